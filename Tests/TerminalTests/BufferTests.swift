import Testing

@testable import Terminal

@Suite("Drawing into a buffer")
struct BufferTests {
    @Test(
        "Text comes out as it should look",
        arguments: [
            ("Zażółć gęślą jaźń", "Zażółć gęślą jaźń", 17),
            // Written apart, as macOS names files: composed.
            ("Z\u{307}o\u{301}łc\u{301} a\u{328}", "Żółć ą", 6),
            ("漢字x", "漢字x", 5),
            ("\u{1B}[31mx", "␛[31mx", 6),
            ("a\tb\nc\u{7F}", "a␉b␊c␡", 6),
            ("x\u{202E}y\u{200B}z\u{85}", "x�y�z�", 6),
            ("1\u{A0}000\u{202F}zł", "1 000 zł", 8),
            ("e\u{301}\u{302}\u{303}\u{304}", "é\u{302}\u{303}", 1),
            ("\u{301}x", "\u{20}\u{301}x", 2),
            ("❤\u{FE0F}!", "❤!", 2),
        ])
    func text(_ text: String, shown: String, columns: Int) {
        var buffer = Buffer(rows: 1, columns: 30)
        #expect(buffer.put(text, row: 0, column: 0) == columns)
        #expect(Text.columns(text) == columns)
        // Scalar by scalar: Swift calls canonically equivalent texts equal.
        #expect(Array(buffer.text.unicodeScalars) == Array(shown.unicodeScalars))
    }

    @Test(
        "A text given columns is aligned, or cut with an ellipsis",
        arguments: [
            ("Łódź", 6, Alignment.left, "|Łódź  |"),
            ("Łódź", 6, .right, "|  Łódź|"),
            ("Łódź", 6, .centre, "| Łódź |"),
            ("Częstochowa", 6, .right, "|Częst…|"),
            ("漢字漢字", 6, .left, "|漢字… |"),
            ("漢字漢", 6, .left, "|漢字漢|"),
            ("ab", 1, .left, "|…     |"),
            ("ab", 0, .left, "|      |"),
        ])
    func alignment(_ text: String, columns: Int, align: Alignment, expected: String) {
        var buffer = Buffer(rows: 1, columns: 8)
        buffer.put("|      |", row: 0, column: 0)
        buffer.put(text, row: 0, column: 1, columns: columns, align: align)
        #expect(buffer.text == expected)
    }

    @Test("A wide letter that loses half of itself leaves a space")
    func halves() {
        var buffer = Buffer(rows: 1, columns: 6)
        buffer.put("漢字字", row: 0, column: 0)
        buffer.put("x", row: 0, column: 1)
        buffer.put("y", row: 0, column: 2)
        #expect(buffer.text == " xy 字")
        buffer.put("漢", row: 0, column: 5)
        #expect(buffer.text == " xy")
        buffer.put("漢", row: 0, column: -1)
        #expect(buffer.text == " xy")
    }

    @Test("A region is drawn in its own coordinates and never left")
    func region() {
        var buffer = Buffer(rows: 4, columns: 10)
        buffer.region(row: 1, column: 2, rows: 2, columns: 5) { part in
            #expect(part.rows == 2 && part.columns == 5)
            part.put("abcdefgh", row: 0, column: 0, .bad)
            part.put("below", row: 2, column: 0)
            part.region(row: 1, column: 3, rows: 9, columns: 9) { inner in
                #expect(inner.rows == 1 && inner.columns == 2)
                inner.fill(row: -3, column: -3, rows: .max, columns: .max, Cell("#"))
                inner.showCursor(row: 0, column: 1)
            }
            part.showCursor(row: 5, column: 0)
        }
        #expect(buffer.lines == ["", "  abcde", "     ##", ""])
        #expect(buffer.roles[1] == "..bbbbb...")
        #expect(buffer.cursorPosition == Position(row: 2, column: 6))
    }

    @Test("No size and no place crashes", arguments: [(0, 0), (1, 1), (1, 2), (-3, 5), (24, 80)])
    func anySize(rows: Int, columns: Int) {
        var buffer = Buffer(rows: rows, columns: columns)
        for row in [-1, 0, 1, Int.max, Int.min] {
            for column in [-2, -1, 0, 1, 79, 80] {
                buffer.put("漢a\u{301}字", row: row, column: column)
                buffer.put("漢字ab", row: row, column: column, columns: 3, align: .right)
                buffer.set(Cell("x"), row: row, column: column)
                buffer.restyle(row: row, column: column, columns: .max, .selected)
                buffer.fill(row: row, column: column, rows: .max, columns: .max)
                buffer.region(row: row, column: column, rows: .max, columns: .max) { part in
                    part.put("漢字", row: 0, column: 0)
                }
            }
        }
        #expect(buffer.lines.count == max(0, rows))
    }

    @Test(
        "Wrapping",
        arguments: [
            ("Ala ma kota, a kot ma Alę", 10, ["Ala ma", "kota, a", "kot ma Alę"]),
            ("Konstantynopolitańczykowianeczka", 12, ["Konstantynop", "olitańczykow", "ianeczka"]),
            ("raz\n\ndwa trzy", 20, ["raz", "", "dwa trzy"]),
            ("漢字漢字", 5, ["漢字", "漢字"]),
            ("", 5, [""]),
            ("x", 0, []),
        ])
    func wrapping(_ text: String, columns: Int, lines: [String]) {
        #expect(Text.wrapped(text, columns) == lines)
    }
}
