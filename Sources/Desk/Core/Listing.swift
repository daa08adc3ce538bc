import Terminal
import Widgets

/// Rows to choose from, as most workplaces show them: a table, what is in it, and words for when it is empty.
struct Listing<Row: Sendable>: Sendable {
    /// What there is to choose.
    private(set) var rows: [Row] = []
    private var table: Table

    /// Its columns.
    var columns: [Column] { table.columns }

    init(_ columns: [Column], hasHeader: Bool = true) {
        table = Table(columns: columns, hasHeader: hasHeader)
    }

    /// The chosen row; nil where there is none.
    var chosen: Row? { rows[safe: table.selection] }
    /// The place of the chosen row, from 0.
    var selection: Int { table.selection }

    /// Shows other rows; the choice stays where it is, as far as there are as many.
    mutating func show(_ rows: [Row]) {
        self.rows = rows
        table.count = rows.count
    }

    /// Chooses the first row.
    mutating func chooseFirst() {
        table.select(0)
    }

    /// Chooses the first row that is meant; where none is, the choice stays.
    mutating func choose(where isMeant: (Row) -> Bool) {
        if let index = rows.firstIndex(where: isMeant) { table.select(index) }
    }

    /// Takes a key that moves the choice; true where it moved. A page is as many rows as are in sight.
    @discardableResult
    mutating func move(_ key: Key, page: Int) -> Bool {
        let before = table.selection
        table.visibleRows = max(1, page)
        _ = table.handle(key)
        return table.selection != before
    }

    /// Draws into the whole region; where there is nothing, these words.
    func draw(into buffer: inout Buffer, focused: Bool = true, empty: String, cells: (Row) -> [TableCell]) {
        guard !rows.isEmpty else {
            buffer.put(empty, row: 2, column: 3, .dim, columns: buffer.columns - 4)
            return
        }
        var table = table
        table.visibleRows = max(1, buffer.rows - (table.hasHeader ? 1 : 0))
        table.draw(into: &buffer, focused: focused) { cells(rows[$0]) }
    }
}
