// What is done to a person who takes part: their data change, a doubt is raised, a relief is used, it ends. The state
// and the events are in Person.swift.

// MARK: Commands

/// Changes a person's data (R-END-1). What follows from it comes with it: see ``Consequence``.
public struct ChangeData: Hashable, Sendable, Codable {
    /// The person.
    public var person: ID<Person>
    /// Who they are from now on.
    public var details: PersonDetails
    /// Where they live from now on.
    public var address: Address
    /// How they are reached from now on.
    public var contact: Contact
    /// Whether the whole family moves along; who moves alone leaves the family account (R-FAM-3).
    public var wholeFamily: Bool
    /// Who administers the family account, where its administrator moves alone.
    public var successor: ID<Person>?
    /// Whether the clerk said that this is not the person of the same name and birth date who is already known.
    public var confirmedDifferent: Bool

    /// Changes a person's data.
    public init(
        person: ID<Person>, details: PersonDetails, address: Address, contact: Contact, wholeFamily: Bool = false,
        successor: ID<Person>? = nil, confirmedDifferent: Bool = false
    ) {
        self.person = person
        self.details = details
        self.address = address
        self.contact = contact
        self.wholeFamily = wholeFamily
        self.successor = successor
        self.confirmedDifferent = confirmedDifferent
    }
}

/// Gives or withdraws consents (R-FAM-4): only those named are touched.
public struct ChangeConsents: Hashable, Sendable, Codable {
    /// The person.
    public var person: ID<Person>
    /// The consents as they are from now on, each with the version of its words.
    public var consents: [Declaration]

    /// Gives or withdraws consents.
    public init(person: ID<Person>, consents: [Declaration]) {
        self.person = person
        self.consents = consents
    }
}

/// Ends the participation of one person or of several at once, effective the same day (R-END-2…4, R-CRD-4).
public struct EndParticipation: Hashable, Sendable, Codable {
    /// Who.
    public var people: [ID<Person>]
    /// How.
    public var kind: EndKind
    /// Why; an annulment needs it.
    public var reason: String
    /// Who signed for a child.
    public var signedBy: ID<Person>?
    /// The cards that lie on the desk.
    public var cardsReturned: [ID<Card>]
    /// Who administers the family account from now on, where its administrator goes.
    public var successor: ID<Person>?

    /// Ends a participation.
    public init(
        people: [ID<Person>], kind: EndKind, reason: String = "", signedBy: ID<Person>? = nil,
        cardsReturned: [ID<Card>] = [], successor: ID<Person>? = nil
    ) {
        self.people = people
        self.kind = kind
        self.reason = reason
        self.signedBy = signedBy
        self.cardsReturned = cardsReturned
        self.successor = successor
    }
}

/// Calls a participant to the service point because something is in doubt (R-PKG-10).
public struct RaiseDoubt: Hashable, Sendable, Codable {
    /// The person.
    public var person: ID<Person>
    /// What is in doubt.
    public var reason: String

    /// Raises a doubt.
    public init(person: ID<Person>, reason: String) {
        self.person = person
        self.reason = reason
    }
}

/// Says what a check found: the doubt is gone.
public struct ClearDoubt: Hashable, Sendable, Codable {
    /// The person.
    public var person: ID<Person>
    /// What was found.
    public var note: String

    /// Clears a doubt.
    public init(person: ID<Person>, note: String) {
        self.person = person
        self.note = note
    }
}

/// Uses a relief (R-PKG-9).
public struct UseRelief: Hashable, Sendable, Codable {
    /// The person.
    public var person: ID<Person>
    /// The relief.
    public var relief: String

    /// Uses a relief.
    public init(person: ID<Person>, relief: String) {
        self.person = person
        self.relief = relief
    }
}

/// Takes over a card of an earlier programme: its holder becomes known, and what it stood for is offered when they come
/// (R-PKG-8). They take part once they have accepted the regulation.
public struct TakeOverCard: Hashable, Sendable, Codable {
    /// The person: a new one, or the one whom a certain key finds.
    public var person: ID<Person>
    /// Who they are.
    public var details: PersonDetails
    /// Where they live.
    public var address: Address
    /// How they are reached.
    public var contact: Contact
    /// Which card it is: one of the programme's.
    public var kind: String
    /// Its number.
    public var number: String
    /// Its last day; nil: without an end.
    public var validUntil: Day?
    /// Whether this is not the person of the same name and birth date who is already known.
    public var confirmedDifferent: Bool

