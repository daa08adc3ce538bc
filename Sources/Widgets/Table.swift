import Terminal

/// A column of a table.
public struct Column: Sendable {
    /// The heading.
    public let title: String
    /// Columns on the screen; nil takes what the others leave.
    public let width: Int?
    /// Where its text stands.
    public let align: Alignment

    /// A column.
    public init(_ title: String, _ width: Int?, align: Alignment = .left) {
        self.title = title
        self.width = width
        self.align = align
    }
}

/// One place of a table's row.
public struct TableCell: Sendable {
    /// What it says.
    public let text: String
    /// How, unless the row is selected.
    public let style: Style

    /// A place with text.
    public init(_ text: String, _ style: Style = .normal) {
        self.text = text
        self.style = style
    }
}

/// Rows to go through and choose from. It keeps the count and the place only: rows are asked for by index when they
/// are drawn, so that a hundred thousand cost no more than twenty.
public struct Table: Sendable {
    /// The columns, left to right, two spaces between.
    public let columns: [Column]
    /// Whether the headings take a row.
    public var hasHeader: Bool
    /// How many rows there are. The selection stays within.
    public var count = 0 {
        didSet { select(selection) }
    }
    /// Rows in sight, for page keys: to be told by who lays the screen out.
    public var visibleRows = 10 {
        didSet { select(selection) }
    }
    /// The chosen row.
    public private(set) var selection = 0
    /// The first row in sight.
    public private(set) var top = 0
    /// Says where in the list one is, at the right below it, if there is more than is in sight. Nil: never.
    public var position: (@Sendable (_ row: Int, _ count: Int) -> String)?

    /// An empty table.
    public init(columns: [Column], hasHeader: Bool = true) {
        self.columns = columns
        self.hasHeader = hasHeader
    }

    /// Chooses a row, the nearest there is, and brings it into sight.
    public mutating func select(_ row: Int) {
        selection = max(0, min(row, count - 1))
        top = max(0, min(top, count - visibleRows))
        top = min(max(top, selection - visibleRows + 1), selection)
    }

    /// Arrows, page keys, Home and End move; Enter accepts.
    public mutating func handle(_ key: Key) -> Reaction {
        let page = max(1, visibleRows - 1)
        switch key {
        case .up: select(selection - 1)
        case .down: select(selection + 1)
        case .pageUp: select(selection - page)
        case .pageDown: select(selection + page)
        case .home: select(0)
        case .end: select(count - 1)
        case .enter: return count > 0 ? .accepted : .ignored
        default: return .ignored
        }
        return .handled
    }

    /// Draws into the whole region; `row` is asked for the cells of each row in sight.
    public func draw(into buffer: inout Buffer, focused: Bool, row: (Int) -> [TableCell]) {
        let widths = widths(in: buffer.columns)
        if hasHeader { draw(columns.map { TableCell($0.title, .heading) }, at: 0, widths, into: &buffer) }
        let start = hasHeader ? 1 : 0
        let text = positionText(in: buffer.rows - start)
        let height = buffer.rows - start - (text == nil ? 0 : 1)
        guard height > 0 else { return }
        let first = min(max(top, selection - height + 1), selection)
        for line in 0..<max(0, min(height, count - first)) {
            draw(row(first + line), at: start + line, widths, into: &buffer)
            if first + line == selection { mark(start + line, focused: focused, into: &buffer) }
        }
        if let text { buffer.put(text, row: buffer.rows - 1, column: 0, .dim, columns: buffer.columns, align: .right) }
    }

    private func positionText(in rows: Int) -> String? {
        guard let position, count > rows else { return nil }
        return position(selection + 1, count)
    }

    private func mark(_ row: Int, focused: Bool, into buffer: inout Buffer) {
        if focused {
            buffer.restyle(row: row, column: 0, columns: buffer.columns, .selected)
            buffer.showCursor(row: row, column: 0)
        }
        buffer.put("▸", row: row, column: 0, focused ? .selected : .key)
    }

    private func draw(_ cells: [TableCell], at row: Int, _ widths: [Int], into buffer: inout Buffer) {
        var column = 2
        for (index, cell) in cells.prefix(widths.count).enumerated() {
            let align = columns[index].align
            buffer.put(cell.text, row: row, column: column, cell.style, columns: widths[index], align: align)
            column += widths[index] + 2
        }
    }

    /// The columns without a width share what is left, two for the mark before them.
    private func widths(in total: Int) -> [Int] {
        let fixed = columns.compactMap(\.width).reduce(0, +)
        let open = columns.count { $0.width == nil }
        let left = total - 2 - fixed - 2 * max(0, columns.count - 1)
        return columns.map { $0.width ?? max(1, left / max(1, open)) }
    }
}
