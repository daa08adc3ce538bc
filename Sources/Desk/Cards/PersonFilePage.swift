import Domain
import Store
import Terminal
import Widgets

/// A person's file, from which everything is done about somebody who takes part: data, packages with their dates and how
/// those came about, cards, family, reliefs, history.
struct PersonFilePage: ShowsPerson {
    let name = "person"
    private let id: ID<Person>
    private var file: PersonFile?
    private var top: [TableCell] = []
    private var text = ScrollText()

    init(_ id: ID<Person>) {
        self.id = id
    }

    var shownPerson: ID<Person>? { id }

    func heading(_ desk: Surroundings) -> Heading {
        let name = file?.person.details.listName ?? ""
        return Heading("\(desk.words("person.title")) · \(name)", desk.clock)
    }

    func actions(_ desk: Surroundings) -> [Action] {
        let mayServe = desk.session?.may(.submitApplication) == true
        var actions = [Action(.f(1), .help)]
        if mayServe { actions.append(Action(.f(2), .change)) }
        actions.append(Action(.f(3), .family, isShown: false))
        if mayServe { actions.append(Action(.f(4), .application)) }
        actions.append(Action(.f(5), .refresh, isShown: false))
        if desk.session?.may(.blockCard) == true { actions.append(Action(.f(6), .block)) }
        if mayServe { actions += [Action(.f(8), .duplicate), Action(.f(9), .print)] }
        if mayServe { actions.append(Action(.enter, .more, isShown: true)) }
        return actions + [Action(.f(10), .back), Action(.escape, .back)]
    }

