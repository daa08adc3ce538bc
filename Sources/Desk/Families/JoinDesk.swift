import Configuration
import Domain
import Store
import Terminal
import Widgets

/// A participant joins a family account: found among those at the same address, or anywhere, and related how.
struct JoinDesk: ShowsPerson {
    let name = "join"
    private let administrator: Person
    private let members: Set<ID<Person>>
    private let command: ID<Command>
    private var search = TextField(columns: 30, limit: 80)
    private var list = Listing<PersonRow>(
        [Column("", 1), Column("", 26), Column("", 10), Column("", nil)], hasHeader: false)
    private var relation: ScreenForm?
    private var isWorking = false

    init(_ file: PersonFile, _ desk: Surroundings) {
        let known = file.family.flatMap { file.world.people[$0.administrator] }
        administrator = known ?? file.person
        members = Set(file.family?.members.map(\.person) ?? [file.person.id])
        command = desk.ids.make()
        search.text = administrator.details.surname
    }

    var shownPerson: ID<Person>? { list.chosen?.id }

    func heading(_ desk: Surroundings) -> Heading {
        Heading("\(desk.words("join.title")) · \(administrator.details.listName)", administrator.address.line)
    }

    func actions(_ desk: Surroundings) -> [Action] {
        let take = relation == nil ? Action(.enter, .pick, isShown: true) : Action(.f(2), .confirm)
        return [Action(.f(1), .help), take, Action(.f(7), .search), Action(.f(10), .back), Action(.escape, .back)]
    }

    // MARK: Update

    mutating func appear(_ desk: Surroundings) -> [Step] {
        [.ask(.search(search.text))]
    }

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        switch act {
        case .pick:
            guard list.chosen != nil else { return [] }
            relation = ScreenForm(desk.screens.join, values: [:], desk)
            return []
        case .confirm: return confirm(desk)
        case .search:
            relation = nil
            search.text = ""
            list.show([])
            return []
        default:
            guard relation != nil else { return [.pop] }
            relation = nil
            return []
        }
    }

    mutating func type(_ key: Key, _ desk: Surroundings) -> [Step] {
        if relation != nil { return relation?.handle(key).isSubmitted == true ? confirm(desk) : [] }
        if search.handle(key) == .changed { return search.text.isEmpty ? [] : appear(desk) }
        list.move(key, page: desk.rows - 6)
        return []
    }

    mutating func receive(_ answer: Answer, _ desk: Surroundings) -> [Step] {
        switch answer {
        case .found(let found, let text) where text == search.text: show(found.rows)
        case .performed(.done):
            return [.say(Toast(desk.words("join.done", list.chosen?.listName ?? ""))), .pop]
        case .performed(.refused(let refusal)):
            isWorking = false
            return [.say(Toast(desk.explain(refusal), .bad))]
        case .failed: isWorking = false
        default: break
        }
        return []
    }

    /// Who lives at the same address comes first.
    private mutating func show(_ rows: [PersonRow]) {
        let others = rows.filter { !members.contains($0.id) }
        list.show(others.filter(isNeighbour) + others.filter { !isNeighbour($0) })
        list.chooseFirst()
    }

    private func isNeighbour(_ row: PersonRow) -> Bool {
        row.address == administrator.address.line
    }

    private mutating func confirm(_ desk: Surroundings) -> [Step] {
        guard let person = list.chosen, let relation, !isWorking else { return [] }
        isWorking = true
        let join = JoinFamily(
            administrator: administrator.id, person: person.id, relation: relation.value("family.relation"))
        return [.ask(.perform(.joinFamily(join), id: desk.ids.make()))]
    }

    // MARK: View

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        buffer.put(desk.words("pickup.search"), row: 0, column: 2, .label)
        buffer.put(desk.words("join.search.by"), row: 0, column: 46, .dim, columns: buffer.columns - 47)
        buffer.region(row: 0, column: 12, rows: 1, columns: search.width) {
            search.draw(into: &$0, focused: relation == nil)
        }
        buffer.region(row: 2, column: 0, rows: buffer.rows - 6, columns: buffer.columns) { region in
            list.draw(into: &region, focused: relation == nil, empty: desk.words("join.none")) { row in
                let isHere = isNeighbour(row)
                let style: Style = isHere ? .normal : .dim
                return [
                    TableCell(isHere ? "✓" : "", .good), TableCell(row.listName, style),
                    TableCell(row.birthDate.iso, style), TableCell(row.address, style),
                ]
            }
        }
        guard let relation else { return }
        Widgets.Rule(list.chosen?.listName ?? "").draw(into: &buffer, row: buffer.rows - 4)
        buffer.region(row: buffer.rows - 3, column: 0, rows: 3, columns: buffer.columns) { region in
            relation.draw(into: &region, focused: true, desk)
        }
    }
}
