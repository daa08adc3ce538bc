/// Turns a file's bytes into UTF-8, and UTF-8 back into these bytes.
///
/// What is no letter becomes bytes that are no UTF-8 either, so that nobody takes it for text, and comes back as it was:
/// a byte that is undefined or a control stays itself, half of a UTF-16 pair becomes its three bytes.
struct Transcoder {
    let encoding: TextEncoding
    private var carry: [UInt8] = []
    private var pairLead: UInt32?

    init(_ encoding: TextEncoding) {
        self.encoding = encoding
    }

    /// Appends the next bytes as UTF-8.
    mutating func decode(_ bytes: [UInt8], into text: inout [UInt8]) {
        switch encoding {
        case .utf8: text += bytes
        case .windows1250: CodePage.windows1250.decode(bytes, into: &text)
        case .iso88592: CodePage.iso88592.decode(bytes, into: &text)
        case .utf16LittleEndian: decodeUnits(bytes, into: &text) { UInt32($0) | UInt32($1) << 8 }
        case .utf16BigEndian: decodeUnits(bytes, into: &text) { UInt32($0) << 8 | UInt32($1) }
        }
    }

    /// Appends what is left at the file's end: half a letter, as bytes that are no UTF-8.
    mutating func finish(into text: inout [UInt8]) {
        if let lead = pairLead { Transcoder.append(lead, to: &text) }
        if !carry.isEmpty { text.append(0xFF) }
        pairLead = nil
        carry = []
    }

    /// The bytes that were decoded to these. Half a unit at the end of a UTF-16 file is lost.
    func encode(_ text: some Sequence<UInt8>) -> [UInt8] {
        switch encoding {
        case .utf8: Array(text)
        case .windows1250: CodePage.windows1250.encode(Array(text))
        case .iso88592: CodePage.iso88592.encode(Array(text))
        case .utf16LittleEndian: Transcoder.units(Array(text)).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        case .utf16BigEndian: Transcoder.units(Array(text)).flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        }
    }

    private mutating func decodeUnits(
        _ bytes: [UInt8], into text: inout [UInt8], unit: (UInt8, UInt8) -> UInt32
    ) {
        let all = carry + bytes
        for index in stride(from: 0, to: all.count - 1, by: 2) { take(unit(all[index], all[index + 1]), into: &text) }
        carry = Array(all.suffix(all.count % 2))
    }

    private mutating func take(_ unit: UInt32, into text: inout [UInt8]) {
        if let lead = pairLead {
            pairLead = nil
            if (0xDC00...0xDFFF).contains(unit) {
                return Transcoder.append(0x10000 + (lead - 0xD800) << 10 + (unit - 0xDC00), to: &text)
            }
            Transcoder.append(lead, to: &text)
        }
        if (0xD800...0xDBFF).contains(unit) { pairLead = unit } else { Transcoder.append(unit, to: &text) }
    }

    /// UTF-8's way of writing a number, halves of pairs too.
    static func append(_ value: UInt32, to text: inout [UInt8]) {
        let tail = { (shift: UInt32) in UInt8(0x80 | value >> shift & 0x3F) }
        switch value {
        case 0..<0x80: text.append(UInt8(value))
        case 0x80..<0x800: text += [UInt8(0xC0 | value >> 6), tail(0)]
        case 0x800..<0x10000: text += [UInt8(0xE0 | value >> 12), tail(6), tail(0)]
        default: text += [UInt8(0xF0 | value >> 18 & 0x07), tail(12), tail(6), tail(0)]
        }
    }

    /// The numbers of UTF-16 for what `append` wrote.
    private static func units(_ text: [UInt8]) -> [UInt16] {
        var units: [UInt16] = []
        var place = 0
        while place < text.count, text[place] != 0xFF {
            let (value, length) = Transcoder.value(at: place, in: text)
            if value < 0x10000 {
                units.append(UInt16(value))
            } else {
                units += [UInt16(0xD800 + (value - 0x10000) >> 10), UInt16(0xDC00 + (value - 0x10000) & 0x3FF)]
            }
            place += length
        }
        return units
    }

    /// The number that `append` wrote there, and the bytes it took; a byte that begins none is itself.
    static func value(at place: Int, in text: [UInt8]) -> (value: UInt32, length: Int) {
        let lead = text[place]
        let length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        guard length > 1, place + length <= text.count else { return (UInt32(lead), 1) }
        let start = UInt32(lead) & (0x7F >> UInt32(length))
        return (text[place + 1..<place + length].reduce(start) { $0 << 6 | UInt32($1 & 0x3F) }, length)
    }
}

/// One of the encodings with a byte a letter: ASCII below 0x80, a table above.
private struct CodePage {
    private let encoded: [[UInt8]]
    private let bytes: [UInt32: UInt8]

    /// Letters from 0x80, and from 0xA0; those from 0xC0 are the same in the two. A number below 0xA0 is no letter.
    private init(_ first: [UInt32], _ second: String) {
        let letters = first + (second + CodePage.common).unicodeScalars.map(\.value)
        encoded = letters.map { letter in
            if letter < 0xA0 { return [UInt8(letter)] }
            var text: [UInt8] = []
            Transcoder.append(letter, to: &text)
            return text
        }
        let pairs = letters.enumerated().map { ($1, UInt8($0 + 0x80)) }
        bytes = Dictionary(pairs) { first, _ in first }
    }

    func decode(_ bytes: [UInt8], into text: inout [UInt8]) {
        text.reserveCapacity(text.count + bytes.count + bytes.count / 8)
        for byte in bytes {
            if byte < 0x80 { text.append(byte) } else { text += encoded[Int(byte & 0x7F)] }
        }
    }

    func encode(_ text: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var place = 0
        while place < text.count {
            let (value, length) = Transcoder.value(at: place, in: text)
            result.append(value < 0x80 ? UInt8(value) : bytes[value] ?? text[place])
            place += length
        }
        return result
    }

    private static let common =
        "ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙"

    static let windows1250 = CodePage(
        "€\u{81}‚\u{83}„…†‡\u{88}‰Š‹ŚŤŽŹ\u{90}‘’“”•–—\u{98}™š›śťžź".unicodeScalars.map(\.value),
        "\u{A0}ˇ˘Ł¤Ą¦§¨©Ş«¬\u{AD}®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľż")

    static let iso88592 = CodePage(
        Array(0x80...0x9F), "\u{A0}Ą˘Ł¤ĽŚ§¨ŠŞŤŹ\u{AD}ŽŻ°ą˛ł´ľśˇ¸šşťź˝žż")
}
