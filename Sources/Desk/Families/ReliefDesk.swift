import Domain
import Store
import Terminal
import Widgets

/// The reliefs that a person's packages carry today, how often each was used and what is left (R-PKG-9); Enter uses one.
struct ReliefDesk: ShowsPerson {
    let name = "reliefs"
    private let person: ID<Person>
    private var file: PersonFile?
    private var list: Listing<ReliefStanding>
    /// The next use; nil until the list counts the one before.
    private var sending: Sending?

    init(of person: ID<Person>, _ desk: Surroundings) {
        self.person = person
        list = Listing([
            Column(desk.words("relief.name"), nil), Column(desk.words("relief.partner"), 24),
            Column(desk.words("relief.count"), 12),
        ])
    }

    var shownPerson: ID<Person>? { person }

    func heading(_ desk: Surroundings) -> Heading {
        Heading("\(desk.words("relief.title")) · \(file?.person.details.listName ?? "")", desk.clock)
    }

    func actions(_ desk: Surroundings) -> [Action] {
        let use = desk.session?.may(.useRelief) == true ? [Action(.enter, .useRelief, isShown: true)] : []
        return [Action(.f(1), .help)] + use
            + [Action(.f(5), .refresh), Action(.f(10), .back), Action(.escape, .back)]
    }

    mutating func appear(_ desk: Surroundings) -> [Step] {
        [.ask(.loadPerson(person))]
    }

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        switch act {
        case .useRelief:
            guard let standing = list.chosen else { return [] }
            let use = UseRelief(person: person, relief: standing.relief.id)
            return sending?.send(.useRelief(use)) ?? []
        case .refresh: return appear(desk)
        default: return [.pop]
        }
    }

    mutating func type(_ key: Key, _ desk: Surroundings) -> [Step] {
        list.move(key, page: desk.rows - 4)
        return []
    }

    mutating func receive(_ answer: Answer, _ desk: Surroundings) -> [Step] {
        if case .person(let file) = answer {
            self.file = file
            list.show(file.world.reliefs(of: file.person, desk.programme, on: desk.today))
            sending = sending ?? Sending(desk)
        }
        switch sending?.outcome(in: answer) {
        case .done:
            sending = nil
            return [.say(Toast(desk.words("relief.done")))] + appear(desk)
        case .refused(let refusal): return [.say(Toast(desk.explain(refusal), .bad))]
        case nil: return []
        }
    }

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        let rows = buffer.rows - 3
        buffer.region(row: 0, column: 0, rows: rows, columns: buffer.columns) { region in
            list.draw(into: &region, empty: desk.words(file == nil ? "desk.loading" : "relief.none")) { standing in
                let style: Style = standing.refusal == nil ? .normal : .dim
                let count = standing.relief.entries.map { "\(standing.used)/\($0.count)" } ?? "\(standing.used)"
                return [
                    TableCell(desk.local(standing.relief.label), style), TableCell(standing.relief.partner, style),
                    TableCell(count, style),
                ]
            }
        }
        guard let refusal = list.chosen?.refusal else { return }
        let words = "✗ " + desk.messages.text(refusal, in: desk.programme)
        buffer.put(words, row: rows + 1, column: 2, .warning, columns: buffer.columns - 3)
    }
}
