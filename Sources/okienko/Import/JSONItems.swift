import Foundation

/// The values of a JSON array, or the lines of JSON lines, one by one whatever the file's size, each bounded.
///
/// Which of the two it is the first sign says: `[` begins an array. A value of an array goes as far as the comma or
/// bracket behind it; whether it is JSON is for its reader to say. In a file of lines a broken one costs itself alone.
struct JSONItems {
    /// A value, with the line on which it begins, from 1.
    enum Item {
        case value(Data, line: Int)
        /// More than ``JSONItems/longest`` bytes: read over.
        case tooLong(line: Int)
        /// The array's bracket is missing, or something stands behind it, which is not read.
        case badEnd(line: Int)
    }

    /// Bytes of the longest value: four photos and as many scans in base64.
    static let longest = 64 << 20

    /// Whether the file is an array.
    let isArray: Bool
    /// Whether it begins as one of the two does; an empty file is no list either.
    let isJSON: Bool
    private let file: FileHandle
    private var chunk: [UInt8] = []
    private var place = 0
    private var line = 1
    private var isOver = false
    private var isClosed = false
    private var isEndSeen = false

    /// A reader of an open file.
    init(_ file: FileHandle) throws {
        self.file = file
        chunk = [UInt8](try file.read(upToCount: 1 << 16) ?? Data())
        if chunk.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
        let first = chunk[place...].first { !JSONItems.isBlank($0) }
        isArray = first == UInt8(ascii: "[")
        isJSON = isArray || first == UInt8(ascii: "{")
        guard isArray else { return }
        while let byte = try take(), byte != UInt8(ascii: "[") {}
    }

    /// The next value; nil at the end.
    mutating func next() throws -> Item? {
        while !isOver {
            var scan = Scan(isArray: isArray)
            var start = line
            while let byte = try take() {
                if scan.isEmpty, JSONItems.isBlank(byte) {
                    start = line
                    continue
                }
                guard scan.add(byte) else { break }
            }
            isClosed = scan.isLast
            isOver = isOver || isClosed
            if scan.isTooLong { return .tooLong(line: start) }
            if !scan.bytes.isEmpty { return .value(scan.trimmed, line: start) }
        }
        guard isArray, !isEndSeen else { return nil }
        isEndSeen = true
        return try hasGoodEnd() ? nil : .badEnd(line: line)
    }

    /// Behind the last value stands the array's bracket, and behind that nothing.
    private mutating func hasGoodEnd() throws -> Bool {
        while let byte = try take() {
            guard JSONItems.isBlank(byte) else { return false }
        }
        return isClosed
    }

    private mutating func take() throws -> UInt8? {
        if place == chunk.count {
            chunk = [UInt8](try file.read(upToCount: 1 << 16) ?? Data())
            place = 0
            isOver = chunk.isEmpty
            if isOver { return nil }
        }
        defer { place += 1 }
        if chunk[place] == UInt8(ascii: "\n") { line += 1 }
        return chunk[place]
    }

    fileprivate static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }
}

/// One value as it is gone through.
private struct Scan {
    let isArray: Bool
    private(set) var bytes: [UInt8] = []
    private(set) var isTooLong = false
    /// Whether the array's bracket was closed behind it.
    private(set) var isLast = false
    private var depth = 0
    private var isText = false
    private var isEscaped = false

    init(isArray: Bool) {
        self.isArray = isArray
    }

    var isEmpty: Bool { bytes.isEmpty && !isTooLong }

    var trimmed: Data {
        Data(bytes.prefix(bytes.count - bytes.reversed().prefix(while: JSONItems.isBlank).count))
    }

    /// Takes a byte in; false where the value was at its end before it.
    mutating func add(_ byte: UInt8) -> Bool {
        if isArray ? ends(byte) : byte == 0x0A { return false }
        if bytes.count < JSONItems.longest {
            bytes.append(byte)
        } else {
            isTooLong = true
        }
        return true
    }

    private mutating func ends(_ byte: UInt8) -> Bool {
        if isText {
            let wasEscaped = isEscaped
            isEscaped = byte == UInt8(ascii: "\\") && !wasEscaped
            isText = byte != UInt8(ascii: "\"") || wasEscaped
            return false
        }
        switch byte {
        case UInt8(ascii: "\""): isText = true
        case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "}"): depth -= 1
        case UInt8(ascii: "]") where depth <= 0:
            isLast = true
            return true
        case UInt8(ascii: "]"): depth -= 1
        case UInt8(ascii: ",") where depth <= 0: return true
        default: break
        }
        return false
    }
}
