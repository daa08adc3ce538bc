import Terminal

/// Lines to read and to scroll through: wrapped to the region's width, or a preview, whose lines stay as they are.
public struct ScrollText: Sendable {
    private var lines: [TableCell] = []
    private let isWrapped: Bool
    private var top = 0

    /// A text from its beginning; line feeds are kept. One that is not wrapped has its blanks kept and long lines cut.
    public init(_ text: String = "", isWrapped: Bool = true) {
        self.isWrapped = isWrapped
        let parts = text.split(separator: "\n", omittingEmptySubsequences: false)
        lines = parts.map { TableCell(String($0)) }
    }

    /// Shows other lines; where they are the same ones, it stays where it is.
    public mutating func show(_ lines: [TableCell]) {
        if lines.map(\.text) != self.lines.map(\.text) { top = 0 }
        self.lines = lines
    }

    /// Arrows, page keys, space, Home and End scroll, in a region so large.
    public mutating func handle(_ key: Key, rows: Int, columns: Int) -> Reaction {
        let page = max(1, rows - 1)
        let last = max(0, laidOut(columns).count - rows)
        switch key {
        case .up: top -= 1
        case .down: top += 1
        case .pageUp: top -= page
        case .pageDown, .character(" "): top += page
        case .home: top = 0
        case .end: top = last
        default: return .ignored
        }
        top = max(0, min(top, last))
        return .handled
    }

    /// The lines in so many columns, of which the last is for the arrows. What is too long in an indented line goes on
    /// below its beginning.
    private func laidOut(_ columns: Int) -> [TableCell] {
        guard isWrapped else { return lines }
        return lines.flatMap { line -> [TableCell] in
            let indent = line.text.prefix { $0 == " " }.count
            let margin = String(repeating: " ", count: indent)
            let hanging = indent == 0 ? "" : "  "
            let parts = Text.wrapped(
                String(line.text.dropFirst(indent)), max(1, columns - 1 - indent - Text.columns(hanging)))
            return parts.enumerated().map { TableCell(margin + ($0 == 0 ? "" : hanging) + $1, line.style) }
        }
    }

    /// Draws into the whole region, with arrows at the right edge where there is more.
    public func draw(into buffer: inout Buffer, focused: Bool) {
        let lines = laidOut(buffer.columns)
        let first = max(0, min(top, lines.count - buffer.rows))
        for (row, line) in lines.dropFirst(first).prefix(buffer.rows).enumerated() {
            buffer.put(line.text, row: row, column: 0, line.style)
        }
        if first > 0 { buffer.put("▴", row: 0, column: buffer.columns - 1, .key) }
        if first + buffer.rows < lines.count {
            buffer.put("▾", row: buffer.rows - 1, column: buffer.columns - 1, .key)
        }
        if focused { buffer.showCursor(row: 0, column: 0) }
    }
}
