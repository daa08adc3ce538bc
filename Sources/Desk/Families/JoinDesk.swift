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
    private var finder: Finder<PersonRow>
    private var relation: Relation?
    private var isWorking = false

    /// How somebody is related, as it is being said: whoever is chosen in the list meanwhile, it is about them.
    private struct Relation: Sendable {
        let person: PersonRow
        let command: ID<Command>
        var form: ScreenForm
    }

    init(_ file: PersonFile, _ desk: Surroundings) {
        let known = file.family.flatMap { file.world.people[$0.administrator] }
        administrator = known ?? file.person
        members = Set(file.family?.members.map(\.person) ?? [file.person.id])
        finder = Finder(
            [Column("", 1), Column("", 26), Column("", 10), Column("", nil)], hasHeader: false,
            searching: administrator.details.surname)
    }

    var shownPerson: ID<Person>? { relation?.person.id ?? finder.chosen?.id }

    var isPicking: Bool { relation?.form.isPicking ?? false }

    func heading(_ desk: Surroundings) -> Heading {
        Heading("\(desk.words("join.title")) · \(administrator.details.listName)", administrator.address.line)
    }

    func actions(_ desk: Surroundings) -> [Action] {
        let take = relation == nil ? Action(.enter, .pick, isShown: true) : Action(.f(2), .confirm)
        return [Action(.f(1), .help), take, Action(.f(7), .search), Action(.f(10), .back), Action(.escape, .back)]
    }

    // MARK: Update

    mutating func appear(_ desk: Surroundings) -> [Step] {
        [.ask(.search(finder.text))]
    }

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        switch act {
        case .pick:
            relation = finder.chosen.map { person in
                let form = ScreenForm(desk.screens.join, values: [:], desk)
                return Relation(person: person, command: desk.ids.make(), form: form)
            }
            return []
        case .confirm: return confirm()
        case .search:
            relation = nil
            finder.clear()
            return []
        default:
            guard relation != nil else { return [.pop] }
            relation = nil
            return []
        }
    }

    mutating func type(_ key: Key, _ desk: Surroundings) -> [Step] {
        if relation != nil { return relation?.form.handle(key).isSubmitted == true ? confirm() : [] }
        guard finder.type(key, page: desk.rows - 6) else { return [] }
        guard finder.text.isEmpty else { return appear(desk) }
        finder.clear()
        return []
    }

    mutating func receive(_ answer: Answer, _ desk: Surroundings) -> [Step] {
        switch answer {
        case .found(let found, let text): show(found.rows, for: text)
        case .performed(.done):
            return [.say(Toast(desk.words("join.done", relation?.person.listName ?? ""))), .pop]
        case .performed(.refused(let refusal)):
            isWorking = false
            return [.say(Toast(desk.explain(refusal), .bad))]
        case .failed: isWorking = false
        default: break
        }
        return []
    }

    /// Who lives at the same address comes first.
    private mutating func show(_ rows: [PersonRow], for text: String) {
        let others = rows.filter { !members.contains($0.id) }
        finder.show(others.filter(isNeighbour) + others.filter { !isNeighbour($0) }, for: text)
    }

    private func isNeighbour(_ row: PersonRow) -> Bool {
        row.address == administrator.address.line
    }

    private mutating func confirm() -> [Step] {
        guard let relation, !isWorking else { return [] }
        isWorking = true
        let join = JoinFamily(
            administrator: administrator.id, person: relation.person.id,
            relation: relation.form.value("family.relation"))
        return [.ask(.perform(.joinFamily(join), id: relation.command))]
    }

    // MARK: View

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        buffer.region(row: 0, column: 0, rows: buffer.rows - 4, columns: buffer.columns) { region in
            finder.draw(
                into: &region, focused: relation == nil, label: desk.words("pickup.search"),
                by: desk.words("join.search.by"), empty: desk.words("join.none")
            ) { row in
                let isHere = isNeighbour(row)
                let style: Style = isHere ? .normal : .dim
                return [
                    TableCell(isHere ? "✓" : "", .good), TableCell(row.listName, style),
                    TableCell(row.birthDate.iso, style), TableCell(row.address, style),
                ]
            }
        }
        guard let relation else { return }
        Widgets.Rule(relation.person.listName).draw(into: &buffer, row: buffer.rows - 4)
        buffer.region(row: buffer.rows - 3, column: 0, rows: 3, columns: buffer.columns) { region in
            relation.form.draw(into: &region, focused: true, desk)
        }
    }
}
