/// One place on the screen: a letter with up to two combining marks, and its style. Sixteen bytes.
public struct Cell: Hashable, Sendable {
    // A scalar; 0 for the second half of the wide letter before. Bit 31 marks a wide letter.
    var base: UInt32
    var firstMark: UInt16 = 0
    var secondMark: UInt16 = 0
    var style: Style

    /// A letter of one column; anything else becomes `�`.
    public init(_ scalar: Unicode.Scalar, _ style: Style = .normal) {
        if case .narrow(let base) = Glyph.kind(scalar.value) {
            self.base = base
        } else {
            base = Glyph.replacement
        }
        self.style = style
    }

    init(base: UInt32, style: Style) {
        self.base = base
        self.style = style
    }

    /// An empty place.
    public static let blank = Cell(base: 0x20, style: .normal)

    static let wideFlag: UInt32 = 1 << 31

    var isWide: Bool { base & Cell.wideFlag != 0 }
    var isContinuation: Bool { base == 0 }
    var scalar: UInt32 { base & ~Cell.wideFlag }

    /// Adds a combining mark: composed with the letter where one scalar exists; a third mark is dropped.
    mutating func add(mark: UInt16) {
        if firstMark == 0, !isWide, let composed = Glyph.composed(base, mark) {
            base = composed
        } else if firstMark == 0 {
            firstMark = mark
        } else if secondMark == 0 {
            secondMark = mark
        }
    }

    /// What the cell shows, for tests; empty for the second half of a wide letter.
    var text: String {
        var scalars = String.UnicodeScalarView()
        for value in [scalar, UInt32(firstMark), UInt32(secondMark)] where value != 0 {
            if let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
        }
        return String(scalars)
    }
}
