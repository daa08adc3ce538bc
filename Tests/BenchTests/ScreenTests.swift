import Testing

@testable import Bench

@Suite struct ScreenTests {
    /// Bytes, and what a terminal of 3 rows and 8 columns shows of them.
    @Test(arguments: [
        ("abc\r\ndef", "abc\ndef\n"),
        ("Łódź\u{1B}[1;1HK", "Kódź\n\n"),
        ("abcdefghij", "abcdefgh\nij\n"),
        ("1\r\n2\r\n3\r\n4", "2\n3\n4"),
        ("abcdef\u{1B}[1;3H\u{1B}[K", "ab\n\n"),
        ("abcdef\u{1B}[1;3H\u{1B}[1K", "   def\n\n"),
        ("abcdef\u{1B}[1;3H\u{1B}[2P", "abef\n\n"),
        ("abcdef\u{1B}[1;3H\u{1B}[2@", "ab  cdef\n\n"),
        ("abcdef\u{1B}[1;3H\u{1B}[2X", "ab  ef\n\n"),
        ("1\r\n2\r\n3\u{1B}[1;1H\u{1B}[L", "\n1\n2"),
        ("1\r\n2\r\n3\u{1B}[1;1H\u{1B}[M", "2\n3\n"),
        ("1\r\n2\r\n3\u{1B}[2;3r\u{1B}[3;1H\n4", "1\n3\n4"),
        ("1\r\n2\r\n3\u{1B}[H\u{1B}M0", "0\n1\n2"),
        ("a\u{1B}[3bc", "aaaac\n\n"),
        ("\u{1B}(0qqx\u{1B}(Bq", "───q\n\n"),
        ("\u{1B}]0;title\u{7}\u{1B}[?1049h\u{1B}[1;31mred\u{1B}[m", "red\n\n"),
        ("a\u{1B}[2;3Hb\u{1B}[2J\u{1B}[3dc", "\n\n   c"),
        ("\tc\u{8}\u{8}d", "     d c\n\n"),
    ])
    func showsWhatATerminalWould(bytes: String, shown: String) {
        var interpreter = Interpreter(screen: Screen(rows: 3, columns: 8))
        interpreter.feed(bytes.utf8)

        #expect(interpreter.screen.text == shown)
    }

    @Test func aLetterSplitBetweenReadsIsOneLetter() {
        var interpreter = Interpreter(screen: Screen(rows: 1, columns: 8))
        for byte in "ż€😀".utf8 { interpreter.feed([byte]) }
        #expect(interpreter.screen.line(0) == "ż€😀")
        #expect(interpreter.screen.column == 3)
    }
}
