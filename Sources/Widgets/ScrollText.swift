import Terminal

/// Text to read: help, wrapped to the region's width, or a preview, whose lines stay as they are.
public struct ScrollText: Sendable {
    /// The text; line feeds are kept.
    public let text: String
    /// Rows in sight, for page keys: to be told by who lays the screen out.
    public var visibleRows = 20
    /// Columns to wrap to, likewise.
    public var columns = 78
    private let isWrapped: Bool
    private var top = 0

    /// A text from its beginning. One that is not wrapped has its blanks kept and long lines cut.
    public init(_ text: String, isWrapped: Bool = true) {
        self.text = text
        self.isWrapped = isWrapped
    }

    private func lines(_ columns: Int) -> [String] {
        isWrapped
            ? Text.wrapped(text, columns)
            : text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    private var last: Int {
        max(0, lines(columns).count - visibleRows)
    }

    /// Arrows, page keys, space, Home and End scroll.
    public mutating func handle(_ key: Key) -> Reaction {
        let page = max(1, visibleRows - 1)
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

    /// Draws into the whole region, with arrows at the right edge where there is more.
    public func draw(into buffer: inout Buffer, focused: Bool) {
        let lines = lines(min(columns, buffer.columns))
        let first = max(0, min(top, lines.count - buffer.rows))
        for (row, line) in lines.dropFirst(first).prefix(buffer.rows).enumerated() {
            buffer.put(line, row: row, column: 0)
        }
        if first > 0 { buffer.put("▴", row: 0, column: buffer.columns - 1, .key) }
        if first + buffer.rows < lines.count {
            buffer.put("▾", row: buffer.rows - 1, column: buffer.columns - 1, .key)
        }
        if focused { buffer.showCursor(row: 0, column: 0) }
    }
}
