import Store
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

/// Cards found by number, scanned code, PESEL or name: a field to type into above the cards.
struct CardFinder: Sendable {
    private var search = TextField(columns: 30, limit: 80)
    private var list: Listing<CardRow>

    init(_ columns: [Column], searching text: String = "") {
        list = Listing(columns)
        search.text = text
    }

    /// What is typed.
    var text: String { search.text }
    /// The chosen card.
    var chosen: CardRow? { list.chosen }
    /// How many there are.
    var count: Int { list.rows.count }

    /// Searches for something else.
    mutating func search(for text: String) {
        search.text = text
        list.chooseFirst()
    }

    /// Takes a key; true where what is searched for changed.
    mutating func type(_ key: Key, _ desk: Surroundings) -> Bool {
        if search.handle(key) == .changed { return true }
        list.move(key, page: desk.rows - 3)
        return false
    }

    /// Takes the cards found, if they are for what is typed now.
    mutating func receive(_ answer: Answer) {
        guard case .cards(let cards, let text) = answer, text == search.text else { return }
        list.show(cards)
    }

    func draw(into buffer: inout Buffer, _ desk: Surroundings, cells: (CardRow) -> [TableCell]) {
        buffer.put(desk.words("pickup.search"), row: 0, column: 2, .label)
        buffer.put(desk.words("pickup.search.by"), row: 0, column: 46, .dim, columns: buffer.columns - 47)
        buffer.region(row: 2, column: 0, rows: buffer.rows - 2, columns: buffer.columns) { region in
            list.draw(into: &region, empty: desk.words("pickup.none"), cells: cells)
        }
        buffer.region(row: 0, column: 12, rows: 1, columns: search.width) { search.draw(into: &$0, focused: true) }
    }
}
