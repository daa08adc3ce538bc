import Domain
import Terminal
import Widgets

/// The whole verdict: what is in the way, by which rule, what would make it right. Enter goes to the field.
struct VerdictPage: Workplace, Sendable {
    let name = "verdict"
    private let refusals: [Refusal]
    private let warnings: [Refusal]
    private let grounds: [Verdict.Ground]
    private let offers: [Offer]
    private let names: [String]
    private var selection = 0

    /// A package that a person could have besides.
    private struct Offer: Hashable, Sendable {
        let person: Int
        let package: Package
    }

    /// A line to choose.
    private enum Entry {
        case refusal(Refusal)
        case warning(Refusal)
        case offer(Offer)
    }

    init(_ reading: IntakeReading, _ desk: Surroundings) {
        refusals = reading.refusals
        warnings = reading.verdict.warnings
        grounds = reading.verdict.grounds
        let people = reading.form.people
        names = people.count > 1 ? people.map(\.givenName) : []
        offers = people.indices.flatMap { index in
            desk.programme.offers(for: index, of: reading.form, on: desk.today).map {
                Offer(person: index, package: $0)
            }
        }
    }

    private var all: [Entry] {
        refusals.map { .refusal($0) } + warnings.map { .warning($0) } + offers.map { .offer($0) }
    }

    func heading(_ desk: Surroundings) -> Heading {
        Heading(desk.words("verdict.title"), desk.messages.text("verdict.count", count: refusals.count))
    }

    func actions(_ desk: Surroundings) -> [Action] {
        let submit = refusals.isEmpty ? [Action(.f(2), .submit)] : []
        return [Action(.f(1), .help)] + submit
            + [Action(.enter, all.isEmpty ? .submit : .open), Action(.f(10), .back), Action(.escape, .back)]
    }

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        switch act {
        case .submit: [.hand(.submit)]
        case .open: all[safe: selection].map { open($0) } ?? []
        default: [.pop]
        }
    }

    private func open(_ entry: Entry) -> [Step] {
        switch entry {
        case .refusal(let refusal), .warning(let refusal): [.hand(.goTo(refusal.field ?? ""))]
        case .offer(let offer): [.hand(.offer(person: offer.person, package: offer.package.id))]
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
            let text = "✓ \(name(ground.person))\(desk.name(of: ground))"
            buffer.put(text, row: row, column: 2, .good, columns: buffer.columns - 3)
        }
        return grounds.count + 1
    }

    private func lines(_ entry: Entry, _ desk: Surroundings, _ width: Int) -> [TableCell] {
        switch entry {
        case .refusal(let refusal): lines("✗ \(whose(refusal))\(desk.explain(refusal))", .bad, width)
        case .warning(let refusal): lines("⚠ \(whose(refusal))\(desk.explain(refusal))", .warning, width)
        case .offer(let offer):
            lines(
                "+ \(name(offer.person))\(desk.words("verdict.offer", desk.local(offer.package.label)))", .good, width)
        }
    }

    private func lines(_ text: String, _ style: Style, _ width: Int) -> [TableCell] {
        Text.wrapped(text, width).enumerated().map { TableCell($1, $0 == 0 ? style : .dim) }
    }

    /// `Ola: `, where several persons are on the form.
    private func name(_ person: Int) -> String {
        names[safe: person].map { $0.isEmpty ? "" : "\($0): " } ?? ""
    }

    private func whose(_ refusal: Refusal) -> String {
        let place = refusal.field?.split(separator: ".").dropFirst().first.flatMap { Int($0) }
        return place.map(name) ?? ""
    }

    /// The first finding shown, so that the chosen one fits.
    private func firstShown(_ heights: [Int], rows: Int) -> Int {
        var first = 0
        while first < selection, heights[first...selection].reduce(0, +) > rows { first += 1 }
        return first
    }
}
