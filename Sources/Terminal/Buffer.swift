/// A place on the screen, counted from 0 at the top left.
public struct Position: Hashable, Sendable {
    /// From the top.
    public var row: Int
    /// From the left.
    public var column: Int

    /// A place.
    public init(row: Int, column: Int) {
        self.row = row
        self.column = column
    }
}

/// Where in its columns a text stands.
public enum Alignment: Sendable {
    case left, centre, right
}

/// A frame of cells, drawn anew for each paint. What falls outside is dropped, at any size, 0×0 included.
///
/// Inside `region` all coordinates are the region's own, and nothing outside of it can be touched.
public struct Buffer: Sendable {
    /// Rows of the frame or of the region being drawn.
    public private(set) var rows: Int
    /// Columns of the frame or of the region being drawn.
    public private(set) var columns: Int
    /// The whole frame's rows.
    let frameRows: Int
    /// The whole frame's columns.
    let frameColumns: Int
    var cells: [Cell]
    /// What the frame shows, told from other things by a number: a frame of another scene is written line by line, not
    /// patched together from moved lines.
    public var scene = 0
    // Absolute; nil hides the hardware cursor.
    var cursor: Position?
    private var top = 0
    private var left = 0

    /// An empty frame.
    public init(rows: Int, columns: Int) {
        frameRows = max(0, rows)
        frameColumns = max(0, columns)
        self.rows = frameRows
        self.columns = frameColumns
        cells = Array(repeating: .blank, count: frameRows * frameColumns)
    }

    /// Draws within a rectangle, clipped to the present one. Draw from its own row 0 and column 0.
    public mutating func region(
        row: Int, column: Int, rows: Int, columns: Int, _ draw: (inout Buffer) -> Void
    ) {
        let kept = (top, left, self.rows, self.columns)
        let vertical = Buffer.clip(row, rows, to: self.rows)
        let horizontal = Buffer.clip(column, columns, to: self.columns)
        self.rows = vertical.count
        self.columns = horizontal.count
        top += vertical.lowerBound
        left += horizontal.lowerBound
        draw(&self)
        (top, left, self.rows, self.columns) = kept
    }

    /// Puts the hardware cursor there (braille displays follow it). Outside of the region it is not shown.
    public mutating func showCursor(row: Int, column: Int) {
        guard row >= 0, row < rows, column >= 0, column < columns else { return }
        cursor = Position(row: top + row, column: left + column)
    }

    /// Empties the frame for the next drawing, keeping its memory.
    mutating func erase() {
        cursor = nil
        for index in cells.indices { cells[index] = .blank }
    }

    /// Fills a rectangle with one cell.
    public mutating func fill(row: Int, column: Int, rows: Int, columns: Int, _ cell: Cell = .blank) {
        let places = Buffer.clip(column, columns, to: self.columns)
        for line in Buffer.clip(row, rows, to: self.rows) {
            for place in places { store(cell, row: line, column: place) }
        }
    }

    /// Sets one cell.
    public mutating func set(_ cell: Cell, row: Int, column: Int) {
        guard row >= 0, row < rows, column >= 0, column < columns else { return }
        store(cell, row: row, column: column)
    }

    /// Gives a part of a row another style, keeping its letters.
    public mutating func restyle(row: Int, column: Int, columns: Int, _ style: Style) {
        guard row >= 0, row < rows else { return }
        for place in Buffer.clip(column, columns, to: self.columns) {
            cells[index(row, place)].style = style
        }
    }

    private static func clip(_ start: Int, _ count: Int, to limit: Int) -> Range<Int> {
        let first = min(max(0, start), limit)
        let last = min(max(0, start.addingReportingOverflow(count).overflow ? limit : start + count), limit)
        return first..<max(first, last)
    }

    @inline(__always)
    func index(_ row: Int, _ column: Int) -> Int {
        (top + row) * frameColumns + left + column
    }

    /// Stores within the region; a wide letter that loses a half becomes a space.
    @inline(__always)
    mutating func store(_ cell: Cell, row: Int, column: Int) {
        let place = index(row, column)
        let old = cells[place]
        if old.isContinuation || old.isWide { mend(around: place, old) }
        cells[place] = cell
    }

    private mutating func mend(around place: Int, _ old: Cell) {
        let other = old.isContinuation ? place - 1 : place + 1
        cells[place].base = 0x20
        if cells.indices.contains(other) {
            cells[other] = Cell(base: 0x20, style: cells[other].style)
        }
    }
}
