import Terminal

/// A row of a chart.
public struct Bar: Sendable {
    /// What it is of.
    public let label: String
    /// How long the bar is, beside the others. Below nought, or no number: none.
    public let value: Double
    /// The value in words, as the reader shall see it.
    public let text: String

    /// A row.
    public init(_ label: String, _ value: Double, text: String) {
        (self.label, self.value, self.text) = (label, value, text)
    }
}

/// Bars lying below each other, with label and value before them: `Karty wydane   120  ███████▌`.
///
/// The longest takes what room there is, to an eighth of a column; all others are measured by it, those out of sight
/// included. Whatever is more than nought shows at least an eighth. Numbers say all that the bars do.
public struct BarChart: Sendable {
    /// All rows, from the top.
    public let bars: [Bar]
    /// Rows in sight, for page keys: to be told by who lays the screen out.
    public var visibleRows = 10
    private var top = 0

    private static let eighths = Array("▏▎▍▌▋▊▉█")

    /// A chart from its first row.
    public init(_ bars: [Bar]) {
        self.bars = bars
    }

    /// Arrows, page keys, Home and End scroll.
    public mutating func handle(_ key: Key) -> Reaction {
        let page = max(1, visibleRows - 1)
        let last = max(0, bars.count - visibleRows)
        switch key {
        case .up: top -= 1
        case .down: top += 1
        case .pageUp: top -= page
        case .pageDown: top += page
        case .home: top = 0
        case .end: top = last
        default: return .ignored
        }
        top = max(0, min(top, last))
        return .handled
    }

    /// Draws into the whole region, with arrows at the right edge where there is more.
    public func draw(into buffer: inout Buffer, focused: Bool) {
        let texts = widest(\.text, atMost: buffer.columns / 3)
        let labels = widest(\.label, atMost: buffer.columns * 2 / 5)
        let start = labels + texts + 3
        let first = max(0, min(top, bars.count - buffer.rows))
        for (row, bar) in bars.dropFirst(first).prefix(buffer.rows).enumerated() {
            buffer.put(bar.label, row: row, column: 0, .label, columns: labels)
            buffer.put(bar.text, row: row, column: labels + 1, columns: texts, align: .right)
            buffer.put(glyphs(bar.value, columns: buffer.columns - start - 2), row: row, column: start)
        }
        if first > 0 { buffer.put("▴", row: 0, column: buffer.columns - 1, .key) }
        if first + buffer.rows < bars.count {
            buffer.put("▾", row: buffer.rows - 1, column: buffer.columns - 1, .key)
        }
        if focused { buffer.showCursor(row: 0, column: 0) }
    }

    private func widest(_ text: (Bar) -> String, atMost limit: Int) -> Int {
        min(limit, bars.map { Text.columns(text($0)) }.max() ?? 0)
    }

    private func glyphs(_ value: Double, columns: Int) -> String {
        let largest = bars.map(\.value).filter(\.isFinite).max() ?? 0
        guard value > 0, largest > 0, columns > 0 else { return "" }
        let length = max(1, Int((min(1, value / largest) * Double(columns * 8)).rounded()))
        let rest = length % 8 == 0 ? "" : String(BarChart.eighths[length % 8 - 1])
        return String(repeating: BarChart.eighths[7], count: length / 8) + rest
    }
}
