/// What a draft says, read as a form, with what could not be read.
public struct IntakeReading: Hashable, Sendable {
    /// The form as far as it can be read.
    public let form: ApplicationForm
    /// Texts that can't be read, by field. A field that is empty is no fault here: the verdict tells what is missing.
    public let faults: [Refusal]
    /// Everything in the way of submission: what can't be read, then what is missing or not allowed.
    public let verdict: Verdict

    /// What has to be mended before submission, a field once.
    public var refusals: [Refusal] {
        let unread = Set(faults.compactMap(\.field))
        return faults + verdict.refusals.filter { refusal in refusal.field.map { !unread.contains($0) } ?? true }
    }

    /// Reads a draft on a day.
    public init(_ draft: Draft, programme: Programme, today: Day) {
        var reader = FieldReader(draft: draft, programme: programme, today: today)
        form = reader.form()
        faults = reader.faults
        verdict = Verdict(on: form, programme: programme, today: today)
    }
}

private struct FieldReader {
    let draft: Draft
    let programme: Programme
    let today: Day
    var faults: [Refusal] = []

    mutating func form() -> ApplicationForm {
        ApplicationForm(
            people: (0..<draft.count).map { applicant($0) }, address: address(), contact: contact(),
            basis: text("basis", .choice),
            cardKind: CardKind(rawValue: text("card.kind", .choice)), pickupPoint: text("card.pickup", .choice),
            statements: programme.statements.map { declaration($0.id, $0.version, "statement") },
            consents: programme.consents.map { declaration($0.id, $0.version, "consent") },
            documents: draft.documents, electronic: draft.electronic)
    }

    private mutating func applicant(_ index: Int) -> Applicant {
        let name = { (field: String) in Draft.field("person.\(field)", of: index) }
        let known = draft[person: index]
        let identity = identity(index)
        let birthDate = identity?.pesel?.birthDate ?? FieldKind.day(text(name("birth_date"), .date))
        var applicant = Applicant(
            person: known.person, identity: identity, surname: text(name("surname"), .name),
            givenName: text(name("given_name"), .name), secondName: text(name("second_name"), .name),
            birthDate: birthDate, sex: identity?.pesel?.sex ?? Sex(rawValue: text(name("sex"), .choice)),
            holds: known.holds, photo: known.photo,
            confirmedDifferent: draft.isSet(name("confirmed_different")))
        if index > 0 { relate(&applicant, index) }
        applicant.packages = packages(applicant, index)
        return applicant
    }

    private mutating func relate(_ applicant: inout Applicant, _ index: Int) {
        let id = text(Draft.field("person.relation", of: index), .choice)
        applicant.relation = id.isEmpty ? nil : id
        guard let relation = programme.relation(id) else { return }
        applicant.entitlement = programme.capacity(of: relation, age: applicant.birthDate?.age(on: today))
        let basis = text(Draft.field("person.basis", of: index), .choice)
        let isOwn = relation.isAdult && draft.isSet(Draft.field("person.own_papers", of: index))
        applicant.basis = isOwn && !basis.isEmpty ? basis : nil
    }

    private mutating func identity(_ index: Int) -> Identity? {
        let name = { (field: String) in Draft.field("person.\(field)", of: index) }
        guard draft.isSet(name("without_pesel")) else {
            return (try? Pesel(text(name("pesel"), .pesel))).map(Identity.pesel)
        }
        let kind = text(name("document_kind"), .choice)
        let country = text(name("document_country"), .country).uppercased()
        guard let number = FieldKind.documentNumber(text(name("document_number"), .documentNumber)),
            !kind.isEmpty, !country.isEmpty
        else { return nil }
        return .document(IdentityDocument(kind: kind, country: country, number: number))
    }

    /// The resident package, on which a card hangs, is asked for by everybody who does not keep the one they hold; a
    /// package of the whole family by all of it. Who is only listed asks for nothing.
    private func packages(_ applicant: Applicant, _ index: Int) -> [String] {
        guard !programme.isListed(applicant, on: today) else { return [] }
        let main = programme.mainPackage
        let keeps = draft.isSet(Draft.field("person.keeps", of: index)) && applicant.holds?.contains(main) == true
        return programme.packages.filter { package in
            if package.id == main { return !keeps }
            if package.children != nil && draft.isSet("package.\(package.id)") { return true }
            return draft.isSet(Draft.field("package.\(package.id)", of: index))
        }.map(\.id)
    }

    private mutating func address() -> Address {
        let postalCode = text("address.postal_code", .postalCode)
        return Address(
            street: text("address.street", .text), house: text("address.house", .text),
            flat: text("address.flat", .text), postalCode: FieldKind.postalCode(postalCode) ?? "",
            city: text("address.city", .text))
    }

    private mutating func contact() -> Contact {
        let phone = text("contact.phone", .phone)
        return Contact(email: text("contact.email", .email), phone: FieldKind.phone(phone) ?? "")
    }

    private func declaration(_ id: String, _ version: String, _ kind: String) -> Declaration {
        Declaration(id: id, version: version, given: draft.isSet("\(kind).\(id)"))
    }

    /// The text of a field, blanks around it gone; empty where it can't be read.
    private mutating func text(_ field: String, _ kind: FieldKind) -> String {
        let words = draft.text(field).split(separator: " ").joined(separator: " ")
        guard !words.isEmpty else { return "" }
        guard let fault = kind.fault(in: words, today: today) else { return words }
        faults.append(programme.refusal(.complete, fault, field: field))
        return ""
    }
}
