/// One piece of a paper's text. A newline inside a text starts a new line in it.
public enum Block: Hashable, Sendable {
    /// A heading; stays on the sheet of what follows it.
    case heading(String)
    /// Running text.
    case paragraph(String)
    /// Running text that must not be overlooked.
    case emphasis(String)
    /// Label and value, a line each.
    case facts([Fact])
    /// Rows under column titles, which are repeated on every sheet.
    case table(Table)
    /// A list with bullets.
    case bullets([String])
    /// Places to sign: a dotted line above each label, two side by side, one alone on the right; kept
    /// together with the end of what precedes.
    case signatures([String])
    /// Small print, such as the information on data protection.
    case smallPrint(String)
    /// A rule across the text's width.
    case rule
    /// A QR code with its payload readable beside it, under a caption.
    case code(CodePayload, caption: String)
    /// So many empty lines.
    case space(lines: Int)
}

/// A label and its value.
public struct Fact: Hashable, Sendable {
    /// What it is.
    public var label: String
    /// What it amounts to.
    public var value: String

    /// That pair.
    public init(_ label: String, _ value: String) {
        self.label = label
        self.value = value
    }
}

/// Columns and rows. A row with fewer cells than columns ends empty; one with more is not a row of this table.
public struct Table: Hashable, Sendable {
    /// A column: its title, its share of the width, and which side its cells keep to.
    public struct Column: Hashable, Sendable {
        /// The title; may be empty.
        public var title: String
        /// Width in proportion to the other columns' shares, at least 1.
        public var share: Int
        /// Whether cells keep to the right, as amounts do.
        public var toTheRight: Bool

        /// A column with its title.
        public init(_ title: String, share: Int = 1, toTheRight: Bool = false) {
            self.title = title
            self.share = max(1, share)
            self.toTheRight = toTheRight
        }
    }

    /// The columns, from left to right.
    public let columns: [Column]
    /// The rows, each with as many cells as there are columns.
    public let rows: [[String]]

    /// That table, or nil without a column or where a row has more cells than there are columns.
    public init?(columns: [Column], rows: [[String]]) {
        guard !columns.isEmpty, rows.allSatisfy({ $0.count <= columns.count }) else { return nil }
        self.columns = columns
        self.rows = rows.map { $0 + Array(repeating: "", count: columns.count - $0.count) }
    }
}

/// What a QR code may say: the number of a case or a card, nothing about a person.
public struct CodePayload: Hashable, Sendable {
    /// The number.
    public let text: String

    /// That number, or nil where it isn't one: 1 to 40 letters, digits and `/ . -` with a digit among them, and not
    /// eleven digits alone, which could be a PESEL.
    public init?(_ text: String) {
        let digits = text.unicodeScalars.count { ("0"..."9").contains($0) }
        let allowed = text.unicodeScalars.allSatisfy {
            "/.-".unicodeScalars.contains($0) || $0.properties.isAlphabetic || ("0"..."9").contains($0)
        }
        guard allowed, digits > 0, text.unicodeScalars.count <= 40, digits != 11 || text.utf8.count != 11 else {
            return nil
        }
        self.text = text
    }
}