    mutating func appear(_ desk: Surroundings) -> [Step] {
        [.ask(.loadPerson(id))]
    }

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        switch act {
        case .refresh: return appear(desk)
        case .back: return [.pop]
        case .block: return [.push(BlockDialog(over: self, for: self))]
        default: return file.map { self.act(act, on: $0, desk) } ?? []
        }
    }

    private func act(_ act: Act, on file: PersonFile, _ desk: Surroundings) -> [Step] {
        switch act {
        case .application: Intake.steps(for: file, desk)
        case .change: [.push(ChangeDesk(file, desk))]
        case .duplicate: [.push(DuplicateDesk(for: id, card: nil, desk))]
        case .family: [.push(FamilyDesk(of: id, desk))]
        case .more: [.push(Menu(desk.words("person.more"), more(file, desk), over: self))]
        case .print: printing(file, desk)
        case .resign: [.push(EndDesk(.resignation, file, desk))]
        case .annul: [.push(EndDesk(.annulment, file, desk))]
        case .death: [.push(EndDesk(.death, file, desk))]
        case .takeBack: takeBack(file, desk)
        case .raiseDoubt: ask(act, desk) { [id] note, _ in .raiseDoubt(RaiseDoubt(person: id, reason: note)) }
        case .clearDoubt: ask(act, desk) { [id] note, _ in .clearDoubt(ClearDoubt(person: id, note: note)) }
        case .consents: [.push(ConsentDesk(file, desk))]
        case .reliefs: [.push(ReliefDesk(of: id, desk))]
        case .requests: [.push(RequestList(of: id, desk))]
        case .duplicatePaper: file.duplicates.first.map { [.print(.duplicate($0.id), desk)] } ?? []
        case .familyPaper: [.print(.family(id), desk)]
        case .pickupPaper: handedOver(file).map { [.print(.pickup($0.id), desk)] } ?? []
        case .confirmationPaper: file.applications.first.map { [.print(.confirmation($0.id), desk)] } ?? []
        default: []
        }
    }

    /// What there is besides the keys of the bottom bar, each always under the same number.
    private func more(_ file: PersonFile, _ desk: Surroundings) -> [Act] {
        let always: [Act] = [.family, .reliefs, .takeBack, .requests]
        guard file.person.end == nil else { return always }
        let isSupervisor = desk.session?.member.roles.contains(.supervisor) == true
        return always + [.consents, file.person.doubts.isEmpty ? .raiseDoubt : .clearDoubt, .resign, .death]
            + (isSupervisor ? [.annul] : [])
    }

    private func takeBack(_ file: PersonFile, _ desk: Surroundings) -> [Step] {
        let cards = file.cards.filter(\.isHeld)
        guard !cards.isEmpty else { return [.say(Toast(desk.words("take-back.none"), .warning))] }
        let columns = [Column("", 17), Column("", 14), Column("", nil)]
        let rows = cards.map { card in
            let words = [
                card.number, desk.words("card.kind.\(card.kind.rawValue)"),
                desk.words("card.status.\(card.status.rawValue)"),
            ]
            return Pick.Row(answer: .givenBack(card.id), cells: words.map { TableCell($0) })
        }
        let (title, text) = (desk.words("take-back.title"), desk.words("take-back.ask"))
        return [.push(Pick("take-back", title, text, columns: columns, rows, over: self))]
    }

    private func printing(_ file: PersonFile, _ desk: Surroundings) -> [Step] {
        var acts: [Act] = []
        if file.family != nil { acts.append(.familyPaper) }
        if !file.duplicates.isEmpty { acts.append(.duplicatePaper) }
        if handedOver(file) != nil { acts.append(.pickupPaper) }
        if !file.applications.isEmpty { acts.append(.confirmationPaper) }
        guard !acts.isEmpty else { return [.say(Toast(desk.words("person.nothing-to-print"), .warning))] }
        return [.push(Menu(desk.words("person.print"), acts, over: self))]
    }

    private func handedOver(_ file: PersonFile) -> Card? {
        file.cards.first { $0.handover != nil }
    }

    mutating func type(_ key: Key, _ desk: Surroundings) -> [Step] {
        _ = text.handle(key, rows: desk.rows - top.count - 1, columns: desk.columns - 4)
        return []
    }

    mutating func receive(_ answer: Answer, _ desk: Surroundings) -> [Step] {
        switch answer {
        case .person(let file): show(file, desk)
        case .picked(let act): return self.act(act, desk)
        case .givenBack(let card):
            return [.ask(.perform(.returnCard(ReturnCard(card: card)), id: desk.ids.make()))]
        case .performed(.refused(let refusal)): return [.say(Toast(desk.explain(refusal), .bad))]
        case .performed(.done(let changes)):
            return changes.compactMap { done($0, desk) }.map { .say(Toast($0)) } + appear(desk)
        default: break
        }
        return []
    }

    private mutating func show(_ file: PersonFile, _ desk: Surroundings) {
        self.file = file
        let words = PersonText(file, desk)
        top = words.top
        text.show(words.lines)
    }

    private func ask(
        _ act: Act, _ desk: Surroundings, make: @escaping @Sendable (String, Rule?) -> Command
    ) -> [Step] {
        [.push(NotePrompt(desk.words("note.\(act.rawValue)"), over: self, desk, make: make))]
    }

    /// What came of an act, in words.
    private func done(_ change: Change, _ desk: Surroundings) -> String? {
        switch change.event {
        case .person(.doubted): desk.words("person.doubt-raised")
        case .person(.cleared): desk.words("person.doubt-cleared")
        case .card(.returned):
            desk.words("take-back.done", file?.cards.first { .card($0.id) == change.stream }?.number ?? "")
        default: nil
        }
    }

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        guard file != nil else {
            buffer.put(desk.words("desk.loading"), row: 2, column: 3, .dim)
            return
        }
        for (row, line) in top.enumerated() {
            buffer.put(line.text, row: row, column: 2, line.style, columns: buffer.columns - 3)
        }
        let first = top.count + 1
        buffer.region(row: first, column: 2, rows: buffer.rows - first, columns: buffer.columns - 4) { region in
            text.draw(into: &region, focused: true)
        }
    }
}

extension Step {
    /// Has a paper printed under a new id.
    static func print(_ printout: Printout, _ desk: Surroundings) -> Step {
        .ask(.print(printout, job: desk.ids.make()))
    }
}
