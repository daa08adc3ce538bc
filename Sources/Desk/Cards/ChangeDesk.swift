import Configuration
import Domain
import Store
import Terminal
import Widgets

/// A change of somebody's data (R-END-1): the form as it is known, and below it what would follow.
struct ChangeDesk: ShowsPerson, HoldsInput {
    let name = "change"
    private let file: PersonFile
    private var sending: Sending
    private var draft: Draft
    private var form: ScreenForm
    private var outlook = Outlook()

    /// A form with what is known; of a family that moves, with the tick for all of it.
    init(_ file: PersonFile, movesFamily: Bool = false, _ desk: Surroundings) {
        self.file = file
        sending = Sending(desk)
        draft = Draft(
            application: desk.ids.make(), command: sending.id, person: file.person.id, opened: desk.now)
        draft.take(over: file.person, programme: desk.programme, today: desk.today)
        draft.fields["change.whole_family"] = movesFamily ? Draft.yes : nil
        form = ScreenForm(desk.screens.change, values: draft.fields, desk)
        form.offer(successors(desk), on: "family.successor")
        leaveOut(desk)
        if movesFamily { form.focus(on: "address.street") }
    }

    var shownPerson: ID<Person>? { file.person.id }

    var isTouched: Bool { form.isTouched }
    var isPicking: Bool { form.isPicking }

    func heading(_ desk: Surroundings) -> Heading {
        Heading("\(desk.words("change.title")) · \(file.person.details.listName)", desk.clock)
    }

    func actions(_ desk: Surroundings) -> [Action] {
        let other = mayBeKnown ? [Action(.f(4), .otherPerson)] : []
        return [Action(.f(1), .help), Action(.f(2), .save)] + other + [Action(.f(10), .back), Action(.escape, .back)]
    }

    private var mayBeKnown: Bool {
        if case .personMayBeKnown = outlook.refusal?.reason { true } else { false }
    }

