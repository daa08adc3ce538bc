import Terminal

/// One of few, all in sight: `(•) rozlicza PIT   ( ) mieszka`.
public struct Choice: Sendable {
    /// What there is to choose.
    public let options: [Option]
    /// One below the other; else side by side.
    public let isVertical: Bool
    /// The chosen one's index; nil before anything is chosen.
    public private(set) var selection: Int?
    private var cursor: Int

    /// A choice; nothing is chosen unless the id of an option is given.
    public init(_ options: [Option], chosen: String? = nil, isVertical: Bool = false) {
        self.options = options
        self.isVertical = isVertical
        selection = options.firstIndex { $0.id == chosen }
        cursor = selection ?? 0
    }

    /// The chosen option's id. Setting an unknown one chooses nothing.
    public var chosen: String? {
        get { selection.map { options[$0].id } }
        set {
            selection = options.firstIndex { $0.id == newValue }
            cursor = selection ?? 0
        }
    }

    /// Columns it takes.
    public var width: Int {
        let widths = options.map { 4 + Text.columns($0.label) }
        return isVertical ? widths.max() ?? 0 : widths.reduce(0, +) + 3 * max(0, widths.count - 1)
    }

    /// Rows it takes.
    public var height: Int { isVertical ? options.count : 1 }

    /// Arrows move and choose, space chooses, a letter goes to the option that begins with it.
    public mutating func handle(_ key: Key) -> Reaction {
        switch key {
        case .left where !isVertical, .up where isVertical && cursor > 0: choose(cursor - 1)
        case .right where !isVertical, .down where isVertical && cursor + 1 < options.count: choose(cursor + 1)
        case .character(" "): choose(cursor)
        case .character(let letter): choose(beginning: letter)
        default: .ignored
        }
    }

    private mutating func choose(beginning letter: Character) -> Reaction {
        let wanted = Folding.folded(String(letter))
        guard let index = options.firstIndex(where: { Folding.folded($0.label).hasPrefix(wanted) }) else {
            return .handled
        }
        return choose(index)
    }

    private mutating func choose(_ index: Int) -> Reaction {
        guard options.indices.contains(index) else { return .handled }
        cursor = index
        guard selection != index else { return .handled }
        selection = index
        return .changed
    }

    /// Draws at the region's top left.
    public func draw(into buffer: inout Buffer, focused: Bool) {
        var column = 0
        for (index, option) in options.enumerated() {
            let row = isVertical ? index : 0
            let style: Style = focused && index == cursor ? .fieldFocused : .field
            let mark = index == selection ? "(•) " : "( ) "
            let end = buffer.put(mark + option.label, row: row, column: column, style)
            if focused, index == cursor { buffer.showCursor(row: row, column: column + 1) }
            column = isVertical ? 0 : end + 3
        }
    }
}

/// Yes or no: `[x] bez PESEL`.
public struct CheckBox: Sendable {
    /// Whether it is ticked.
    public var isOn: Bool
    /// Said behind the box; may be empty where the form has a label.
    public let label: String

    /// A box, not ticked unless said so.
    public init(_ label: String = "", isOn: Bool = false) {
        self.label = label
        self.isOn = isOn
    }

    /// Columns it takes.
    public var width: Int { label.isEmpty ? 3 : 4 + Text.columns(label) }

    /// Space ticks and unticks, x ticks.
    public mutating func handle(_ key: Key) -> Reaction {
        switch key {
        case .character(" "):
            isOn.toggle()
            return .changed
        case .character("x"), .character("X"):
            defer { isOn = true }
            return isOn ? .handled : .changed
        case .character: return .handled
        default: return .ignored
        }
    }

    /// Draws at the region's top left.
    public func draw(into buffer: inout Buffer, focused: Bool) {
        let style: Style = focused ? .fieldFocused : .field
        buffer.put((isOn ? "[x] " : "[ ] ") + label, row: 0, column: 0, style)
        if focused { buffer.showCursor(row: 0, column: 1) }
    }
}
