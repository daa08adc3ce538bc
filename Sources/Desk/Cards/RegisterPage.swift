import Domain
import Store
import Terminal
import Widgets

/// The register of issued cards (R-CRD-9): the latest first, found by number, name or PESEL.
struct RegisterPage: Workplace {
    let name = "register"
    private var search = TextField(columns: 30, limit: 80)
    private var rows: [CardRow] = []
    private var table = Table(columns: [Column("", 1)])

    func heading(_ desk: Surroundings) -> Heading {
        Heading(desk.words("register.title"), desk.messages.text("register.count", count: rows.count))
    }

    func actions(_ desk: Surroundings) -> [Action] {
        [
            Action(.f(1), .help), Action(.f(3), .open), Action(.enter, .open), Action(.f(7), .search),
            Action(.f(10), .back), Action(.escape, .back),
        ]
    }

    mutating func appear(_ desk: Surroundings) -> [Step] {
        table = Table(columns: [
            Column(desk.words("card.number"), 16), Column(desk.words("card.holder"), nil),
            Column(desk.words("register.issued"), 10), Column(desk.words("register.handed-over"), 10),
            Column(desk.words("card.state"), 12),
        ])
        return [.ask(.findCards(search.text))]
    }

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        switch act {
        case .open: return rows[safe: table.selection].map { [.push(PersonFilePage($0.person))] } ?? []
        case .search:
            search.text = ""
            return [.ask(.findCards(""))]
        default: return [.pop]
        }
    }

    mutating func type(_ key: Key, _ desk: Surroundings) -> [Step] {
        guard search.handle(key) == .changed else {
            _ = table.handle(key)
            return []
        }
        return [.ask(.findCards(search.text))]
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

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        buffer.put(desk.words("pickup.search"), row: 0, column: 2, .label)
        var table = table
        table.visibleRows = buffer.rows - 3
        buffer.region(row: 2, column: 0, rows: buffer.rows - 2, columns: buffer.columns) { region in
            table.draw(into: &region, focused: true) { index in
                let row = rows[index]
                return [
                    TableCell(row.number), TableCell(row.listName), TableCell(row.issued.iso),
                    TableCell(row.handedOver?.iso ?? "–"), TableCell(desk.words("card.status.\(row.status.rawValue)")),
                ]
            }
        }
        buffer.region(row: 0, column: 12, rows: 1, columns: search.width) { search.draw(into: &$0, focused: true) }
    }
}