    /// Takes a card over.
    public init(
        person: ID<Person>, details: PersonDetails, address: Address, contact: Contact, kind: String, number: String,
        validUntil: Day? = nil, confirmedDifferent: Bool = false
    ) {
        self.person = person
        self.details = details
        self.address = address
        self.contact = contact
        self.kind = kind
        self.number = number
        self.validUntil = validUntil
        self.confirmedDifferent = confirmedDifferent
    }
}

// MARK: Decide

extension World {
    func decide(_ command: ChangeData, _ context: Context) throws(Refusal) -> [Change] {
        let person = try participant(command.person, context, field: "person")
        let old = PersonRegistered(details: person.details, address: person.address, contact: person.contact)
        let new = PersonRegistered(details: command.details, address: command.address, contact: command.contact)
        guard old != new else { throw context.refusal(.dataChange, .notChanged, field: "person") }
        try refuseFault(in: new, context)
        try refuseKnown(
            command.details.keys, as: person.id, confirmedDifferent: command.confirmedDifferent, context,
            field: "person.pesel")
        return [changing(person, to: new, context)]
            + (command.address == person.address ? [] : try moving(person, command, context))
            + checks(of: person, after: command, context)
    }

    /// What an application has to say, and rightly, can't be left out of a change either.
    private func refuseFault(in data: PersonRegistered, _ context: Context) throws(Refusal) {
        if let fault = data.details.fault(on: context.today) {
            throw context.refusal(.complete, fault.reason, field: "person.\(fault.field)")
        }
        let needed = [("address.house", data.address.house), ("address.city", data.address.city)]
        guard let blank = needed.first(where: { Folding.fold($0.1).isEmpty }) else { return }
        throw context.refusal(.complete, .required, field: blank.0)
    }

    /// Data as they are from now on; where they stand on a card, with the day.
    func changing(_ person: Person, to new: PersonRegistered, _ context: Context) -> Change {
        var new = new
        new.printedDataChanged = new.details.prints(like: person.details) ? nil : context.today
        return Change(.person(person.id), .person(.changed(new)))
    }

    private func moving(_ person: Person, _ command: ChangeData, _ context: Context) throws(Refusal) -> [Change] {
        guard let family = family(of: person.id) else { return [] }
        guard command.wholeFamily else {
            return try leaving([person.id], family, successor: command.successor, context)
        }
        return family.members.compactMap { people[$0.person] }.filter { $0.id != person.id }.map { member in
            let data = PersonRegistered(details: member.details, address: command.address, contact: member.contact)
            return changing(member, to: data, context)
        }
    }

    /// What was granted for another age goes; who is another person than was checked, or lives elsewhere, is checked
    /// afresh.
    private func checks(of person: Person, after command: ChangeData, _ context: Context) -> [Change] {
        var changes = outgrown(person, bornOn: command.details.birthDate, context)
        let moved = command.address.city != person.address.city && !context.programme.isHome(command.address)
        let movers = moved && command.wholeFamily ? family(of: person.id)?.members.map(\.person) : nil
        if moved { changes += (movers ?? [person.id]).flatMap { doubt($0, .movedOut, context) } }
        let isOther =
            command.details.identity != person.details.identity
            || command.details.birthDate != person.details.birthDate
        if isOther { changes += doubt(person.id, .identityChanged, context) }
        return changes
    }

    /// What was granted to a person for another age than the one that they turn out to have.
    func outgrown(_ person: Person, bornOn birthDate: Day, _ context: Context) -> [Change] {
        let age = birthDate.age(on: context.today)
        return person.packages(on: context.today).compactMap(context.programme.package)
            .filter { !$0.age.contains(age) }
            .map { package in
                let revoked = GrantRevoked(
                    package: package.id, on: context.today, rule: package.rule, by: context.actor)
                return Change(.person(person.id), .person(.revoked(revoked)))
            }
    }

    func doubt(_ person: ID<Person>, _ cause: DoubtCause, _ context: Context) -> [Change] {
        let raised = DoubtRaised(cause: cause, reason: "", on: context.today, by: context.actor)
        return [Change(.person(person), .person(.doubted(raised)))]
    }

