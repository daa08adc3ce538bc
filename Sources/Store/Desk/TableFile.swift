import Wire

/// A table on its way into a file that only its owner may read: CSV as ``Wire/CSVWriter`` has it, so that no cell is a
/// formula.
public final class TableFile {
    private let file: PrivateWriter
    private var table: CSVWriter

    /// Where the file will be.
    public var path: String { file.path }

    /// A cell.
    public enum Cell: Hashable, Sendable {
        /// Somebody's words.
        case text(String)
        /// A figure of our own making.
        case figure(String)
    }

    /// Begins a table with the names of its columns.
    public init(path: String, header: [String]) throws(StoreFault) {
        file = try PrivateWriter(path: path)
        table = CSVWriter(header: header, hasMark: true)
    }

    /// Writes a row, of as many cells as there are names.
    public func write(_ cells: [Cell]) throws(StoreFault) {
        table.write(cells.map(\.csv))
        if table.bytes.count > 1 << 16 { try drain() }
    }

    /// Puts the file at its place; on the disk when this returns.
    public func finish() throws(StoreFault) {
        try drain()
        try file.finish()
    }

    private func drain() throws(StoreFault) {
        try file.write(table.bytes)
        table.drain { _ in }
    }
}

extension TableFile.Cell {
    /// As a cell of a CSV table.
    public var csv: CSVCell {
        switch self {
        case .text(let text): .text(text)
        case .figure(let figure): .figure(figure)
        }
    }
}
