import Domain

/// What a household brings to the desk: applications, and what becomes of them.
extension Life {
    mutating func apply() throws {
        guard let one = chance.pick(residents.filter(\.isAlive)) else { return }
        let household = people(of: one.household)
        let adults = household.filter { age(of: $0) >= programme.adultAge }
        guard let filer = chance.percent(80) ? adults.first : chance.pick(household) else { return }
        var form = ApplicationForm(
            address: address(of: filer.household), contact: Contact(phone: "600100200"),
            basis: chance.pick(programme.bases)?.id ?? "", cardKind: cardKind(),
            pickupPoint: chance.percent(90) ? "boi" : chance.pick(programme.servicePoints)?.id ?? "",
            statements: programme.statements.map {
                Declaration(id: $0.id, version: $0.version, given: !chance.percent(1))
            })
        form.people = [applicant(filer)]
        for other in household where other.id != filer.id && chance.percent(80) {
            guard let relation = relation(of: other, to: filer) else { continue }
            var applicant = applicant(other)
            applicant.relation = relation.id
            applicant.entitlement = programme.capacity(of: relation, age: age(of: other))
            if programme.isListed(applicant, on: today) { (applicant.packages, applicant.photo) = ([], nil) }
            let isNew = world.people[other.id] == nil
            if isNew || !applicant.packages.isEmpty { form.people.append(applicant) }
        }
        if form.people.count == 1 { form.people[0].packages = [programme.mainPackage] }
        try submit(askForMore(form))
    }

    private mutating func cardKind() -> CardKind {
        programme.cardKinds.contains(.electronic) && chance.percent(20) ? .electronic : .plastic
    }

    /// Who they are; what they hold for long they keep.
    private mutating func applicant(_ resident: Resident) -> Applicant {
        var applicant = Applicant(
            person: resident.id, identity: .pesel(resident.pesel), surname: resident.surname,
            givenName: resident.givenName, birthDate: resident.pesel.birthDate, sex: resident.pesel.sex,
            packages: [programme.mainPackage], photo: PhotoRecord(hash: "aa"))
        guard let person = world.people[resident.id] else { return applicant }
        applicant.holds = person.packages(inForce: programme, on: today)
        let keeps = person.has(package: programme.mainPackage, on: today.adding(days: 60))
        if keeps && chance.percent(90) { applicant.packages = [] }
        return applicant
    }

    private mutating func relation(of other: Resident, to filer: Resident) -> Relation? {
        let years = age(of: filer) - age(of: other)
        if age(of: other) >= 19 && abs(years) < 16 { return programme.relation("spouse") }
        guard years >= 16 else { return nil }
        if age(of: other) >= 18 && chance.percent(15) { return programme.relation("ward") }
        return programme.relation(age(of: other) < 18 && chance.percent(5) ? "foster-child" : "child")
    }

    /// Packages beside the main one, and the papers that it all takes.
    private mutating func askForMore(_ form: ApplicationForm) -> ApplicationForm {
        var form = form
        for package in programme.packages.dropFirst() where chance.percent(50) {
            for index in form.people.indices where !programme.isListed(form.people[index], on: today) {
                let isOld = (form.people[index].birthDate?.age(on: today) ?? 0) >= 60
                let isOdd = chance.percent(2)
                let holds = form.people[index].holds?.contains(package.id) == true
                let fits = package.children.map { $0 < form.people.count } ?? isOld
                if isOdd || fits && (!holds || chance.percent(20)) { form.people[index].packages.append(package.id) }
            }
        }
        for item in Checklist(for: form, programme: programme, today: today).items where !chance.percent(2) {
            guard let paper = chance.pick(item.alternatives) else { continue }
            form.put(
                DocumentRecord(
                    document: paper.id, person: item.person, status: .seen, evidence: paper.evidence.first?.id,
                    validUntil: paper.hasValidity ? today.adding(days: chance.below(700) - 10) : nil,
                    by: .number(1), at: Instant(milliseconds: 0, offset: 60)))
        }
        return form
    }

    private mutating func submit(_ form: ApplicationForm) throws {
        var form = form
        if chance.percent(15) {
            form.electronic = ElectronicOrigin(reference: "E", sent: today.adding(days: -chance.below(5)))
        }
        let id: ID<Application> = fresh()
        guard try act(.submitApplication(SubmitApplication(application: id, form: form))) else { return }
        let day = today.adding(days: 1 + chance.below(30))
        let decide = { (kind: DecideApplication.Kind) in
            Command.decideApplication(DecideApplication(application: id, decision: kind, reason: "powód"))
        }
        switch chance.below(20) {
        case 0: later[day, default: []].append(decide(.refuse))
        case 1: later[day, default: []].append(decide(.withdraw))
        case 2:
            later[day, default: []].append(decide(.callForSupplement))
            let photo = PhotoOf(person: 0, photo: PhotoRecord(hash: "bb"))
            later[day.adding(days: 3), default: []] += [
                .supplementApplication(SupplementApplication(application: id, photos: [photo])), decide(.approve),
            ]
        default: later[day, default: []].append(decide(.approve))
        }
    }

    /// A card of an earlier programme is shown.
    mutating func takeOver() throws {
        guard let kind = chance.pick(programme.earlierCards), let one = chance.pick(residents.filter(\.isAlive))
        else { return }
        let details = PersonDetails(
            identity: .pesel(one.pesel), surname: one.surname, givenName: one.givenName,
            birthDate: one.pesel.birthDate, sex: one.pesel.sex)
        let command = TakeOverCard(
            person: one.id, details: details, address: address(of: one.household), contact: Contact(), kind: kind.id,
            number: "N\(chance.below(1000))",
            validUntil: chance.percent(50) ? today.adding(days: chance.below(500)) : nil)
        try act(.takeOverCard(command))
    }

    /// Something that was decided or done long ago is tried again.
    mutating func goBack() throws {
        if let application = chance.pick(world.applications.keys.sorted()) {
            let kind = chance.pick(DecideApplication.Kind.allCases) ?? .approve
            try act(.decideApplication(DecideApplication(application: application, decision: kind, reason: "powód")))
        }
        if let card = chance.pick(world.cards.keys.sorted()) {
            try act(.handOverCard(HandOverCard(card: card, identityKind: "id-card", identityChecked: true)))
        }
    }
}