    func decide(_ command: ChangeConsents, _ context: Context) throws(Refusal) -> [Change] {
        let person = try participant(command.person, context, field: "person")
        for consent in command.consents {
            let isKnown = context.programme.consents.contains { $0.id == consent.id && $0.version == consent.version }
            guard isKnown else {
                throw context.refusal(.familyView, .notAChoice(consent.id), field: "consent.\(consent.id)")
            }
        }
        let changed = command.consents.filter { !person.consents.contains($0) }
        guard !changed.isEmpty else { throw context.refusal(.familyView, .notChanged, field: "person") }
        let declared = Declared(statements: [], consents: changed, on: context.today)
        return [Change(.person(person.id), .person(.declared(declared)))]
    }

    func decide(_ command: EndParticipation, _ context: Context) throws(Refusal) -> [Change] {
        let rule = command.kind.rule
        guard !command.people.isEmpty else { throw context.refusal(rule, .required, field: "end.people") }
        guard command.kind != .annulment || has(.supervisor, context) else {
            throw context.refusal(rule, .notPermitted)
        }
        let isAnnulled = command.kind == .annulment
        let reason = isAnnulled ? try context.reason(command.reason, rule) : Context.plain(command.reason)
        var seen: Set<ID<Person>> = []
        for id in command.people {
            guard seen.insert(id).inserted else { throw context.refusal(rule, .notChanged, field: "end.people") }
            try refuseEnding(of: id, command.kind, context)
        }
        if command.kind == .resignation {
            try refuseSignature(command.signedBy, for: command.people, .resignation, context, field: "end.signed-by")
        }
        let changes = command.people.flatMap { ending($0, command, reason: reason, context) }
        return changes + withdrawing(of: command.people, context) + (try familyEnds(command, context))
    }

    /// Who takes part no more can't leave again, but word of their death is kept.
    private func refuseEnding(of id: ID<Person>, _ kind: EndKind, _ context: Context) throws(Refusal) {
        if kind == .death, let end = people[id]?.end, end.kind != .death { return }
        _ = try participant(id, context, field: "end.people")
    }

    private func ending(
        _ id: ID<Person>, _ command: EndParticipation, reason: String, _ context: Context
    ) -> [Change] {
        let ended = ParticipationEnded(
            kind: command.kind, reason: reason, signedBy: command.signedBy == id ? nil : command.signedBy,
            on: context.today, by: context.actor)
        var changes = [Change(.person(id), .person(.ended(ended)))]
        for card in cards.values.filter({ $0.person == id }).sorted(by: { $0.id < $1.id }) {
            if command.cardsReturned.contains(card.id) && card.isHeld {
                changes += returning(card, .ended, context)
            } else if card.status.isLive {
                changes.append(block(card, .ended, context))
            }
        }
        return changes
    }

    /// What was still under way for somebody who is gone: their requests, and applications that they filed.
    private func withdrawing(of people: [ID<Person>], _ context: Context) -> [Change] {
        let requests = duplicates.values.filter { $0.status == .unpaid && people.contains($0.person) }
            .sorted { $0.id < $1.id }
        let open = applications.values.filter { application in
            application.status.isOpen && application.form.people.first.map { people.contains($0.person) } == true
        }
        let decided = ApplicationDecided(reason: "", on: context.today, until: nil, by: context.actor)
        return requests.map { withdrawal(of: $0, reason: "", context) }
            + open.sorted { $0.id < $1.id }.map { Change(.application($0.id), .application(.withdrawn(decided))) }
    }

    private func familyEnds(_ command: EndParticipation, _ context: Context) throws(Refusal) -> [Change] {
        var changes: [Change] = []
        let affected = families.values.filter { family in command.people.contains { family.contains($0) } }
        for family in affected.sorted(by: { $0.id < $1.id }) {
            let members = command.people.filter(family.contains)
            changes += try leaving(members, family, successor: command.successor, context)
        }
        return changes
    }

    func decide(_ command: RaiseDoubt, _ context: Context) throws(Refusal) -> [Change] {
        let person = try participant(command.person, context, field: "person")
        let reason = try context.reason(command.reason, .doubt)
        guard !person.doubts.contains(where: { $0.reason == reason }) else {
            throw context.refusal(.doubt, .notChanged, field: "reason")
        }
        let raised = DoubtRaised(cause: .staff, reason: reason, on: context.today, by: context.actor)
        return [Change(.person(command.person), .person(.doubted(raised)))]
    }

