/// A family account: close persons at one address, managed by one administrator (R-FAM-1…4).
public struct Family: Hashable, Sendable {
    /// Identifies the account's stream.
    public let id: ID<Family>
    /// The day on which it came into being.
    public let founded: Day
    /// Who administers it.
    public private(set) var administrator: ID<Person>
    /// Who belongs to it, the administrator included, in the order in which they came.
    public private(set) var members: [FamilyMember]
    /// The day on which the last but one left; nil while it stands.
    public private(set) var dissolved: Day?

    /// Whether a person belongs to it.
    public func contains(_ person: ID<Person>) -> Bool {
        dissolved == nil && members.contains { $0.person == person }
    }

    /// A person's place in it.
    public func member(_ person: ID<Person>) -> FamilyMember? {
        members.first { $0.person == person }
    }
}

/// A person's place in a family account.
public struct FamilyMember: Hashable, Sendable, Codable {
    /// The person.
    public var person: ID<Person>
    /// Short name of the relation to who first administered the account; empty for them.
    public var relation: String
    /// The day on which they came.
    public var since: Day

    /// A person's place.
    public init(person: ID<Person>, relation: String, since: Day) {
        self.person = person
        self.relation = relation
        self.since = since
    }
}

// MARK: Commands

/// Adds a participant to somebody's family account, which comes into being where there is none (R-FAM-1).
public struct JoinFamily: Hashable, Sendable, Codable {
    /// Who administers the account, or will.
    public var administrator: ID<Person>
    /// Who joins.
    public var person: ID<Person>
    /// How they are related: one of the programme's.
    public var relation: String

    /// Adds a participant.
    public init(administrator: ID<Person>, person: ID<Person>, relation: String) {
        self.administrator = administrator
        self.person = person
        self.relation = relation
    }
}

/// Takes a person out of their family account; they go on as a participant of their own.
public struct LeaveFamily: Hashable, Sendable, Codable {
    /// Who leaves.
    public var person: ID<Person>
    /// Who administers the account from now on, where the administrator leaves.
    public var successor: ID<Person>?

    /// Takes a person out.
    public init(person: ID<Person>, successor: ID<Person>? = nil) {
        self.person = person
        self.successor = successor
    }
}

/// Makes another adult member the administrator (R-FAM-2).
public struct ChangeAdministrator: Hashable, Sendable, Codable {
    /// Who administers the account from now on.
    public var person: ID<Person>

    /// Makes somebody the administrator.
    public init(person: ID<Person>) {
        self.person = person
    }
}

// MARK: Events

/// What happened to a family account. Storage: never rename a case or a field.
public enum FamilyEvent: Hashable, Sendable {
    /// It came into being.
    case founded(FamilyFounded)
    /// Somebody joined.
    case joined(FamilyMember)
    /// Somebody left.
    case left(FamilyLeft)
    /// Somebody else administers it.
    case administratorChanged(FamilyAdministrator)
    /// It is no more.
    case dissolved(FamilyDissolved)
}

/// A family account as it came into being.
public struct FamilyFounded: Hashable, Sendable, Codable {
    /// Who administers it.
    public var administrator: ID<Person>
    /// The day.
    public var on: Day
}

/// A member who left.
public struct FamilyLeft: Hashable, Sendable, Codable {
    /// Who left.
    public var person: ID<Person>
    /// The day.
    public var on: Day
}

/// A new administrator.
public struct FamilyAdministrator: Hashable, Sendable, Codable {
    /// Who administers it from now on.
    public var person: ID<Person>
    /// The day.
    public var on: Day
}

/// The end of a family account.
public struct FamilyDissolved: Hashable, Sendable, Codable {
    /// The day.
    public var on: Day
}

// MARK: Decide

extension World {
    func decide(_ command: JoinFamily, _ context: Context) throws(Refusal) -> [Change] {
        let administrator = try participant(command.administrator, context, field: "family.administrator")
        let person = try participant(command.person, context, field: "family.person")
        guard let relation = context.programme.relation(command.relation) else {
            throw context.refusal(.closePersons, .relationUnknown(command.relation), field: "family.relation")
        }
        guard command.person != command.administrator else {
            throw context.refusal(.closePersons, .alreadyInFamily(administrator: ""), field: "family.person")
        }
        try refuseChild(administrator, .familyAdministrator, context, "family.administrator")
        if relation.isAdult { try refuseChild(person, .closePersons, context, "family.person") }
        guard person.address == administrator.address else {
            throw context.refusal(.closePersons, .addressDiffers(administrator.address.full), field: "family.person")
        }
        try refuseFamily(of: command.person, other: family(of: command.administrator), context, "family.person")
        try refuseTooMany(of: relation, in: family(of: command.administrator), context, "family.relation")
        return joining([(command.person, relation.id)], to: command.administrator, context)
    }

    func decide(_ command: LeaveFamily, _ context: Context) throws(Refusal) -> [Change] {
        guard let family = family(of: command.person) else {
            throw context.refusal(.closePersons, .notInFamily, field: "family.person")
        }
        return try leaving([command.person], family, successor: command.successor, context)
    }

    func decide(_ command: ChangeAdministrator, _ context: Context) throws(Refusal) -> [Change] {
        guard let family = family(of: command.person) else {
            throw context.refusal(.familyAdministrator, .notInFamily, field: "family.administrator")
        }
        guard family.administrator != command.person else {
            throw context.refusal(.familyAdministrator, .notChanged, field: "family.administrator")
        }
        let person = try participant(command.person, context, field: "family.administrator")
        try refuseChild(person, .familyAdministrator, context, "family.administrator")
        let changed = FamilyAdministrator(person: command.person, on: context.today)
        return [Change(.family(family.id), .family(.administratorChanged(changed)))]
    }

