import Terminal

/// A key and what it does here. The one table from which the bottom bar, the help page and the dispatch are made.
struct Action: Hashable, Sendable {
    /// The key.
    let key: Key
    /// What it does.
    let act: Act
    /// Whether the bottom bar has it; the help page always does.
    let isShown: Bool

    /// A key and what it does. Enter and Esc do the same everywhere, and another key stands on the bottom bar for them.
    init(_ key: Key, _ act: Act, isShown: Bool? = nil) {
        self.key = key
        self.act = act
        self.isShown = isShown ?? ![.enter, .escape, .backspace, .pageUp, .pageDown].contains(key)
    }

    /// The key's name as on the bottom bar: `F2`, `Enter`, `^N`.
    var keyName: String {
        switch key {
        case .f(let number): "F\(number)"
        case .character(let character): String(character)
        case .control(let letter): "^\(letter.uppercased())"
        case .enter: "Enter"
        case .escape: "Esc"
        case .tab: "Tab"
        case .pageUp: "PgUp"
        case .pageDown: "PgDn"
        case .backspace: "⌫"
        case .delete: "Del"
        case .insert: "Ins"
        case .left: "←"
        case .right: "→"
        default: "\(key)"
        }
    }
}

/// Everything a key may do, by its message keys: `act.next` on the bottom bar, `act.next.help` on the help page.
enum Act: String, CaseIterable, Sendable {
    // Everywhere
    case help, leave, back, lock, quit, preview, stay
    case leaveUnsaved = "leave-unsaved"
    // Pulpit
    case open, application, refresh, search, review, pickup
    // Intake
    case next, previous, papers, photo, verdict, park, print, submit, discard
    case knownPerson = "known-person"
    case otherPerson = "other-person"
    case addPerson = "add-person"
    case editPerson = "edit-person"
    case removePerson = "remove-person"
    case restorePerson = "restore-person"
    // Photo
    case take, choose
    case parent = "parent-folder"
    // Papers
    case seen, copied, scanned, missing
    case refusePaper = "refuse-paper"
    case save
    // Review
    case approve, refuse, supplement, whole, filter, restore
    // Pick-up
    case handOver = "hand-over"
    // Office
    case add, roles, password, activate
    // Cash
    case cash, pay, void, reprint, explain, denominations
    case shiftResult = "shift-result"
    case otherFee = "other-fee"
    case openShift = "open-shift"
    case closeShift = "close-shift"
    case findPayer = "find-payer"
    case takePerson = "take-person"
    case findSigner = "find-signer"
    // Papers on their way
    case read, drop, spool
    case didPrint = "did-print"
    case printAgain = "print-again"

    // Cards, changes, families, the end
    case block, duplicate, change, family, more, resign, annul, death, reliefs, requests, pick, consents, confirm,
        join, administer
    case takeBack = "take-back"
    case raiseDoubt = "raise-doubt"
    case clearDoubt = "clear-doubt"
    case withdrawDuplicate = "withdraw-duplicate"
    case useRelief = "use-relief"
    case leaveFamily = "leave-family"
    case moveFamily = "move-family"
    case lossPaper = "paper-loss"
    case duplicatePaper = "paper-duplicate"
    case resignationPaper = "paper-resignation"
    case familyPaper = "paper-family"
    case pickupPaper = "paper-pickup"
    case confirmationPaper = "paper-confirmation"

    // Register, figures, renewals
    case export, chart, renew
    case applyFilter = "apply-filter"
    case clearFilter = "clear-filter"
    case nextColumn = "next-column"
    case previousColumn = "previous-column"
    case moreDays = "more-days"
    case fewerDays = "fewer-days"
}
