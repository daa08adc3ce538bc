import Terminal
import Testing

@testable import Widgets

@Suite("Tables and texts")
struct TableTests {
    private static let people = [
        ["KOWALSKA Anna", "1984-03-12", "3 · 60,00 zł"], ["KOWALSKI Łukasz", "1979-11-02", "0,00 zł"],
        ["KOWALIK-ŚWIĘTOSŁAWSKA Zofia", "1951-06-30", "12"],
    ]

    private static func table() -> Table {
        var table = Table(columns: [Column("osoba", nil), Column("ur.", 10), Column("wpłaty", 12, align: .right)])
        table.count = 3
        table.position = { "\($0) z \($1)" }
        return table
    }

    @Test("Columns, headings, the chosen row")
    func columns() {
        var table = Self.table()
        #expect(table.handle(.down) == .handled)
        let buffer = drawn(rows: 4, columns: 50) { buffer in
            table.draw(into: &buffer, focused: true) { Self.people[$0].map { TableCell($0) } }
        }
        #expect(
            buffer.lines
                == [
                    "  osoba                   ur.               wpłaty",
                    "  KOWALSKA Anna           1984-03-12  3 · 60,00 zł",
                    "▸ KOWALSKI Łukasz         1979-11-02       0,00 zł",
                    "  KOWALIK-ŚWIĘTOSŁAWSKA…  1951-06-30            12",
                ])
        #expect(buffer.roles[2] == String(repeating: "S", count: 50))
        #expect(buffer.cursorPosition == Position(row: 2, column: 0))
        #expect(table.handle(.enter) == .accepted)
    }

    @Test(
        "Going through many rows, and only those in sight are asked for",
        arguments: [
            ([], 0, 0), ([Key.down], 1, 0), ([.pageDown], 4, 0), ([.pageDown, .pageDown], 8, 4),
            ([.end], 99_999, 99_995), ([.end, .up], 99_998, 99_995), ([.end, .home], 0, 0),
            ([.end, .pageUp], 99_995, 99_995),
            ([.up], 0, 0), ([.end, .down], 99_999, 99_995),
        ])
    func scrolling(_ keys: [Key], selection: Int, top: Int) {
        var table = Table(columns: [Column("", nil)], hasHeader: false)
        table.position = { "\($0) z \($1)" }
        table.visibleRows = 5
        table.count = 100_000
        for key in keys { _ = table.handle(key) }
        #expect(table.selection == selection && table.top == top)
        var asked: [Int] = []
        let buffer = drawn(rows: 6, columns: 20) { buffer in
            table.draw(into: &buffer, focused: true) { row in
                asked.append(row)
                return [TableCell("w\(row)")]
            }
        }
        #expect(asked == Array(top..<top + 5))
        #expect(buffer.lines[selection - top] == "▸ w\(selection)")
        #expect(buffer.lines[5].hasSuffix("\(selection + 1) z 100000"))
    }

    @Test("Fewer rows than before keep the selection within")
    func shrinking() {
        var table = Self.table()
        table.select(2)
        table.count = 1
        #expect(table.selection == 0)
        table.count = 0
        #expect(table.handle(.enter) == .ignored)
        #expect(drawn(rows: 3) { table.draw(into: &$0, focused: true) { _ in [] } }.lines[1] == "")
    }

    @Test("Reading a long text")
    func reading() {
        var text = ScrollText((1...9).map { "wiersz \($0) ąę" }.joined(separator: "\n"))
        let page = { drawn(rows: 3, columns: 14) { text.draw(into: &$0, focused: false) }.lines }
        #expect(page() == ["wiersz 1 ąę", "wiersz 2 ąę", "wiersz 3 ąę  ▾"])
        for key in [Key.pageDown, .down] { #expect(text.handle(key, rows: 3, columns: 14) == .handled) }
        #expect(page() == ["wiersz 4 ąę  ▴", "wiersz 5 ąę", "wiersz 6 ąę  ▾"])
        for key in [Key.end, .down, .down] { _ = text.handle(key, rows: 3, columns: 14) }
        #expect(page() == ["wiersz 7 ąę  ▴", "wiersz 8 ąę", "wiersz 9 ąę"])
        #expect(text.handle(.enter, rows: 3, columns: 14) == .ignored)
    }

    @Test func anIndentedLineGoesOnBelowItsBeginning() {
        let text = ScrollText("Karta wydana komuś\n  Karta wydana komuś")
        let page = drawn(rows: 5, columns: 14) { text.draw(into: &$0, focused: false) }.lines
        #expect(page == ["Karta wydana", "komuś", "  Karta", "    wydana", "    komuś"])
    }

    @Test func aPreviewKeepsItsBlanksAndCutsItsLines() {
        let text = ScrollText("Kwota    20,00 zł\n\n  koniec", isWrapped: false)
        let page = drawn(rows: 3, columns: 14) { text.draw(into: &$0, focused: false) }.lines
        #expect(page == ["Kwota    20,00", "", "  koniec"])
    }
}

