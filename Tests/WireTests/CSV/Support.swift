import Testing

@testable import Wire

/// A reader of these bytes, given so many at a time.
func reader(
    _ bytes: [UInt8], encoding: TextEncoding = .utf8, piece: Int = 7, limits: CSVLimits = CSVLimits()
) throws -> CSVReader {
    var rest = bytes[...]
    return try CSVReader(encoding: encoding, limits: limits) {
        defer { rest = rest.dropFirst(piece) }
        return Array(rest.prefix(piece))
    }
}

extension CSVReader {
    /// All that is left, a row as its line and cells, a bad one as its line and fault.
    mutating func all() throws -> [String] {
        var result: [String] = []
        while let item = try next() {
            switch item {
            case .row(let row): result.append("\(row.line): " + row.cells.joined(separator: "|"))
            case .bad(let row): result.append("\(row.line)! \(row.fault)")
            }
        }
        return result
    }

    /// The bad rows that are left.
    mutating func bad() throws -> [CSVBadRow] {
        var result: [CSVBadRow] = []
        while let item = try next() {
            if case .bad(let row) = item { result.append(row) }
        }
        return result
    }
}
