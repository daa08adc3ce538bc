import Terminal
import Widgets

/// Rows found for what is typed: a field above a list. As long as the rows are those of another text none is chosen, so
/// that no key acts on what was found before.
struct Finder<Row: Sendable>: Sendable {
    private var field: TextField
    private var list: Listing<Row>
    /// The text that the rows were found for; nil before there were any.
    private var answered: String?

    init(_ columns: [Column], hasHeader: Bool = true, width: Int = 30, searching text: String = "") {
        field = TextField(columns: width, limit: 80)
        list = Listing(columns, hasHeader: hasHeader)
        field.text = text
    }

    /// What is typed.
    var text: String { field.text }
    /// The rows in sight; for a moment they may be those of another text.
    var rows: [Row] { list.rows }
    /// The chosen row; nil where there is none, and until the rows are those of what is typed.
    var chosen: Row? { isCurrent ? list.chosen : nil }
    /// The place of the chosen row, from 0.
    var selection: Int { list.selection }

    /// Whether the rows are those of what is typed.
    var isCurrent: Bool { answered == field.text }

    /// Searches for something else.
    mutating func search(for text: String) {
        field.text = text
        list.chooseFirst()
    }

    /// Searches for nothing, which finds nothing.
    mutating func clear() {
        search(for: "")
        show([], for: "")
    }

    /// Takes a key; true where what is searched for changed. A page is as many rows as are in sight.
    mutating func type(_ key: Key, page: Int) -> Bool {
        if field.handle(key) == .changed { return true }
        move(key, page: page)
        return false
    }

    /// Takes a key that moves the choice.
    mutating func move(_ key: Key, page: Int) {
        list.move(key, page: page)
    }

    /// Takes the rows found, if they are those of what is typed now. Found for the same text again, the choice stays.
    mutating func show(_ rows: [Row], for text: String) {
        guard text == field.text else { return }
        list.show(rows)
        if !isCurrent { list.chooseFirst() }
        answered = text
    }

    // MARK: View

    /// Draws the field on the first row, between its label and what it takes, and the rows below it.
    func draw(
        into buffer: inout Buffer, focused: Bool = true, label: String, by hint: String = "", empty: String,
        cells: (Row) -> [TableCell]
    ) {
        buffer.put(label, row: 0, column: 2, .label)
        buffer.put(hint, row: 0, column: 46, .dim, columns: buffer.columns - 47)
        buffer.region(row: 2, column: 0, rows: buffer.rows - 2, columns: buffer.columns) { region in
            drawRows(into: &region, focused: focused, empty: empty, cells: cells)
        }
        drawField(into: &buffer, row: 0, column: 12, focused: focused)
    }

    /// Draws the rows alone; those of another text without the bar of the choice.
    func drawRows(into buffer: inout Buffer, focused: Bool = true, empty: String, cells: (Row) -> [TableCell]) {
        list.draw(into: &buffer, focused: focused && isCurrent, empty: empty, cells: cells)
    }

    /// Draws the field alone.
    func drawField(into buffer: inout Buffer, row: Int, column: Int, focused: Bool = true) {
        buffer.region(row: row, column: column, rows: 1, columns: field.width) {
            field.draw(into: &$0, focused: focused)
        }
    }
}
