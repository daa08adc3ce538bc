import CTerminal
import Testing

@testable import Terminal

@Suite("Keys from bytes")
struct KeyDecoderTests {
    private static let start = ContinuousClock.now

    /// Everything in one piece, and then silence.
    private func keys(_ codes: [Int32]) -> [Key] {
        var decoder = KeyDecoder(escapeWindow: .milliseconds(20))
        let keys = codes.flatMap { decoder.take($0, at: Self.start) }
        return keys + [decoder.settle(at: Self.start + .seconds(2))].compactMap { $0 }
    }

    private static func bytes(_ text: String) -> [Int32] {
        text.utf8.map(Int32.init)
    }

    @Test(
        "Bytes",
        arguments: [
            ("aŁ漢", [Key.character("a"), .character("Ł"), .character("漢")]),
            ("\u{1B}", [.escape]),
            ("\u{1B}\u{1B}", [.escape, .escape]),
            ("\u{1B}1", [.f(1)]),
            ("\u{1B}9\u{1B}0", [.f(9), .f(10)]),
            // Alt with a letter is a slip of the finger
            ("\u{1B}ax", [.character("x")]),
            // sequences nobody knows leave nothing behind
            ("\u{1B}[1;5Cx", [.character("x")]),
            ("\u{1B}[?62;1cx", [.character("x")]),
            ("\u{1B}Oqx", [.character("x")]),
            // Esc and a letter in one packet of a slow line
            ("\u{1B}ł", [.escape, .character("ł")]),
            ("\r\n\t\u{7F}\u{8}", [.enter, .enter, .tab, .backspace, .backspace]),
            ("\u{15}\u{17}\u{3}", [.control("u"), .control("w"), .control("c")]),
            ("\u{0}\u{1C}\u{1F}x", [.character("x")]),
        ])
    func bytes(_ text: String, expected: [Key]) {
        #expect(keys(Self.bytes(text)) == expected)
    }

    @Test(
        "Broken UTF-8 is dropped",
        arguments: [
            [0xC5, 0x41], [0x82, 0x41], [0xFF, 0x41], [0xC5, 0xC5, 0x41], [0xE2, 0x82, 0x41], [0xC0, 0x80, 0x41],
        ])
    func broken(_ codes: [Int32]) {
        #expect(keys(codes).last == .character("A"))
        #expect(keys(codes).count == 1)
    }

    @Test(
        "Codes",
        arguments: [
            ([CT_KEY_UP, CT_KEY_BACK_TAB, CT_KEY_ENTER, CT_KEY_DELETE], [Key.up, .backTab, .enter, .delete]),
            ([CT_KEY_F0 + 1, CT_KEY_F0 + 12], [.f(1), .f(12)]),
            ([CT_KEY_UNKNOWN, CT_KEY_F0, CT_KEY_F0 + 13], []),
            ([0x1B, CT_KEY_UP], [.escape, .up]),
        ])
    func codes(_ codes: [Int], expected: [Key]) {
        #expect(keys(codes.map(Int32.init)) == expected)
    }

    @Test("A paste is one key, whatever is in it")
    func paste() {
        let begin = Int32(CT_KEY_PASTE_BEGINS)
        let end = Int32(CT_KEY_PASTE_ENDS)
        let inside = Self.bytes("Łąka\n\u{1B}x") + [Int32(CT_KEY_UP)]
        #expect(keys([begin] + inside + [end, 0x41]) == [.paste("Łąka\n\u{1B}x"), .character("A")])
        // The end got lost: given up after a silence.
        #expect(keys([begin] + Self.bytes("ab")) == [.paste("ab")])
        let long = [Int32](repeating: 0x61, count: KeyDecoder.pasteLimit + 5)
        #expect(keys([begin] + long + [end]) == [.paste(String(repeating: "a", count: KeyDecoder.pasteLimit))])
    }

    @Test("Esc waits for its window and no longer")
    func escapeWindow() {
        var decoder = KeyDecoder(escapeWindow: .milliseconds(20))
        #expect(decoder.take(0x1B, at: Self.start).isEmpty)
        #expect(decoder.deadline == Self.start + .milliseconds(20))
        #expect(decoder.settle(at: Self.start + .milliseconds(19)) == nil)
        #expect(decoder.settle(at: Self.start + .milliseconds(20)) == .escape)
        #expect(decoder.deadline == nil)
        #expect(decoder.take(0x31, at: Self.start + .milliseconds(21)) == [.character("1")])
    }
}
