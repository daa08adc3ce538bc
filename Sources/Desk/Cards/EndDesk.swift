import Configuration
import Domain
import Store
import Terminal
import Widgets

/// The end of a participation (R-END-2…4): of one person or, ticked, of several of a family; what follows is seen before.
struct EndDesk: ShowsPerson, HoldsInput {
    let name = "end"
    private let kind: EndKind
    private let file: PersonFile
    private let people: [Person]
    private var sending: Sending
    /// Rows of the form with the ticks in it.
    private let height: Int
    private var form: ScreenForm
    private var outlook = Outlook()
    private var isPrinted = false
    /// Who signs for a child without a family account, once they were looked up.
    private var found: [Option] = []

    /// Where the cards stand.
    private static let cardColumn = 52

    init(_ kind: EndKind, _ file: PersonFile, _ desk: Surroundings) {
        self.kind = kind
        self.file = file
        sending = Sending(desk)
        let family = file.family?.members.compactMap { file.world.people[$0.person] } ?? []
        let others = kind == .death ? [] : family.filter { $0.id != file.person.id && $0.end == nil }
        people = [file.person] + others
        let ticks = EndDesk.ticks(for: people, file, desk)
        height = (ticks.map(\.row).max() ?? 0) + 6
        form = ScreenForm(desk.screens.end, below: ticks, values: [:], desk)
        form.set(EndDesk.field(file.person), to: Draft.yes)
        update(desk)
    }

    var shownPerson: ID<Person>? { file.person.id }

    var isTouched: Bool { form.isTouched }
    var isPicking: Bool { form.isPicking }

    func heading(_ desk: Surroundings) -> Heading {
        Heading(
            "\(desk.words("end.title.\(kind.rawValue)")) · \(file.person.details.listName)",
            desk.programme.paragraph(kind.rule))
    }

    func actions(_ desk: Surroundings) -> [Action] {
        let print = kind == .resignation ? [Action(.f(9), .resignationPaper)] : []
        let isAlone = kind == .resignation && desk.isChildAlone(file)
        return [Action(.f(1), .help), Action(.f(2), .confirm)] + (isAlone ? [Action(.f(7), .findSigner)] : []) + print
            + [Action(.f(10), .back), Action(.escape, .back)]
    }

    // MARK: Ticks

    private static func field(_ person: Person) -> String { "end.person.\(person.id.text)" }
    private static func field(_ card: Card) -> String { "end.card.\(card.id.text)" }

    /// A row for each person, their cards beside them.
    private static func ticks(for people: [Person], _ file: PersonFile, _ desk: Surroundings) -> [FormField] {
        var fields: [FormField] = []
        var row = 1
        for person in people {
            let age = desk.messages.text("case.age", count: person.age(on: desk.today))
            let label = Text.fitted("\(person.details.listName), \(age)", cardColumn - 9)
            fields.append(FormField(field(person), "", row: row, column: 2, .check(CheckBox(label))))
            let cards = cards(of: person, in: file.world)
            for (index, card) in cards.enumerated() {
                let box = CheckBox(card.number)
                fields.append(FormField(field(card), "", row: row + index, column: cardColumn, .check(box)))
            }
            row += max(1, cards.count)
        }
        return fields
    }

    private static func cards(of person: Person, in world: World) -> [Card] {
        world.cards.values.filter { $0.person == person.id && $0.isHeld }.sorted { $0.id > $1.id }
    }

    private var chosen: [Person] {
        people.filter { form.value(EndDesk.field($0)) == Draft.yes }
    }

    private var end: EndParticipation {
        let cards = chosen.flatMap { EndDesk.cards(of: $0, in: file.world) }
        return EndParticipation(
            people: chosen.map(\.id), kind: kind, reason: form.value("reason"),
            signedBy: ID(form.value("end.signed-by")),
            cardsReturned: cards.filter { form.value(EndDesk.field($0)) == Draft.yes }.map(\.id),
            successor: ID(form.value("family.successor")))
    }

    // MARK: Update

