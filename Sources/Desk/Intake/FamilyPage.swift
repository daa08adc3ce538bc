import Domain
import Store
import Terminal
import Widgets

/// The persons of a form, a line each: who they are to who files, their photo and their papers. Below them those of the
/// family account who are not on the form.
struct FamilyPage: Sendable {
    /// The chosen person, from 0; one more stands for somebody new.
    private(set) var selection = 1
    /// The file of who files, where they are known.
    var household: PersonFile?
    private var removal: (before: Draft, after: Draft)?
    private var count = 1

    /// Takes in how many persons there are; the line for somebody new is chosen while there is but one.
    mutating func show(_ draft: Draft) {
        if draft.count > count { selection = draft.count }
        count = draft.count
        selection = min(selection, count)
    }

    /// Takes the chosen person off the form, and remembers how it was.
    mutating func removeChosen(from draft: inout Draft) {
        let before = draft
        draft.remove(person: selection)
        removal = (before, draft)
        show(draft)
    }

    /// The form before somebody was taken off it; nil once it says anything else than it did then.
    func restored(_ draft: Draft) -> Draft? {
        removal.flatMap { draft.saysTheSame(as: $0.after) ? $0.before : nil }
    }

    func actions(_ draft: Draft) -> [Action] {
        let isPerson = selection > 0 && selection < draft.count
        return [Action(.enter, selection < draft.count ? .editPerson : .addPerson, isShown: true)]
            + [Action(.insert, .addPerson, isShown: false)] + (isPerson ? [Action(.delete, .removePerson)] : [])
            + (restored(draft) == nil ? [] : [Action(.f(7), .restorePerson)])
    }

    /// Chooses a person of the form.
    mutating func choose(_ person: Int) {
        selection = min(person, count)
    }

    mutating func move(_ key: Key, _ draft: Draft) {
        switch key {
        case .up, .backTab: selection = max(0, selection - 1)
        case .down, .tab: selection = min(draft.count, selection + 1)
        case .home: selection = 0
        case .end: selection = draft.count
        default: break
        }
    }

    // MARK: View

    func draw(_ draft: Draft, _ reading: IntakeReading, into buffer: inout Buffer, _ desk: Surroundings) {
        let columns = FamilyPage.columns(buffer.columns)
        for (title, column) in zip(["", "name", "born", "relation", "photo", "papers"], columns) where !title.isEmpty {
            buffer.put(desk.words("family.column.\(title)"), row: 0, column: column, .label)
        }
        for index in 0..<draft.count {
            draw(line(index, draft, reading, desk), at: index, columns, into: &buffer)
        }
        let isNew = selection == draft.count
        buffer.put("+  " + desk.words("family.add"), row: 1 + draft.count, column: 3, isNew ? .selected : .dim)
        buffer.put("▸", row: 1 + selection, column: 1, .selected)
        buffer.showCursor(row: 1 + selection, column: 1)
        drawOthers(draft, row: draft.count + 3, into: &buffer, desk)
    }

    private static func columns(_ width: Int) -> [Int] {
        [3, 6, width - 46, width - 35, width - 12, width - 6]
    }

    private func draw(_ cells: [TableCell], at index: Int, _ columns: [Int], into buffer: inout Buffer) {
        let ends = columns.dropFirst() + [buffer.columns]
        for ((cell, column), end) in zip(zip(cells, columns), ends) {
            let style = index == selection && cell.style == .normal ? Style.selected : cell.style
            buffer.put(cell.text, row: 1 + index, column: column, style, columns: end - column - 1)
        }
    }

    private func line(
        _ index: Int, _ draft: Draft, _ reading: IntakeReading, _ desk: Surroundings
    ) -> [TableCell] {
        let person = reading.form.people[index]
        let name = draft.name(of: index)
        let open = Set(reading.refusals.compactMap(\.field))
        let photo = mark(
            isNeeded: !person.packages.isEmpty && desk.programme.photo != nil,
            isOpen: open.contains(index == 0 ? "photo" : "photo.\(index)"))
        let items = Domain.Checklist(for: reading.form, programme: desk.programme, today: desk.today).items
        let papers = mark(
            isNeeded: items.contains { $0.person == index || index == 0 && $0.person == nil },
            isOpen: open.contains { field in
                field.hasPrefix("document.\(index).") || index == 0 && field.isPaperOfAll
            })
        let isWrong = index > 0 && open.contains { $0.hasPrefix("person.\(index).") }
        return [
            TableCell(isWrong ? "✗" : String(index + 1), isWrong ? .bad : .normal),
            TableCell(name.isEmpty ? desk.words("intake.new") : name),
            TableCell(person.birthDate?.iso ?? "", .dim), TableCell(role(of: person, index, desk)), photo, papers,
        ]
    }

    private func mark(isNeeded: Bool, isOpen: Bool) -> TableCell {
        isNeeded ? (isOpen ? TableCell("✗", .bad) : TableCell("✓", .good)) : TableCell("–", .dim)
    }

    /// Who somebody is on the form: relation and, where it matters, that they have no card of their own.
    private func role(of person: Applicant, _ index: Int, _ desk: Surroundings) -> String {
        guard index > 0 else { return desk.words(person.onlyFiles ? "family.files-only" : "family.files") }
        guard let relation = desk.programme.relation(person.relation) else { return desk.words("family.who") }
        let label = desk.local(relation.label)
        return desk.programme.isListed(person, on: desk.today) ? desk.words("family.listed", label) : label
    }

    /// Who is on the account and not on the form: nothing of theirs ends, or the clerk left them out.
    private func drawOthers(_ draft: Draft, row: Int, into buffer: inout Buffer, _ desk: Surroundings) {
        let others = household.map { $0.others(than: draft) } ?? []
        guard !others.isEmpty, row + 1 < buffer.rows else { return }
        buffer.put(desk.words("family.account"), row: row, column: 3, .label)
        for (index, person) in others.enumerated() where row + 1 + index < buffer.rows {
            let until = person.lastGrant(of: desk.programme.mainPackage)?.until
            let fact = until.map { desk.words("fact.valid", $0.iso) } ?? desk.words("family.no-card")
            let text = "\(person.details.listName) · \(person.details.birthDate.iso) · \(fact)"
            buffer.put(text, row: row + 1 + index, column: 6, .dim, columns: buffer.columns - 8)
        }
    }
}

extension PersonFile {
    /// The members of the family account who are not on a form.
    func others(than draft: Draft) -> [Person] {
        let onForm = (0..<draft.count).map { draft[person: $0].person }
        return (family?.members ?? []).map(\.person).filter { !onForm.contains($0) }.compactMap { world.people[$0] }
    }
}

extension String {
    /// Whether it is a paper that serves the whole application rather than one person.
    fileprivate var isPaperOfAll: Bool {
        let parts = split(separator: ".")
        return parts.first == "document" && parts.count == 2
    }
}
