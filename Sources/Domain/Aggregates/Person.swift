/// A participant of the programme: who they are and which traits they were granted.
public struct Person: Hashable, Sendable {
    /// Identifies the person's stream.
    public let id: ID<Person>
    /// Who they are.
    public private(set) var details: PersonDetails
    /// Where they live.
    public private(set) var address: Address
    /// How they are reached.
    public private(set) var contact: Contact
    /// What was granted, oldest first.
    public private(set) var grants: [Grant] = []

    /// Whether a package is in force on a day.
    public func has(package: String, on day: Day) -> Bool {
        grants.contains { $0.package == package && $0.isValid(on: day) }
    }
}

/// Who a person is.
public struct PersonDetails: Hashable, Sendable, Codable {
    /// By what they are told from others.
    public var identity: Identity
    /// Family name.
    public var surname: String
    /// First given name.
    public var givenName: String
    /// Second given name; empty where there is none.
    public var secondName: String
    /// Birth date.
    public var birthDate: Day
    /// Sex, where known.
    public var sex: Sex?

    /// Who a person is.
    public init(
        identity: Identity, surname: String, givenName: String, secondName: String = "", birthDate: Day, sex: Sex?
    ) {
        self.identity = identity
        self.surname = surname
        self.givenName = givenName
        self.secondName = secondName
        self.birthDate = birthDate
        self.sex = sex
    }

    /// `KOWALSKI Łukasz`, as on lists.
    public var listName: String {
        "\(surname.uppercased()) \(givenName)"
    }

    /// The keys of the duplicate check.
    public var keys: [PersonKey] {
        PersonKey.keys(identity: identity, surname: surname, givenName: givenName, birthDate: birthDate)
    }
}

/// A trait granted to a person for a time, with how that time came about.
public struct Grant: Hashable, Sendable, Codable {
    /// The package that hangs on it.
    public var package: String
    /// The trait.
    public var trait: String
    /// First day.
    public var from: Day
    /// Last day; nil: without an end.
    public var until: Day?
    /// The paragraph that sets the time.
    public var paragraph: String
    /// The application by which it came.
    public var application: ID<Application>

    /// A trait granted for a time.
    public init(
        package: String, trait: String, from: Day, until: Day?, paragraph: String, application: ID<Application>
    ) {
        self.package = package
        self.trait = trait
        self.from = from
        self.until = until
        self.paragraph = paragraph
        self.application = application
    }

    /// Whether it holds on a day.
    public func isValid(on day: Day) -> Bool {
        from <= day && day <= until ?? .distantFuture
    }
}

extension Day {
    /// Later than any day of the programme.
    public static let distantFuture = Day(ordinal: 2_932_896)
}

// MARK: Events

/// What happened to a person. Storage: never rename a case or a field.
public enum PersonEvent: Hashable, Sendable {
    /// They came into the programme.
    case registered(PersonRegistered)
    /// Their data were changed.
    case changed(PersonRegistered)
    /// A trait was granted.
    case granted(Grant)
    /// They accepted the regulation and gave or refused consents.
    case declared(Declared)
}

/// A person's data as they came in or as they were changed.
public struct PersonRegistered: Hashable, Sendable, Codable {
    /// Who they are.
    public var details: PersonDetails
    /// Where they live.
    public var address: Address
    /// How they are reached.
    public var contact: Contact

    /// A person's data.
    public init(details: PersonDetails, address: Address, contact: Contact) {
        self.details = details
        self.address = address
        self.contact = contact
    }
}

/// Statements and consents as given, each with its version.
public struct Declared: Hashable, Sendable, Codable {
    /// Statements made.
    public var statements: [Declaration]
    /// Consents, given or not.
    public var consents: [Declaration]
    /// The day.
    public var on: Day
}

/// A statement or consent with the version of its words.
public struct Declaration: Hashable, Sendable, Codable {
    /// The programme's short name of it.
    public var id: String
    /// Version of the words.
    public var version: String
    /// Whether it was made or given.
    public var given: Bool

    /// A statement or consent.
    public init(id: String, version: String, given: Bool) {
        self.id = id
        self.version = version
        self.given = given
    }
}

// MARK: Evolve

extension Person {
    /// A person as their first event tells; nil where it is none that begins a person.
    public init?(id: ID<Person>, beginning event: PersonEvent) {
        guard case .registered(let data) = event else { return nil }
        self.id = id
        details = data.details
        address = data.address
        contact = data.contact
    }

    /// Takes in what happened.
    public mutating func evolve(_ event: PersonEvent) {
        switch event {
        case .registered(let data), .changed(let data):
            details = data.details
            address = data.address
            contact = data.contact
        case .granted(let grant):
            grants.append(grant)
        case .declared:
            break
        }
    }
}
