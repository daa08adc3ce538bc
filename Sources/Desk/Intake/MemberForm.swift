import Configuration
import Domain
import Store
import Terminal
import Widgets

/// One more person of a form: who they are, how they are related, what they ask for. Those of the family account who are
/// not on the form yet are offered first.
struct MemberForm: KeepsDraft {
    let name = "member"
    private var draft: Draft
    private let person: Int
    private let household: PersonFile?
    private var page: ScreenForm
    private var known: [PersonRow] = []
    private var isCertain = false
    private var reading: IntakeReading
    /// The form as it was.
    private let before: Draft
    /// Whether it was opened for somebody new: where nothing was typed, nobody was added.
    private let isNew: Bool
    private var offered: ChoiceBox<Person>?

    /// A person who is on the form already.
    init(_ draft: Draft, person: Int, at field: String? = nil, household: PersonFile?, _ desk: Surroundings) {
        self.init(draft, person: person, isNew: false, household: household, desk)
        if let field { page.focus(on: Draft.place(of: field).name) }
    }

    private init(_ draft: Draft, person: Int, isNew: Bool, household: PersonFile?, _ desk: Surroundings) {
        self.draft = draft
        self.isNew = isNew
        self.person = person
        self.household = household
        before = draft
        reading = IntakeReading(draft, programme: desk.programme, today: desk.today)
        page = ScreenForm(desk.screens.member, values: [:], desk)
        fill(desk)
    }

    /// Somebody new, at the form's end.
    init(adding draft: Draft, household: PersonFile?, _ desk: Surroundings) {
        var longer = draft
        longer.add(DraftPerson(person: desk.ids.make()))
        // Families mostly share the name.
        longer.fields[Draft.field("person.surname", of: draft.count)] = draft.fields["person.surname"]
        self.init(longer, person: draft.count, isNew: true, household: household, desk)
        let others = household?.others(than: draft) ?? []
        guard !others.isEmpty else { return }
        offered = ChoiceBox(
            desk.words("family.offered"), others, columns: [Column("", nil), Column("", 12)],
            keys: desk.words("family.offered.keys"))
    }

    var isPicking: Bool { offered == nil && known.isEmpty && page.isPicking }

    func heading(_ desk: Surroundings) -> Heading {
        let who = draft.name(of: person)
        return Heading(
            "\(desk.words("member.title")) · \(who.isEmpty ? desk.words("intake.new") : who)",
            desk.words("member.place", String(person + 1)))
    }

    func actions(_ desk: Surroundings) -> [Action] {
        if offered != nil {
            return [
                Action(.f(1), .help), Action(.enter, .knownPerson, isShown: true), Action(.f(4), .otherPerson),
                Action(.f(10), .back), Action(.escape, .back),
            ]
        }
        if !known.isEmpty {
            return [Action(.f(1), .help), Action(.enter, .knownPerson, isShown: true)]
                + (isCertain ? [] : [Action(.f(4), .otherPerson)]) + [Action(.f(10), .back), Action(.escape, .back)]
        }
        return [
            Action(.f(1), .help), Action(.f(2), .save), Action(.f(8), .removePerson), Action(.f(10), .back),
            Action(.escape, .back),
        ]
    }

    var keptDraft: Draft? { draft }

