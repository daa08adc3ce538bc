import Documents
import Domain
import Photo
import Store

/// Work that a workplace wants done elsewhere, as a value. ``Runner`` does it and posts the ``Answer``.
enum Effect: Sendable {
    case establish(EstablishRequest)
    case login(name: String, password: String)
    case addStaff(AccountRequest)
    case setPassword(ID<StaffMember>, ID<Command>, password: String)
    case perform(Command, id: ID<Command>)
    case loadHome
    case search(String)
    case findKnown([PersonKey], except: ID<Person>)
    case findStreets(String)
    case loadPerson(ID<Person>)
    case loadCase(ID<Application>)
    case loadQueue(Queue)
    case findReady(String)
    case findCards(String)
    case loadStaff
    case loadNotices
    /// Keeps a draft soon: after each letter.
    case saveDraft(Draft)
    /// Keeps a draft before anything else is drawn: a field was left, and who sees the cursor in the next one may rely
    /// on it.
    case keepDraft(Draft)
    case loadDrafts
    case loadDraft(ID<Application>)
    case deleteDraft(ID<Application>)
    case discardDraft(ID<Application>)
    case listFolder(String?)
    case examinePhoto(String)
    case storePhoto(String)
    case showPhoto(hash: String, rows: Int, columns: Int)
    case print(Printout, job: ID<Command>)
    /// Has a paper written out as text, and prints nothing.
    case preview(Printout)
    // Cash
    case loadTill
    case findReceipts(String)
    case loadReceipt(ID<Receipt>)
    // Papers on their way
    case loadSpool
    case readPaper(JobID)
    case settlePaper(JobID)
    case printAgain(JobID)
    case dropPaper(JobID)

    // Cards, changes, families, the end
    /// Has a command decided without doing it.
    case rehearse(Command, id: ID<Command>)
    case loadCards(ID<Person>)

    // Register, figures, renewals
    case loadRegister(RegisterFilter, String)
    case loadRenewals(days: Int)
    case loadFigures(FiguresQuery)
    case exportRegister(RegisterFilter, String)
    case exportFigures(FiguresQuery)
}

/// Which applications a list shows.
enum Queue: Hashable, Sendable {
    /// Those that wait for a decision, the nearest deadline first.
    case pending
    /// Those whose applicants were called to bring something.
    case supplement
}

/// What the first start asks for.
struct EstablishRequest: Sendable {
    var servicePoint: String
    var desk: Int
    var account: AccountRequest
}

/// An account to be opened. The password is hashed where the account is made, never kept.
struct AccountRequest: Sendable {
    var id: ID<StaffMember>
    var command: ID<Command>
    var login: String
    var name: String
    var roles: Set<Domain.Role>
    var password: String
}
