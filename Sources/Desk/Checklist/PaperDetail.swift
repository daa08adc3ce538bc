import Domain
import Terminal
import Widgets

/// What has to be known of a paper besides what became of it: how receipt was shown, a reference number, a last day of
/// validity, the reason of a refusal. Asked for in a box over the list.
struct PaperDetail: Sendable {
    private let row: ChecklistDesk.Row
    private let status: DocumentStatus
    private var form: Form

    init(_ row: ChecklistDesk.Row, _ status: DocumentStatus, _ desk: Surroundings) {
        self.row = row
        self.status = status
        form = Form(PaperDetail.fields(row, status, desk))
        let record = row.record
        form.set("evidence", to: record?.evidence ?? (row.document.evidence.first?.id ?? ""))
        form.set("reference", to: record?.reference ?? "")
        form.set("until", to: record?.validUntil?.iso ?? "")
        form.set("reason", to: record?.reason ?? "")
    }

    /// Whether nothing more has to be known.
    var isEmpty: Bool { form.fields.isEmpty }

    /// Takes a key; true once Enter was pressed on the last field.
    mutating func type(_ key: Key) -> Bool {
        form.handle(key).isSubmitted
    }

    /// The record as filled in.
    func record(by actor: ID<StaffMember>, at now: Instant) -> DocumentRecord {
        DocumentRecord(
            document: row.document.id, person: row.item.person, status: status, evidence: evidence,
            reference: filled("reference"), validUntil: filled("until").flatMap(FieldKind.day),
            reason: filled("reason"),
            by: actor, at: now)
    }

    /// A reference number belongs to the evidence that has one, whichever was marked.
    private var evidence: String? {
        let marked = row.document.evidence.first { $0.id == filled("evidence") }
        guard filled("reference") != nil, marked?.hasReference == false else { return marked?.id }
        return row.document.evidence.first(where: \.hasReference)?.id ?? marked?.id
    }

    private func filled(_ field: String) -> String? {
        let text = form.value(field)
        return text.isEmpty ? nil : text
    }

    private static func fields(
        _ row: ChecklistDesk.Row, _ status: DocumentStatus, _ desk: Surroundings
    ) -> [FormField] {
        let column = 22
        guard status.isAccepted else {
            guard status == .refused else { return [] }
            return [
                FormField(
                    "reason", desk.words("checklist.reason"), row: 0, column: column, labelColumn: 1,
                    .text(TextField(columns: 40, limit: 120)))
            ]
        }
        var fields: [FormField] = []
        if !row.document.evidence.isEmpty {
            let options = row.document.evidence.map { Option($0.id, desk.local($0.label)) }
            fields.append(
                FormField(
                    "evidence", desk.words("checklist.evidence"), row: 0, column: column, labelColumn: 1,
                    .choice(Choice(options, isVertical: true))))
            if row.document.evidence.contains(where: \.hasReference) {
                fields.append(
                    FormField(
                        "reference", desk.words("checklist.reference"), row: options.count,
                        column: column, labelColumn: 1, .text(TextField(columns: 40, limit: 60))))
            }
        }
        if row.document.hasValidity {
            let line = row.document.evidence.isEmpty ? 0 : row.document.evidence.count + 1
            fields.append(
                FormField(
                    "until", desk.words("checklist.until"), row: line, column: column, labelColumn: 1,
                    .text(TextField(columns: 10))))
        }
        return fields
    }

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        let height = 6
        buffer.region(row: max(0, buffer.rows - height - 2), column: 4, rows: height, columns: buffer.columns - 8) {
            part in
            let word = desk.words("document.status.\(status.rawValue)")
            Box("\(desk.local(row.document.label)) · \(word)").draw(into: &part) { inside in
                form.draw(into: &inside, focused: true)
            }
        }
    }
}
