import Terminal
import Widgets

/// Lines in styles to scroll through; what is too long goes on below its beginning.
struct ScrollLines: Sendable {
    private(set) var lines: [TableCell] = []
    private var top = 0

    /// Shows other lines; where they are the same ones, it stays where it is.
    mutating func show(_ lines: [TableCell]) {
        if lines.map(\.text) != self.lines.map(\.text) { top = 0 }
        self.lines = lines
    }

    /// Takes a key that scrolls, with so much in sight.
    mutating func handle(_ key: Key, rows: Int, columns: Int) {
        let last = max(0, wrapped(columns).count - rows)
        switch key {
        case .up: top -= 1
        case .down: top += 1
        case .pageUp: top -= max(1, rows - 1)
        case .pageDown, .character(" "): top += max(1, rows - 1)
        case .home: top = 0
        case .end: top = last
        default: break
        }
        top = max(0, min(top, last))
    }

    private func wrapped(_ columns: Int) -> [TableCell] {
        lines.flatMap { line -> [TableCell] in
            let indent = line.text.prefix { $0 == " " }.count
            let margin = String(repeating: " ", count: indent)
            let parts = Text.wrapped(String(line.text.dropFirst(indent)), max(1, columns - indent - 2))
            return parts.enumerated().map { index, part in
                TableCell(margin + (index == 0 ? "" : "  ") + part, line.style)
            }
        }
    }

    /// Draws into the whole region, with arrows at the right edge where there is more.
    func draw(into buffer: inout Buffer) {
        let lines = wrapped(buffer.columns - 1)
        let first = max(0, min(top, lines.count - buffer.rows))
        for (row, line) in lines.dropFirst(first).prefix(buffer.rows).enumerated() {
            buffer.put(line.text, row: row, column: 0, line.style)
        }
        if first > 0 { buffer.put("▴", row: 0, column: buffer.columns - 1, .key) }
        if first + buffer.rows < lines.count {
            buffer.put("▾", row: buffer.rows - 1, column: buffer.columns - 1, .key)
        }
        buffer.showCursor(row: 0, column: 0)
    }
}
