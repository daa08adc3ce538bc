import Terminal
import Widgets

/// A few rows to choose from, in a box over the rest.
struct ChoiceBox<Row: Sendable>: Sendable {
    private let title: String
    private let keys: String
    private var list: Listing<Row>

    /// A box with a title, the rows, and the words for its keys.
    init(_ title: String, _ rows: [Row], columns: [Column], keys: String) {
        self.title = title
        self.keys = keys
        list = Listing(columns, hasHeader: false)
        list.show(rows)
    }

    /// The most rows in sight at once.
    private static var most: Int { 8 }

    /// The chosen row.
    var chosen: Row? { list.chosen }

    /// Takes a key that moves the choice.
    mutating func move(_ key: Key) {
        list.move(key, page: ChoiceBox.most)
    }

    func draw(into buffer: inout Buffer, cells: (Row) -> [TableCell]) {
        let rows = min(list.rows.count, ChoiceBox.most)
        let top = max(0, (buffer.rows - rows - 4) / 2)
        buffer.region(row: top, column: 6, rows: rows + 4, columns: buffer.columns - 12) { part in
            Box(title).draw(into: &part) { inside in
                inside.region(row: 0, column: 1, rows: rows, columns: inside.columns - 2) { region in
                    list.draw(into: &region, empty: "", cells: cells)
                }
                inside.put(keys, row: rows + 1, column: 1, .key, columns: inside.columns - 2)
            }
        }
    }
}
