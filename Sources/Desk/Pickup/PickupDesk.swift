import Domain
import Store
import Terminal
import Widgets

/// Cards to be picked up: by number, scanned code, PESEL or name.
struct PickupDesk: ShowsPerson, TakesScans {
    let name = "pickup"
    private var finder: Finder<CardRow>

    init(_ desk: Surroundings, searching text: String = "") {
        finder = Finder(
            [
                Column(desk.words("card.number"), 18), Column(desk.words("card.holder"), nil),
                Column(desk.words("card.born"), 10), Column(desk.words("card.state"), 24),
            ], searching: text)
    }

    var shownPerson: ID<Person>? { finder.chosen?.person }
    var shownCard: ID<Card>? { finder.chosen?.id }

    func heading(_ desk: Surroundings) -> Heading {
        Heading(desk.words("pickup.title"), desk.counted("pickup.count", finder.rows.count))
    }

    func actions(_ desk: Surroundings) -> [Action] {
        [
            Action(.f(1), .help), Action(.f(2), .handOver), Action(.enter, .handOver), Action(.f(3), .open),
            Action(.f(7), .search), Action(.f(10), .back), Action(.escape, .back),
        ]
    }

    mutating func appear(_ desk: Surroundings) -> [Step] {
        [.ask(.findReady(finder.text))]
    }

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        switch act {
        case .handOver: return finder.chosen.map { handOver($0, desk) } ?? []
        case .open: return finder.chosen.map { [.push(PersonFilePage($0.person))] } ?? []
        case .search: return scanned("", desk)
        default: return [.pop]
        }
    }

    private func handOver(_ card: CardRow, _ desk: Surroundings) -> [Step] {
        guard card.status == .ready else {
            return [.say(Toast(desk.words("pickup.not-ready.\(card.status.rawValue)"), .warning))]
        }
        return [.push(HandOver(card, desk))]
    }

    mutating func type(_ key: Key, _ desk: Surroundings) -> [Step] {
        finder.type(key, page: desk.rows - 3) ? [.ask(.findReady(finder.text))] : []
    }

    mutating func receive(_ answer: Answer, _ desk: Surroundings) -> [Step] {
        if case .cards(let cards, let text) = answer { finder.show(cards, for: text) }
        return []
    }

    mutating func scanned(_ code: String, _ desk: Surroundings) -> [Step] {
        finder.search(for: code)
        return [.ask(.findReady(code))]
    }

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        finder.draw(
            into: &buffer, label: desk.words("pickup.search"), by: desk.words("pickup.search.by"),
            empty: desk.words("pickup.none")
        ) { cells($0, desk) }
    }

    private func cells(_ row: CardRow, _ desk: Surroundings) -> [TableCell] {
        var state = desk.words("card.status.\(row.status.rawValue)")
        let isHere = row.pickupPoint == desk.office?.servicePoint
        if row.status == .ready, !isHere {
            state = desk.words("pickup.at", desk.programme.servicePoint(row.pickupPoint)?.name ?? row.pickupPoint)
        }
        let style: Style = row.status == .ready && isHere ? .good : .dim
        return [TableCell(row.number), TableCell(row.listName), TableCell(row.birthDate.iso), TableCell(state, style)]
    }
}

/// One card going over the counter: who takes it, by which document their identity was seen.
struct HandOver: ShowsPerson, HoldsInput {
    let name = "hand-over"
    private let card: CardRow
    private var sending: Sending
    private var form: ScreenForm

    init(_ card: CardRow, _ desk: Surroundings) {
        self.card = card
        sending = Sending(desk)
        form = ScreenForm(desk.screens.pickup, values: [:], desk)
    }

    var shownPerson: ID<Person>? { card.person }
    var shownCard: ID<Card>? { card.id }

    var isTouched: Bool { form.isTouched }
    var isPicking: Bool { form.isPicking }

    func heading(_ desk: Surroundings) -> Heading {
        Heading(desk.words("handover.title"), card.number)
    }

    func actions(_ desk: Surroundings) -> [Action] {
        [
            Action(.f(1), .help), Action(.f(2), .handOver), Action(.f(3), .open), Action(.f(10), .back),
            Action(.escape, .back),
        ]
    }

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        switch act {
        case .handOver: handOver(desk)
        case .open: [.push(PersonFilePage(card.person))]
        default: [.pop]
        }
    }

    mutating func type(_ key: Key, _ desk: Surroundings) -> [Step] {
        let reaction = form.handle(key)
        if reaction.changed != nil { form.showFields(form.values) }
        if let field = reaction.left { form.check(field, desk) }
        return reaction.isSubmitted ? handOver(desk) : []
    }

    mutating func receive(_ answer: Answer, _ desk: Surroundings) -> [Step] {
        switch sending.outcome(in: answer) {
        case .done:
            let words = desk.words("handover.done", card.number, card.listName)
            return [.ask(.print(.pickup(card.id), job: sending.id)), .say(Toast(words)), .pop]
        case .refused(let refusal): return form.show(refusal, desk)
        case nil: return []
        }
    }

    private mutating func handOver(_ desk: Surroundings) -> [Step] {
        let byOther = form.value("authorised.by_other") == Draft.yes
        let authorised = AuthorisedPerson(
            name: form.value("authorised.name"), authorisationSeen: form.value("authorised.seen") == Draft.yes)
        let handOver = HandOverCard(
            card: card.id, identityKind: form.value("identity.kind"),
            identityChecked: form.value("identity.checked") == Draft.yes, authorised: byOther ? authorised : nil)
        return sending.send(.handOverCard(handOver))
    }

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        buffer.region(row: 0, column: 0, rows: buffer.rows - 3, columns: buffer.columns) { region in
            form.draw(into: &region, focused: true, desk)
        }
        let row = buffer.rows - 3
        Widgets.Rule(desk.words("handover.card")).draw(into: &buffer, row: row)
        let born = desk.words("case.born", card.birthDate.iso)
        buffer.put("\(card.listName)   \(born)   \(card.number)", row: row + 1, column: 2, .heading)
        buffer.put(desk.words("handover.no-copy"), row: row + 2, column: 2, .dim)
    }
}
