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

/// Things to pick from, over what is there: by arrows and Enter, or by their number. A number picks once no other key has
/// come as soon as a scanner sends them, so that a scanned code picks nothing.
struct Menu: Overlay, Watches {
    let name = "menu"
    private let title: String
    private let acts: [Act]
    let below: any Workplace
    private var table: Table
    /// A number was typed, and nothing since.
    private var isNumbered = false

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

    mutating func appear(_ desk: Surroundings) -> [Step] {
        isNumbered = false
        return []
    }

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        guard act == .pick else { return [.pop] }
        return acts[safe: table.selection].map { [.hand(.picked($0))] } ?? [.pop]
    }

    mutating func type(_ key: Key, _ desk: Surroundings) -> [Step] {
        isNumbered = false
        if case .character(let letter) = key, let number = letter.wholeNumberValue, acts.indices ~= number - 1 {
            table.select(number - 1)
            isNumbered = true
        } else {
            _ = table.handle(key)
        }
        return []
    }

    func pause(_ desk: Surroundings) -> Swift.Duration? {
        isNumbered ? .milliseconds(desk.settings.scanner.pace + Menu.delay) : nil
    }

    /// Milliseconds that a key of a scanner may take to come here.
    private static let delay = 20

    mutating func look(_ desk: Surroundings) -> [Step] { act(.pick, desk) }

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

/// Whether to leave a form whose input would be lost, over it.
struct Unsaved: Overlay {
    let name = "unsaved"
    let below: any Workplace

    init(over below: any Workplace) {
        self.below = below
    }

    /// Leaving is not on F2: whoever came here by mistake may go on as if they had not, and save.
    func actions(_ desk: Surroundings) -> [Action] {
        [
            Action(.f(1), .help), Action(.f(8), .leaveUnsaved), Action(.f(10), .stay), Action(.escape, .stay),
        ]
    }

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        act == .leaveUnsaved ? [.abandon] : [.pop]
    }

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        below.draw(into: &buffer, desk)
        let hints = [("F8", "act.leave-unsaved"), ("Esc", "act.stay")].map { KeyHint($0.0, desk.words($0.1)) }
        Dialog(desk.words("unsaved.title"), desk.words("unsaved.text"), hints).draw(into: &buffer, mostColumns: 72)
    }
}

/// Rows of which one is picked, over what is there; what it stands for is handed down.
struct Pick: Overlay {
    let name: String
    let below: any Workplace
    private let title: String
    private let text: String
    private var list: Listing<Row>

    /// A row, and what is handed down for it.
    struct Row: Sendable {
        let answer: Answer
        let cells: [TableCell]
    }

    /// Rows under a title and, where there is one, a sentence; its help page is that of the name.
    init(
        _ name: String, _ title: String, _ text: String = "", columns: [Column], _ rows: [Row],
        over below: any Workplace
    ) {
        (self.name, self.title, self.text, self.below) = (name, title, text, below)
        list = Listing(columns, hasHeader: false)
        list.show(rows)
    }

    func actions(_ desk: Surroundings) -> [Action] {
        [
            Action(.f(1), .help), Action(.enter, .pick, isShown: true), Action(.f(10), .back),
            Action(.escape, .back),
        ]
    }

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        guard act == .pick, let row = list.chosen else { return [.pop] }
        return [.hand(row.answer)]
    }

    mutating func type(_ key: Key, _ desk: Surroundings) -> [Step] {
        list.move(key, page: list.rows.count)
        return []
    }

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        below.draw(into: &buffer, desk)
        let first = text.isEmpty ? 0 : 2
        let rows = min(buffer.rows, list.rows.count + first + 2)
        buffer.region(row: (buffer.rows - rows) / 2, column: 4, rows: rows, columns: buffer.columns - 8) { part in
            Box(title).draw(into: &part) { inside in
                inside.put(text, row: 0, column: 1, .label, columns: inside.columns - 2)
                inside.region(row: first, column: 0, rows: inside.rows - first, columns: inside.columns) { region in
                    list.draw(into: &region, empty: "") { $0.cells }
                }
            }
        }
    }
}

/// What is done or would follow, over what is there, and the keys that lead on; any way back leaves things as they are.
struct Ask: Overlay {
    let name = "ask"
    let below: any Workplace
    private let title: String
    private let text: String
    private let ways: [Way]
    private let onEnter: Act

    /// A key, and what it leads to.
    struct Way: Sendable {
        let action: Action
        let step: Step

        /// Leads to another workplace.
        init(_ key: Key, _ act: Act, _ workplace: any Workplace) {
            (action, step) = (Action(key, act), .replace(workplace))
        }

        /// Has what is below do it.
        init(_ key: Key, picking act: Act) {
            (action, step) = (Action(key, act), .hand(.picked(act)))
        }
    }

    /// A question with its answers. Enter goes back, unless it is to take one of the ways.
    init(_ title: String, _ text: String, _ ways: [Way], onEnter: Act = .back, over below: any Workplace) {
        (self.title, self.text, self.ways, self.onEnter, self.below) = (title, text, ways, onEnter, below)
    }

    func actions(_ desk: Surroundings) -> [Action] {
        [Action(.f(1), .help)] + ways.map(\.action)
            + [Action(.enter, onEnter), Action(.f(10), .back), Action(.escape, .back)]
    }

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        [ways.first { $0.action.act == act }?.step ?? .pop]
    }

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        below.draw(into: &buffer, desk)
        let back = onEnter == .back ? [] : [Action(.escape, .back)]
        let keys = ways.map(\.action).filter { $0.act != onEnter } + [Action(.enter, onEnter)] + back
        let hints = keys.map { KeyHint($0.keyName, desk.words("act.\($0.act.rawValue)")) }
        Dialog(title, text, hints).draw(into: &buffer, mostColumns: 72)
    }
}
