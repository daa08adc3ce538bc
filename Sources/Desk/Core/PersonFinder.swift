import Domain
import Store
import Terminal
import Widgets

/// Looks for a participant and hands over their file: who pays, who signs for a child.
struct PersonFinder: Workplace {
    let name: String
    private var finder: Finder<PersonRow>

    /// Title and help are those of the name.
    init(_ name: String, _ desk: Surroundings) {
        self.name = name
        finder = Finder([Column("", nil), Column("", 10), Column("", 32)], hasHeader: false)
    }

    func heading(_ desk: Surroundings) -> Heading {
        Heading(desk.words("\(name).title"), desk.clock)
    }

    func actions(_ desk: Surroundings) -> [Action] {
        [
            Action(.f(1), .help), Action(.f(2), .takePerson), Action(.enter, .takePerson), Action(.f(7), .search),
            Action(.f(10), .back), Action(.escape, .back),
        ]
    }

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        switch act {
        case .takePerson: return finder.chosen.map { [.ask(.loadPerson($0.id))] } ?? []
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
            empty: finder.text.isEmpty ? desk.words("finder.hint") : nobody
        ) { row in
            [TableCell(row.listName), TableCell(row.birthDate.iso), TableCell(row.address)]
        }
    }
}
