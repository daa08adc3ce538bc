import Configuration
import Domain
import Terminal
import Widgets

/// A page of a screen definition as a form to type into.
struct ScreenForm: Sendable {
    /// The page's id.
    let id: String
    private let placed: [PlacedField]
    private let captions: [Caption]
    private var form: Form
    /// Fields that this case has no use for, whatever their conditions say.
    private var unwanted: Set<String> = []
    /// Rows that fields of the workplace's own take above the page's.
    private let shift: Int

    /// The page of that id, or the first one, with these texts in it; below fields of the workplace's own, where it
    /// has as many as there are persons, say.
    init(
        _ screen: ScreenDefinition, page id: String = "", below above: [FormField] = [], values: [String: String],
        _ desk: Surroundings
    ) {
        let page = screen.pages.first { $0.id == id } ?? screen.pages[0]
        self.id = page.id
        placed = page.fields(for: desk.programme)
        captions = page.captions
        let shift = above.map { $0.row + 1 }.max() ?? 0
        self.shift = shift
        form = Form(above + placed.map { ScreenForm.field($0, below: shift, desk) })
        for field in placed { form.set(field.ref, to: values[field.ref] ?? "") }
        showFields(values)
        form = focusedOnFirst(form)
    }

    /// The names of its fields.
    var fields: [String] { placed.map(\.ref) }
    /// The field with the cursor.
    var focus: String? { form.focus }

    /// Whether something was typed, chosen or ticked in it.
    private(set) var isTouched = false

    /// Whether an open list has all keys.
    var isPicking: Bool { form.isPicking }

    /// What a field says.
    func value(_ field: String) -> String { form.value(field) }

    /// What all its fields say; hidden ones too.
    var values: [String: String] {
        Dictionary(uniqueKeysWithValues: placed.map { ($0.ref, form.value($0.ref)) })
    }

    /// The first field that is to be seen and may not stay empty, but is.
    var missing: String? {
        placed.first { field in
            field.field.isRequired && form[field.ref]?.isVisible == true && form.value(field.ref).isEmpty
        }?.ref
    }

    /// What a field is to say.
    mutating func set(_ field: String, to text: String) { form.set(field, to: text) }

    /// Puts the cursor there, if the field is on this page and to be seen.
    mutating func focus(on field: String) { form.focus(on: field) }

    /// Takes a key.
    mutating func handle(_ key: Key) -> FormReaction {
        let reaction = form.handle(key)
        if reaction.changed != nil { isTouched = true }
        return reaction
    }

    /// Says something about a field, or nothing any more.
    mutating func note(_ note: Note?, on field: String) { form.note(note, on: field) }

    /// Shows the fields whose conditions hold.
    mutating func showFields(_ values: [String: String]) {
        for field in placed {
            let isWanted = !unwanted.contains(field.ref)
            form.show(field.ref, isWanted && field.showIf?.holds(in: values) ?? true)
        }
    }

    /// Leaves fields out that this case has no use for.
    mutating func leaveOut(_ fields: Set<String>) {
        unwanted = fields
        showFields(values)
        if focus == nil { form = focusedOnFirst(form) }
    }

    /// Gives a choice the options that only the workplace knows; a single one is chosen.
    mutating func offer(_ options: [Option], on field: String) {
        guard let columns = placed.first(where: { $0.ref == field })?.definition.width else { return }
        form[field]?.control = .pick(PickList(options, columns: columns - 4))
        if options.count == 1 { form.set(field, to: options[0].id) }
    }

    /// What happens when the cursor leaves a field.
    func onLeave(_ field: String) -> LeaveEffect? {
        placed.first { $0.ref == field }?.field.onLeave
    }

    /// Says what is wrong with a field that was left, or what follows from it.
    mutating func check(_ field: String, _ desk: Surroundings) {
        guard let definition = placed.first(where: { $0.ref == field })?.definition else { return }
        let text = form.value(field).split(separator: " ").joined(separator: " ")
        guard !text.isEmpty else { return form.note(nil, on: field) }
        if let fault = definition.kind.fault(in: text, limit: definition.limit, today: desk.today) {
            form.note(Note(.bad, desk.messages.text(fault, in: desk.programme)), on: field)
        } else {
            form.note(ScreenForm.consequence(of: text, definition.kind, desk), on: field)
        }
    }

    /// Whether something else than nothing was typed that can't be read; says so at the field.
    mutating func fault(in field: String, _ desk: Surroundings) -> Bool {
        check(field, desk)
        return form[field]?.isVisible == true && form[field]?.note?.kind == .bad
    }

    /// While a number is typed only what can no longer come right is said; the whole is judged once it is complete.
    mutating func noteWhileTyping(_ field: String, _ desk: Surroundings) {
        guard let definition = placed.first(where: { $0.ref == field })?.definition else { return }
        let text = form.value(field)
        guard definition.kind == .pesel, text.count < definition.limit else { return check(field, desk) }
        switch definition.kind.fault(in: text, today: desk.today) {
        case .notADigit(let position):
            let reason = Reason.notADigit(position: position)
            form.note(Note(.bad, desk.messages.text(reason, in: desk.programme)), on: field)
        case .digitCount(let count, let expected) where count > 0:
            form.note(Note(.hint, "\(count)/\(expected)"), on: field)
        default: form.note(nil, on: field)
        }
    }

