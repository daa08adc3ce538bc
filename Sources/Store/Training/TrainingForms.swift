import Domain
import Synthetic

/// Applications of made-up residents that a programme would take, whatever it asks for.
struct TrainingForms {
    let programme: Programme
    let clerk: ID<StaffMember>
    let point: String
    let photo: String

    /// Who files together: a head of a household with partner and children.
    func families(of population: some Sequence<SyntheticPerson>) -> [[SyntheticPerson]] {
        var families: [[SyntheticPerson]] = []
        for person in population {
            if let last = families.indices.last, families[last][0].household == person.household,
                !programme.relations.isEmpty
            {
                families[last].append(person)
            } else {
                families.append([person])
            }
        }
        return families
    }

    /// The form of a family, complete on that day; nil where the programme does not take who files.
    func form(
        for people: [SyntheticPerson], on day: Day, random: inout some RandomNumberGenerator
    ) -> ApplicationForm? {
        guard let filer = people.first, let basis = basis(of: filer, on: day) else { return nil }
        let address = filer.address
        var form = ApplicationForm(
            address: Address(
                street: address.street, house: address.house, flat: address.flat ?? "",
                postalCode: address.postalCode, city: address.town),
            contact: Contact(email: filer.email ?? "", phone: filer.phone ?? ""), basis: basis,
            cardKind: programme.cardKinds.first, pickupPoint: point,
            statements: programme.statements.map { Declaration(id: $0.id, version: $0.version, given: true) },
            consents: programme.consents.map { Declaration(id: $0.id, version: $0.version, given: false) })
        if form.contact.channel == nil { form.contact.phone = "600000000" }
        form.people = people.compactMap { applicant($0, filer: filer, on: day, random: &random) }
        addPackages(to: &form, on: day)
        bringPapers(to: &form, on: day)
        return Verdict(on: form, programme: programme, today: day).refusals.isEmpty ? form : nil
    }

    private func basis(of filer: SyntheticPerson, on day: Day) -> String? {
        programme.bases.first { $0.age.contains(filer.birthDate.age(on: day)) }?.id
    }

    private func applicant(
        _ person: SyntheticPerson, filer: SyntheticPerson, on day: Day, random: inout some RandomNumberGenerator
    ) -> Applicant? {
        let relation = person == filer ? nil : relation(of: person, on: day)
        guard person == filer || relation != nil else { return nil }
        var applicant = Applicant(
            person: ID(milliseconds: Int64(day.ordinal) * 86_400_000, random: &random), identity: .pesel(person.pesel),
            surname: person.surname, givenName: person.givenName, secondName: person.secondName ?? "",
            birthDate: person.birthDate, sex: person.sex, relation: relation?.id, confirmedDifferent: true)
        if let relation {
            applicant.entitlement = programme.capacity(of: relation, age: person.birthDate.age(on: day))
        }
        guard !programme.isListed(applicant, on: day) else { return applicant }
        applicant.packages = [programme.mainPackage]
        applicant.photo = PhotoRecord(hash: photo)
        return applicant
    }

    /// How somebody is related who may come along: an adult partner, a child of an age that has a capacity.
    private func relation(of person: SyntheticPerson, on day: Day) -> Relation? {
        let age = person.birthDate.age(on: day)
        guard person.place == .child else { return programme.relations.first(where: \.isAdult) }
        return programme.relations.first { relation in
            let capacity = programme.entitlement(programme.capacity(of: relation, age: age))
            return capacity.map { $0.age.contains(age) || $0.listsYounger && age < $0.age.from ?? 0 } ?? false
        }
    }

    /// Every further package that a person may have.
    private func addPackages(to form: inout ApplicationForm, on day: Day) {
        for index in form.people.indices where !form.people[index].packages.isEmpty {
            for package in programme.packages.dropFirst() {
                var tried = form
                tried.people[index].packages.append(package.id)
                let field = index == 0 ? "package.\(package.id)" : "person.\(index).package.\(package.id)"
                let refusals = Verdict(on: tried, programme: programme, today: day).refusals
                if !refusals.contains(where: { $0.field == field }) { form = tried }
            }
        }
    }

    private func bringPapers(to form: inout ApplicationForm, on day: Day) {
        for item in Checklist(for: form, programme: programme, today: day).items {
            guard let paper = item.alternatives.first else { continue }
            let evidence = paper.evidence.last
            form.put(
                DocumentRecord(
                    document: paper.id, person: item.person, status: .seen, evidence: evidence?.id,
                    reference: evidence?.hasReference == true ? "a1b2c3d4e5f60718" : nil,
                    validUntil: paper.hasValidity ? day.adding(months: 6) : nil, by: clerk,
                    at: Instant(milliseconds: Int64(day.ordinal) * 86_400_000 + 28_800_000, offset: 60)))
        }
    }
}
