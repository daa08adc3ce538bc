/// An application as it is being typed: the texts of the fields, right or wrong, so that nothing typed is ever lost.
public struct Draft: Hashable, Sendable, Codable {
    /// The application that it will be.
    public var application: ID<Application>
    /// The command by which it will be submitted: sent twice, it counts once.
    public var command: ID<Command>
    /// The person of the first applicant: a new one, or one already known.
    public var person: ID<Person>
    /// Texts by field (`person.pesel`). A flag is `true` or absent.
    public var fields: [String: String]
    /// What is known of each paper.
    public var documents: [DocumentRecord]
    /// The photo, once taken.
    public var photo: PhotoRecord?
    /// The page that is open, by its id.
    public var page: String
    /// The field with the cursor.
    public var focus: String
    /// Whether the applicant was put aside.
    public var parked: Bool
    /// When it was opened.
    public var opened: Instant

    /// An empty draft.
    public init(
        application: ID<Application>, command: ID<Command>, person: ID<Person>, fields: [String: String] = [:],
        documents: [DocumentRecord] = [], photo: PhotoRecord? = nil, page: String = "", focus: String = "",
        parked: Bool = false, opened: Instant
    ) {
        self.application = application
        self.command = command
        self.person = person
        self.fields = fields
        self.documents = documents
        self.photo = photo
        self.page = page
        self.focus = focus
        self.parked = parked
        self.opened = opened
    }

    /// The text of a field; empty where nothing was typed.
    public func text(_ field: String) -> String {
        fields[field] ?? ""
    }

    /// Whether a flag is set.
    public func isSet(_ field: String) -> Bool {
        fields[field] == Draft.yes
    }

    /// The text of a flag that is set.
    public static let yes = "true"
}
