/// What is known goes into the form, so that nothing is asked twice.
extension Draft {
    /// Puts a person who is known at a place of the form (from 0), with what they hold; the first one with their address.
    public mutating func take(over person: Person, at index: Int = 0, programme: Programme, today: Day) {
        let name = { (field: String) in Draft.field(field, of: index) }
        let details = person.details
        var known = self[person: index]
        known.person = person.id
        known.holds = person.packages(inForce: programme, on: today)
        self[person: index] = known
        switch details.identity {
        case .pesel(let pesel):
            fields[name("person.pesel")] = pesel.digits
            fields[name("person.without_pesel")] = nil
        case .document(let document):
            fields[name("person.without_pesel")] = Draft.yes
            fields[name("person.document_kind")] = document.kind
            fields[name("person.document_country")] = document.country
            fields[name("person.document_number")] = document.number
            fields[name("person.birth_date")] = details.birthDate.iso
            fields[name("person.sex")] = details.sex?.rawValue
        }
        fields[name("person.surname")] = details.surname
        fields[name("person.given_name")] = details.givenName
        fields[name("person.second_name")] = details.secondName
        askAgain(person, at: index, programme, today)
        if index == 0 { take(person.address, person.contact) }
    }

    /// A package that holds for long stays as it is; one that ends soon, has ended, or stands for a card of an earlier
    /// programme is asked for.
    private mutating func askAgain(_ person: Person, at index: Int, _ programme: Programme, _ today: Day) {
        let soon = today.adding(days: programme.terms.renewalsAhead)
        let keeps = person.has(package: programme.mainPackage, on: soon)
        fields[Draft.field("person.keeps", of: index)] = keeps ? Draft.yes : nil
        let earlier = person.earlierCards.filter { $0.validUntil ?? today >= today }
            .compactMap { card in programme.earlierCards.first { $0.id == card.kind }?.package }
        for package in programme.packages.dropFirst() where !person.has(package: package.id, on: soon) {
            guard person.lastGrant(of: package.id) != nil || earlier.contains(package.id) else { continue }
            fields[Draft.field("package.\(package.id)", of: package.children == nil ? index : 0)] = Draft.yes
        }
    }

    private mutating func take(_ address: Address, _ contact: Contact) {
        fields["address.street"] = address.street
        fields["address.house"] = address.house
        fields["address.flat"] = address.flat
        fields["address.postal_code"] = address.postalCode
        fields["address.city"] = address.city
        fields["contact.phone"] = contact.phone
        fields["contact.email"] = contact.email
    }

    /// Puts a person and those of their family who have something to renew into an empty form: an adult files, for a
    /// child the family's administrator does.
    public mutating func take(householdOf person: Person, in world: World, programme: Programme, today: Day) {
        let family = world.family(of: person.id)
        let isAdult = person.isAdult(programme, on: today)
        let filer = isAdult ? person : family.flatMap { world.people[$0.administrator] } ?? person
        take(over: filer, programme: programme, today: today)
        self[person: 0].photo = world.photo(of: filer.id)
        takeChoices(of: filer, in: world)
        guard let family, filer.id == family.administrator else { return }
        let soon = today.adding(days: programme.terms.renewalsAhead)
        let countsChildren = programme.packages.contains { $0.children != nil && isSet("package.\($0.id)") }
        for member in family.members where member.person != filer.id {
            guard let other = world.people[member.person] else { continue }
            let isListed = programme.isListed(relation: member.relation, age: other.age(on: today))
            let ends = !isListed && !other.has(package: programme.mainPackage, on: soon)
            let counts = countsChildren && programme.relation(member.relation)?.isAdult == false
            if other.id == person.id || ends || counts {
                add(other, as: member.relation, in: world, programme, today)
            }
        }
    }

    /// Puts another person who is known at the end of the form.
    public mutating func add(
        _ person: Person, as relation: String, in world: World, _ programme: Programme, _ today: Day
    ) {
        add(DraftPerson(person: person.id, photo: world.photo(of: person.id)))
        let index = count - 1
        take(over: person, at: index, programme: programme, today: today)
        fields[Draft.field("person.relation", of: index)] = relation.isEmpty ? nil : relation
    }

    /// What was chosen on the last form of who files.
    private mutating func takeChoices(of filer: Person, in world: World) {
        let last = world.applications.values.filter { $0.form.people.first?.person == filer.id }
            .max { $0.submitted < $1.submitted }
        guard let form = last?.form else { return }
        fields["basis"] = form.basis
        fields["card.kind"] = form.cardKind?.rawValue
    }
}

extension World {
    /// The photo that a person's latest card or application carries; nil where there is none.
    public func photo(of person: ID<Person>) -> PhotoRecord? {
        let card = cards.values.filter { $0.person == person && $0.photo != nil }.max { $0.issued < $1.issued }
        if let hash = card?.photo { return PhotoRecord(hash: hash) }
        return applications.values.sorted { $0.submitted > $1.submitted }.lazy
            .flatMap(\.form.people).first { $0.person == person && $0.photo != nil }?.photo
    }
}
