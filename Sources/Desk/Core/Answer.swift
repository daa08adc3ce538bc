import Documents
import Domain
import Photo
import Store

/// What came of an ``Effect``.
enum Answer: Sendable {
    // Of effects
    case established(StaffMember, OfficeEstablished)
    case login(LoginAnswer)
    case performed(Outcome)
    case home(HomeCounts)
    case found(SearchResult<PersonRow>, for: String)
    case known([PersonRow], isCertain: Bool)
    case streets(StreetsFound)
    case person(PersonFile)
    case file(ApplicationCase)
    case queue([ApplicationRow])
    case cards([CardRow], for: String)
    case accounts([AccountRow])
    case notices([Notice])
    case drafts([DraftRow])
    case draft(Draft?)
    case draftDiscarded(Draft)
    case draftSaved(Instant)
    case folder(PhotoFolder)
    case examined(PhotoReport)
    case photoStored(hash: String)
    case picture(Mosaic?, hash: String)
    case printed(name: String)
    case previewed(String)
    case done
    case failed(Failure)
    // Between workplaces
    case photoTaken(PhotoRecord)
    case draftEdited(Draft)
    /// Somebody is to be taken off the form, as it was edited.
    case personDropped(Int, Draft)
    case offer(person: Int, package: String)
    case documents([DocumentRecord])
    case goTo(String)
    case submit
    // Cash
    case till(Till)
    case receipts([ReceiptRow], for: String)
    case receipt(ReceiptFile)
    // Papers on their way; nil where another window of this desk has them
    case spool([Job]?)
    case paper(String, JobID)

    // Cards, changes, families, the end
    /// What a command would come to, as it was when it was asked for.
    case rehearsed(Outcome, of: Command)
    case cardsOf([CardRow], ID<Person>)
    /// What was picked from a menu.
    case picked(Act)
    /// Which card somebody gives back.
    case givenBack(ID<Card>)
    /// Who administers a family account from now on.
    case successor(ID<Person>)

    // Register, figures, renewals
    case renewals([RenewalRow], days: Int)
    case figures(Figures)
    case exported(path: String)
}

/// Why work could not be done, as a message key, and whether trying again may help.
struct Failure: Error, Hashable, Sendable {
    /// Message key, `failure.…`.
    let key: String
    /// Whether a paper may be waiting because of it.
    let isOfPaper: Bool

    /// A failure with its words.
    init(_ key: String, isOfPaper: Bool = false) {
        self.key = key
        self.isOfPaper = isOfPaper
    }
}

/// Pictures in a folder, newest first, and its folders.
struct PhotoFolder: Hashable, Sendable {
    /// The folder.
    let path: String
    /// Names of its folders.
    let folders: [String]
    /// Names of its files that may be pictures.
    let files: [String]
    /// Name, size and time of the newest file: another one once it has come or has been written to.
    let newest: String
}

/// What was found on a photo, and how it looks in the terminal.
struct PhotoReport: Sendable {
    /// The file.
    let path: String
    /// What the programme says.
    let verdict: PhotoVerdict
    /// What was measured.
    let measures: PhotoMeasures?
    /// How it looks; nil where it can't be shown.
    let picture: Mosaic?
}
