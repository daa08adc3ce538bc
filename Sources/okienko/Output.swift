import Foundation
import Store
import Wire

/// Standard output, a line at a time: whoever reads has it at once.
enum Output {
    /// Writes a line.
    ///
    /// - Throws: ``Complaint`` where it can't be written.
    static func line(_ text: String) throws {
        try line(Data(text.utf8))
    }

    /// Writes a line of UTF-8.
    ///
    /// - Throws: ``Complaint`` where it can't be written.
    static func line(_ bytes: Data) throws {
        try write(bytes + [UInt8(ascii: "\n")])
    }

    /// Writes bytes.
    ///
    /// - Throws: ``Complaint`` where they can't be written.
    static func write(_ bytes: Data) throws {
        do {
            try FileHandle.standardOutput.write(contentsOf: bytes)
        } catch {
            throw Complaint("standard output can't be written", status: Exit.inputOutput)
        }
    }

    /// Writes a value as one line of JSON, its keys sorted.
    static func json(_ value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        try line(encoder.encode(value))
    }
}

/// A table of CSV on standard output, written in pieces.
final class CSVOutput {
    private var table: CSVWriter

    /// A table with the names of its columns.
    init(header: [String]) {
        table = CSVWriter(header: header)
    }

    /// Writes a row.
    func write(_ cells: [TableFile.Cell]) throws {
        table.write(cells.map(\.csv))
        if table.bytes.count > 1 << 16 { try finish() }
    }

    /// Writes what is left.
    func finish() throws {
        try table.drain { try Output.write(Data($0)) }
    }
}
