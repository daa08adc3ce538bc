import Terminal

/// One line of text to type: `▏Kowalski   ▕`. Longer text scrolls, with `‹` and `›` where more of it is.
public struct TextField: Sendable {
    /// Columns of the content, between the two edges.
    public let columns: Int
    /// The most characters it takes.
    public let limit: Int
    /// Which characters may be typed; others are refused without a word.
    public var accepts: @Sendable (Character) -> Bool
    /// Shows bullets, for passwords.
    public var isMasked = false
    /// Shows the text without edges and takes no key that would change it.
    public var isReadOnly = false

    private var characters: [Character] = []
    // The place before which a letter goes, and the first one shown.
    private var insertion = 0
    private var first = 0

    /// An empty field. The limit is by default what fits.
    public init(
        columns: Int, limit: Int? = nil, accepts: @escaping @Sendable (Character) -> Bool = { _ in true }
    ) {
        self.columns = max(1, columns)
        self.limit = limit ?? self.columns
        self.accepts = accepts
    }

    /// Digits alone.
    public static let digits: @Sendable (Character) -> Bool = { ("0"..."9").contains($0) }

    /// The text. Setting it puts the cursor at its end.
    public var text: String {
        get { String(characters) }
        set {
            characters = Array(newValue.prefix(limit))
            insertion = characters.count
            first = 0
            scroll()
        }
    }

    /// Columns with the edges.
    public var width: Int { columns + 2 }

    /// Takes a key.
    public mutating func handle(_ key: Key) -> Reaction {
        let before = characters
        guard edit(key) || move(key) else { return .ignored }
        scroll()
        return characters == before ? .handled : .changed
    }

    private mutating func edit(_ key: Key) -> Bool {
        switch key {
        case .character(let letter): insert(String(letter))
        case .paste(let text): insert(TextField.cleaned(text))
        case .backspace: remove(insertion - 1..<insertion)
        case .delete: remove(insertion..<insertion + 1)
        case .control("u"): remove(0..<insertion)
        case .control("k"): remove(insertion..<characters.count)
        case .control("w"): remove(wordStart..<insertion)
        default: return false
        }
        return true
    }

    private mutating func move(_ key: Key) -> Bool {
        switch key {
        case .left: insertion = max(0, insertion - 1)
        case .right: insertion = min(characters.count, insertion + 1)
        case .home, .control("a"): insertion = 0
        case .end, .control("e"): insertion = characters.count
        default: return false
        }
        return true
    }

    /// Letter by letter, so that a combining mark joins the letter before it.
    private mutating func insert(_ text: String) {
        guard !isReadOnly else { return }
        for scalar in text.unicodeScalars {
            insert(scalar)
        }
    }

    private mutating func insert(_ scalar: Unicode.Scalar) {
        if insertion > 0, let joined = TextField.joined(characters[insertion - 1], scalar) {
            if accepts(joined) { characters[insertion - 1] = joined }
            return
        }
        let letter = Character(scalar)
        guard characters.count < limit, Text.columns(letter) > 0, accepts(letter) else { return }
        characters.insert(letter, at: insertion)
        insertion += 1
    }

    private static func joined(_ letter: Character, _ scalar: Unicode.Scalar) -> Character? {
        var text = String(letter)
        text.unicodeScalars.append(scalar)
        return text.count == 1 ? text.first : nil
    }

    /// Line feeds and tabs become spaces, other control characters go, and so do spaces at the ends.
    private static func cleaned(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control: if ["\n", "\r", "\t"].contains(scalar), scalars.last != " " { scalars.append(" ") }
            case .format, .lineSeparator, .paragraphSeparator: break
            default: scalars.append(scalar)
            }
        }
        let start = scalars.firstIndex { $0 != " " } ?? scalars.endIndex
        let last = scalars.lastIndex { $0 != " " } ?? start
        return start == scalars.endIndex ? "" : String(scalars[start...last])
    }

    private mutating func remove(_ range: Range<Int>) {
        guard !isReadOnly, range.lowerBound >= 0, range.upperBound <= characters.count else { return }
        characters.removeSubrange(range)
        insertion = range.lowerBound
    }

    private var wordStart: Int {
        let blank = characters[..<insertion].lastIndex { $0 != " " } ?? -1
        return blank < 0 ? 0 : (characters[..<blank].lastIndex(of: " ") ?? -1) + 1
    }

    /// Keeps the cursor in sight; it may stand on the right edge, so that a full field shows all of it.
    private mutating func scroll() {
        first = min(first, insertion)
        while columns(first..<insertion) > columns { first += 1 }
        while first > 0, columns(first - 1..<characters.count) <= columns { first -= 1 }
    }

    private func columns(_ range: Range<Int>) -> Int {
        isMasked ? range.count : Text.columns(String(characters[range]))
    }

    /// Draws at the region's top left.
    public func draw(into buffer: inout Buffer, focused: Bool) {
        let style: Style = focused ? .fieldFocused : .field
        var end = first
        while end < characters.count, columns(first..<end + 1) <= columns { end += 1 }
        let shown = isMasked ? String(repeating: "•", count: end - first) : String(characters[first..<end])
        buffer.fill(row: 0, column: 0, rows: 1, columns: width, Cell(" ", style))
        buffer.put(shown, row: 0, column: 1, style)
        if !isReadOnly { drawEdges(into: &buffer, focused: focused, more: end < characters.count) }
        if focused { buffer.showCursor(row: 0, column: 1 + columns(first..<insertion)) }
    }

    private func drawEdges(into buffer: inout Buffer, focused: Bool, more: Bool) {
        let style: Style = focused ? .key : .line
        buffer.put(first > 0 ? "‹" : "▏", row: 0, column: 0, style)
        buffer.put(more ? "›" : "▕", row: 0, column: columns + 1, style)
    }
}