    /// Goes to the field that a refusal is about and says there what is wrong; all of it stands in the status line.
    mutating func show(_ refusal: Refusal, _ desk: Surroundings) -> [Step] {
        if let field = refusal.field {
            form.note(Note(.bad, desk.messages.text(refusal.reason, in: desk.programme)), on: field)
            form.focus(on: field)
        }
        return [.say(Toast(desk.explain(refusal), .bad))]
    }

    /// The password, where it was typed alike twice; else nil, and that is said at the second one.
    mutating func agreedPassword(_ desk: Surroundings) -> String? {
        let password = value("staff.password")
        guard password != value("staff.password_again") else { return password }
        form.note(Note(.bad, desk.words("establish.passwords-differ")), on: "staff.password_again")
        form.focus(on: "staff.password_again")
        return nil
    }

    /// Offers the streets found: a single one is meant, none is worth a warning.
    mutating func suggest(_ found: StreetsFound, for field: String, _ desk: Surroundings) {
        if let meant = found.meant {
            form.set(field, to: meant)
            form.note(nil, on: field)
        } else if found.isListed {
            form.note(nil, on: field)
        } else if found.streets.isEmpty {
            form.note(Note(.warning, desk.messages.text(.unlistedStreet, in: desk.programme)), on: field)
        } else {
            form.note(Note(.hint, found.streets.prefix(3).joined(separator: " · ")), on: field)
        }
    }

    /// What a text that is right tells besides: birth date, sex and age from a PESEL.
    private static func consequence(of text: String, _ kind: FieldKind, _ desk: Surroundings) -> Note? {
        switch kind {
        case .pesel:
            guard let pesel = try? Pesel(text) else { return nil }
            let age = pesel.birthDate.age(on: desk.today)
            let sex = desk.words("sex.\(pesel.sex.rawValue)")
            return Note(.good, desk.messages.text("field.person.pesel.tells", count: age, pesel.birthDate.iso, sex))
        case .date:
            return FieldKind.day(text).map { Note(.hint, $0.iso) }
        default: return nil
        }
    }

    // MARK: Drawing

    /// Draws the page into the region.
    func draw(into buffer: inout Buffer, focused: Bool, _ desk: Surroundings) {
        for caption in captions {
            buffer.put(desk.words(caption.text), row: shift + caption.row - 1, column: caption.column, .heading)
        }
        for field in placed where field.isLabelBehind && form[field.ref]?.isVisible == true {
            let space = field.labelSpace
            let style: Style = focused && form.focus == field.ref ? .heading : .label
            let width = max(space.width, buffer.columns - 2 - space.column)
            for (line, text) in Text.wrapped(desk.messages.text(field.label), width).prefix(field.field.rows)
                .enumerated()
            {
                buffer.put(text, row: shift + field.row - 1 + line, column: space.column, style)
            }
        }
        form.draw(into: &buffer, focused: focused)
    }

    private static func field(_ placed: PlacedField, below shift: Int, _ desk: Surroundings) -> FormField {
        let label = placed.isLabelBehind ? "" : desk.messages.text(placed.label)
        return FormField(
            placed.ref, label, row: shift + placed.row - 1, column: placed.column,
            labelColumn: placed.field.labelColumn,
            control(placed.definition, rows: placed.field.rows, desk))
    }

    private static func control(_ definition: FieldDefinition, rows: Int, _ desk: Surroundings) -> Control {
        switch definition.kind {
        case .flag: return .check(CheckBox())
        case .choice:
            let options = (definition.options?.options(in: desk.programme) ?? []).map { option in
                Option(option.id, desk.messages.text(option.words))
            }
            guard options.count > max(rows, 2) else { return .choice(Choice(options, isVertical: rows > 1)) }
            return .pick(PickList(options, columns: definition.width - 4))
        default:
            var field = TextField(columns: definition.width - 2, limit: definition.limit)
            field.isMasked = definition.isSecret
            return .text(field)
        }
    }
}

/// A form with its cursor on the first field that can have it; a form made before its fields were hidden may not.
private func focusedOnFirst(_ form: Form) -> Form {
    var form = form
    if let first = form.fields.first(where: \.isVisible) { form.focus(on: first.id) }
    return form
}

extension ScreenDefinition {
    /// The page on which a field stands.
    func page(of field: String, _ programme: Programme) -> String? {
        pages.first { $0.fields(for: programme).contains { $0.ref == field } }?.id
    }

    /// What the fields say before anything is typed: the city, the service point where the desk stands, and every
    /// choice that leaves none.
    func initialValues(_ programme: Programme, _ office: OfficeEstablished?) -> [String: String] {
        var values = ["address.city": programme.city, "card.pickup": office?.servicePoint ?? ""]
        if programme.bases.count == 1 { values["basis"] = programme.bases[0].id }
        if programme.cardKinds.count == 1 { values["card.kind"] = programme.cardKinds[0].rawValue }
        return values.filter { !$0.value.isEmpty }
    }
}

/// The city's streets that begin as somebody typed.
struct StreetsFound: Sendable {
    /// What was typed.
    let typed: String
    let streets: [String]
    /// Whether what was typed is one of the city's streets.
    let isListed: Bool

    /// The one that is meant; nil where there is none or several could be.
    var meant: String? {
        let wanted = Domain.Folding.fold(typed)
        return streets.first { Domain.Folding.fold($0) == wanted } ?? (streets.count == 1 ? streets[0] : nil)
    }
}