    // MARK: Update

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        switch act {
        case .knownPerson:
            if let chosen = offered?.chosen { return takeOver(chosen, desk) }
            return known.first.map { [.ask(.loadPerson($0.id))] } ?? []
        case .otherPerson:
            guard offered == nil else {
                offered = nil
                return []
            }
            known = []
            draft.fields[field("person.confirmed_different")] = Draft.yes
            return changed(desk)
        case .removePerson: return [.hand(.personDropped(person, draft))]
        case .save: return hand()
        default:
            guard known.isEmpty else {
                known = []
                return []
            }
            return leave()
        }
    }

    mutating func type(_ key: Key, _ desk: Surroundings) -> [Step] {
        guard offered == nil else {
            offered?.move(key)
            return []
        }
        guard known.isEmpty else { return [] }
        let reaction = page.handle(key)
        var steps: [Step] = []
        if let changed = reaction.changed {
            draft.fields[field(changed)] = page.value(changed)
            steps += self.changed(desk)
            page.showFields(shown(desk))
            page.noteWhileTyping(changed, desk)
        }
        if let left = reaction.left {
            page.check(left, desk)
            steps.append(.ask(.keepDraft(draft)))
            if page.onLeave(left) == .findPerson { steps += findKnown() }
        }
        if reaction.isSubmitted { steps += hand() }
        return steps
    }

    private func findKnown() -> [Step] {
        guard !draft.isSet(field("person.confirmed_different")) else { return [] }
        let keys = reading.form.people[person].keys
        return keys.isEmpty ? [] : [.ask(.findKnown(keys, except: draft[person: person].person))]
    }

    mutating func receive(_ answer: Answer, _ desk: Surroundings) -> [Step] {
        switch answer {
        case .known(let people, let isCertain):
            known = people.filter { row in !(0..<draft.count).contains { draft[person: $0].person == row.id } }
            self.isCertain = isCertain
        case .person(let file):
            known = []
            if let open = Application.open(for: file.person.id, among: file.applications) {
                return [.say(Toast(desk.messages.text(.alreadyOpen(number: open.number), in: desk.programme), .bad))]
            }
            return takeOver(file.person, desk, photo: file.world.photo(of: file.person.id))
        default: break
        }
        return []
    }

    private mutating func takeOver(_ other: Person, _ desk: Surroundings, photo: PhotoRecord? = nil) -> [Step] {
        offered = nil
        draft.take(over: other, at: person, programme: desk.programme, today: desk.today)
        draft[person: person].photo = photo ?? household?.world.photo(of: other.id)
        if let relation = household?.family?.member(other.id)?.relation, !relation.isEmpty {
            draft.fields[field("person.relation")] = relation
        }
        let steps = changed(desk)
        fill(desk)
        return steps + [.say(Toast(desk.words("intake.taken-over", other.details.listName)))]
    }

    private mutating func changed(_ desk: Surroundings) -> [Step] {
        reading = IntakeReading(draft, programme: desk.programme, today: desk.today)
        return [.ask(.saveDraft(draft))]
    }

    private func hand() -> [Step] {
        [.hand(.draftEdited(draft))]
    }

    /// Back without a word where nothing was typed; else everything is kept, right or wrong.
    private func leave() -> [Step] {
        isNew && draft.fields == before.fields ? [.hand(.draftEdited(withoutPerson))] : hand()
    }

    private var withoutPerson: Draft {
        var shorter = draft
        shorter.remove(person: person)
        return shorter
    }

    // MARK: Fields

    /// The draft's name of a field of this page.
    private func field(_ local: String) -> String {
        Draft.field(local, of: person)
    }

    private mutating func fill(_ desk: Surroundings) {
        for name in page.fields { page.set(name, to: draft.fields[field(name)] ?? "") }
        page.showFields(shown(desk))
        for name in page.fields where !page.value(name).isEmpty { page.check(name, desk) }
    }

    /// The texts under the page's names, with the facts on which its conditions rest.
    private func shown(_ desk: Surroundings) -> [String: String] {
        var values: [String: String] = [:]
        for name in page.fields { values[name] = draft.fields[field(name)] }
        let applicant = reading.form.people[person]
        let holds = draft[person: person].holds?.contains(desk.programme.mainPackage) == true
        values["person.participates"] = holds ? Draft.yes : nil
        values["person.is_adult"] = desk.programme.relation(applicant.relation)?.isAdult == true ? Draft.yes : nil
        if values["person.is_adult"] == nil { values["person.own_papers"] = nil }
        return values
    }

    // MARK: View

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        page.draw(into: &buffer, focused: known.isEmpty && offered == nil, desk)
        drawStanding(into: &buffer, desk)
        if let first = known.first { KnownBox(first, isCertain: isCertain, desk).draw(into: &buffer) }
        offered?.draw(into: &buffer) { person in
            [TableCell(person.details.listName), TableCell(person.details.birthDate.iso, .dim)]
        }
    }

    /// The first thing that is in the way with this person, or in which capacity they come in.
    private func drawStanding(into buffer: inout Buffer, _ desk: Surroundings) {
        let row = buffer.rows - 2
        Widgets.Rule(desk.words("verdict.now")).draw(into: &buffer, row: row)
        let open = reading.refusals.first { $0.field?.hasPrefix("person.\(person).") == true }
        if let open {
            buffer.put("✗ " + desk.explain(open), row: row + 1, column: 2, .bad, columns: buffer.columns - 3)
        } else {
            let grounds = reading.verdict.grounds.filter { $0.person == person }.map { desk.name(of: $0) }
            buffer.put(
                "✓ " + grounds.joined(separator: " · "), row: row + 1, column: 2, .good, columns: buffer.columns - 3)
        }
    }
}
