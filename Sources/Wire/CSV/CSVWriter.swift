/// What goes into a cell.
public enum CSVCell: Hashable, Sendable {
    /// Somebody's words: a spreadsheet shall not take them for a formula.
    case text(String)
    /// A figure of the program's own making, written as it is: `-12,50`.
    case figure(String)
}

/// Writes a table row by row into a buffer (RFC 4180): UTF-8, CRLF, quotes only where they are needed.
///
/// A text that a spreadsheet would take for a formula, because it begins with `=`, `+`, `-`, `@`, a tab or a line end,
/// gets an apostrophe before it; so does a text of apostrophes and such a beginning, so that ``CSVReader`` gets back
/// what was written. Others who read the file see the apostrophe.
public struct CSVWriter: Sendable {
    /// What is written and was not taken yet.
    public private(set) var bytes: [UInt8] = []
    private let separator: UInt8
    private let quotesAnySeparator: Bool
    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// A table with its names written. With the mark a spreadsheet knows that it is UTF-8.
    public init(header: [String], separator: CSVSeparator = .semicolon, hasMark: Bool = false) {
        self.separator = separator.rawValue
        quotesAnySeparator = header.count == 1
        if hasMark { bytes = CSVWriter.mark }
        // A reader finds the separator in this row: others are within quotes.
        write(header.map { .text($0) }, quotingAnySeparator: true)
    }

    /// Writes a row, of as many cells as there are names: the reader refuses another.
    public mutating func write(_ cells: [CSVCell]) {
        write(cells, quotingAnySeparator: quotesAnySeparator)
    }

    /// Hands out what is written, and begins with an empty buffer again. To be called now and then, and at the end.
    public mutating func drain(_ body: ([UInt8]) throws -> Void) rethrows {
        try body(bytes)
        bytes.removeAll(keepingCapacity: true)
    }

    private mutating func write(_ cells: [CSVCell], quotingAnySeparator any: Bool) {
        let start = bytes.count
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(separator) }
            switch cell {
            case .text(let text): write(text, defusing: CSVText.isFormula(text.utf8), any)
            case .figure(let figure): write(figure, defusing: false, any)
            }
        }
        // An empty line would be no row.
        if bytes.count == start { bytes += [CSVScanner.quote, CSVScanner.quote] }
        bytes += [CSVScanner.carriageReturn, CSVScanner.lineFeed]
    }

    private mutating func write(_ text: String, defusing isDefused: Bool, _ quotesAnySeparator: Bool) {
        let needsQuotes = text.utf8.contains { byte in
            switch byte {
            case CSVScanner.quote, CSVScanner.carriageReturn, CSVScanner.lineFeed, separator: true
            default: quotesAnySeparator && CSVSeparator(rawValue: byte) != nil
            }
        }
        if needsQuotes { bytes.append(CSVScanner.quote) }
        if isDefused { bytes.append(UInt8(ascii: "'")) }
        if needsQuotes { appendDoublingQuotes(text) } else { bytes += text.utf8 }
        if needsQuotes { bytes.append(CSVScanner.quote) }
    }

    private mutating func appendDoublingQuotes(_ text: String) {
        for byte in text.utf8 {
            if byte == CSVScanner.quote { bytes.append(byte) }
            bytes.append(byte)
        }
    }
}
