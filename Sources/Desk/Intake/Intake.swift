import Configuration
import Domain
import Store
import Terminal
import Widgets

/// An application being taken: the form's pages, what is known of the person already, and the verdict as it stands.
/// Every change is kept as a draft at once.
struct Intake: KeepsDraft, ShowsPerson {
    let name = "intake"
    private(set) var draft: Draft
    private var reading: IntakeReading
    private var strip = VerdictStrip()
    private var page: ScreenForm
    private var known: [PersonRow] = []
    private var isCertain = false
    private var savedAt: Instant?
    private var isSubmitting = false
    private var family = FamilyPage()
    /// The person whose photo is being taken, from 0.
    private var photographed = 0
    /// The applicant's name as of the last field left: the heading stands still while somebody types.
    private var applicant = ""
    /// The form as it was opened for this visit; nil for a draft that had been kept.
    private var opened: Draft?

    /// A form with that draft in it.
    init(_ draft: Draft, _ desk: Surroundings) {
        self.draft = draft
        reading = IntakeReading(draft, programme: desk.programme, today: desk.today)
        page = ScreenForm(desk.screens.application, page: draft.page, values: draft.shown(reading, desk), desk)
        page.focus(on: draft.focus)
        applicant = draft.summary
        family.show(draft)
        strip.show(reading.refusals, desk)
        checkAll(desk)
    }

    /// An empty form for a person who walked in, or for one already known and those of their family who have something
    /// to renew.
    init(for file: PersonFile?, _ desk: Surroundings) {
        var draft = Draft(
            application: desk.ids.make(), command: desk.ids.make(), person: desk.ids.make(),
            fields: desk.screens.application.initialValues(desk.programme, desk.office), opened: desk.now)
        if let file {
            draft.take(householdOf: file.person, in: file.world, programme: desk.programme, today: desk.today)
        }
        self.init(draft, desk)
        family.household = file
        opened = draft
    }

    /// Opens a form for a known person, or says that an application of theirs is waiting already.
    static func steps(for file: PersonFile, _ desk: Surroundings) -> [Step] {
        refusal(for: file, desk) ?? [.push(Intake(for: file, desk))]
    }

    /// Told at once: it would be refused once the whole form is filled in.
    private static func refusal(for file: PersonFile, _ desk: Surroundings) -> [Step]? {
        Application.open(for: file.person.id, among: file.applications).map { open in
            [.say(Toast(desk.messages.text(.alreadyOpen(number: open.number), in: desk.programme), .bad))]
        }
    }

    /// Whom the form is about, or who it seems to be.
    var shownPerson: ID<Person>? { known.first?.id ?? draft.person }

    var isPicking: Bool { known.isEmpty && page.isPicking }

    func heading(_ desk: Surroundings) -> Heading {
        let left = "\(desk.words("intake.title")) · \(applicant.isEmpty ? desk.words("intake.new") : applicant)"
        let pages = desk.intakePages
        let all = pages.enumerated().map { index, other in
            "\(other.id == page.id ? "▸" : " ")\(index + 1) \(desk.words(other.title))"
        }.joined(separator: " ")
        guard Text.columns(left) + Text.columns(all) + 3 > desk.columns else { return Heading(left, all) }
        let index = pages.firstIndex { $0.id == page.id } ?? 0
        return Heading(left, "▸\(index + 1)/\(pages.count) \(desk.words(pages[index].title))")
    }

    func actions(_ desk: Surroundings) -> [Action] {
        var actions = [Action(.f(1), .help)]
        if !known.isEmpty {
            actions.append(Action(.enter, .knownPerson, isShown: true))
            if !isCertain { actions.append(Action(.f(4), .otherPerson)) }
            return actions + [Action(.f(3), .open), Action(.f(10), .back), Action(.escape, .back)]
        }
        actions += [Action(.f(2), .next), Action(.f(3), .papers)]
        if isOnFamily(desk) { actions += family.actions(draft) }
        if desk.programme.photo != nil { actions.append(Action(.f(4), .photo)) }
        return actions + [
            Action(.f(5), .verdict), Action(.f(6), .previous, isShown: false), Action(.pageDown, .next),
            Action(.pageUp, .previous),
            Action(.f(8), .park, isShown: !isOnFamily(desk)), Action(.f(9), .print, isShown: !isOnFamily(desk)),
            Action(.f(10), .back), Action(.escape, .back),
        ]
    }