    func decide(_ command: ClearDoubt, _ context: Context) throws(Refusal) -> [Change] {
        let person = try participant(command.person, context, field: "person")
        guard !person.doubts.isEmpty else { throw context.refusal(.doubt, .doubtMissing, field: "person") }
        let note = try context.reason(command.note, .doubt)
        let cleared = DoubtCleared(note: note, on: context.today, by: context.actor)
        return [Change(.person(person.id), .person(.cleared(cleared)))]
    }

    func decide(_ command: UseRelief, _ context: Context) throws(Refusal) -> [Change] {
        let person = try participant(command.person, context, field: "person")
        guard let relief = context.programme.relief(command.relief) else {
            throw context.refusal(.reliefs, .reliefUnknown(command.relief), field: "relief")
        }
        if let reason = standing(of: relief, for: person, context.programme, on: context.today).refusal {
            let rule: Rule = if case .reliefsDoNotAdd = reason { .noStacking } else { .reliefs }
            throw context.refusal(rule, reason, field: "relief")
        }
        let use = ReliefUse(relief: relief.id, on: context.today)
        return [Change(.person(person.id), .person(.reliefUsed(use)))]
    }

    func decide(_ command: TakeOverCard, _ context: Context) throws(Refusal) -> [Change] {
        guard let kind = context.programme.earlierCards.first(where: { $0.id == command.kind }) else {
            throw context.refusal(.earlierCards, .earlierCardUnknown(command.kind), field: "kind")
        }
        if let last = command.validUntil, last < context.today {
            throw context.refusal(.earlierCards, .earlierCardExpired(last), field: "valid_until")
        }
        guard !Folding.fold(command.number).isEmpty else {
            throw context.refusal(.earlierCards, .required, field: "number")
        }
        if let fault = command.details.fault(on: context.today) {
            throw context.refusal(.complete, fault.reason, field: fault.field)
        }
        try refuseAge(of: command.details, for: kind, context)
        try refuseKnown(
            command.details.keys, as: command.person, confirmedDifferent: command.confirmedDifferent, context,
            field: "person")
        let person = people[command.person]
        if let end = person?.end { throw context.refusal(end.kind.rule, .participationEnded(end.on), field: "person") }
        if person?.earlierCards.contains(where: { $0.kind == kind.id && $0.number == command.number }) == true {
            throw context.refusal(.earlierCards, .notChanged, field: "number")
        }
        let taken = EarlierCardTaken(
            kind: kind.id, number: command.number, validUntil: command.validUntil, on: context.today,
            by: context.actor)
        let data = PersonRegistered(details: command.details, address: command.address, contact: command.contact)
        let stream = StreamID.person(command.person)
        return (person == nil ? [Change(stream, .person(.registered(data)))] : [])
            + [Change(stream, .person(.earlierCard(taken)))]
    }

    private func refuseAge(of details: PersonDetails, for kind: EarlierCard, _ context: Context) throws(Refusal) {
        guard let package = context.programme.package(kind.package) else { return }
        let age = details.birthDate.age(on: context.today)
        guard !package.age.contains(age) else { return }
        throw context.refusal(
            package.rule, package.age.refusal(of: age), field: "birth_date", paragraph: package.paragraph)
    }

    /// A person is entered once: by a certain key always, by name and birth date unless the clerk said otherwise. The
    /// same on every path by which a person comes in or their data change.
    func refuseKnown(
        _ keys: [PersonKey], as person: ID<Person>, confirmedDifferent: Bool, _ context: Context, field: String
    ) throws(Refusal) {
        for key in keys {
            guard let other = holders[key]?.first(where: { $0 != person }).flatMap({ people[$0] }) else { continue }
            let (surname, givenName) = (other.details.surname, other.details.givenName)
            if key.isCertain {
                throw context.refusal(
                    .complete, .personKnown(surname: surname, givenName: givenName), field: field)
            } else if !confirmedDifferent {
                throw context.refusal(
                    .complete, .personMayBeKnown(surname: surname, givenName: givenName), field: field)
            }
        }
    }
}

extension Programme {
    /// Whether an address lies in the programme's city.
    func isHome(_ address: Address) -> Bool {
        Folding.fold(address.city) == Folding.fold(city)
    }
}

extension AgeRange {
    /// Why an age outside of the range does not do.
    func refusal(of age: Int) -> Reason {
        age < from ?? 0 ? .tooYoung(age: age, from: from ?? 0) : .tooOld(age: age, below: below ?? 0)
    }
}
