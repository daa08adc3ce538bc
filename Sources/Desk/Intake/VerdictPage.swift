import Domain
import Terminal
import Widgets

/// The whole verdict: what is in the way, by which rule, what would make it right. Enter goes to the field.
struct VerdictPage: Workplace, Sendable {
    let name = "verdict"
    private let refusals: [Refusal]
    private let warnings: [Refusal]
    private let grounds: [Verdict.Ground]
    private var selection = 0

    init(_ reading: IntakeReading) {
        refusals = reading.refusals
        warnings = reading.verdict.warnings
        grounds = reading.verdict.grounds
    }

    private var all: [(refusal: Refusal, isWarning: Bool)] {
        refusals.map { ($0, false) } + warnings.map { ($0, true) }
    }

    func heading(_ desk: Surroundings) -> Heading {
        Heading(desk.words("verdict.title"), desk.messages.text("verdict.count", count: refusals.count))
    }

    func actions(_ desk: Surroundings) -> [Action] {
        let submit = refusals.isEmpty ? [Action(.f(2), .submit)] : []
        return [Action(.f(1), .help)] + submit
            + [Action(.enter, refusals.isEmpty ? .submit : .open), Action(.f(10), .back), Action(.escape, .back)]
    }

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        switch act {
        case .submit: [.hand(.submit)]
        case .open: all.indices.contains(selection) ? [.hand(.goTo(all[selection].refusal.field ?? ""))] : []
        default: [.pop]
        }
    }

    mutating func type(_ key: Key, _ desk: Surroundings) -> [Step] {
        switch key {
        case .up: selection = max(0, selection - 1)
        case .down: selection = min(max(0, all.count - 1), selection + 1)
        case .home: selection = 0
        case .end: selection = max(0, all.count - 1)
        default: break
        }
        return []
    }

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        var row = drawGrounds(into: &buffer, desk)
        if refusals.isEmpty {
            buffer.put("✓ " + desk.words("verdict.ready"), row: row, column: 2, .good)
            row += 2
        }
        let blocks = all.enumerated().map { index, finding in (index, lines(finding, desk, buffer.columns - 8)) }
        let first = firstShown(blocks.map(\.1.count), rows: buffer.rows - row)
        for (index, lines) in blocks.dropFirst(first) {
            guard row + lines.count <= buffer.rows else { break }
            for (offset, line) in lines.enumerated() {
                buffer.put(line.text, row: row + offset, column: offset == 0 ? 2 : 4, line.style)
            }
            if index == selection {
                buffer.put("▸", row: row, column: 0, .selected)
                buffer.showCursor(row: row, column: 0)
            }
            row += lines.count
        }
    }

    /// Why the person is entitled, and to what. Answers the row after it.
    private func drawGrounds(into buffer: inout Buffer, _ desk: Surroundings) -> Int {
        guard !grounds.isEmpty else {
            buffer.put("✗ " + desk.words("verdict.not-entitled"), row: 0, column: 2, .bad)
            return 2
        }
        for (row, ground) in grounds.enumerated() {
            buffer.put("✓ \(desk.name(of: ground))", row: row, column: 2, .good, columns: buffer.columns - 3)
        }
        return grounds.count + 1
    }

    private func lines(_ finding: (refusal: Refusal, isWarning: Bool), _ desk: Surroundings, _ width: Int)
        -> [TableCell]
    {
        let mark = finding.isWarning ? "⚠" : "✗"
        let lines = Text.wrapped(desk.explain(finding.refusal), width)
        return lines.enumerated().map { index, line in
            TableCell(index == 0 ? "\(mark) \(line)" : line, index == 0 ? (finding.isWarning ? .warning : .bad) : .dim)
        }
    }

    /// The first finding shown, so that the chosen one fits.
    private func firstShown(_ heights: [Int], rows: Int) -> Int {
        var first = 0
        while first < selection, heights[first...selection].reduce(0, +) > rows { first += 1 }
        return first
    }
}
