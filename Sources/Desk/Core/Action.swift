import Terminal

/// A key and what it does here. The one table from which the bottom bar, the help page and the dispatch are made.
public struct Action: Hashable, Sendable {
    /// The key.
    public let key: Key
    /// What it does.
    public let act: Act

    /// A key and what it does.
    public init(_ key: Key, _ act: Act) {
        self.key = key
        self.act = act
    }

    /// Whether the bottom bar tells it: Enter and Esc do the same everywhere, and another key stands there for them.
    var isShown: Bool {
        switch key {
        case .enter: act == .knownPerson
        case .escape, .backspace: false
        default: true
        }
    }

    /// The key's name as on the bottom bar: `F2`, `Enter`, `^N`.
    public var keyName: String {
        switch key {
        case .f(let number): "F\(number)"
        case .character(let character): String(character)
        case .control(let letter): "^\(letter.uppercased())"
        case .enter: "Enter"
        case .escape: "Esc"
        case .tab: "Tab"
        case .delete: "Del"
        case .insert: "Ins"
        default: "\(key)"
        }
    }
}

/// Everything a key may do, by its message keys: `act.next` on the bottom bar, `act.next.help` on the help page.
public enum Act: String, CaseIterable, Sendable {
    // Everywhere
    case help, leave, back, lock, quit
    // Pulpit
    case open, application, drafts, refresh, search, review, pickup
    // Intake
    case next, previous, papers, photo, verdict, park, print, submit, discard
    case knownPerson = "known-person"
    case otherPerson = "other-person"
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
}
