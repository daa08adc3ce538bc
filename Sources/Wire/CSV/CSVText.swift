import Foundation

/// The text of cells: quotes undone, formulas defused and back.
enum CSVText {
    private static let apostrophe = UInt8(ascii: "'")

    /// Whether a spreadsheet takes the text for a formula, apostrophes before it left aside.
    static func isFormula(_ text: some Sequence<UInt8>) -> Bool {
        switch text.first(where: { $0 != apostrophe }) {
        // = + - @ and the blanks that some drop before them.
        case 0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0A, 0x0D: true
        default: false
        }
    }

    /// The texts of a row's cells.
    static func strings(
        _ spans: ArraySlice<CSVSpan>, within row: Range<Int>, of bytes: [UInt8]
    ) throws(CSVRowError) -> [String] {
        var strings: [String] = []
        strings.reserveCapacity(spans.count)
        let fault = bytes.withUnsafeBufferPointer { buffer -> CSVFault? in
            if contains(0, in: UnsafeBufferPointer(rebasing: buffer[row])) { return .nulByte }
            for span in spans {
                guard let string = string(span, in: buffer) else { return .undecodable(cell: strings.count + 1) }
                strings.append(string)
            }
            return nil
        }
        if let fault { throw CSVRowError(fault) }
        return strings
    }

    private static func contains(_ byte: Int32, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes.baseAddress.map { memchr($0, byte, bytes.count) != nil } ?? false
    }

    private static func string(_ span: CSVSpan, in buffer: UnsafeBufferPointer<UInt8>) -> String? {
        var text = UnsafeBufferPointer(rebasing: buffer[span.start..<span.end])
        if text.first == apostrophe, isFormula(text) { text = UnsafeBufferPointer(rebasing: text.dropFirst()) }
        return span.hasDoubledQuotes
            ? String(validating: undoubled(text), as: UTF8.self) : String(validating: text, as: UTF8.self)
    }

    private static func undoubled(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var wasQuote = false
        for byte in text {
            wasQuote = byte == CSVScanner.quote && !wasQuote
            if byte != CSVScanner.quote || wasQuote { result.append(byte) }
        }
        return result
    }
}
