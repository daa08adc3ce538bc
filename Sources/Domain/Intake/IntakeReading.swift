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
            people: [applicant()], address: address(), contact: contact(), basis: text("basis", .choice),
            cardKind: CardKind(rawValue: text("card.kind", .choice)), pickupPoint: text("card.pickup", .choice),
            statements: programme.statements.map { declaration($0.id, $0.version, "statement") },
            consents: programme.consents.map { declaration($0.id, $0.version, "consent") },
            documents: draft.documents)
    }

    private mutating func applicant() -> Applicant {
        let identity = identity()
        let birthDate = identity?.pesel?.birthDate ?? FieldKind.day(text("person.birth_date", .date))
        let sex = identity?.pesel?.sex ?? Sex(rawValue: text("person.sex", .choice))
        return Applicant(
            person: draft.person, identity: identity, surname: text("person.surname", .name),
            givenName: text("person.given_name", .name), secondName: text("person.second_name", .name),
            birthDate: birthDate, sex: sex, packages: packages(), photo: draft.photo,
            confirmedDifferent: draft.isSet("person.confirmed_different"))
    }

    private mutating func identity() -> Identity? {
        guard draft.isSet("person.without_pesel") else {
            return (try? Pesel(text("person.pesel", .pesel))).map(Identity.pesel)
        }
        let kind = text("person.document_kind", .choice)
        let country = text("person.document_country", .country).uppercased()
        guard let number = FieldKind.documentNumber(text("person.document_number", .documentNumber)),
            !kind.isEmpty, !country.isEmpty
        else { return nil }
        return .document(IdentityDocument(kind: kind, country: country, number: number))
    }

    /// The resident package, on which a card hangs, is asked for by every application.
    private func packages() -> [String] {
        programme.packages.map(\.id).filter { id in
            id == programme.packages.first?.id || draft.isSet("package.\(id)")
        }
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
