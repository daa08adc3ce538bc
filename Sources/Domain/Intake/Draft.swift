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
    /// Packages in force that the first applicant holds already.
    public var holds: [String]?
    /// The other persons of the form, in their order.
    public var others: [DraftPerson]?
    /// How it reached the office, where nobody brought it.
    public var electronic: ElectronicOrigin?
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

    /// Whether there is nothing on one form that isn't on the other.
    public func saysTheSame(as other: Draft) -> Bool {
        let (mine, theirs) = (fields.filter { !$1.isEmpty }, other.fields.filter { !$1.isEmpty })
        return mine == theirs && documents == other.documents && photo == other.photo
            && (others ?? []) == (other.others ?? [])
    }

    /// The text of a flag that is set.
    public static let yes = "true"

    /// How many persons are on the form.
    public var count: Int {
        1 + (others?.count ?? 0)
    }

    /// A person of the form, from 0.
    public subscript(person index: Int) -> DraftPerson {
        get {
            index == 0 ? DraftPerson(person: person, photo: photo, holds: holds) : others?[index - 1] ?? self[person: 0]
        }
        set {
            guard index > 0 else { return (person, photo, holds) = (newValue.person, newValue.photo, newValue.holds) }
            others?[index - 1] = newValue
        }
    }

    /// The name of a field of a person (`person.pesel`, `package.senior`): the first one's stand as they are, those of
    /// the others carry their place (`person.2.pesel`, `person.2.package.senior`).
    public static func field(_ name: String, of index: Int) -> String {
        guard index > 0 else { return name }
        let own = name.hasPrefix("person.") ? String(name.dropFirst("person.".count)) : name
        return "person.\(index).\(own)"
    }

    /// The inverse of ``field(_:of:)``: the person (from 0) and the field's own name.
    public static func place(of field: String) -> (person: Int, name: String) {
        let parts = field.split(separator: ".", maxSplits: 2).map(String.init)
        guard parts.count == 3, parts[0] == "person", let person = Int(parts[1]) else { return (0, field) }
        return (person, parts[2].hasPrefix("package.") ? parts[2] : "person.\(parts[2])")
    }

    /// Adds a person at the end.
    public mutating func add(_ person: DraftPerson) {
        others = (others ?? []) + [person]
    }

    /// Takes a person (from 1) off the form, with all that was typed and said about them; those after them move up.
    public mutating func remove(person index: Int) {
        guard let others, others.indices.contains(index - 1) else { return }
        fields = fields.reduce(into: [:]) { kept, field in
            if let name = Draft.name(of: field.key, without: index) { kept[name] = field.value }
        }
        documents = documents.compactMap { record in
            guard let person = record.person, person >= index else { return record }
            var moved = record
            moved.person = person - 1
            return person == index ? nil : moved
        }
        self.others?.remove(at: index - 1)
    }

    /// What a field is called once a person is gone; nil where it was theirs.
    private static func name(of field: String, without index: Int) -> String? {
        let parts = field.split(separator: ".", maxSplits: 2).map(String.init)
        guard parts.count == 3, parts[0] == "person", let place = Int(parts[1]), place >= index else { return field }
        return place == index ? nil : "person.\(place - 1).\(parts[2])"
    }
}

/// One person of a draft.
public struct DraftPerson: Hashable, Sendable, Codable {
    /// The person: a new one, or one already known.
    public var person: ID<Person>
    /// The photo, once taken.
    public var photo: PhotoRecord?
    /// Packages in force that they hold already.
    public var holds: [String]?

    /// One person of a draft.
    public init(person: ID<Person>, photo: PhotoRecord? = nil, holds: [String]? = nil) {
        self.person = person
        self.photo = photo
        self.holds = holds
    }
}
