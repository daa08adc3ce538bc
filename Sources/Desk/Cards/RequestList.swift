import Domain
import Store
import Terminal
import Widgets

/// A person's requests for duplicates: what is due, and withdrawing one that waits for its fee.
struct RequestList: ShowsPerson {
    let name = "requests"
    private let person: ID<Person>
    private var file: PersonFile?
    private var list: Listing<Duplicate>

    init(of person: ID<Person>, _ desk: Surroundings) {
        self.person = person
        list = Listing([
            Column(desk.words("requests.number"), 16), Column(desk.words("requests.day"), 10),
            Column(desk.words("requests.ground"), nil), Column(desk.words("requests.state"), 16),
            Column(desk.words("requests.fee"), 10, align: .right),
        ])
    }

    var shownPerson: ID<Person>? { person }

    func heading(_ desk: Surroundings) -> Heading {
        Heading("\(desk.words("requests.title")) · \(file?.person.details.listName ?? "")", desk.clock)
    }

    func actions(_ desk: Surroundings) -> [Action] {
        let pay = desk.session?.may(.takePayment) == true ? [Action(.f(2), .cash)] : []
        return [Action(.f(1), .help)] + pay
            + [
                Action(.f(5), .refresh), Action(.f(8), .withdrawDuplicate), Action(.f(9), .print),
                Action(.f(10), .back), Action(.escape, .back),
            ]
    }

    mutating func appear(_ desk: Surroundings) -> [Step] {
        [.ask(.loadPerson(person))]
    }

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        switch act {
        case .refresh: return appear(desk)
        case .back: return [.pop]
        default: return list.chosen.map { self.act(act, on: $0, desk) } ?? []
        }
    }

    private func act(_ act: Act, on duplicate: Duplicate, _ desk: Surroundings) -> [Step] {
        switch act {
        case .print: return [.print(.duplicate(duplicate.id), desk)]
        case .cash, .withdrawDuplicate:
            guard duplicate.status == .unpaid else {
                return [.say(Toast(desk.messages.text(.duplicateClosed, in: desk.programme), .warning))]
            }
            guard act == .withdrawDuplicate else { return [.push(CashDesk(desk, paying: duplicate.id))] }
            let prompt = NotePrompt(desk.words("note.withdraw-duplicate"), over: self, desk) { note, _ in
                .withdrawDuplicate(WithdrawDuplicate(duplicate: duplicate.id, reason: note))
            }
            return [.push(prompt)]
        default: return []
        }
    }

    mutating func type(_ key: Key, _ desk: Surroundings) -> [Step] {
        list.move(key, page: desk.rows - 1)
        return []
    }

    mutating func receive(_ answer: Answer, _ desk: Surroundings) -> [Step] {
        switch answer {
        case .person(let file):
            self.file = file
            list.show(file.duplicates)
        case .performed(.done): return [.say(Toast(desk.words("requests.withdrawn")))] + appear(desk)
        default: break
        }
        return []
    }

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        list.draw(into: &buffer, empty: desk.words(file == nil ? "desk.loading" : "requests.none")) { duplicate in
            let style: Style = duplicate.status == .unpaid ? .warning : .normal
            return [
                TableCell(duplicate.number), TableCell(duplicate.requested.iso),
                TableCell(desk.words("duplicate.ground.\(duplicate.ground.rawValue)")),
                TableCell(desk.words("duplicate.status.\(duplicate.status.rawValue)"), style),
                TableCell(duplicate.fee.description, style),
            ]
        }
    }
}
