/// What stands between two cells.
public enum CSVSeparator: UInt8, Hashable, Sendable, CaseIterable {
    case semicolon = 0x3B
    case tab = 0x09
    case comma = 0x2C
}

/// How much of a file may be one row, so that a broken file can't take the memory.
public struct CSVLimits: Hashable, Sendable {
    /// Bytes of a row in UTF-8, its line ends included; at least 1.
    public let rowBytes: Int
    /// Cells of a row; at least 1.
    public let cells: Int

    /// Limits; generous ones unless told.
    public init(rowBytes: Int = 1 << 18, cells: Int = 512) {
        self.rowBytes = max(1, rowBytes)
        self.cells = max(1, cells)
    }
}

/// What is wrong with a row. Cells are counted from 1.
public enum CSVFault: Hashable, Sendable {
    /// The cell's quote is closed neither before the file's end nor within the limit of a row.
    case unclosedQuote(cell: Int)
    /// Something stands between the cell's closing quote and the separator.
    case textAfterQuote(cell: Int)
    /// Fewer cells than the header has.
    case tooFewCells(found: Int, expected: Int)
    /// More cells than the header has, and not all of them empty.
    case tooManyCells(found: Int, expected: Int)
    /// More cells than any row may have.
    case cellsOverLimit(Int)
    /// More bytes than any row may have.
    case rowTooLong(limit: Int)
    /// A byte of value nought.
    case nulByte
    /// The cell's bytes are no letters of the file's encoding.
    case undecodable(cell: Int)
}

/// A row that could be read.
public struct CSVRow: Hashable, Sendable {
    /// The line of the file that it begins on, from 1.
    public let line: Int
    /// As many as the header has.
    public let cells: [String]
}

/// A row that could not be read.
public struct CSVBadRow: Hashable, Sendable {
    /// The line of the file that it begins on, from 1.
    public let line: Int
    /// What is wrong.
    public let fault: CSVFault
    /// Its bytes as they came, with the line end: to be written to a file to mend. Beyond the limit of a row they are
    /// cut.
    public let bytes: [UInt8]
}

/// What a reader comes upon.
public enum CSVItem: Hashable, Sendable {
    /// A row.
    case row(CSVRow)
    /// One that could not be read; the next ones still can.
    case bad(CSVBadRow)
}

/// Why a file can't be read at all.
public enum CSVHeaderFault: Error, Hashable {
    /// It has no row.
    case empty
    /// The row with the names is bad.
    case unreadable(CSVBadRow)
}
