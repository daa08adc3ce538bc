/// How a text file's bytes mean letters.
public enum TextEncoding: String, Hashable, Sendable, CaseIterable {
    case utf8 = "UTF-8"
    case windows1250 = "Windows-1250"
    case iso88592 = "ISO-8859-2"
    case utf16LittleEndian = "UTF-16LE"
    case utf16BigEndian = "UTF-16BE"
}

/// Finds out a file's encoding from all of its bytes, taken piece by piece.
///
/// A mark at the beginning decides; then the noughts of UTF-16. What holds more well-formed UTF-8 letters than broken
/// ones is UTF-8, so that one broken byte spoils a row and not the file. The rest is Windows-1250 or ISO-8859-2, as the
/// Polish letters that differ between them say; where nothing says, Windows-1250.
public struct EncodingDetector: Sendable {
    private static let headSize = 1024
    private var head: [UInt8] = []
    private var awaited = 0
    private var wellFormed = 0
    private var malformed = 0
    private var windows = 0
    private var iso = 0

    /// Nothing seen yet.
    public init() {}

    /// Looks at the next piece.
    public mutating func feed(_ bytes: [UInt8]) {
        if head.count < EncodingDetector.headSize { head += bytes.prefix(EncodingDetector.headSize - head.count) }
        for byte in bytes where byte >= 0x80 || awaited > 0 { count(byte) }
    }

    /// What the bytes so far are; UTF-8 for plain ASCII.
    public var encoding: TextEncoding {
        if head.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8 }
        if let wide = wideEncoding { return wide }
        if malformed + (awaited > 0 ? 1 : 0) == 0 || wellFormed > malformed { return .utf8 }
        return iso > windows ? .iso88592 : .windows1250
    }

    /// Most letters of a Polish text have a nought beside them in UTF-16; other texts have none.
    private var wideEncoding: TextEncoding? {
        if head.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
        if head.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
        let high = head.indices.count { $0 % 2 == 0 && head[$0] == 0 }
        let low = head.indices.count { $0 % 2 == 1 && head[$0] == 0 }
        if low * 4 > head.count, high * 16 < head.count { return .utf16LittleEndian }
        if high * 4 > head.count, low * 16 < head.count { return .utf16BigEndian }
        return nil
    }

    private mutating func count(_ byte: UInt8) {
        if awaited > 0, byte & 0xC0 == 0x80 {
            awaited -= 1
            if awaited == 0 { wellFormed += 1 }
        } else {
            if awaited > 0 { malformed += 1 }
            awaited = EncodingDetector.continuations(after: byte)
            if byte >= 0x80, awaited == 0 { malformed += 1 }
        }
        weigh(byte)
    }

    private static func continuations(after lead: UInt8) -> Int {
        switch lead {
        case 0xC2...0xDF: 1
        case 0xE0...0xEF: 2
        case 0xF0...0xF4: 3
        default: 0
        }
    }

    /// Ą ą Ś ś Ź ź have other places in the two; 0x80 to 0x9F are quotes and dashes in one, controls in the other.
    private mutating func weigh(_ byte: UInt8) {
        switch byte {
        case 0x80...0x9F, 0xA5, 0xB9: windows += 1
        case 0xA1, 0xA6, 0xAC, 0xB1, 0xB6, 0xBC: iso += 1
        default: break
        }
    }
}
