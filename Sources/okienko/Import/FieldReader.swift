import Domain
import Wire

/// Why a row or an application is not taken.
struct ImportFault: Error {
    /// What it is about, a column by its id or a field by its path; empty where it is about the whole.
    let field: String
    let reason: What

    enum What {
        /// It can't be read.
        case unreadable(CommandFault)
        /// By the programme's rules.
        case refusal(Refusal)
        /// The birth date is not the one that the PESEL carries.
        case birthDateDiffers
        /// The card of that number was taken over for somebody else.
        case numberOfAnother
        /// A file that comes along.
        case enclosure(EnclosureFault)
        /// A paper of which no scan may be kept.
        case scanNotKept
    }
}

/// Reads what was written elsewhere about a person: each text is tidied and checked as that of a form.
struct FieldReader {
    let programme: Programme
    let today: Day
    /// The text of a field as it was written; empty where there is none.
    let written: (String) -> String
    /// What a field goes by where it was written.
    var place: (String) -> String = { $0 }

    /// - Throws: ``ImportFault``, the first thing that is wrong, as all that follow.
    func identity() throws(ImportFault) -> Identity {
        let digits = try text("pesel", .pesel)
        if let pesel = try? Pesel(digits) { return .pesel(pesel) }
        let number = try text("document_number", .documentNumber)
        guard let number = FieldKind.documentNumber(number) else { throw fault("pesel", .required) }
        let wanted = Folding.fold(try required("document_kind", .text))
        let kind = programme.identityDocuments.first { kind in
            [kind.id, kind.label.polish, kind.label.english].contains { Folding.fold($0) == wanted }
        }
        guard let kind else { throw fault("document_kind", .notAChoice("")) }
        let country = try required("document_country", .country).uppercased()
        return .document(IdentityDocument(kind: kind.id, country: country, number: number))
    }

    /// The day that the PESEL carries, or the one given.
    func birthDate(_ given: Day?, of identity: Identity) throws(ImportFault) -> Day? {
        guard let own = identity.pesel?.birthDate else { return given }
        guard given == nil || given == own else {
            throw ImportFault(field: place("birth_date"), reason: .birthDateDiffers)
        }
        return own
    }

    func address() throws(ImportFault) -> Address {
        Address(
            street: try text("street", .text), house: try text("house", .text), flat: try text("flat", .text),
            postalCode: FieldKind.postalCode(try text("postal_code", .postalCode)) ?? "",
            city: try text("city", .text))
    }

    func contact() throws(ImportFault) -> Contact {
        Contact(email: try text("email", .email), phone: FieldKind.phone(try text("phone", .phone)) ?? "")
    }

    func required(_ field: String, _ kind: FieldKind) throws(ImportFault) -> String {
        let text = try text(field, kind)
        guard !text.isEmpty else { throw fault(field, .required) }
        return text
    }

    /// Blanks around it are taken away, and those between made one.
    func text(_ field: String, _ kind: FieldKind) throws(ImportFault) -> String {
        let text = written(field)
        let words = text.contains(" ") ? text.split(separator: " ").joined(separator: " ") : text
        if !words.isEmpty, let reason = kind.fault(in: words, today: today) { throw fault(field, reason) }
        return words
    }

    func fault(_ field: String, _ reason: Reason) -> ImportFault {
        let place = place(field)
        return ImportFault(field: place, reason: .refusal(programme.refusal(.complete, reason, field: place)))
    }
}
