import Domain
import Wire

/// Why a row is not taken.
struct RowFault: Error {
    /// The column that it is about, by its id; empty where it is about the row.
    let column: String
    let reason: What

    enum What {
        /// By the programme's rules.
        case refusal(Refusal)
        /// The birth date is not the one that the PESEL carries.
        case birthDateDiffers
        /// The card of that number was taken over for somebody else.
        case numberOfAnother
    }
}

/// Reads the rows of a file of cards.
struct CardRowReader {
    let layout: CSVLayout
    let programme: Programme
    let today: Day

    /// What a row wants done, with the person under an id that follows from kind and number.
    ///
    /// - Throws: ``RowFault``, the first thing that is wrong.
    func command(_ row: CSVRow) throws(RowFault) -> TakeOverCard {
        let cells = Cells(layout: layout, row: row, programme: programme, today: today)
        let kind = try cells.kind()
        let number = try cells.required("number", .text)
        return TakeOverCard(
            person: ID(following: "\(programme.id)|earlier-card-holder|\(kind)|\(number)"),
            details: try cells.details(), address: try cells.address(),
            contact: Contact(
                email: try cells.text("email", .email), phone: FieldKind.phone(try cells.text("phone", .phone)) ?? ""),
            kind: kind, number: number, validUntil: FieldKind.day(try cells.text("valid_until", .date)),
            confirmedDifferent: try cells.flag("other_person"))
    }

    /// By what the holder is told from others for certain.
    ///
    /// - Throws: ``RowFault`` where there is nothing.
    func key(of command: TakeOverCard) throws(RowFault) -> PersonKey {
        guard let key = command.details.keys.first(where: \.isCertain) else {
            let refusal = programme.refusal(.complete, .required, field: "pesel")
            throw RowFault(column: "pesel", reason: .refusal(refusal))
        }
        return key
    }

    /// The command's id: the same card is the same command, at every desk.
    func id(of command: TakeOverCard) -> ID<Command> {
        ID(following: "\(programme.id)|earlier-card|\(command.kind)|\(command.number)")
    }
}

/// The cells of one row.
private struct Cells {
    let layout: CSVLayout
    let row: CSVRow
    let programme: Programme
    let today: Day

    /// Short name of the earlier card; a name that none goes by is left to the rule.
    func kind() throws(RowFault) -> String {
        let text = try required("kind", .text)
        let wanted = Folding.fold(text)
        let card = programme.earlierCards.first { card in
            [card.id, card.label.polish, card.label.english].contains { Folding.fold($0) == wanted }
        }
        return card?.id ?? text
    }

    func details() throws(RowFault) -> PersonDetails {
        let (surname, givenName) = (try required("surname", .name), try required("given_name", .name))
        let identity = try identity()
        let birthDate = FieldKind.day(try text("birth_date", .date))
        if let birthDate, let own = identity.pesel?.birthDate, own != birthDate {
            throw RowFault(column: "birth_date", reason: .birthDateDiffers)
        }
        guard let day = identity.pesel?.birthDate ?? birthDate else { throw missing("birth_date") }
        return PersonDetails(
            identity: identity, surname: surname, givenName: givenName,
            secondName: try text("second_name", .name), birthDate: day, sex: identity.pesel?.sex)
    }

    private func identity() throws(RowFault) -> Identity {
        let digits = try text("pesel", .pesel)
        if let pesel = try? Pesel(digits) { return .pesel(pesel) }
        let number = try text("document_number", .documentNumber)
        guard let number = FieldKind.documentNumber(number) else { throw missing("pesel") }
        let wanted = Folding.fold(try required("document_kind", .text))
        let kind = programme.identityDocuments.first { kind in
            [kind.id, kind.label.polish, kind.label.english].contains { Folding.fold($0) == wanted }
        }
        guard let kind else { throw fault("document_kind", .notAChoice("")) }
        let country = try required("document_country", .country).uppercased()
        return .document(IdentityDocument(kind: kind.id, country: country, number: number))
    }

    func address() throws(RowFault) -> Address {
        Address(
            street: try text("street", .text), house: try text("house", .text), flat: try text("flat", .text),
            postalCode: FieldKind.postalCode(try text("postal_code", .postalCode)) ?? "",
            city: try text("city", .text))
    }

    func flag(_ column: String) throws(RowFault) -> Bool {
        switch Folding.fold(try text(column, .text)) {
        case "tak", "t", "yes", "y", "true", "x", "1": true
        case "", "nie", "n", "no", "false", "0": false
        default: throw fault(column, .notAChoice(""))
        }
    }

    func required(_ column: String, _ kind: FieldKind) throws(RowFault) -> String {
        let text = try text(column, kind)
        guard !text.isEmpty else { throw missing(column) }
        return text
    }

    /// The text of a cell, blanks around and between made one; empty where there is no such column.
    func text(_ column: String, _ kind: FieldKind) throws(RowFault) -> String {
        let cell = layout.cell(column, of: row) ?? ""
        let words = cell.contains(" ") ? cell.split(separator: " ").joined(separator: " ") : cell
        if !words.isEmpty, let reason = kind.fault(in: words, today: today) { throw fault(column, reason) }
        return words
    }

    private func missing(_ column: String) -> RowFault { fault(column, .required) }

    private func fault(_ column: String, _ reason: Reason) -> RowFault {
        RowFault(column: column, reason: .refusal(programme.refusal(.complete, reason, field: column)))
    }
}
