/// What a person would see of a program: a small model of an xterm, enough for what ncurses and S-Lang send.
///
/// Colours and attributes are left out. Programs repaint only what changed, so that their bytes alone do not tell
/// whether a text is on the screen: this does.
struct Screen {
    let rows: Int
    let columns: Int
    private(set) var row = 0
    private(set) var column = 0
    private var cells: [Unicode.Scalar]
    private var region: ClosedRange<Int>
    private var saved = (row: 0, column: 0)
    /// The cursor stands behind the last column: the next letter goes to the next line.
    private var wraps = false
    private var last: Unicode.Scalar = " "

    init(rows: Int, columns: Int) {
        (self.rows, self.columns) = (rows, columns)
        cells = Array(repeating: " ", count: rows * columns)
        region = 0...(rows - 1)
    }

    /// The character at that place; a space outside the screen.
    subscript(row: Int, column: Int) -> Unicode.Scalar {
        guard (0..<rows).contains(row), (0..<columns).contains(column) else { return " " }
        return cells[row * columns + column]
    }

    /// A row's text without the spaces at its end.
    func line(_ row: Int) -> String {
        var scalars = cells[row * columns..<(row + 1) * columns]
        while scalars.last == " " { scalars.removeLast() }
        return String(String.UnicodeScalarView(scalars))
    }

    /// All rows, one a line.
    var text: String {
        (0..<rows).map(line).joined(separator: "\n")
    }

    /// True where some row holds the text.
    func shows(_ text: String) -> Bool {
        (0..<rows).contains { line($0).contains(text) }
    }

    mutating func put(_ scalar: Unicode.Scalar) {
        if wraps {
            column = 0
            lineFeed()
        }
        cells[row * columns + column] = scalar
        last = scalar
        wraps = column == columns - 1
        if !wraps { column += 1 }
    }

    mutating func control(_ byte: UInt8) {
        switch byte {
        case 8: moveTo(row, column - 1)
        case 9: moveTo(row, (column / 8 + 1) * 8)
        case 10, 11, 12: lineFeed()
        case 13: moveTo(row, 0)
        default: break
        }
    }

    /// An escape sequence of one final byte.
    mutating func escape(_ final: UInt8) {
        switch final {
        case UInt8(ascii: "7"): saved = (row, column)
        case UInt8(ascii: "8"): moveTo(saved.row, saved.column)
        case UInt8(ascii: "D"): lineFeed()
        case UInt8(ascii: "M"): if row == region.lowerBound { scroll(region, by: -1) } else { moveTo(row - 1, column) }
        case UInt8(ascii: "c"): self = Screen(rows: rows, columns: columns)
        default: break
        }
    }

    /// A control sequence: its numbers (0 where left out) and its final byte.
    mutating func sequence(_ numbers: [Int], _ final: UInt8) {
        let first = numbers.first ?? 0
        let count = max(1, first)
        switch final {
        case UInt8(ascii: "A"): moveTo(row - count, column)
        case UInt8(ascii: "B"): moveTo(row + count, column)
        case UInt8(ascii: "C"): moveTo(row, column + count)
        case UInt8(ascii: "D"): moveTo(row, column - count)
        case UInt8(ascii: "G"): moveTo(row, count - 1)
        case UInt8(ascii: "d"): moveTo(count - 1, column)
        case UInt8(ascii: "H"), UInt8(ascii: "f"): moveTo(count - 1, max(1, numbers.dropFirst().first ?? 1) - 1)
        case UInt8(ascii: "I"): for _ in 0..<count { control(9) }
        case UInt8(ascii: "Z"): for _ in 0..<count { moveTo(row, (column - 1) / 8 * 8) }
        case UInt8(ascii: "b"): for _ in 0..<count { put(last) }
        default: edit(numbers, final)
        }
    }

    /// The sequences that change cells or the region.
    private mutating func edit(_ numbers: [Int], _ final: UInt8) {
        let first = numbers.first ?? 0
        let count = max(1, first)
        let (start, here, end) = (row * columns, row * columns + column, (row + 1) * columns)
        switch final {
        case UInt8(ascii: "J"):
            blank(first == 0 ? here..<cells.count : first == 1 ? 0..<here + 1 : 0..<cells.count)
        case UInt8(ascii: "K"): blank(first == 0 ? here..<end : first == 1 ? start..<here + 1 : start..<end)
        case UInt8(ascii: "X"): blank(here..<min(here + count, end))
        case UInt8(ascii: "@"): shift(here..<end, by: count)
        case UInt8(ascii: "P"): shift(here..<end, by: -count)
        case UInt8(ascii: "L"): if region.contains(row) { scroll(row...region.upperBound, by: -count) }
        case UInt8(ascii: "M"): if region.contains(row) { scroll(row...region.upperBound, by: count) }
        case UInt8(ascii: "S"): scroll(region, by: count)
        case UInt8(ascii: "T"): scroll(region, by: -count)
        case UInt8(ascii: "r"): setRegion(numbers)
        default: break
        }
    }

    private mutating func setRegion(_ numbers: [Int]) {
        let top = max(1, numbers.first ?? 1) - 1
        let bottom = (numbers.count > 1 && numbers[1] > 0 ? min(numbers[1], rows) : rows) - 1
        guard top < bottom else { return }
        region = top...bottom
        moveTo(0, 0)
    }

    private mutating func moveTo(_ row: Int, _ column: Int) {
        self.row = min(max(row, 0), rows - 1)
        self.column = min(max(column, 0), columns - 1)
        wraps = false
    }

    private mutating func lineFeed() {
        wraps = false
        if row == region.upperBound { scroll(region, by: 1) } else if row < rows - 1 { row += 1 }
    }

    private mutating func blank(_ range: Range<Int>) {
        cells.replaceSubrange(range, with: repeatElement(" ", count: range.count))
    }

    /// Moves the cells of a range to the right (left where negative); what comes free is blank.
    private mutating func shift(_ range: Range<Int>, by count: Int) {
        let distance = min(abs(count), range.count)
        let gap = repeatElement(Unicode.Scalar(" "), count: distance)
        let kept = count > 0 ? cells[range].dropLast(distance) : cells[range].dropFirst(distance)
        cells.replaceSubrange(range, with: count > 0 ? gap + Array(kept) : Array(kept) + gap)
    }

    /// Moves whole lines up (down where negative).
    private mutating func scroll(_ lines: ClosedRange<Int>, by count: Int) {
        shift(lines.lowerBound * columns..<(lines.upperBound + 1) * columns, by: -count * columns)
    }
}
