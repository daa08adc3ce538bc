import Domain
import Store
import Terminal
import Widgets

/// Why something is refused, or what has to be brought. What is missing by the verdict is suggested; a refusal names the
/// rule by which it is made.
struct ReasonPrompt: Workplace {
    let name = "reason"
    private let kind: DecideApplication.Kind
    private let person: String
    private var field = TextField(columns: 70, limit: 300)
    private let findings: [String]
    private let rules: [Rule]
    private var chosen = 0

    init(_ kind: DecideApplication.Kind, about file: ApplicationCase, _ desk: Surroundings) {
        self.kind = kind
        person = file.application.form.people.first?.details?.listName ?? ""
        let verdict = Verdict(
            on: file.application.form, programme: desk.programme, today: file.application.submitted)
        findings = verdict.refusals.map(desk.explain)
        rules = kind == .refuse ? verdict.rules(for: file.application.form, desk.programme) : []
    }

    func heading(_ desk: Surroundings) -> Heading {
        Heading(desk.words("reason.title.\(kind.rawValue)"), person)
    }

    func actions(_ desk: Surroundings) -> [Action] {
        [
            Action(.f(1), .help), Action(.f(2), .save), Action(.enter, .save), Action(.f(10), .back),
            Action(.escape, .back),
        ]
    }

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        guard act == .save else { return [.pop] }
        let text = field.text.split(separator: " ").joined(separator: " ")
        return text.isEmpty
            ? [.say(Toast(desk.words("reason.needed"), .warning))] : [.hand(.reason(text, kind, rules[safe: chosen]))]
    }

    mutating func type(_ key: Key, _ desk: Surroundings) -> [Step] {
        switch key {
        case .up: chosen = max(0, chosen - 1)
        case .down: chosen = min(max(0, rules.count - 1), chosen + 1)
        default: _ = field.handle(key)
        }
        return []
    }

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        buffer.put(desk.words("reason.ask.\(kind.rawValue)"), row: 1, column: 3, .label)
        var row = 5
        if !rules.isEmpty {
            buffer.put(desk.words("reason.rule"), row: row, column: 3, .label)
            for (index, rule) in rules.enumerated() {
                let source = [rule.rawValue, desk.programme.paragraph(rule)].filter { !$0.isEmpty }
                    .joined(separator: " · ")
                let text = "\(index == chosen ? "(•)" : "( )") \(source) · \(desk.words("rule.\(rule.rawValue)"))"
                buffer.put(
                    text, row: row + 1 + index, column: 3, index == chosen ? .selected : .normal,
                    columns: buffer.columns - 5)
            }
            row += rules.count + 2
        }
        for (index, line) in findings.flatMap({ Text.wrapped("✗ \($0)", buffer.columns - 6) }).enumerated() {
            buffer.put(line, row: row + index, column: 3, .bad)
        }
        buffer.region(row: 3, column: 2, rows: 1, columns: field.width) { field.draw(into: &$0, focused: true) }
    }
}

extension Verdict {
    /// The rules by which an application may be refused: those that stand in the way, then those on which the claim
    /// rests and its papers.
    fileprivate func rules(for form: ApplicationForm, _ programme: Programme) -> [Rule] {
        let papers = Checklist(for: form, programme: programme, today: .distantFuture).items
            .compactMap { $0.alternatives.first?.rule }
        return (refusals.map(\.rule) + grounds.map(\.rule) + papers + [.complete]).reduce(into: []) { all, rule in
            if !all.contains(rule) { all.append(rule) }
        }
    }
}
