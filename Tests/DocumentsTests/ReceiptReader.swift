import Foundation
import Testing

/// Reads ESC/POS as a printer would, and knows no more of it than that: any other command is an error. Letters are
/// decoded by the system's iconv.
struct ReceiptReader {
    /// A printed line and how its letters looked.
    struct Line: Hashable, CustomStringConvertible {
        var text = ""
        var isBold = false
        var isTall = false
        var isCentred = false

        /// The text, with `#` for tall, `*` for bold and `^` for centred before it.
        var description: String {
            let style = (isTall ? "#" : "") + (isBold ? "*" : "") + (isCentred ? "^" : "")
            return style.isEmpty ? text : style + " " + text
        }
    }

    struct Unknown: Error {
        let bytes: [UInt8]
    }

    private(set) var lines: [Line] = []
    private(set) var codes: [String] = []
    private(set) var codePage: UInt8?
    private(set) var cuts = 0
    private var rest: ArraySlice<UInt8>
    private var style = Line()
    private var letters: [UInt8] = []
    private var stored: [UInt8] = []

    init(_ bytes: [UInt8]) throws {
        rest = bytes[...]
        while let byte = rest.popFirst() {
            switch byte {
            case 0x0A: try endLine()
            case 0x1B: try escape()
            case 0x1C: try expect([0x2E])
            case 0x1D: try group()
            case 0x20...0x7E, 0x80...0xFE: letters.append(byte)
            default: throw Unknown(bytes: [byte])
            }
        }
        #expect(letters.isEmpty)
    }

    /// The lines as text.
    var text: String { lines.map { $0.text + "\n" }.joined() }

    private mutating func next() throws -> UInt8 {
        guard let byte = rest.popFirst() else { throw Unknown(bytes: []) }
        return byte
    }

    private mutating func expect(_ bytes: [UInt8]) throws {
        for byte in bytes where try next() != byte { throw Unknown(bytes: bytes) }
    }

    private mutating func endLine() throws {
        var line = style
        line.text = try decoded(letters)
        lines.append(line)
        letters = []
    }

    private mutating func escape() throws {
        let command = try next()
        switch command {
        case UInt8(ascii: "@"): (style, letters, codePage) = (Line(), [], nil)
        case UInt8(ascii: "t"): codePage = try next()
        case UInt8(ascii: "E"): style.isBold = try next() & 1 == 1
        case UInt8(ascii: "a"): style.isCentred = try next() == 1
        case UInt8(ascii: "d"): _ = try next()
        default: throw Unknown(bytes: [0x1B, command])
        }
    }

    private mutating func group() throws {
        let command = try next()
        switch command {
        case UInt8(ascii: "!"):
            let size = try next()
            // The upper half is the width: lines would no longer fit.
            guard size <= 1 else { throw Unknown(bytes: [0x1D, command, size]) }
            style.isTall = size == 1
        case UInt8(ascii: "V"):
            try expect([0x42, 0])
            cuts += 1
        case UInt8(ascii: "("): try symbol()
        default: throw Unknown(bytes: [0x1D, command])
        }
    }

    private mutating func symbol() throws {
        try expect([UInt8(ascii: "k")])
        let count = Int(try next()) + Int(try next()) << 8
        let function = Array(rest.prefix(count))
        rest = rest.dropFirst(count)
        guard function.count == count, count >= 3, function[0] == 49 else { throw Unknown(bytes: function) }
        switch function[1] {
        case 65, 67, 69: break
        case 80: stored = Array(function.dropFirst(3))
        case 81: codes.append(String(decoding: stored, as: UTF8.self))
        default: throw Unknown(bytes: function)
        }
    }
}

/// Bytes of code page 852 as text.
func decoded(_ bytes: [UInt8]) throws -> String {
    let converter = try #require(iconv_open("UTF-8", "CP852"))
    defer { iconv_close(converter) }
    var input = bytes.map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: bytes.count * 3 + 1)
    var (inputLeft, outputLeft) = (input.count, output.count)
    let status = input.withUnsafeMutableBufferPointer { input in
        output.withUnsafeMutableBufferPointer { output in
            var (from, to) = (input.baseAddress, output.baseAddress)
            return iconv(converter, &from, &inputLeft, &to, &outputLeft)
        }
    }
    #expect(status == 0 && inputLeft == 0)
    return String(decoding: output.dropLast(outputLeft).map { UInt8(bitPattern: $0) }, as: UTF8.self)
}
