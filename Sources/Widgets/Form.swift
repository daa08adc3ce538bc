import Terminal

/// What a form made of a key.
public struct FormReaction: Hashable, Sendable {
    /// Whether the key was the form's.
    public var isUsed = true
    /// The field whose value changed.
    public var changed: String?
    /// The field that the focus left: the moment to check it.
    public var left: String?
    /// The field that has the focus now, if another one.
    public var entered: String?
    /// Enter on the last field.
    public var isSubmitted = false
}

/// A page of labelled fields.
///
/// Tab and Enter go on in the fields' order, Shift-Tab back, up and down to the nearest field on the rows around. The
/// last row of the region is the message line: there stands what is said about the focused field, if it has no room
/// beside the field or below it.
public struct Form: Sendable {
    /// The fields, in the order of Tab.
    public private(set) var fields: [FormField]
    /// The focused field's id; nil when no field takes the focus.
    public private(set) var focus: String?

    /// A form with the focus on its first field.
    public init(_ fields: [FormField]) {
        self.fields = fields
        focus = fields.first { $0.isVisible && $0.control.takesFocus }?.id
    }

    /// A field by its id; setting one that is not there does nothing.
    public subscript(id: String) -> FormField? {
        get { fields.first { $0.id == id } }
        set {
            guard let newValue, let index = fields.firstIndex(where: { $0.id == id }) else { return }
            fields[index] = newValue
            if !canFocus(focus) { focus = order.first }
        }
    }

    /// Whether the focused field has its list open, and all keys are the list's.
    public var isPicking: Bool {
        guard let focus, case .pick(let list) = self[focus]?.control else { return false }
        return list.isOpen
    }

    /// A field's value as text: what is typed, the chosen id, `true` or `false`; empty for an unknown field.
    public func value(_ id: String) -> String {
        self[id]?.control.value ?? ""
    }

    /// Sets a value: what `value` answers.
    public mutating func set(_ id: String, to value: String) {
        self[id]?.control.set(value)
    }

    /// Says something about a field, or nothing any more.
    public mutating func note(_ note: Note?, on id: String) {
        self[id]?.note = note
    }

    /// Shows a field or hides it. A focus on a hidden field goes to the next one.
    public mutating func show(_ id: String, _ isVisible: Bool) {
        guard self[id]?.isVisible != isVisible else { return }
        let next = neighbour(1)
        let wasFocused = focus == id
        self[id]?.isVisible = isVisible
        if wasFocused, !isVisible, canFocus(next) { focus = next }
    }

    /// Puts the focus on a field, if it can have it.
    public mutating func focus(on id: String) {
        if canFocus(id) { focus = id }
    }

    private var order: [String] {
        fields.filter { $0.isVisible && $0.control.takesFocus }.map(\.id)
    }

    private func canFocus(_ id: String?) -> Bool {
        id.map(order.contains) ?? false
    }

    /// Takes a key.
    public mutating func handle(_ key: Key) -> FormReaction {
        guard let id = focus, let index = fields.firstIndex(where: { $0.id == id }) else {
            return FormReaction(isUsed: false)
        }
        switch fields[index].control.handle(key) {
        case .changed: return FormReaction(changed: id)
        case .handled, .accepted, .cancelled: return FormReaction()
        case .ignored: return move(key, from: id)
        }
    }

    private mutating func move(_ key: Key, from id: String) -> FormReaction {
        switch key {
        case .enter where order.last == id: FormReaction(isSubmitted: true)
        case .tab, .enter: go(to: neighbour(1), from: id)
        case .backTab: go(to: neighbour(-1), from: id)
        case .up: go(to: nearest(above: true), from: id)
        case .down: go(to: nearest(above: false), from: id)
        default: FormReaction(isUsed: false)
        }
    }

    private mutating func go(to next: String?, from id: String) -> FormReaction {
        guard let next, next != id else { return FormReaction() }
        focus = next
        return FormReaction(left: id, entered: next)
    }

    private func neighbour(_ step: Int) -> String? {
        let order = order
        guard let index = order.firstIndex(where: { $0 == focus }) else { return order.first }
        return order[(index + step + order.count) % order.count]
    }

    private func nearest(above: Bool) -> String? {
        guard let here = focus.flatMap({ self[$0] }) else { return nil }
        let others = fields.filter { field in
            canFocus(field.id) && (above ? field.row < here.row : field.row > here.row)
        }
        return others.min { one, other in
            (abs(one.row - here.row), abs(one.column - here.column))
                < (abs(other.row - here.row), abs(other.column - here.column))
        }?.id
    }
}
