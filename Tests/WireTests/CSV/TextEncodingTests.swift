import Foundation
import Testing

@testable import Wire

@Suite struct TextEncodingTests {
    private func detected(_ bytes: [UInt8], piece: Int = 3) -> TextEncoding {
        var detector = EncodingDetector()
        for start in stride(from: 0, to: bytes.count, by: piece) {
            detector.feed(Array(bytes[start..<min(bytes.count, start + piece)]))
        }
        return detector.encoding
    }

    @Test(arguments: [
        ("imię;ulica\nŚwiętosława;Wąska\n", TextEncoding.windows1250), ("imię;ulica\nŚwiętosława;Wąska\n", .iso88592),
        ("imię;ulica\nŚwiętosława;Wąska\n", .utf8), ("imię;ulica\nŚwiętosława;Wąska\n", .utf16LittleEndian),
        ("imię;ulica\nŚwiętosława;Wąska\n", .utf16BigEndian), ("Łomża – „Wąska”", .windows1250),
        ("GOŁĄB;ŹRÓDŁO", .windows1250), ("GOŁĄB;ŹRÓDŁO", .iso88592), ("plain", .utf8), ("", .utf8),
        // Nothing tells the two apart here: they read the same in both.
        ("Łódź".replacingOccurrences(of: "ź", with: "ż"), .windows1250), ("żółć", .windows1250), ("😀", .utf8),
    ])
    func found(_ text: String, encoding: TextEncoding) {
        #expect(detected(Transcoder(encoding).encode(text.utf8)) == encoding)
    }

    @Test func aMarkDecides() {
        #expect(detected([0xFF, 0xFE, 0x05, 0x01]) == .utf16LittleEndian)
        #expect(detected([0xFE, 0xFF, 0x01, 0x05]) == .utf16BigEndian)
        #expect(detected([0xEF, 0xBB, 0xBF, 0xB9, 0x9C, 0xB9]) == .utf8)
    }

    @Test func oneBrokenByteDoesNotSpoilTheFile() {
        #expect(detected(Array("Zażółć gęślą".utf8) + [0xB9, 0x20]) == .utf8)
        #expect(detected(Array("Zażółć gęślą".utf8).dropLast()) == .utf8)
        #expect(detected([UInt8](repeating: 0, count: 100)) == .utf8)
    }

    @Test(arguments: [
        (TextEncoding.windows1250, String.Encoding.windowsCP1250), (.iso88592, .isoLatin2),
        (.utf16LittleEndian, .utf16LittleEndian), (.utf16BigEndian, .utf16BigEndian),
    ])
    func everyLetterIsWhatFoundationTakesItFor(_ encoding: TextEncoding, foundation: String.Encoding) throws {
        let isWide = encoding == .utf16LittleEndian || encoding == .utf16BigEndian
        let letters = isWide ? "aąż€\u{FFFF}😀\u{10FFFF}" : nil
        for byte in 0...UInt8.max where !isWide || byte == 0 {
            let bytes = letters.flatMap { $0.data(using: foundation) }.map(Array.init) ?? [byte]
            var (text, transcoder) = ([UInt8](), Transcoder(encoding))
            for byte in bytes { transcoder.decode([byte], into: &text) }
            transcoder.finish(into: &text)
            #expect(transcoder.encode(text) == bytes)
            let undefined: [UInt8] = encoding == .windows1250 ? [0x81, 0x83, 0x88, 0x90, 0x98] : Array(0x80...0x9F)
            let isUndefined = !isWide && undefined.contains(byte)
            let expected = isUndefined ? nil : String(bytes: bytes, encoding: foundation)
            #expect(String(validating: text, as: UTF8.self) == expected)
        }
    }
}
