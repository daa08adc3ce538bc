import Configuration
import Domain
import Store
import Terminal
import Widgets

/// An application being taken: the form's pages, what is known of the person already, and the verdict as it stands.
/// Every change is kept as a draft at once.
struct Intake: KeepsDraft {
    let name = "intake"
    private(set) var draft: Draft
    private var reading: IntakeReading
    private var strip = VerdictStrip()
    private var page: ScreenForm
    private var known: [PersonRow] = []
    private var isCertain = false
    private var savedAt: Instant?
    private var isSubmitting = false
    /// The applicant's name as of the last field left: the heading stands still while somebody types.
    private var applicant = ""

    /// A form with that draft in it.
    init(_ draft: Draft, _ desk: Surroundings) {
        self.draft = draft
        reading = IntakeReading(draft, programme: desk.programme, today: desk.today)
        page = ScreenForm(desk.screens.application, page: draft.page, values: draft.fields, desk)
        page.focus(on: draft.focus)
        applicant = draft.summary
        strip.show(reading.refusals, desk)
        checkAll(desk)
    }

    /// An empty form for a person who walked in, or for one already known.
    init(for person: Person?, _ desk: Surroundings) {
        var draft = Draft(
            application: desk.ids.make(), command: desk.ids.make(), person: person?.id ?? desk.ids.make(),
            fields: desk.screens.application.initialValues(desk.programme, desk.office), opened: desk.now)
        person.map { draft.take(over: $0) }
        self.init(draft, desk)
    }

    /// Opens a form for a known person, or says that an application of theirs is waiting already.
    static func steps(for file: PersonFile, _ desk: Surroundings) -> [Step] {
        refusal(for: file, desk) ?? [.push(Intake(for: file.person, desk))]
    }

    /// Told at once: it would be refused once the whole form is filled in.
    private static func refusal(for file: PersonFile, _ desk: Surroundings) -> [Step]? {
        Application.open(for: file.person.id, among: file.applications).map { open in
            [.say(Toast(desk.messages.text(.alreadyOpen(number: open.number), in: desk.programme), .bad))]
        }
    }

    func heading(_ desk: Surroundings) -> Heading {
        let title = desk.words("intake.title")
        let pages = desk.screens.application.pages.enumerated().map { index, other in
            let mark = other.id == page.id ? "▸" : " "
            return "\(mark)\(index + 1) \(desk.words(other.title))"
        }
        return Heading(
            "\(title) · \(applicant.isEmpty ? desk.words("intake.new") : applicant)", pages.joined(separator: " "))
    }

    func actions(_ desk: Surroundings) -> [Action] {
        var actions = [Action(.f(1), .help)]
        if !known.isEmpty {
            actions.append(Action(.enter, .knownPerson, isShown: true))
            if !isCertain { actions.append(Action(.f(4), .otherPerson)) }
            return actions + [Action(.f(3), .open), Action(.f(10), .back), Action(.escape, .back)]
        }
        actions += [Action(.f(2), .next), Action(.f(3), .papers)]
        if desk.programme.photo != nil { actions.append(Action(.f(4), .photo)) }
        return actions + [
            Action(.f(5), .verdict), Action(.f(6), .previous, isShown: false), Action(.pageDown, .next),
            Action(.pageUp, .previous),
            Action(.f(8), .park), Action(.f(9), .print), Action(.f(10), .back), Action(.escape, .back),
        ]
    }

