import Domain

/// A field where it stands on the screen, once the programme is known.
public struct PlacedField: Hashable, Sendable {
    /// Its name (`person.pesel`, `statement.regulation`).
    public let ref: String
    /// As the screen file has it.
    public let field: ScreenField
    /// Row in the page's body, from 1.
    public let row: Int
    /// The words beside it.
    public let label: Words
    /// Under which condition it is there; nil: always.
    public let showIf: Condition?

    /// Kind, width, limit, help and options.
    public var definition: FieldDefinition { field.definition }
    /// Column of the field itself, from 0.
    public var column: Int { field.column }
    /// Whether the words stand behind the field, as beside the boxes of a list, rather than before it.
    public var isLabelBehind: Bool { field.each != nil }

    /// Where the label begins and how many cells a row of it has.
    public var labelSpace: (column: Int, width: Int) {
        guard !isLabelBehind else {
            let begin = column + definition.width + 1
            return (begin, ScreenDefinition.width - 1 - begin)
        }
        return (field.labelColumn, column - field.labelColumn - 1)
    }

    /// The cells that it takes with its label: columns, from 0.
    public var columns: Range<Int> {
        let last = isLabelBehind ? ScreenDefinition.width - 1 : column + definition.width
        return min(labelSpace.column, column)..<last
    }

    /// The rows that it takes, from 1.
    public var rows: Range<Int> { row..<row + field.rows }

    /// Whether it and another one can't be on the screen at the same time.
    func excludes(_ other: PlacedField) -> Bool {
        guard let mine = showIf, let theirs = other.showIf else { return false }
        return mine.field == theirs.field && mine.expected != theirs.expected
    }
}

extension ScreenDefinition {
    /// Columns of the smallest terminal.
    public static let width = 80
    /// Rows that a page's body has there: two are above it, five below.
    public static let height = 17
}

extension ScreenPage {
    /// The fields of a page for a programme: one that stands for several becomes those.
    public func fields(for programme: Programme) -> [PlacedField] {
        fields.flatMap { field -> [PlacedField] in
            guard let each = field.each else {
                let label = Words.message(field.definition.label)
                return [
                    PlacedField(
                        ref: field.definition.ref, field: field, row: field.row, label: label, showIf: field.showIf)
                ]
            }
            return each.items(in: programme).enumerated().map { index, item in
                PlacedField(
                    ref: field.definition.ref.dropLast() + item.id, field: field,
                    row: field.row + index * field.rows, label: item.words, showIf: item.showIf ?? field.showIf)
            }
        }
    }
}