@Suite("Lines, boxes, pictures")
struct PartsTests {
    private static let hints = [
        KeyHint("F1", "Pomoc"), KeyHint("F2", "Zatwierdź"), KeyHint("F3", "Całość"), KeyHint("F6", "Filtr"),
        KeyHint("F7", "Braki"), KeyHint("F8", "Odmów"), KeyHint("F9", "Druk"), KeyHint("F10", "Wyjdź"),
    ]

    @Test(
        "The bar fits, whatever the width",
        arguments: [
            (80, " F1 Pomoc F2 Zatwierdź F3 Całość F6 Filtr F7 Braki F8 Odmów F9 Druk F10 Wyjdź"),
            (75, " F1 Pomoc F2 Zatwie… F3 Całość F6 Filtr F7 Braki F8 Odmów F9 Druk F10 Wyjdź"),
            (40, " F1 Pomoc F2 Zatwie… F3 Całość F10 Wyjdź"),
            (10, " F10 Wyjdź"),
            (3, " F1"),
        ])
    func footer(_ columns: Int, shown: String) {
        let buffer = drawn(columns: columns) { Footer(Self.hints).draw(into: &$0) }
        #expect(buffer.text == shown)
        #expect(Text.columns(buffer.text) <= columns)
    }

    @Test("Top and rule")
    func header() {
        let buffer = drawn(rows: 3, columns: 40) { buffer in
            Header("Wniosek o kartę", right: "1 Osoba").draw(into: &buffer)
            Rule("Werdykt").draw(into: &buffer, row: 2)
        }
        #expect(
            buffer.lines == [
                " Wniosek o kartę                1 Osoba",
                " " + String(repeating: "─", count: 38),
                " ─ Werdykt " + String(repeating: "─", count: 28),
            ])
    }

    @Test("A dialog over the screen")
    func dialog() {
        let dialog = Dialog(
            "Kolejka", "Dwa wnioski czekają na wysłanie. Wyślą się same, gdy wróci połączenie.",
            [KeyHint("Enter", "dalej"), KeyHint("Esc", "wróć")])
        let buffer = drawn(rows: 8, columns: 50) { buffer in
            buffer.fill(row: 0, column: 0, rows: 8, columns: 50, Cell("."))
            dialog.draw(into: &buffer, mostColumns: 44)
        }
        #expect(buffer.lines[1] == "..." + "┌ Kolejka " + String(repeating: "─", count: 33) + "┐...")
        #expect(buffer.lines[2].contains("│ Dwa wnioski czekają na wysłanie. Wyślą"))
        #expect(buffer.lines[5].contains("│ Enter dalej   Esc wróć"))
        #expect(buffer.cursorPosition?.row == 5)
    }

    @Test("A picture of cells")
    func picture() {
        let grey = Colour(rgb: 0x808080)
        let cells = "▄▄▟█▀▙".unicodeScalars.map { PictureCell($0, foreground: grey, background: Colour(rgb: 0)) }
        let buffer = drawn(rows: 2, columns: 4) { Picture(columns: 3, cells: cells).draw(into: &$0) }
        #expect(buffer.lines == ["▄▄▟", "█▀▙"])
        #expect(buffer.roles == ["###.", "###."])
    }

    @Test("Nothing crashes in a window too small", arguments: [0, 1, 2, 3, 5])
    func tiny(_ size: Int) {
        var list = PickList([Option("a", "Łomża")], columns: 9)
        _ = list.handle(.character(" "))
        var form = Form([FormField("f", "Imię", row: 3, column: 7, .pick(list))])
        form.note(Note(.bad, "źle"), on: "f")
        let buffer = drawn(rows: size, columns: size) { buffer in
            Header("Tytuł", right: "prawo").draw(into: &buffer)
            Footer(Self.hints).draw(into: &buffer)
            Dialog("D", "tekst", Self.hints).draw(into: &buffer)
            ScrollText("a b c").draw(into: &buffer, focused: true)
            form.draw(into: &buffer, focused: true)
        }
        #expect(buffer.lines.count == size)
    }
}