    mutating func appear(_ desk: Surroundings) -> [Step] { rehearsal }

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        switch act {
        case .confirm: return confirm()
        case .findSigner: return [.push(PersonFinder("signer", desk))]
        case .resignationPaper:
            isPrinted = true
            return [.print(.resignation(end), desk)]
        default: return [.pop]
        }
    }

    mutating func type(_ key: Key, _ desk: Surroundings) -> [Step] {
        let reaction = form.handle(key)
        if let field = reaction.left { form.check(field, desk) }
        if reaction.isSubmitted { return confirm() }
        guard let field = reaction.changed else { return [] }
        form.note(nil, on: field)
        if field.hasPrefix("end.person.") { update(desk) }
        return rehearsal
    }

    private var rehearsal: [Step] {
        [.ask(.rehearse(.endParticipation(end), id: sending.id))]
    }

    /// A child's parent signs, and somebody takes the account over, only where it comes to that.
    private mutating func update(_ desk: Surroundings) {
        let going = Set(chosen.map(\.id))
        var unwanted: Set<String> = []
        if kind != .resignation || chosen.allSatisfy(desk.isAdult) { unwanted.insert("end.signed-by") }
        let successors = desk.successors(in: file.family, without: going, in: file.world)
        if successors.isEmpty { unwanted.insert("family.successor") }
        let signers = desk.signers(beside: file.person.id, in: file.world) + found
        offer(signers, on: "end.signed-by", unwanted)
        offer(successors, on: "family.successor", unwanted)
        // A parent who goes along signs for the children.
        if form.value("end.signed-by").isEmpty, !unwanted.contains("end.signed-by") {
            form.set("end.signed-by", to: chosen.first(where: desk.isAdult)?.id.text ?? "")
        }
        form.leaveOut(unwanted)
    }

    /// Other options; what was chosen stays, unless nobody asks for it any more.
    private mutating func offer(_ adults: [Option], on field: String, _ unwanted: Set<String>) {
        let chosen = form.value(field)
        form.offer(adults, on: field)
        if unwanted.contains(field) || !chosen.isEmpty { form.set(field, to: unwanted.contains(field) ? "" : chosen) }
    }

    private mutating func confirm() -> [Step] {
        sending.send(.endParticipation(end))
    }

    mutating func receive(_ answer: Answer, _ desk: Surroundings) -> [Step] {
        if case .rehearsed(let outcome, of: .endParticipation(end)) = answer {
            outlook.show(outcome, in: file.world, desk)
        }
        if case .person(let signer) = answer {
            found = [Option(signer.person)]
            update(desk)
            form.set("end.signed-by", to: signer.person.id.text)
            return rehearsal
        }
        switch sending.outcome(in: answer) {
        case .done: return done(desk)
        case .refused(let refusal): return form.show(refusal, desk)
        case nil: return []
        }
    }

    private func done(_ desk: Surroundings) -> [Step] {
        guard case .endParticipation(let end) = sending.sent else { return [.pop] }
        let paper: [Step] =
            kind == .resignation && !isPrinted ? [.ask(.print(.resignation(end), job: sending.id))] : []
        let names = end.people.map { desk.name(of: $0, in: file.world) }.joined(separator: ", ")
        return paper + [.say(Toast(desk.words("end.done.\(kind.rawValue)", names))), .pop]
    }

    // MARK: View

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        let row = min(buffer.rows - 4, max(buffer.rows - 8, height))
        buffer.put(desk.words("end.people"), row: 0, column: 2, .heading)
        buffer.put(desk.words("end.cards"), row: 0, column: EndDesk.cardColumn, .heading)
        buffer.region(row: 0, column: 0, rows: row, columns: buffer.columns) { region in
            form.draw(into: &region, focused: true, desk)
        }
        Widgets.Rule(desk.words("outlook.title")).draw(into: &buffer, row: row)
        var line = row + 1
        let packages = packages(desk)
        if outlook.refusal == nil, !packages.isEmpty {
            let words = "⚠ " + desk.words("outlook.packages-end", packages.joined(separator: ", "))
            buffer.put(words, row: line, column: 2, .warning, columns: buffer.columns - 3)
            line += 1
        }
        outlook.draw(into: &buffer, row: line)
    }

    /// The packages that end, each once by its name.
    private func packages(_ desk: Surroundings) -> [String] {
        chosen.flatMap { $0.packages(on: desk.today) }.map(desk.name).reduce(into: []) { names, name in
            if !names.contains(name) { names.append(name) }
        }
    }
}