    // MARK: Update

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        switch act {
        case .save: return save(desk)
        case .otherPerson:
            draft.fields["person.confirmed_different"] = Draft.yes
            return rehearsal(desk)
        default: return [.pop]
        }
    }

    mutating func type(_ key: Key, _ desk: Surroundings) -> [Step] {
        let reaction = form.handle(key)
        var steps: [Step] = []
        if let field = reaction.changed {
            form.noteWhileTyping(field, desk)
            steps = changed(desk)
        }
        if let field = reaction.left { steps += left(field, desk) }
        return reaction.isSubmitted ? save(desk) : steps
    }

    mutating func receive(_ answer: Answer, _ desk: Surroundings) -> [Step] {
        switch answer {
        case .streets(let found) where found.typed == form.value("address.street"):
            form.suggest(found, for: "address.street", desk)
            return changed(desk)
        case .rehearsed(let outcome, of: let command) where command == change(desk).map(Command.changeData):
            outlook.show(outcome, in: file.world, desk)
        default: return sending.outcome(in: answer).map { performed($0, desk) } ?? []
        }
        return []
    }

    private mutating func changed(_ desk: Surroundings) -> [Step] {
        for (field, text) in form.values { draft.fields[field] = text.isEmpty || text == "false" ? nil : text }
        leaveOut(desk)
        return rehearsal(desk)
    }

    private mutating func rehearsal(_ desk: Surroundings) -> [Step] {
        guard let change = change(desk) else {
            outlook = Outlook()
            return []
        }
        return [.ask(.rehearse(.changeData(change), id: sending.id))]
    }

    private mutating func left(_ field: String, _ desk: Surroundings) -> [Step] {
        form.check(field, desk)
        if field == "change.since" { warnOfDelay(desk) }
        let street = form.value("address.street")
        guard form.onLeave(field) == .findStreet, !street.isEmpty, street != file.person.address.street else {
            return []
        }
        return [.ask(.findStreets(street))]
    }

    /// Who tells late is only told so.
    private mutating func warnOfDelay(_ desk: Surroundings) {
        let terms = desk.programme.terms
        guard let since = FieldKind.day(form.value("change.since")), let given = terms.tellChangesWithin,
            let delay = terms.delay(since: since, on: desk.today)
        else { return }
        let words = desk.words("change.late", String(delay), String(given), desk.programme.paragraph(.dataChange))
        form.note(Note(.warning, words), on: "change.since")
    }

    /// The family is asked about where there is one and it matters.
    private mutating func leaveOut(_ desk: Surroundings) {
        let family = file.family
        let moves = read(desk).form.address != file.person.address
        let isWhole = form.value("change.whole_family") == Draft.yes
        var unwanted: Set<String> = []
        if family == nil || !moves && !isWhole { unwanted.insert("change.whole_family") }
        if !moves || isWhole || successors(desk).isEmpty { unwanted.insert("family.successor") }
        form.leaveOut(unwanted)
    }

    private func successors(_ desk: Surroundings) -> [Option] {
        desk.successors(in: file.family, without: [file.person.id], in: file.world)
    }

    private func read(_ desk: Surroundings) -> IntakeReading {
        IntakeReading(draft, programme: desk.programme, today: desk.today)
    }

    /// What is asked for as the form stands; nil while something in it can't be read or nothing was changed.
    private func change(_ desk: Surroundings) -> ChangeData? {
        let read = read(desk)
        let person = file.person
        guard read.faults.isEmpty, form.missing == nil, let details = read.form.people.first?.details,
            details != person.details || read.form.address != person.address || read.form.contact != person.contact
        else { return nil }
        return ChangeData(
            person: person.id, details: details, address: read.form.address, contact: read.form.contact,
            wholeFamily: draft.isSet("change.whole_family"),
            successor: ID(draft.text("family.successor")),
            confirmedDifferent: draft.isSet("person.confirmed_different"))
    }

    private mutating func save(_ desk: Surroundings) -> [Step] {
        if let fault = read(desk).faults.first { return form.show(fault, desk) }
        if let field = form.missing {
            return form.show(desk.programme.refusal(.dataChange, .required, field: field), desk)
        }
        guard let change = change(desk) else {
            return [.say(Toast(desk.messages.text(.notChanged, in: desk.programme), .warning))]
        }
        return sending.send(.changeData(change))
    }

    private mutating func performed(_ outcome: Outcome, _ desk: Surroundings) -> [Step] {
        switch outcome {
        case .refused(let refusal): return form.show(refusal, desk)
        case .done(let changes):
            let done = desk.words("change.done", file.person.details.listName)
            guard let card = freeDuplicate(after: changes) else { return [.say(Toast(done)), .pop] }
            let duplicate = DuplicateDesk(for: card.person, card: card.id, ground: .printedDataChanged, desk)
            let offer = Ask(
                done, desk.words("change.free", card.number, desk.programme.paragraph(.duplicateFree)),
                [Ask.Way(.f(4), .duplicate, duplicate)], over: self)
            return [.say(Toast(done)), .replace(offer)]
        }
    }

    private func freeDuplicate(after changes: [Change]) -> Card? {
        file.world.consequences(of: changes).lazy.compactMap { consequence -> Card? in
            if case .freeDuplicate(let card) = consequence { file.world.cards[card] } else { nil }
        }.first
    }

    // MARK: View

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        let row = buffer.rows - 7
        buffer.region(row: 0, column: 0, rows: row, columns: buffer.columns) { region in
            form.draw(into: &region, focused: true, desk)
        }
        Widgets.Rule(desk.words("outlook.title")).draw(into: &buffer, row: row)
        if outlook.lines.isEmpty {
            let words = desk.words(change(desk) == nil ? "outlook.nothing-yet" : "outlook.nothing")
            buffer.put(words, row: row + 1, column: 2, .dim)
        }
        outlook.draw(into: &buffer, row: row + 1)
    }
}
