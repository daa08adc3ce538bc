import Domain

/// What people tell of themselves: names, addresses, families, the end.
extension Life {
    /// A change of data, from what the records say.
    private func change(_ person: Person, _ change: (inout ChangeData) -> Void) -> Command {
        var command = ChangeData(
            person: person.id, details: person.details, address: person.address, contact: person.contact)
        change(&command)
        return .changeData(command)
    }

    private func place(of person: Person) -> Int? {
        residents.firstIndex { $0.id == person.id }
    }

    mutating func tell() throws {
        guard let person = known() else { return }
        let phone = String(600_000_000 + chance.below(1000))
        try act(change(person) { $0.contact.phone = phone })
    }

    mutating func consent() throws {
        guard let person = known() else { return }
        let consents = programme.consents.map {
            Declaration(id: $0.id, version: $0.version, given: chance.percent(50))
        }
        try act(.changeConsents(ChangeConsents(person: person.id, consents: consents)))
    }

    /// A new name, told at once, or with the next application.
    mutating func rename() throws {
        guard let person = known(), let place = place(of: person) else { return }
        let name = "Kowal\(chance.below(1000))"
        residents[place].surname = name
        guard chance.percent(70), try act(change(person) { $0.details.surname = name }) else { return }
        guard let card = world.liveCards(of: person.id).first(where: { $0.kind == .plastic }) else { return }
        try act(
            .requestDuplicate(
                RequestDuplicate(
                    duplicate: fresh(), card: card.id, ground: .printedDataChanged, signedBy: signer(for: person.id),
                    pickupPoint: "boi")))
    }

    /// A birth date that was mistyped by a few years.
    mutating func correct() throws {
        guard let person = known(), let place = place(of: person) else { return }
        let born = person.details.birthDate.adding(days: chance.below(2000) - 1000)
        guard let pesel = Pesel(birthDate: born, serial: chance.below(10_000)), born < today,
            try act(
                change(person) {
                    $0.details.identity = .pesel(pesel)
                    $0.details.birthDate = born
                })
        else { return }
        residents[place].pesel = pesel
    }

    // MARK: Addresses

    mutating func moveAlone() throws {
        guard let person = known(), let place = place(of: person) else { return }
        let household = newHousehold()
        let successor = successor(of: person.id)
        let new = address(of: household)
        let moves = change(person) { ($0.address, $0.successor) = (new, successor) }
        if try act(moves) { residents[place].household = household }
    }

    mutating func moveTogether() throws {
        guard let person = known(), let place = place(of: person) else { return }
        let (former, household) = (residents[place].household, newHousehold())
        for index in residents.indices where residents[index].household == former {
            residents[index].household = household
        }
        try follow(household, to: address(of: household))
    }

    /// Each one whom the desk knows elsewhere tells where they live now; their family moves along.
    private mutating func follow(_ household: Int, to address: Address) throws {
        for resident in people(of: household) {
            guard let person = world.people[resident.id], person.address != address, person.end == nil else { continue }
            try act(change(person) { ($0.address, $0.wholeFamily) = (address, true) })
        }
    }

    /// Out of the city, all of a household; some come back.
    mutating func moveOut() throws {
        guard let person = known(), let place = place(of: person) else { return }
        let household = residents[place].household
        var away = address(of: household)
        away.city = "Warszawa"
        try follow(household, to: away)
        if chance.percent(50) { try follow(household, to: address(of: household)) }
    }

    // MARK: Families

    private mutating func successor(of person: ID<Person>) -> ID<Person>? {
        let members = world.family(of: person)?.members.map(\.person).filter { $0 != person } ?? []
        return chance.percent(80) ? chance.pick(members) : nil
    }

    /// Somebody moves to another and joins their family account.
    mutating func marry() throws {
        guard let one = known(), let other = known(), let place = place(of: other), one.id != other.id else { return }
        let (new, successor) = (one.address, successor(of: other.id))
        guard let index = self.place(of: one) else { return }
        guard try act(change(other) { ($0.address, $0.successor) = (new, successor) }) else { return }
        residents[place].household = residents[index].household
        try act(.joinFamily(JoinFamily(administrator: one.id, person: other.id, relation: "spouse")))
    }

    mutating func join() throws {
        guard let one = known(), let index = place(of: one) else { return }
        let near = people(of: residents[index].household).filter { world.people[$0.id] != nil }
        guard let other = chance.pick(near), let relation = chance.pick(programme.relations) else { return }
        try act(.joinFamily(JoinFamily(administrator: one.id, person: other.id, relation: relation.id)))
    }

    mutating func leave() throws {
        guard let person = known() else { return }
        try act(.leaveFamily(LeaveFamily(person: person.id, successor: successor(of: person.id))))
    }

    mutating func administer() throws {
        guard let person = known() else { return }
        try act(.changeAdministrator(ChangeAdministrator(person: person.id)))
    }

    mutating func bear() {
        let parents = residents.filter { $0.isAlive && (20...45).contains(age(of: $0)) }
        if let parent = chance.pick(parents) { add(aged: 0, to: parent.household) }
    }

    // MARK: Doubts and ends

    mutating func doubt() throws {
        guard let person = known() else { return }
        try act(.raiseDoubt(RaiseDoubt(person: person.id, reason: "zgłoszenie \(chance.below(50))")))
    }

    mutating func clear() throws {
        let doubted = world.people.values.filter { $0.doubts.last != nil }.map(\.id).sorted()
        guard let person = chance.percent(90) ? chance.pick(doubted) : known()?.id else { return }
        try act(.clearDoubt(ClearDoubt(person: person, note: "sprawdzone")))
    }

    /// One leaves, or the family with them; a child's parent signs.
    mutating func end(_ kind: EndKind) throws {
        guard let person = known() else { return }
        let family = world.family(of: person.id)?.members.map(\.person) ?? []
        let all = chance.percent(30) && !family.isEmpty ? family : [person.id]
        let cards = all.flatMap { world.liveCards(of: $0) }.map(\.id).filter { _ in chance.percent(50) }
        let signers = all.compactMap { signer(for: $0) }
        try act(
            .endParticipation(
                EndParticipation(
                    people: all, kind: kind, reason: "powód", signedBy: signers.first,
                    cardsReturned: cards, successor: successor(of: person.id))))
    }

    mutating func die() throws {
        let old = residents.indices.filter { residents[$0].isAlive && age(of: residents[$0]) >= 50 }
        let any = residents.indices.filter { residents[$0].isAlive }
        guard let index = chance.pick(chance.percent(80) ? old : any) else { return }
        residents[index].isAlive = false
        let id = residents[index].id
        guard world.people[id] != nil else { return }
        let successor = successor(of: id)
        let death = EndParticipation(people: [id], kind: .death, successor: successor)
        guard try !act(.endParticipation(death)), let family = world.family(of: id) else { return }
        let adult = family.members.map(\.person).first { $0 != id && (world.people[$0]?.age(on: today) ?? 0) >= 18 }
        try act(.endParticipation(EndParticipation(people: [id], kind: .death, successor: adult)))
    }

    /// An adult of the family signs for a child.
    func signer(for person: ID<Person>) -> ID<Person>? {
        guard let child = world.people[person], child.age(on: today) < programme.adultAge else { return nil }
        let family = world.family(of: person)?.members.map(\.person) ?? []
        return family.first { (world.people[$0]?.age(on: today) ?? 0) >= programme.adultAge }
            ?? residents.first { age(of: $0) > 30 && world.people[$0.id] != nil }?.id
    }
}
