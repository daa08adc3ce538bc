import Domain
import Terminal
import Widgets

/// A workplace that lies over another one, which stays in sight.
protocol Overlay: Workplace {
    /// What it lies over.
    var below: any Workplace { get }
}

extension Overlay {
    func heading(_ desk: Surroundings) -> Heading { below.heading(desk) }
}

/// Things to pick from, over what is there: by arrows and Enter, or by their number.
struct Menu: Overlay {
    let name = "menu"
    private let title: String
    private let acts: [Act]
    let below: any Workplace
    private var table: Table

    init(_ title: String, _ acts: [Act], over below: any Workplace) {
        self.title = title
        self.acts = acts
        self.below = below
        table = Table(columns: [Column("", 1), Column("", 24), Column("", nil)], hasHeader: false)
        table.count = acts.count
        table.visibleRows = acts.count
    }

    func actions(_ desk: Surroundings) -> [Action] {
        [
            Action(.f(1), .help), Action(.enter, .pick, isShown: true), Action(.f(10), .back),
            Action(.escape, .back),
        ]
    }

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        guard act == .pick else { return [.pop] }
        return acts[safe: table.selection].map { [.hand(.picked($0))] } ?? [.pop]
    }

    mutating func type(_ key: Key, _ desk: Surroundings) -> [Step] {
        if case .character(let letter) = key, let number = letter.wholeNumberValue, let act = acts[safe: number - 1] {
            return [.hand(.picked(act))]
        }
        _ = table.handle(key)
        return []
    }

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        below.draw(into: &buffer, desk)
        let (rows, columns) = (min(buffer.rows, acts.count + 2), buffer.columns - 4)
        buffer.region(row: (buffer.rows - rows) / 2, column: 2, rows: rows, columns: columns) { part in
            Box(title).draw(into: &part) { inside in
                table.draw(into: &inside, focused: true) { index in
                    let key = "act.\(acts[index].rawValue)"
                    return [
                        TableCell("\(index + 1)", .key), TableCell(desk.words(key)),
                        TableCell(desk.words("\(key).help"), .dim),
                    ]
                }
            }
        }
    }
}

/// What is done, and what is likely to come next: a key leads there, any way back leaves it.
struct Offer: Overlay {
    let name = "offer"
    private let title: String
    private let text: String
    private let ways: [Way]
    let below: any Workplace

    /// A key and where it leads.
    struct Way: Sendable {
        let action: Action
        let workplace: any Workplace

        init(_ key: Key, _ act: Act, _ workplace: any Workplace) {
            action = Action(key, act)
            self.workplace = workplace
        }
    }

    init(_ title: String, _ text: String, _ ways: [Way], over below: any Workplace) {
        self.title = title
        self.text = text
        self.ways = ways
        self.below = below
    }

    func actions(_ desk: Surroundings) -> [Action] {
        [Action(.f(1), .help)] + ways.map(\.action)
            + [Action(.enter, .back), Action(.f(10), .back), Action(.escape, .back)]
    }

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        ways.first { $0.action.act == act }.map { [.replace($0.workplace)] } ?? [.pop]
    }

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        below.draw(into: &buffer, desk)
        let hints = (ways.map(\.action) + [Action(.enter, .back)]).map { action in
            KeyHint(action.keyName, desk.words("act.\(action.act.rawValue)"))
        }
        Dialog(title, text, hints).draw(into: &buffer, mostColumns: 72)
    }
}

/// What would follow from an act, over what is there: Enter does it, any way back leaves things as they are.
struct Confirm: Overlay {
    let name = "confirm"
    private let wanted: Act
    private let outlook: Outlook
    let below: any Workplace

    init(_ act: Act, _ outlook: Outlook, over below: any Workplace) {
        wanted = act
        self.outlook = outlook
        self.below = below
    }

    func actions(_ desk: Surroundings) -> [Action] {
        [
            Action(.f(1), .help), Action(.f(2), .confirm), Action(.enter, .confirm), Action(.f(10), .back),
            Action(.escape, .back),
        ]
    }

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        act == .confirm ? [.hand(.picked(wanted))] : [.pop]
    }

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        below.draw(into: &buffer, desk)
        let lines = outlook.lines.isEmpty ? [desk.words("outlook.nothing")] : outlook.lines.map(\.text)
        let hints = [("Enter", "act.\(wanted.rawValue)"), ("Esc", "act.back")].map { KeyHint($0.0, desk.words($0.1)) }
        Dialog(desk.words("outlook.title"), lines.joined(separator: "\n"), hints).draw(into: &buffer, mostColumns: 72)
    }
}