    // MARK: Update

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        guard !isSubmitting else { return [] }
        switch act {
        case .next: return turn(1, desk)
        case .previous: return turn(-1, desk)
        case .papers: return [.push(ChecklistDesk(draft, desk))]
        case .photo: return photograph(isOnFamily(desk) ? family.selection : 0)
        case .verdict: return [.push(VerdictPage(reading, desk))]
        case .addPerson: return [.push(MemberForm(adding: draft, household: family.household, desk))]
        case .editPerson: return edit(family.selection, at: nil, desk)
        case .removePerson: return remove(desk)
        case .restorePerson: return restorePerson(desk)
        case .park:
            draft.parked = true
            return [keep(), .say(Toast(desk.words("intake.parked"))), .pop]
        case .print:
            let slip = MissingPapers(
                applicant: draft.summary, form: reading.form, submitted: desk.today, refusals: reading.refusals)
            return [.ask(.print(.missingPapers(slip), job: desk.ids.make()))]
        case .back: return leave(desk)
        case .knownPerson: return known.first.map { [.ask(.loadPerson($0.id))] } ?? []
        case .otherPerson:
            known = []
            draft.fields["person.confirmed_different"] = Draft.yes
            return changed(desk)
        case .open: return known.first.map { [.push(PersonFilePage($0.id))] } ?? []
        default: return []
        }
    }

    mutating func type(_ key: Key, _ desk: Surroundings) -> [Step] {
        guard !isSubmitting, known.isEmpty else { return [] }
        guard !isOnFamily(desk) else {
            family.move(key, draft)
            return []
        }
        let reaction = page.handle(key)
        var steps: [Step] = []
        if let field = reaction.changed {
            draft.fields[field] = page.value(field)
            steps += changed(desk)
            page.showFields(draft.shown(reading, desk))
            page.noteWhileTyping(field, desk)
        }
        if let field = reaction.left { steps += left(field, desk) }
        if let focus = page.focus, focus != draft.focus {
            draft.focus = focus
            steps.append(keep())
        }
        if reaction.isSubmitted { steps += turn(1, desk) }
        return steps
    }

    mutating func receive(_ answer: Answer, _ desk: Surroundings) -> [Step] {
        switch answer {
        case .known(let people, let isCertain):
            known = people
            self.isCertain = isCertain
        case .person(let file):
            known = []
            return Intake.refusal(for: file, desk) ?? takeOver(file, desk)
        case .streets(let found) where found.typed == draft.text("address.street"):
            page.suggest(found, for: "address.street", desk)
            if let meant = found.meant { draft.fields["address.street"] = meant }
            return changed(desk)
        case .draftSaved(let at): savedAt = at
        case .photoTaken(let photo):
            draft[person: photographed].photo = photo
            return changed(desk) + [.say(Toast(desk.words("photo.taken")))]
        case .draftEdited(let edited):
            return take(edited, desk)
        case .personDropped(let person, let edited):
            let steps = take(edited, desk)
            family.choose(person)
            return steps + remove(desk)
        case .offer(let person, let package):
            draft.fields[Draft.field("package.\(package)", of: person)] = Draft.yes
            open(page.id, focus: page.focus, desk)
            return changed(desk)
        case .documents(let records):
            draft.documents = records
            return changed(desk)
        case .goTo(let field): return go(to: field, desk)
        case .submit: return submit(desk)
        case .performed(let outcome): return submitted(outcome, desk)
        case .failed:
            isSubmitting = false
        default: break
        }
        return []
    }

    private mutating func changed(_ desk: Surroundings) -> [Step] {
        reading = IntakeReading(draft, programme: desk.programme, today: desk.today)
        strip.show(reading.refusals, desk)
        return [save()]
    }

    var keptDraft: Draft? { draft }

    private func save() -> Step {
        .ask(.saveDraft(draft))
    }

    private func keep() -> Step {
        .ask(.keepDraft(draft))
    }

    /// A field was left: what can't be read is said beside it, and what follows from it is looked up.
    private mutating func left(_ field: String, _ desk: Surroundings) -> [Step] {
        applicant = draft.summary
        page.check(field, desk)
        switch page.onLeave(field) {
        case .findPerson where !draft.isSet("person.confirmed_different"):
            let keys = reading.form.people.first?.keys ?? []
            return keys.isEmpty ? [] : [.ask(.findKnown(keys, except: draft.person))]
        case .findStreet:
            let street = draft.text("address.street")
            return street.isEmpty ? [] : [.ask(.findStreets(street))]
        default: return []
        }
    }

    private mutating func turn(_ by: Int, _ desk: Surroundings) -> [Step] {
        let pages = desk.intakePages
        let index = (pages.firstIndex { $0.id == page.id } ?? 0) + by
        guard pages.indices.contains(index) else {
            return by > 0 ? [.push(VerdictPage(reading, desk))] : []
        }
        let steps = page.focus.map { left($0, desk) } ?? []
        open(pages[index].id, focus: nil, desk)
        return steps + [keep()]
    }

    private mutating func open(_ id: String, focus: String?, _ desk: Surroundings) {
        page = ScreenForm(desk.screens.application, page: id, values: draft.shown(reading, desk), desk)
        if let focus { page.focus(on: focus) }
        checkAll(desk)
        draft.page = id
        draft.focus = page.focus ?? ""
    }

    private mutating func checkAll(_ desk: Surroundings) {
        for field in page.fields where !draft.text(field).isEmpty { page.check(field, desk) }
    }

    /// To a field, wherever it is: on a page, with another person, among the papers, or the photo.
    private mutating func go(to field: String, _ desk: Surroundings) -> [Step] {
        let place = field.split(separator: ".").dropFirst().first.flatMap { Int($0) }
        if field.hasPrefix("document.") { return [.push(ChecklistDesk(draft, desk, at: field))] }
        if field.hasPrefix("photo") { return photograph(place ?? 0) }
        if field.hasPrefix("person."), let place { return edit(place, at: field, desk) }
        guard let target = desk.screens.application.page(of: field, desk.programme) else { return [] }
        open(target, focus: field, desk)
        return [save()]
    }

    private mutating func takeOver(_ file: PersonFile, _ desk: Surroundings) -> [Step] {
        if draft.count == 1 {
            draft.take(householdOf: file.person, in: file.world, programme: desk.programme, today: desk.today)
        } else {
            draft.take(over: file.person, programme: desk.programme, today: desk.today)
        }
        family.household = file
        family.show(draft)
        applicant = draft.summary
        reading = IntakeReading(draft, programme: desk.programme, today: desk.today)
        open(page.id, focus: page.focus, desk)
        return changed(desk) + [.say(Toast(desk.words("intake.taken-over", file.person.details.listName)))]
    }

    // MARK: Family

    private func isOnFamily(_ desk: Surroundings) -> Bool {
        desk.intakePages.first { $0.id == page.id }?.part == .family
    }

    private mutating func photograph(_ person: Int) -> [Step] {
        photographed = min(person, draft.count - 1)
        return [.push(PhotoDesk(of: draft.name(of: photographed)))]
    }

    /// To a person's own page: the first one's is the form's first page.
    private mutating func edit(_ person: Int, at field: String?, _ desk: Surroundings) -> [Step] {
        guard person > 0 else {
            open(desk.screens.application.pages[0].id, focus: nil, desk)
            return []
        }
        guard person < draft.count else { return act(.addPerson, desk) }
        return [.push(MemberForm(draft, person: person, at: field, household: family.household, desk))]
    }

    private mutating func take(_ edited: Draft, _ desk: Surroundings) -> [Step] {
        draft = edited
        family.show(draft)
        return changed(desk)
    }

    private mutating func remove(_ desk: Surroundings) -> [Step] {
        guard family.selection > 0, family.selection < draft.count else { return [] }
        let name = draft.name(of: family.selection)
        family.removeChosen(from: &draft)
        return changed(desk) + [.say(Toast(desk.words("family.removed", name)))]
    }

    private mutating func restorePerson(_ desk: Surroundings) -> [Step] {
        guard let before = family.restored(draft) else { return [] }
        draft.fields = before.fields
        draft.others = before.others
        draft.documents = before.documents
        family.show(draft)
        return changed(desk)
    }

    private mutating func submit(_ desk: Surroundings) -> [Step] {
        guard reading.refusals.isEmpty else { return [.push(VerdictPage(reading, desk))] }
        isSubmitting = true
        let command = SubmitApplication(application: draft.application, form: reading.form)
        return [save(), .ask(.perform(.submitApplication(command), id: draft.command))]
    }

    private mutating func submitted(_ outcome: Outcome, _ desk: Surroundings) -> [Step] {
        isSubmitting = false
        switch outcome {
        case .refused(let refusal):
            let words = desk.explain(refusal)
            let way = refusal.field.map { go(to: $0, desk) } ?? []
            return way + [.say(Toast(words, .bad))]
        case .done(let changes):
            guard let submitted = changes.submission else { return [.pop] }
            let confirmation = Step.ask(.print(.confirmation(draft.application), job: draft.command))
            // What was approved in the same moment is handed over in the same visit.
            guard !changes.contains(where: \.isCardIssued) else {
                let words = desk.words("intake.approved", submitted.number.text)
                return [
                    confirmation, .say(Toast(words)), .replace(PickupDesk(desk, searching: submitted.number.text)),
                ]
            }
            let words = desk.words("intake.submitted", submitted.number.text, submitted.deadline.iso)
            return [confirmation, .say(Toast(words)), .pop]
        }
    }

    /// What was typed stays as a draft; a form as it was opened is not kept.
    private func leave(_ desk: Surroundings) -> [Step] {
        if let opened, draft.saysTheSame(as: opened) { return [.ask(.deleteDraft(draft.application)), .pop] }
        return [keep(), .say(Toast(desk.words("intake.kept"))), .pop]
    }

    // MARK: View

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        let rows = 3
        buffer.region(row: 0, column: 0, rows: buffer.rows - rows, columns: buffer.columns) { body in
            if isOnFamily(desk) {
                family.draw(draft, reading, into: &body, desk)
            } else {
                page.draw(into: &body, focused: known.isEmpty, desk)
            }
        }
        strip.draw(into: &buffer, row: buffer.rows - rows, saved: savedAt, desk)
        if let first = known.first { KnownBox(first, isCertain: isCertain, desk).draw(into: &buffer) }
    }
}

extension Draft {
    /// `KOWALSKI Łukasz`, as far as it was typed.
    var summary: String { name(of: 0) }

    /// A person of the form by name, as far as it was typed.
    func name(of index: Int) -> String {
        let (surname, given) = (Draft.field("person.surname", of: index), Draft.field("person.given_name", of: index))
        return [text(surname).uppercased(), text(given)].filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// The texts of the fields with the facts on which conditions of the screen rest.
    func shown(_ reading: IntakeReading, _ desk: Surroundings) -> [String: String] {
        var values = fields
        values["person.participates"] = holds?.contains(desk.programme.mainPackage) == true ? Draft.yes : nil
        let hasChild = reading.form.people.dropFirst().contains { !$0.entitlement.isEmpty }
        values["form.has_child"] = hasChild ? Draft.yes : nil
        return values
    }
}

extension Surroundings {
    /// The pages of the form; a programme without relations knows no families.
    var intakePages: [ScreenPage] {
        screens.application.pages.filter { $0.part != .family || !programme.relations.isEmpty }
    }
}

extension Change {
    fileprivate var isCardIssued: Bool {
        if case .card(.issued) = event { true } else { false }
    }
}