    // MARK: Update

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        guard !isSubmitting else { return [] }
        switch act {
        case .next: return turn(1, desk)
        case .previous: return turn(-1, desk)
        case .papers: return [.push(ChecklistDesk(draft, desk))]
        case .photo: return [.push(PhotoDesk())]
        case .verdict: return [.push(VerdictPage(reading))]
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
        let reaction = page.handle(key)
        var steps: [Step] = []
        if let field = reaction.changed {
            draft.fields[field] = page.value(field)
            page.showFields(draft.fields)
            page.noteWhileTyping(field, desk)
            steps += changed(desk)
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
            return Intake.refusal(for: file, desk) ?? takeOver(file.person, desk)
        case .streets(let streets, let isListed):
            page.suggest(streets, isListed: isListed, for: "address.street", typed: draft.text("address.street"), desk)
            draft.fields["address.street"] = page.value("address.street")
            return changed(desk)
        case .draftSaved(let at): savedAt = at
        case .photoTaken(let photo):
            draft.photo = photo
            return changed(desk) + [.say(Toast(desk.words("photo.taken")))]
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
        let pages = desk.screens.application.pages
        let index = (pages.firstIndex { $0.id == page.id } ?? 0) + by
        guard pages.indices.contains(index) else {
            return by > 0 ? [.push(VerdictPage(reading))] : []
        }
        let steps = page.focus.map { left($0, desk) } ?? []
        open(pages[index].id, focus: nil, desk)
        return steps + [keep()]
    }

    private mutating func open(_ id: String, focus: String?, _ desk: Surroundings) {
        page = ScreenForm(desk.screens.application, page: id, values: draft.fields, desk)
        if let focus { page.focus(on: focus) }
        checkAll(desk)
        draft.page = id
        draft.focus = page.focus ?? ""
    }

    private mutating func checkAll(_ desk: Surroundings) {
        for field in page.fields where !draft.text(field).isEmpty { page.check(field, desk) }
    }

    /// To a field, wherever it is: on a page, among the papers, or the photo.
    private mutating func go(to field: String, _ desk: Surroundings) -> [Step] {
        if field.hasPrefix("document.") { return [.push(ChecklistDesk(draft, desk, at: field))] }
        if field.hasPrefix("photo") { return [.push(PhotoDesk())] }
        guard let target = desk.screens.application.page(of: field, desk.programme) else { return [] }
        open(target, focus: field, desk)
        return [save()]
    }

    private mutating func takeOver(_ person: Person, _ desk: Surroundings) -> [Step] {
        draft.take(over: person)
        applicant = draft.summary
        open(page.id, focus: page.focus, desk)
        return changed(desk) + [.say(Toast(desk.words("intake.taken-over", person.details.listName)))]
    }

    private mutating func submit(_ desk: Surroundings) -> [Step] {
        guard reading.refusals.isEmpty else { return [.push(VerdictPage(reading))] }
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
            let words = desk.words("intake.submitted", submitted.number.text, submitted.deadline.iso)
            return [.ask(.print(.confirmation(draft.application), job: draft.command)), .say(Toast(words)), .pop]
        }
    }

    /// What was typed stays as a draft; a form into which nothing was typed is not kept.
    private func leave(_ desk: Surroundings) -> [Step] {
        let initial = desk.screens.application.initialValues(desk.programme, desk.office)
        let isEmpty = draft.fields == initial && draft.documents.isEmpty && draft.photo == nil
        guard !isEmpty else { return [.ask(.deleteDraft(draft.application)), .pop] }
        return [keep(), .say(Toast(desk.words("intake.kept"))), .pop]
    }

    // MARK: View

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        let rows = 3
        buffer.region(row: 0, column: 0, rows: buffer.rows - rows, columns: buffer.columns) { body in
            page.draw(into: &body, focused: known.isEmpty, desk)
        }
        strip.draw(into: &buffer, row: buffer.rows - rows, saved: savedAt, desk)
        if let first = known.first { KnownBox(first, isCertain: isCertain, desk).draw(into: &buffer) }
    }
}

extension Draft {
    /// What is known of a person goes into the form, so that nothing is asked twice.
    mutating func take(over person: Person) {
        self.person = person.id
        let details = person.details
        switch details.identity {
        case .pesel(let pesel):
            fields["person.pesel"] = pesel.digits
            fields["person.without_pesel"] = nil
        case .document(let document):
            fields["person.without_pesel"] = Draft.yes
            fields["person.document_kind"] = document.kind
            fields["person.document_country"] = document.country
            fields["person.document_number"] = document.number
            fields["person.birth_date"] = details.birthDate.iso
            fields["person.sex"] = details.sex?.rawValue
        }
        fields["person.surname"] = details.surname
        fields["person.given_name"] = details.givenName
        fields["person.second_name"] = details.secondName
        fields["address.street"] = person.address.street
        fields["address.house"] = person.address.house
        fields["address.flat"] = person.address.flat
        fields["address.postal_code"] = person.address.postalCode
        fields["address.city"] = person.address.city
        fields["contact.phone"] = person.contact.phone
        fields["contact.email"] = person.contact.email
    }

    /// `KOWALSKI Łukasz`, as far as it was typed.
    var summary: String {
        [text("person.surname").uppercased(), text("person.given_name")].filter { !$0.isEmpty }.joined(separator: " ")
    }
}
