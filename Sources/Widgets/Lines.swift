import Terminal

/// A key and what it does, for the bottom bar and dialogs.
public struct KeyHint: Hashable, Sendable {
    /// The key's name: `F1`.
    public let key: String
    /// What it does here: `Pomoc`.
    public let label: String

    /// A hint.
    public init(_ key: String, _ label: String) {
        self.key = key
        self.label = label
    }

    var columns: Int { Text.columns(key) + 1 + Text.columns(label) }
}

/// The bottom bar: `F1 Pomoc F3 Otwórz … F10 Koniec` in one row.
///
/// Where it is too narrow, the longest labels are shortened, then hints dropped from the right; the last, the way out,
/// stays.
public struct Footer: Sendable {
    /// What there is to press, in order.
    public let hints: [KeyHint]

    /// A bar.
    public init(_ hints: [KeyHint]) {
        self.hints = hints
    }

    private static let shortest = 4

    /// The hints as they fit into so many columns.
    public func fitted(_ columns: Int) -> [KeyHint] {
        var widths = hints.map { Text.columns($0.label) }
        var excess = Footer.width(hints) - columns
        while excess > 0, let longest = widths.max(), longest > Footer.shortest,
            let index = widths.lastIndex(of: longest)
        {
            widths[index] -= 1
            excess -= 1
        }
        if excess > 0, hints.count > 1 {
            return Footer(hints.dropLast(2) + hints.suffix(1)).fitted(columns)
        }
        return zip(hints, widths).map { KeyHint($0.key, Text.fitted($0.label, $1)) }
    }

    private static func width(_ hints: [KeyHint]) -> Int {
        hints.reduce(0) { $0 + $1.columns } + max(0, hints.count - 1)
    }

    /// Draws into the region's last row.
    public func draw(into buffer: inout Buffer) {
        var column = 1
        for hint in fitted(buffer.columns - 1) {
            column = buffer.put(hint.key, row: buffer.rows - 1, column: column, .key) + 1
            column = buffer.put(hint.label, row: buffer.rows - 1, column: column, .keyLabel) + 1
        }
    }
}

/// The top: where I am at the left, and something of interest at the right, over a rule.
public struct Header: Sendable {
    /// Where I am.
    public let title: String
    /// At the right; goes first if there is no room.
    public let right: String

    /// A header.
    public init(_ title: String, right: String = "") {
        self.title = title
        self.right = right
    }

    /// Draws into the region's first two rows.
    public func draw(into buffer: inout Buffer) {
        let room = buffer.columns - 2
        let left = min(Text.columns(title), room)
        buffer.put(title, row: 0, column: 1, .title, columns: room)
        let width = Text.columns(right)
        if width + left + 2 <= room { buffer.put(right, row: 0, column: 1 + room - width, .normal) }
        Rule().draw(into: &buffer, row: 1)
    }
}

/// A horizontal line, with a heading or without: `─ Werdykt ─────`.
public struct Rule: Sendable {
    /// The heading; may be empty.
    public let title: String

    /// A rule.
    public init(_ title: String = "") {
        self.title = title
    }

    /// Draws into a row, a column free at each end.
    public func draw(into buffer: inout Buffer, row: Int) {
        buffer.fill(row: row, column: 1, rows: 1, columns: buffer.columns - 2, Cell("─", .line))
        guard !title.isEmpty else { return }
        buffer.put(" \(Text.fitted(title, buffer.columns - 6)) ", row: row, column: 2, .heading)
    }
}

/// A frame of lines with a heading in its upper edge.
public struct Box: Sendable {
    /// The heading; may be empty.
    public let title: String

    /// A box.
    public init(_ title: String = "") {
        self.title = title
    }

    /// Draws around the whole region, emptied, and then what belongs inside.
    public func draw(into buffer: inout Buffer, inside: (inout Buffer) -> Void) {
        let (rows, columns) = (buffer.rows, buffer.columns)
        buffer.fill(row: 0, column: 0, rows: rows, columns: columns)
        let edge = String(repeating: "─", count: max(0, columns - 2))
        buffer.put("┌\(edge)┐", row: 0, column: 0, .line)
        buffer.put("└\(edge)┘", row: rows - 1, column: 0, .line)
        for row in stride(from: 1, to: rows - 1, by: 1) {
            buffer.put("│", row: row, column: 0, .line)
            buffer.put("│", row: row, column: columns - 1, .line)
        }
        if !title.isEmpty { buffer.put(" \(Text.fitted(title, columns - 6)) ", row: 0, column: 1, .heading) }
        buffer.region(row: 1, column: 1, rows: rows - 2, columns: columns - 2, inside)
    }
}

/// A place of a picture.
public struct PictureCell: Hashable, Sendable {
    /// A glyph of one column, mostly a block element.
    public let glyph: Unicode.Scalar
    /// Its colour.
    public let foreground: Colour
    /// The ground's.
    public let background: Colour

    /// A place.
    public init(_ glyph: Unicode.Scalar, foreground: Colour, background: Colour) {
        self.glyph = glyph
        self.foreground = foreground
        self.background = background
    }
}

/// A picture made of cells, row by row.
public struct Picture: Sendable {
    /// Cells in a row.
    public let columns: Int
    /// All cells.
    public let cells: [PictureCell]

    /// A picture. An incomplete last row is drawn as far as it goes.
    public init(columns: Int, cells: [PictureCell]) {
        self.columns = max(1, columns)
        self.cells = cells
    }

    /// Draws at the region's top left.
    public func draw(into buffer: inout Buffer) {
        for (index, cell) in cells.enumerated() {
            let style = Style(foreground: cell.foreground, background: cell.background)
            buffer.set(Cell(cell.glyph, style), row: index / columns, column: index % columns)
        }
    }
}
