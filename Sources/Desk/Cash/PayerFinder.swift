import Domain
import Store
import Terminal
import Widgets

/// Looks for the participant who pays; a stranger is typed into the form instead.
struct PayerFinder: Workplace {
    let name = "payer"
    private var search = TextField(columns: 30, limit: 80)
    private var list: Listing<PersonRow>

    init(_ desk: Surroundings) {
        list = Listing([Column("", nil), Column("", 10), Column("", 32)], hasHeader: false)
    }

    func heading(_ desk: Surroundings) -> Heading {
        Heading(desk.words("payer.title"), desk.clock)
    }

    func actions(_ desk: Surroundings) -> [Action] {
        [
            Action(.f(1), .help), Action(.f(2), .takePayer), Action(.enter, .takePayer), Action(.f(7), .search),
            Action(.f(10), .back), Action(.escape, .back),
        ]
    }

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        switch act {
        case .takePayer: return list.chosen.map { [.ask(.loadPerson($0.id))] } ?? []
        case .search:
            search.text = ""
            list.show([])
            return []
        default: return [.pop]
        }
    }

    mutating func type(_ key: Key, _ desk: Surroundings) -> [Step] {
        guard search.handle(key) == .changed else {
            list.move(key, page: desk.rows - 2)
            return []
        }
        return [.ask(.search(search.text))]
    }

    mutating func receive(_ answer: Answer, _ desk: Surroundings) -> [Step] {
        switch answer {
        case .found(let result, let text) where text == search.text:
            list.show(result.rows)
            list.chooseFirst()
        case .person: return [.hand(answer)]
        default: break
        }
        return []
    }

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        buffer.put(desk.words("home.search"), row: 0, column: 2, .label)
        buffer.region(row: 2, column: 0, rows: buffer.rows - 2, columns: buffer.columns) { region in
            let empty = search.text.isEmpty ? desk.words("payer.hint") : desk.words("home.search.nobody", search.text)
            list.draw(into: &region, empty: empty) { row in
                [TableCell(row.listName), TableCell(row.birthDate.iso), TableCell(row.address)]
            }
        }
        buffer.region(row: 0, column: 12, rows: 1, columns: search.width) { search.draw(into: &$0, focused: true) }
    }
}
