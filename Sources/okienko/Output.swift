import Foundation

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
        do {
            try FileHandle.standardOutput.write(contentsOf: bytes + [UInt8(ascii: "\n")])
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
