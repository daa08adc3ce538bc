import Configuration
import Domain
import Terminal
import Widgets

/// The papers: what the case takes today, what is known of each, by whom and when (R-DOC-1…6). A letter says what became
/// of a paper; what more has to be known is asked for in place.
struct ChecklistDesk: KeepsDraft {
    let name = "checklist"
    private let title: String
    private let number: String
    private let purpose: Purpose
    private(set) var form: ApplicationForm
    private let submitted: Day
    private var rows: [Row] = []
    private var selection = 0
    private var detail: PaperDetail?

    /// Where the records go.
    private enum Purpose: Sendable {
        /// Into a draft, which is kept at each change.
        case draft(Draft)
        /// To an application that was handed in: saved together.
        case supplement(ID<Application>, ID<Command>)
    }

    /// One paper of the list.
    struct Row: Sendable {
        let item: Domain.Checklist.Item
        let document: Document
        /// Whether it stands for the one above it.
        let isAlternative: Bool
        let record: DocumentRecord?
    }

    init(_ draft: Draft, _ desk: Surroundings, at field: String? = nil) {
        title = draft.summary
        number = ""
        purpose = .draft(draft)
        form = IntakeReading(draft, programme: desk.programme, today: desk.today).form
        submitted = desk.today
        list(desk)
        if let field { selection = rows.firstIndex { $0.item.field == field } ?? 0 }
    }

    init(_ application: Application, _ desk: Surroundings) {
        let person = application.form.people.first?.details?.listName ?? ""
        title = person
        number = application.number
        purpose = .supplement(application.id, desk.ids.make())
        form = application.form
        submitted = application.submitted
        list(desk)
    }

    func heading(_ desk: Surroundings) -> Heading {
        Heading(
            [desk.words("checklist.title"), number, title].filter { !$0.isEmpty }.joined(separator: " · "), desk.clock)
    }

    func actions(_ desk: Surroundings) -> [Action] {
        guard detail == nil else {
            return [Action(.f(1), .help), Action(.f(2), .save), Action(.f(10), .back), Action(.escape, .back)]
        }
        var actions = [Action(.f(1), .help)]
        if case .supplement = purpose { actions.append(Action(.f(2), .save)) }
        return actions + [
            Action(.character("o"), .seen), Action(.character("k"), .copied), Action(.character("s"), .scanned),
            Action(.character("b"), .missing), Action(.character("x"), .refusePaper), Action(.f(9), .print),
            Action(.enter, .open), Action(.f(10), .back), Action(.escape, .back),
        ]
    }

