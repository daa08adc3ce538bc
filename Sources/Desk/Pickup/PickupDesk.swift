import Domain
import Store
import Terminal
import Widgets

/// Cards to be picked up: by number, scanned code, PESEL or name.
struct PickupDesk: Workplace, TakesScans {
    let name = "pickup"
    private var search = TextField(columns: 30, limit: 80)
    private var rows: [CardRow] = []
    private var table = Table(columns: [Column("", 1)])

    init(searching text: String = "") {
        search.text = text
    }

    func heading(_ desk: Surroundings) -> Heading {
        Heading(desk.words("pickup.title"), desk.messages.text("pickup.count", count: rows.count))
    }

    func actions(_ desk: Surroundings) -> [Action] {
        [
            Action(.f(1), .help), Action(.f(2), .handOver), Action(.enter, .handOver), Action(.f(3), .open),
            Action(.f(7), .search), Action(.f(10), .back), Action(.escape, .back),
        ]
    }

    mutating func appear(_ desk: Surroundings) -> [Step] {
        table = Table(columns: [
            Column(desk.words("card.number"), 18), Column(desk.words("card.holder"), nil),
            Column(desk.words("card.born"), 10), Column(desk.words("card.state"), 24),
        ])
        return [.ask(.findReady(search.text))]
    }

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        let chosen = rows[safe: table.selection]
        switch act {
        case .handOver: return chosen.map { handOver($0, desk) } ?? []
        case .open: return chosen.map { [.push(PersonFilePage($0.person))] } ?? []
        case .search:
            search.text = ""
            return [.ask(.findReady(""))]
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
        guard search.handle(key) == .changed else {
            _ = table.handle(key)
            return []
        }
        return [.ask(.findReady(search.text))]
    }

    mutating func receive(_ answer: Answer, _ desk: Surroundings) -> [Step] {
        switch answer {
        case .cards(let cards, let text) where text == search.text:
            rows = cards
            table.count = cards.count
        default: break
        }
        return []
    }

    mutating func scanned(_ code: String, _ desk: Surroundings) -> [Step] {
        search.text = code
        table.select(0)
        return [.ask(.findReady(code))]
    }

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        buffer.put(desk.words("pickup.search"), row: 0, column: 2, .label)
        buffer.put(desk.words("pickup.search.by"), row: 0, column: 46, .dim, columns: buffer.columns - 47)
        if rows.isEmpty {
            buffer.put(desk.words("pickup.none"), row: 3, column: 3, .dim)
        } else {
            var table = table
            table.visibleRows = buffer.rows - 3
            buffer.region(row: 2, column: 0, rows: buffer.rows - 2, columns: buffer.columns) { region in
                table.draw(into: &region, focused: true) { cells(rows[$0], desk) }
            }
        }
        buffer.region(row: 0, column: 12, rows: 1, columns: search.width) { search.draw(into: &$0, focused: true) }
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
struct HandOver: Workplace {
    let name = "hand-over"
    private let card: CardRow
    private let command: ID<Command>
    private var form: ScreenForm
    private var isWorking = false

    init(_ card: CardRow, _ desk: Surroundings) {
        self.card = card
        command = desk.ids.make()
        form = ScreenForm(desk.screens.pickup, values: [:], desk)
    }

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
        switch answer {
        case .performed(.done):
            let words = desk.words("handover.done", card.number, card.listName)
            return [.ask(.print(.pickup(card.id), job: command)), .say(Toast(words)), .pop]
        case .performed(.refused(let refusal)):
            isWorking = false
            if let field = refusal.field {
                form.note(Note(.bad, desk.messages.text(refusal.reason, in: desk.programme)), on: field)
                form.focus(on: field)
            }
            return [.say(Toast(desk.explain(refusal), .bad))]
        case .failed:
            isWorking = false
            return []
        default: return []
        }
    }

    private mutating func handOver(_ desk: Surroundings) -> [Step] {
        guard !isWorking else { return [] }
        isWorking = true
        let byOther = form.value("authorised.by_other") == Draft.yes
        let authorised = AuthorisedPerson(
            name: form.value("authorised.name"), authorisationSeen: form.value("authorised.seen") == Draft.yes)
        let handOver = HandOverCard(
            card: card.id, identityKind: form.value("identity.kind"),
            identityChecked: form.value("identity.checked") == Draft.yes, authorised: byOther ? authorised : nil)
        return [.ask(.perform(.handOverCard(handOver), id: command))]
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