    /// The family account to which a person belongs.
    public func family(of person: ID<Person>) -> Family? {
        families.values.first { $0.contains(person) }
    }

    /// Somebody who takes part.
    func participant(_ id: ID<Person>, _ context: Context, field: String) throws(Refusal) -> Person {
        guard let person = people[id] else { throw context.refusal(.complete, .unknownPerson, field: field) }
        if let end = person.end {
            throw context.refusal(end.kind.rule, .participationEnded(end.on), field: field)
        }
        return person
    }

    /// Nobody belongs to two families.
    func refuseFamily(
        of person: ID<Person>, other: Family?, _ context: Context, _ field: String
    ) throws(Refusal) {
        guard let family = family(of: person) else { return }
        let name = people[family.administrator]?.details.listName ?? ""
        guard family.id == other?.id else {
            throw context.refusal(.closePersons, .alreadyInFamily(administrator: name), field: field)
        }
        throw context.refusal(.closePersons, .notChanged, field: field)
    }

    private func refuseChild(
        _ person: Person, _ rule: Rule, _ context: Context, _ field: String
    ) throws(Refusal) {
        guard !isAdult(person.id, context) else { return }
        throw context.refusal(rule, .needsAdult(age: person.age(on: context.today)), field: field)
    }

    /// A spouse who administers the account once the one who founded it is gone may have another spouse.
    func refuseTooMany(
        of relation: Relation, in family: Family?, _ context: Context, _ field: String
    ) throws(Refusal) {
        let members = family?.members ?? []
        let isFounderThere = members.contains { $0.relation.isEmpty }
        let count = members.count { member in
            member.relation == relation.id && (isFounderThere || member.person != family?.administrator)
        }
        guard let most = relation.most, count >= most else { return }
        throw context.refusal(.closePersons, .relationTooOften(relation.id, most: most), field: field)
    }

    /// Persons join an administrator's account, which comes into being with the first of them.
    func joining(
        _ persons: [(person: ID<Person>, relation: String)], to administrator: ID<Person>, _ context: Context
    ) -> [Change] {
        guard !persons.isEmpty else { return [] }
        let known = family(of: administrator)
        let stream = StreamID.family(known?.id ?? ID(derivedFrom: context.command, index: Family.index))
        let founded = FamilyFounded(administrator: administrator, on: context.today)
        let beginning = known == nil ? [Change(stream, .family(.founded(founded)))] : []
        return beginning
            + persons.map { person, relation in
                let member = FamilyMember(person: person, relation: relation, since: context.today)
                return Change(stream, .family(.joined(member)))
            }
    }

    /// Persons leave. Where the administrator does, another adult takes over; where none is left or only one person is,
    /// the account is no more, and children who stay behind are called to the service point.
    func leaving(
        _ persons: [ID<Person>], _ family: Family, successor: ID<Person>?, _ context: Context
    ) throws(Refusal) -> [Change] {
        let stream = StreamID.family(family.id)
        let staying = family.members.map(\.person).filter { !persons.contains($0) }
        var changes: [Change] = []
        let loses = persons.contains(family.administrator)
        let adults = successors(in: family, without: Set(persons), context.programme, on: context.today)
        if staying.count > 1, let only = adults.first {
            guard let next = successor ?? (adults.count == 1 ? only : nil), adults.contains(next) else {
                throw context.refusal(.familyAdministrator, .successorMissing, field: "family.successor")
            }
            let changed = FamilyAdministrator(person: next, on: context.today)
            changes.append(Change(stream, .family(.administratorChanged(changed))))
        }
        changes += persons.map { Change(stream, .family(.left(FamilyLeft(person: $0, on: context.today)))) }
        if staying.count < 2 || loses && adults.isEmpty {
            changes.append(Change(stream, .family(.dissolved(FamilyDissolved(on: context.today)))))
        }
        if loses && adults.isEmpty { changes += staying.flatMap { doubt($0, .administratorGone, context) } }
        return changes
    }

    /// Who may take an account over when persons leave it; nobody where its administrator stays (R-FAM-2). Of several
    /// one has to be named.
    public func successors(
        in family: Family, without persons: Set<ID<Person>>, _ programme: Programme, on day: Day
    ) -> [ID<Person>] {
        guard persons.contains(family.administrator) else { return [] }
        return adults(of: family, programme, on: day).map(\.id).filter { !persons.contains($0) }
    }

    /// The adults on a family account, in the order in which they joined: they sign for its children.
    public func adults(of family: Family, _ programme: Programme, on day: Day) -> [Person] {
        family.members.compactMap { people[$0.person] }.filter { $0.isAdult(programme, on: day) }
    }

    func isAdult(_ person: ID<Person>, _ context: Context) -> Bool {
        people[person]?.isAdult(context.programme, on: context.today) == true
    }
}

// MARK: Evolve

extension Family {
    /// Where the id of a family stands among those that follow from a command.
    static let index = 1 << 20

    /// A family account as its first event tells; nil where it is none that begins one.
    public init?(id: ID<Family>, beginning event: FamilyEvent) {
        guard case .founded(let founded) = event else { return nil }
        self.id = id
        self.founded = founded.on
        administrator = founded.administrator
        members = [FamilyMember(person: founded.administrator, relation: "", since: founded.on)]
    }

    /// Takes in what happened.
    public mutating func evolve(_ event: FamilyEvent) {
        switch event {
        case .founded: break
        case .joined(let member): members.append(member)
        case .left(let left): members.removeAll { $0.person == left.person }
        case .administratorChanged(let changed): administrator = changed.person
        case .dissolved(let dissolved): self.dissolved = dissolved.on
        }
    }
}