    // MARK: Update

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        if detail != nil { return actInDetail(act, desk) }
        switch act {
        case .seen: return mark(.seen, desk)
        case .copied: return mark(.copied, desk)
        case .scanned: return mark(.scanned, desk)
        case .missing: return mark(.missing, desk)
        case .refusePaper: return mark(.refused, desk)
        case .open:
            rows[safe: selection].map { detail = PaperDetail($0, $0.record?.status ?? .seen, desk) }
            return []
        case .print:
            let slip = MissingPapers(applicant: title, form: form, submitted: submitted, number: number)
            return [.ask(.print(.missingPapers(slip), job: desk.ids.make()))]
        case .save: return save(desk)
        default: return leave()
        }
    }

    private mutating func actInDetail(_ act: Act, _ desk: Surroundings) -> [Step] {
        guard act == .save else {
            detail = nil
            return []
        }
        return finishDetail(desk)
    }

    mutating func type(_ key: Key, _ desk: Surroundings) -> [Step] {
        if detail != nil {
            return detail?.type(key) == true ? finishDetail(desk) : []
        }
        switch key {
        case .up: selection = max(0, selection - 1)
        case .down: selection = min(rows.count - 1, selection + 1)
        case .home: selection = 0
        case .end: selection = max(0, rows.count - 1)
        default: break
        }
        return []
    }

    mutating func receive(_ answer: Answer, _ desk: Surroundings) -> [Step] {
        switch answer {
        case .performed(.done): return [.say(Toast(desk.words("checklist.saved"))), .pop]
        case .performed(.refused(let refusal)): return [.say(Toast(desk.explain(refusal), .bad))]
        default: return []
        }
    }

    /// A paper of which nothing more has to be known is settled by the letter alone.
    private mutating func mark(_ status: DocumentStatus, _ desk: Surroundings) -> [Step] {
        guard let row = rows[safe: selection] else { return [] }
        if status != .seen, status.isAccepted, !row.document.mayBeKept {
            return [.say(Toast(desk.words("checklist.only-seen"), .warning))]
        }
        let opened = PaperDetail(row, status, desk)
        guard !opened.isEmpty else { return put(opened.record(by: desk.actor, at: desk.now), desk) }
        detail = opened
        return []
    }

    private mutating func finishDetail(_ desk: Surroundings) -> [Step] {
        guard let detail else { return [] }
        self.detail = nil
        return put(detail.record(by: desk.actor, at: desk.now), desk)
    }

    private mutating func put(_ record: DocumentRecord, _ desk: Surroundings) -> [Step] {
        form.put(record)
        list(desk)
        selection = min(selection + 1, max(0, rows.count - 1))
        return keptDraft.map { [.ask(.saveDraft($0))] } ?? []
    }

    var keptDraft: Draft? {
        guard case .draft(var draft) = purpose else { return nil }
        draft.documents = form.documents
        return draft
    }

    private mutating func save(_ desk: Surroundings) -> [Step] {
        guard case .supplement(let application, let id) = purpose else { return leave() }
        let command = SupplementApplication(application: application, documents: form.documents)
        return [.ask(.perform(.supplementApplication(command), id: id))]
    }

    private func leave() -> [Step] {
        guard case .draft = purpose else { return [.pop] }
        return [.hand(.documents(form.documents))]
    }

    private mutating func list(_ desk: Surroundings) {
        let checklist = Domain.Checklist(for: form, programme: desk.programme, today: submitted)
        rows = checklist.items.flatMap { item in
            item.alternatives.enumerated().map { index, document in
                let record = item.records.first { $0.document == document.id }
                return Row(item: item, document: document, isAlternative: index > 0, record: record)
            }
        }
        selection = min(selection, max(0, rows.count - 1))
    }

    // MARK: View

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        let basis = desk.programme.bases.first { $0.id == form.basis }.map { desk.local($0.label) }
        let why = desk.words("checklist.why", basis ?? desk.words("checklist.no-basis"), submitted.iso)
        buffer.put(why, row: 0, column: 2, .heading, columns: buffer.columns - 3)
        var line = 2
        var number = 0
        let first = firstShown(rows: buffer.rows - 5)
        for (index, row) in rows.enumerated() where line < buffer.rows - 3 {
            number += row.isAlternative ? 0 : 1
            guard index >= first else { continue }
            draw(row, number: number, isChosen: index == selection, at: line, into: &buffer, desk)
            line += row.hasSecondLine ? 2 : 1
        }
        drawOutOfSeason(into: &buffer, row: line + 1, desk)
        drawCount(into: &buffer, desk)
        detail?.draw(into: &buffer, desk)
    }

    /// The first paper in sight, so that the chosen one is.
    private func firstShown(rows space: Int) -> Int {
        let heights = rows.map { $0.hasSecondLine ? 2 : 1 }
        var first = 0
        while first < selection, heights[first...selection].reduce(0, +) > space { first += 1 }
        return first
    }

    private func draw(
        _ row: Row, number: Int, isChosen: Bool, at line: Int, into buffer: inout Buffer, _ desk: Surroundings
    ) {
        let label = desk.local(row.document.label)
        let lead = row.isAlternative ? "   " + desk.words("checklist.or") + " " : "\(number)  "
        let person = row.item.person.flatMap { form.people[safe: $0]?.givenName }.map { "\($0): " } ?? ""
        if isChosen {
            buffer.put("▸", row: line, column: 1, .selected)
            if detail == nil { buffer.showCursor(row: line, column: 1) }
        }
        let columns = buffer.columns - 38
        buffer.put(lead + person + label, row: line, column: 3, isChosen ? .selected : .normal, columns: columns)
        let state = row.state(desk)
        buffer.put("[\(Text.padded(state.word, 10))]", row: line, column: buffer.columns - 34, .field)
        buffer.put(state.detail, row: line, column: buffer.columns - 21, state.style, columns: 20)
        if let second = row.secondLine(desk) {
            buffer.put(second, row: line + 1, column: 8, .dim, columns: buffer.columns - 10)
        }
    }

    private func drawOutOfSeason(into buffer: inout Buffer, row: Int, _ desk: Surroundings) {
        let checklist = Domain.Checklist(for: form, programme: desk.programme, today: submitted)
        guard !checklist.outOfSeason.isEmpty, row + 1 < buffer.rows - 2 else { return }
        buffer.put(desk.words("checklist.not-now"), row: row, column: 2, .dim)
        for (index, document) in checklist.outOfSeason.enumerated() where row + 1 + index < buffer.rows - 2 {
            buffer.put(
                "–  \(desk.local(document.label))", row: row + 1 + index, column: 3, .dim, columns: buffer.columns - 24)
            buffer.put(document.paragraph, row: row + 1 + index, column: buffer.columns - 20, .dim)
        }
    }

    private func drawCount(into buffer: inout Buffer, _ desk: Surroundings) {
        let items = Domain.Checklist(for: form, programme: desk.programme, today: submitted).items
        guard !items.isEmpty || !form.basis.isEmpty else { return }
        let open = items.filter { !($0.record?.status.isAccepted ?? false) }.count
        let text =
            open == 0
            ? "✓ " + desk.words("checklist.complete")
            : "✗ " + desk.words("checklist.open", String(open), String(items.count))
        buffer.put(text, row: buffer.rows - 1, column: 2, open == 0 ? .good : .bad)
    }
}

extension ChecklistDesk.Row {
    /// What became of it, by whom and when.
    func state(_ desk: Surroundings) -> (word: String, detail: String, style: Style) {
        guard let record else { return (desk.words("document.status.missing"), "", .dim) }
        let word = desk.words("document.status.\(record.status.rawValue)")
        let clock = record.at.day == desk.today ? record.at.clock : record.at.day.iso
        switch record.status {
        case .missing: return (word, "✗", .bad)
        case .refused: return (word, "✗ \(record.reason ?? "")", .bad)
        case .seen, .copied, .scanned: return (word, "✓ \(clock)", .good)
        }
    }

    var hasSecondLine: Bool {
        !document.evidence.isEmpty || record?.validUntil != nil
    }

    /// How its receipt was shown, or could be; until when it is valid.
    func secondLine(_ desk: Surroundings) -> String? {
        guard hasSecondLine else { return nil }
        var parts: [String] = []
        if let shown = document.evidence.first(where: { $0.id == record?.evidence }) {
            parts.append([desk.local(shown.label), record?.reference].compactMap { $0 }.joined(separator: " "))
        } else if !document.evidence.isEmpty {
            let ways = document.evidence.map { desk.local($0.label) }
            parts.append(ways.joined(separator: " " + desk.words("checklist.or") + " "))
        }
        if let last = record?.validUntil { parts.append(desk.words("checklist.valid-until", last.iso)) }
        return parts.joined(separator: " · ")
    }
}

extension Array {
    /// The element there; nil outside.
    subscript(safe index: Int) -> Element? {
        indices.contains(index) ? self[index] : nil
    }
}
