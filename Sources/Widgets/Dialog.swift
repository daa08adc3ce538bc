import Terminal

/// A box over the screen with a text and the keys that answer it.
public struct Dialog: Sendable {
    /// What it is about.
    public let title: String
    /// What it says; wrapped.
    public let text: String
    /// The keys that answer, shown below the text.
    public let hints: [KeyHint]

    /// A dialog.
    public init(_ title: String, _ text: String, _ hints: [KeyHint]) {
        self.title = title
        self.text = text
        self.hints = hints
    }

    /// Draws in the middle of the region, as large as it must be, at most so wide.
    public func draw(into buffer: inout Buffer, mostColumns: Int = 64) {
        let width = min(mostColumns, buffer.columns)
        let lines = Text.wrapped(text, width - 4)
        let widest = ([title, footer] + lines).map { Text.columns($0) + 6 }.max() ?? 0
        let columns = min(width, max(30, widest))
        let rows = min(buffer.rows, lines.count + 4)
        let place = Position(row: (buffer.rows - rows) / 2, column: (buffer.columns - columns) / 2)
        buffer.region(row: place.row, column: place.column, rows: rows, columns: columns) { part in
            Box(title).draw(into: &part) { draw(lines, into: &$0) }
        }
    }

    private var footer: String {
        hints.map { "\($0.key) \($0.label)" }.joined(separator: "   ")
    }

    private func draw(_ lines: [String], into buffer: inout Buffer) {
        for (row, line) in lines.prefix(max(0, buffer.rows - 2)).enumerated() {
            buffer.put(line, row: row, column: 1)
        }
        var column = 1
        for hint in hints {
            if column == 1 { buffer.showCursor(row: buffer.rows - 1, column: column) }
            column = buffer.put(hint.key, row: buffer.rows - 1, column: column, .key) + 1
            column = buffer.put(hint.label, row: buffer.rows - 1, column: column, .keyLabel) + 3
        }
    }
}
