import Domain
import Wire

/// Reads the rows of a file of cards.
struct CardRowReader {
    let layout: CSVLayout
    let programme: Programme
    let today: Day

    /// What a row wants done, with the person under an id that follows from kind and number.
    ///
    /// - Throws: ``ImportFault``, the first thing that is wrong.
    func command(_ row: CSVRow) throws(ImportFault) -> TakeOverCard {
        let cells = FieldReader(programme: programme, today: today) { layout.cell($0, of: row) ?? "" }
        let kind = try cells.kind()
        let number = try cells.required("number", .text)
        return TakeOverCard(
            person: ID(following: "\(programme.id)|earlier-card-holder|\(kind)|\(number)"),
            details: try cells.details(), address: try cells.address(),
            contact: try cells.contact(), kind: kind, number: number,
            validUntil: FieldKind.day(try cells.text("valid_until", .date)),
            confirmedDifferent: try cells.flag("other_person"))
    }

    /// By what the holder is told from others for certain.
    ///
    /// - Throws: ``ImportFault`` where there is nothing.
    func key(of command: TakeOverCard) throws(ImportFault) -> PersonKey {
        guard let key = command.details.keys.first(where: \.isCertain) else {
            throw ImportFault(
                field: "pesel", reason: .refusal(programme.refusal(.complete, .required, field: "pesel")))
        }
        return key
    }

    /// The command's id: the same card is the same command, at every desk.
    func id(of command: TakeOverCard) -> ID<Command> {
        ID(following: "\(programme.id)|earlier-card|\(command.kind)|\(command.number)")
    }
}

extension FieldReader {
    /// Short name of the earlier card; a name that none goes by is left to the rule.
    fileprivate func kind() throws(ImportFault) -> String {
        let text = try required("kind", .text)
        let wanted = Folding.fold(text)
        let card = programme.earlierCards.first { card in
            [card.id, card.label.polish, card.label.english].contains { Folding.fold($0) == wanted }
        }
        return card?.id ?? text
    }

    fileprivate func details() throws(ImportFault) -> PersonDetails {
        let (surname, givenName) = (try required("surname", .name), try required("given_name", .name))
        let identity = try identity()
        let day = try birthDate(FieldKind.day(try text("birth_date", .date)), of: identity)
        guard let day else { throw fault("birth_date", .required) }
        return PersonDetails(
            identity: identity, surname: surname, givenName: givenName,
            secondName: try text("second_name", .name), birthDate: day, sex: identity.pesel?.sex)
    }

    fileprivate func flag(_ column: String) throws(ImportFault) -> Bool {
        switch Folding.fold(try text(column, .text)) {
        case "tak", "t", "yes", "y", "true", "x", "1": true
        case "", "nie", "n", "no", "false", "0": false
        default: throw fault(column, .notAChoice(""))
        }
    }
}
