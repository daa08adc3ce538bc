import Domain
import Store
import Terminal
import Widgets

/// Looks for the participant who pays; a stranger is typed into the form instead.
struct PayerFinder: Workplace {
    let name = "payer"
    private var finder: Finder<PersonRow>

    init(_ desk: Surroundings) {
        finder = Finder([Column("", nil), Column("", 10), Column("", 32)], hasHeader: false)
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
        case .takePayer: return finder.chosen.map { [.ask(.loadPerson($0.id))] } ?? []
        case .search:
            finder.clear()
            return []
        default: return [.pop]
        }
    }

    mutating func type(_ key: Key, _ desk: Surroundings) -> [Step] {
        finder.type(key, page: desk.rows - 2) ? [.ask(.search(finder.text))] : []
    }

    mutating func receive(_ answer: Answer, _ desk: Surroundings) -> [Step] {
        switch answer {
        case .found(let result, let text): finder.show(result.rows, for: text)
        case .person: return [.hand(answer)]
        default: break
        }
        return []
    }

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        let nobody = desk.words("home.search.nobody", finder.text)
        finder.draw(
            into: &buffer, label: desk.words("home.search"),
            empty: finder.text.isEmpty ? desk.words("payer.hint") : nobody
        ) { row in
            [TableCell(row.listName), TableCell(row.birthDate.iso), TableCell(row.address)]
        }
    }
}
