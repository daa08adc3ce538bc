import Domain
import Terminal
import Widgets

/// Why something is done, or what was found, written over what is there; where a rule has to be named, it is chosen
/// below. It has the act done itself and stays until it is: what was written is not lost to a refusal or a full disk.
struct NotePrompt: Overlay {
    let name = "note"
    let below: any Workplace
    private let question: String
    private let grounds: Grounds
    private let command: ID<Command>
    private let make: @Sendable (String, Rule?) -> Command
    private var field = TextField(columns: 70, limit: 300)
    private var chosen = 0
    private var isWorking = false

    /// What an act may rest on.
    struct Grounds: Sendable {
        /// Rules of which one is named.
        var rules: [Rule] = []
        /// What stands in the way, to write from.
        var findings: [String] = []
    }

    /// A question, and the command that the answer makes.
    init(
        _ question: String, _ grounds: Grounds = Grounds(), over below: any Workplace, _ desk: Surroundings,
        make: @escaping @Sendable (String, Rule?) -> Command
    ) {
        self.question = question
        self.grounds = grounds
        self.below = below
        self.make = make
        command = desk.ids.make()
    }

    func actions(_ desk: Surroundings) -> [Action] {
        [
            Action(.f(1), .help), Action(.f(2), .save), Action(.enter, .save), Action(.f(10), .back),
            Action(.escape, .back),
        ]
    }

    // MARK: Update

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        guard !isWorking else { return [] }
        guard act == .save else { return [.pop] }
        let text = field.text.joinedWords
        guard !text.isEmpty else { return [.say(Toast(desk.words("reason.needed"), .warning))] }
        isWorking = true
        return [.ask(.perform(make(text, grounds.rules[safe: chosen]), id: command))]
    }

    mutating func type(_ key: Key, _ desk: Surroundings) -> [Step] {
        switch key {
        case .up: chosen = max(0, chosen - 1)
        case .down: chosen = min(max(0, grounds.rules.count - 1), chosen + 1)
        default: _ = field.handle(key)
        }
        return []
    }

    mutating func receive(_ answer: Answer, _ desk: Surroundings) -> [Step] {
        isWorking = false
        switch answer {
        case .performed(.done): return [.hand(answer)]
        case .performed(.refused(let refusal)): return [.say(Toast(desk.explain(refusal), .bad))]
        default: return []
        }
    }

    // MARK: View

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        below.draw(into: &buffer, desk)
        let columns = min(buffer.columns - 4, field.width + 4)
        let lines = lines(desk, columns - 4)
        let rows = min(buffer.rows, lines.count + 3)
        let place = Position(row: (buffer.rows - rows) / 2, column: (buffer.columns - columns) / 2)
        buffer.region(row: place.row, column: place.column, rows: rows, columns: columns) { part in
            Box(question).draw(into: &part) { inside in
                for (row, line) in lines.prefix(inside.rows - 1).enumerated() {
                    inside.put(line.text, row: row + 1, column: 1, line.style, columns: inside.columns - 2)
                }
                inside.region(row: 0, column: 1, rows: 1, columns: inside.columns - 1) { region in
                    field.draw(into: &region, focused: true)
                }
            }
        }
    }

    /// The rules to choose from and what stands in the way, each after an empty line.
    private func lines(_ desk: Surroundings, _ width: Int) -> [TableCell] {
        let findings = grounds.findings.flatMap { Text.wrapped("✗ \($0)", width) }.map { TableCell($0, .bad) }
        return [rules(desk), findings].filter { !$0.isEmpty }.flatMap { [TableCell("")] + $0 }
    }

    private func rules(_ desk: Surroundings) -> [TableCell] {
        guard !grounds.rules.isEmpty else { return [] }
        let rules = grounds.rules.enumerated().map { index, rule in
            let source = [rule.rawValue, desk.programme.paragraph(rule)].filter { !$0.isEmpty }
            let text = (source + [desk.words("rule.\(rule.rawValue)")]).joined(separator: " · ")
            return TableCell((index == chosen ? "(•) " : "( ) ") + text, index == chosen ? .selected : .normal)
        }
        return [TableCell(desk.words("reason.rule"), .label)] + rules
    }
}
