import Terminal

/// What a form says about a field, in words; the sign tells the same without colour.
public struct Note: Hashable, Sendable {
    /// How serious.
    public enum Kind: Sendable {
        case bad, warning, good, hint
    }

    /// How serious.
    public let kind: Kind
    /// In words.
    public let text: String

    /// A note.
    public init(_ kind: Kind, _ text: String) {
        self.kind = kind
        self.text = text
    }

    var line: String {
        switch kind {
        case .bad: "✗ \(text)"
        case .warning: "⚠ \(text)"
        case .good: "✓ \(text)"
        case .hint: text
        }
    }

    var style: Style {
        switch kind {
        case .bad: .bad
        case .warning: .warning
        case .good: .good
        case .hint: .dim
        }
    }
}

/// What a field is filled in with.
public enum Control: Sendable {
    case text(TextField)
    case choice(Choice)
    case pick(PickList)
    case check(CheckBox)
    /// Only shown: what follows from other fields.
    case shown(String, Style = .normal)

    var width: Int {
        switch self {
        case .text(let field): field.width
        case .choice(let choice): choice.width
        case .pick(let list): list.width
        case .check(let box): box.width
        case .shown(let text, _): Text.columns(text)
        }
    }

    var height: Int {
        if case .choice(let choice) = self { choice.height } else { 1 }
    }

    var takesFocus: Bool {
        if case .shown = self { false } else { true }
    }

    /// The value as text: what is typed, the chosen id, `true` or `false`.
    public var value: String {
        switch self {
        case .text(let field): field.text
        case .choice(let choice): choice.chosen ?? ""
        case .pick(let list): list.chosen ?? ""
        case .check(let box): box.isOn ? "true" : "false"
        case .shown(let text, _): text
        }
    }

    /// Sets what `value` answers.
    mutating func set(_ value: String) {
        switch self {
        case .text(var field):
            field.text = value
            self = .text(field)
        case .choice(var choice):
            choice.chosen = value
            self = .choice(choice)
        case .pick(var list):
            list.chosen = list.options.contains { $0.id == value } ? value : nil
            self = .pick(list)
        case .check(let box): self = .check(CheckBox(box.label, isOn: value == "true"))
        case .shown(_, let style): self = .shown(value, style)
        }
    }

    mutating func handle(_ key: Key) -> Reaction {
        switch self {
        case .text(var field):
            defer { self = .text(field) }
            return field.handle(key)
        case .choice(var choice):
            defer { self = .choice(choice) }
            return choice.handle(key)
        case .pick(var list):
            defer { self = .pick(list) }
            return list.handle(key)
        case .check(var box):
            defer { self = .check(box) }
            return box.handle(key)
        case .shown: return .ignored
        }
    }

    func draw(into buffer: inout Buffer, focused: Bool) {
        switch self {
        case .text(let field): field.draw(into: &buffer, focused: focused)
        case .choice(let choice): choice.draw(into: &buffer, focused: focused)
        case .pick(let list): list.draw(into: &buffer, focused: focused)
        case .check(let box): box.draw(into: &buffer, focused: focused)
        case .shown(let text, let style): buffer.put(text, row: 0, column: 0, style)
        }
    }
}

/// A field of a form: a label, a control, and what is said about it.
public struct FormField: Sendable {
    /// The program's name for it.
    public let id: String
    /// The label; may be empty.
    public let label: String
    /// Where the control stands.
    public let row: Int
    /// Where the control stands.
    public let column: Int
    /// Where the label begins; nil puts it right before the control.
    public let labelColumn: Int?
    /// What it is filled in with.
    public var control: Control
    /// What is said about it.
    public var note: Note?
    /// Whether it is there. A field that is not keeps its value.
    public var isVisible = true

    /// A field.
    public init(
        _ id: String, _ label: String, row: Int, column: Int, labelColumn: Int? = nil, _ control: Control
    ) {
        self.id = id
        self.label = label
        self.row = row
        self.column = column
        self.labelColumn = labelColumn
        self.control = control
    }

    /// The first column that it takes, the label's or the control's.
    var start: Int {
        label.isEmpty ? column : labelColumn ?? column - Text.columns(label) - 1
    }
}
