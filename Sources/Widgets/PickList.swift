import Terminal

/// One of many, out of a list that opens: `[okazano  ▾]`.
///
/// Space or a letter opens it. While it is open, what is typed narrows it to the options with a word that begins so,
/// Polish letters folded (`lom` finds Łomża); Enter takes, Esc leaves things as they were.
public struct PickList: Sendable {
    /// What there is to choose.
    public var options: [Option] {
        didSet { chosen = options.contains { $0.id == chosen } ? chosen : nil }
    }
    /// Columns of the label within the brackets.
    public let columns: Int
    /// Rows of the open list at most.
    public var mostRows = 8
    /// The chosen option's id; nil before anything is chosen.
    public var chosen: String?
    /// What was typed while open; nil while closed.
    private var typed: String?
    private var table = Table(columns: [.init("", nil)], hasHeader: false)

    /// A closed list.
    public init(_ options: [Option], columns: Int, chosen: String? = nil) {
        self.options = options
        self.columns = max(1, columns)
        self.chosen = options.contains { $0.id == chosen } ? chosen : nil
    }

    /// Columns it takes while closed.
    public var width: Int { columns + 4 }

    /// Whether its list covers part of the screen, and all keys are its own.
    public var isOpen: Bool { typed != nil }

    private var matching: [Option] {
        guard let typed, !typed.isEmpty else { return options }
        return options.filter { Folding.matches($0.label, typed: typed) }
    }

    /// Takes a key.
    public mutating func handle(_ key: Key) -> Reaction {
        isOpen ? handleOpen(key) : handleClosed(key)
    }

    private mutating func handleClosed(_ key: Key) -> Reaction {
        switch key {
        case .character(" "): open(typed: "")
        case .character(let letter): open(typed: String(letter))
        case .left: return step(-1)
        case .right: return step(1)
        default: return .ignored
        }
        return .handled
    }

    private mutating func step(_ by: Int) -> Reaction {
        let index = options.firstIndex { $0.id == chosen }
        let next = index.map { $0 + by } ?? 0
        guard options.indices.contains(next) else { return .handled }
        chosen = options[next].id
        return .changed
    }

    private mutating func open(typed: String) {
        self.typed = typed
        fitTable()
        if typed.isEmpty, let index = options.firstIndex(where: { $0.id == chosen }) { table.select(index) }
    }

    private mutating func fitTable() {
        table.count = matching.count
        table.visibleRows = mostRows
        table.select(0)
    }

    private mutating func handleOpen(_ key: Key) -> Reaction {
        switch key {
        case .enter, .tab: return take()
        case .escape: typed = nil
        case .backspace:
            typed = typed.map { String($0.dropLast()) }
            fitTable()
        case .character(let letter):
            typed?.append(letter)
            fitTable()
        default: _ = table.handle(key)
        }
        return .handled
    }

    private mutating func take() -> Reaction {
        let matching = matching
        guard matching.indices.contains(table.selection) else { return .handled }
        typed = nil
        let option = matching[table.selection]
        guard option.id != chosen else { return .handled }
        chosen = option.id
        return .changed
    }

    /// Draws the closed list, or what is typed, at the region's top left.
    public func draw(into buffer: inout Buffer, focused: Bool) {
        let style: Style = focused ? .fieldFocused : .field
        let edge: Style = focused ? .key : .line
        let label = typed ?? options.first { $0.id == chosen }?.label ?? ""
        buffer.put("[", row: 0, column: 0, edge)
        buffer.fill(row: 0, column: 1, rows: 1, columns: columns + 1, Cell(" ", style))
        buffer.put(label, row: 0, column: 1, style, columns: columns)
        buffer.put("▾]", row: 0, column: columns + 2, edge)
        guard focused else { return }
        buffer.showCursor(row: 0, column: 1 + (isOpen ? min(Text.columns(label), columns) : 0))
    }

    /// Draws the open list over everything else, with the cursor on its row, below the control that stands at this place, or above it.
    public func drawList(into buffer: inout Buffer, row: Int, column: Int) {
        guard isOpen else { return }
        let matching = matching
        let widest = matching.map { Text.columns($0.label) }.max() ?? 0
        let width = min(buffer.columns, max(width, widest + 5))
        let below = buffer.rows - row - 1
        let height = min(max(1, min(matching.count, mostRows)) + 2, max(below, row))
        let top = height <= below ? row + 1 : row - height
        let left = max(0, min(column, buffer.columns - width))
        buffer.region(row: top, column: left, rows: height, columns: width) { part in
            Box().draw(into: &part) { inner in
                table.draw(into: &inner, focused: true) { [.init(matching[$0].label)] }
            }
        }
    }
}
