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
    /// The day on which they accepted the regulation last; nil where they never did.
    public private(set) var accepted: Day?
    /// Consents as they were last given or withdrawn.
    public private(set) var consents: [Declaration] = []
    /// The day on which data that a card carries were changed last.
    public private(set) var printedDataChanged: Day?
    /// Cards of earlier programmes that they brought along.
    public private(set) var earlierCards: [EarlierCardTaken] = []
    /// Reliefs that they used, oldest first.
    public private(set) var uses: [ReliefUse] = []
    /// Why they are called to the service point (R-PKG-10), oldest first; a check clears all.
    public private(set) var doubts: [DoubtRaised] = []
    /// How their participation ended; nil while they take part, and again once they apply anew.
    public private(set) var end: ParticipationEnded?
    /// The day on which a participation of theirs ended last, also where they came back.
    public private(set) var lastEnd: Day?

    /// Whether a package is granted on a day, whether or not those that it needs are.
    public func has(package: String, on day: Day) -> Bool {
        grants.contains { $0.package == package && $0.isValid(on: day) }
    }

    /// The packages granted on a day, each once.
    public func packages(on day: Day) -> [String] {
        grants.reduce(into: []) { packages, grant in
            if grant.isValid(on: day) && !packages.contains(grant.package) { packages.append(grant.package) }
        }
    }

    /// The packages in force on a day, in the programme's order: granted, with the main package and all that they need
    /// in force as well (R-PKG-4). What was granted without an end rests while the main package is not renewed.
    public func packages(inForce programme: Programme, on day: Day) -> [String] {
        programme.packages.reduce(into: []) { inForce, package in
            let needs = package.id == programme.mainPackage ? [] : [programme.mainPackage] + package.needs
            if has(package: package.id, on: day) && needs.allSatisfy(inForce.contains) { inForce.append(package.id) }
        }
    }

    /// The grant of a package that holds longest; nil where it was never granted.
    public func lastGrant(of package: String) -> Grant? {
        grants.filter { $0.package == package && $0.from <= $0.until ?? .distantFuture }
            .max { ($0.until ?? .distantFuture) < ($1.until ?? .distantFuture) }
    }

    /// Their age on a day, in completed years.
    public func age(on day: Day) -> Int {
        details.birthDate.age(on: day)
    }

    /// Whether they sign for themselves.
    public func isAdult(_ programme: Programme, on day: Day) -> Bool {
        age(on: day) >= programme.adultAge
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

    /// `Łukasz Jan Kowalski`, as on cards and papers.
    public var fullName: String {
        [givenName, secondName, surname].filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// The keys of the duplicate check.
    public var keys: [PersonKey] {
        PersonKey.keys(identity: identity, surname: surname, givenName: givenName, birthDate: birthDate)
    }

    /// What can't be so, and in which field: something that has to be there is blank, or the birth date is another one
    /// than the PESEL tells or still to come; nil where nothing is wrong.
    public func fault(on day: Day) -> (field: String, reason: Reason)? {
        if let blank = [("surname", surname), ("given_name", givenName)].first(where: { Folding.fold($0.1).isEmpty }) {
            return (blank.0, .required)
        }
        return PersonDetails.fault(of: birthDate, identity, on: day)
    }

    /// What can't be so of a birth date beside an identity.
    static func fault(of birthDate: Day, _ identity: Identity?, on day: Day) -> (field: String, reason: Reason)? {
        let field = identity?.pesel == nil ? "birth_date" : "pesel"
        if birthDate > day { return (field, .future(birthDate)) }
        guard let told = identity?.pesel?.birthDate, told != birthDate else { return nil }
        return (field, .bornOtherwise(told))
    }

    /// Whether a card of the one looks like a card of the other: it carries the name (R-CRD-3).
    public func prints(like other: PersonDetails) -> Bool {
        (surname, givenName, secondName) == (other.surname, other.givenName, other.secondName)
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
    /// Short name of the capacity whose upper age ends it earlier; nil where the package's own time does.
    public var endsWith: String?
    /// The day by which a paper that it rests on has to be looked at again, such as a student's ID.
    public var checkBy: Day?

    /// A trait granted for a time.
    public init(
        package: String, trait: String, from: Day, until: Day?, paragraph: String, application: ID<Application>,
        endsWith: String? = nil, checkBy: Day? = nil
    ) {
        self.package = package
        self.trait = trait
        self.from = from
        self.until = until
        self.paragraph = paragraph
        self.application = application
        self.endsWith = endsWith
        self.checkBy = checkBy
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
    /// A trait was taken away before its time.
    case revoked(GrantRevoked)
    /// They brought along a card of an earlier programme.
    case earlierCard(EarlierCardTaken)
    /// They used a relief.
    case reliefUsed(ReliefUse)
    /// Something is in doubt: they are called to the service point.
    case doubted(DoubtRaised)
    /// A check cleared the doubt.
    case cleared(DoubtCleared)
    /// Their participation ended.
    case ended(ParticipationEnded)
}

/// A trait taken away before its time.
public struct GrantRevoked: Hashable, Sendable, Codable {
    /// The package.
    public var package: String
    /// The first day without it.
    public var on: Day
    /// The rule by which it went.
    public var rule: Rule
    /// Who did what brought it about.
    public var by: ID<StaffMember>
}

/// A card of an earlier programme.
public struct EarlierCardTaken: Hashable, Sendable, Codable {
    /// Which card it was: one of the programme's.
    public var kind: String
    /// Its number.
    public var number: String
    /// Its last day; nil: without an end.
    public var validUntil: Day?
    /// The day on which it was entered.
    public var on: Day
    /// Who entered it.
    public var by: ID<StaffMember>
}

/// A relief as it was used.
public struct ReliefUse: Hashable, Sendable, Codable {
    /// The relief.
    public var relief: String
    /// The day.
    public var on: Day
}

/// A doubt about a participant.
public struct DoubtRaised: Hashable, Sendable, Codable {
    /// What brought it about.
    public var cause: DoubtCause
    /// In the words of who raised it; empty where a rule did.
    public var reason: String
    /// The day.
    public var on: Day
    /// Who raised it, or did what brought it about.
    public var by: ID<StaffMember>
}

/// What brings a doubt about.
public enum DoubtCause: String, Hashable, Sendable, Codable, CaseIterable {
    /// A member of staff.
    case staff
    /// Birth date or identity were changed.
    case identityChanged = "identity-changed"
    /// They moved out of the city.
    case movedOut = "moved-out"
    /// Who administered their family's account is gone.
    case administratorGone = "administrator-gone"
}

/// A doubt that a check cleared.
public struct DoubtCleared: Hashable, Sendable, Codable {
    /// What was found.
    public var note: String
    /// The day.
    public var on: Day
    /// Who checked.
    public var by: ID<StaffMember>
}

/// The end of a participation.
public struct ParticipationEnded: Hashable, Sendable, Codable {
    /// How it came.
    public var kind: EndKind
    /// Why; empty where nothing was said.
    public var reason: String
    /// Who signed for a child; nil where they did themselves, or nobody had to.
    public var signedBy: ID<Person>?
    /// The first day on which they take part no more.
    public var on: Day
    /// Who entered it.
    public var by: ID<StaffMember>
}

/// How a participation ends.
public enum EndKind: String, Hashable, Sendable, Codable, CaseIterable {
    /// They resigned (R-END-2).
    case resignation
    /// The account was annulled: false data, or conditions no longer met (R-END-3).
    case annulment
    /// They died (R-END-4).
    case death

    /// The rule by which it ends.
    public var rule: Rule {
        switch self {
        case .resignation: .resignation
        case .annulment: .annulment
        case .death: .death
        }
    }
}

/// A person's data as they came in or as they were changed.
public struct PersonRegistered: Hashable, Sendable, Codable {
    /// Who they are.
    public var details: PersonDetails
    /// Where they live.
    public var address: Address
    /// How they are reached.
    public var contact: Contact
    /// The day, where what changed stands on a card.
    public var printedDataChanged: Day?

    /// A person's data.
    public init(details: PersonDetails, address: Address, contact: Contact, printedDataChanged: Day? = nil) {
        self.details = details
        self.address = address
        self.contact = contact
        self.printedDataChanged = printedDataChanged
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
        case .registered: break
        case .changed(let data):
            details = data.details
            address = data.address
            contact = data.contact
            printedDataChanged = data.printedDataChanged ?? printedDataChanged
        case .granted(let grant): grants.append(grant)
        case .declared(let declared):
            if declared.statements.contains(where: \.given) { (accepted, end) = (declared.on, nil) }
            let named = declared.consents.map(\.id)
            consents = consents.filter { !named.contains($0.id) } + declared.consents
        case .revoked(let revoked): cutGrants(from: revoked.on) { $0.package == revoked.package }
        case .earlierCard(let card): earlierCards.append(card)
        case .reliefUsed(let use): uses.append(use)
        case .doubted(let doubt): doubts.append(doubt)
        case .cleared: doubts = []
        case .ended(let end):
            (self.end, lastEnd) = (end, end.on)
            doubts = []
            cutGrants(from: end.on) { _ in true }
        }
    }

    /// What was granted holds until the day before. A grant of that very day never holds.
    private mutating func cutGrants(from day: Day, where matches: (Grant) -> Bool) {
        for index in grants.indices where matches(grants[index]) && grants[index].until ?? .distantFuture >= day {
            grants[index].until = day.adding(days: -1)
        }
    }
}
