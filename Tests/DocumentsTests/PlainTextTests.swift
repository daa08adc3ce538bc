import Testing

@testable import Documents

@Suite struct PlainTextTests {
    @Test func aWholePaper() throws {
        let table = try #require(
            Table(
                columns: [.init("Dokument", share: 3), .init("zł", toTheRight: true)], rows: [["PIT za 2025", "20,00"]])
        )
        let paper = try page(
            [
                .heading("Dokumenty"), .facts([Fact("Wniosek złożył", "Łukasz Żółć"), Fact("Osób", "3")]),
                .table(table), .bullets(["Zdjęcie w kolorze"]), .emphasis("Do 4.12.2026."), .space(lines: 1),
                .signatures(["podpis"]), .rule,
            ], watermark: "SZKOLENIE")
        #expect(
            paper.plainText(columns: 40) == """
                *** SZKOLENIE ***

                Urząd Miejski w Łomży
                Biuro Obsługi Interesantów
                18-400 Łomża

                ────────────────────────────────────────

                Znak sprawy: Ł/2026/000417
                Łomża, 20.11.2026

                Potwierdzenie złożenia
                ======================

                Dokumenty
                ---------

                Wniosek złożył  Łukasz Żółć
                Osób            3

                Dokument                              zł
                ────────────────────────────────────────
                PIT za 2025                        20,00

                 • Zdjęcie w kolorze

                ! Do 4.12.2026.



                                        ................
                                        podpis

                ────────────────────────────────────────

                ────────────────────────────────────────
                stopka – sprawa Ł/2026/000417
                *** SZKOLENIE ***

                """)
    }

    @Test(arguments: [20, 40, 80])
    func nothingIsLostAndNoLineIsTooLong(columns: Int) throws {
        let name = (0..<30).map { "Brzęczyszczykiewicz\($0)" }.joined()
        let table = try #require(Table(columns: [.init("Osoba"), .init("Stan")], rows: [[name, "tak"]]))
        let paper = try page([
            .heading(name), .paragraph("漢字" + name), .facts([Fact(name, "wartość")]), .table(table), .bullets([name]),
            .signatures([name]), .smallPrint(name), .emphasis(name),
        ])
        let text = paper.plainText(columns: columns)
        #expect(text.split(separator: "\n").allSatisfy { $0.description.columns <= columns })
        #expect(text.count { $0 == "ę" } == 8 * 30)
    }

    @Test(arguments: [
        ("w Łomży i w domu", 9, ["w Łomży", "i w domu"]), ("a\nb", 9, ["a", "b"]), ("", 9, [""]),
        ("abcdefghijkl mn", 5, ["abcde", "fghij", "kl mn"]), ("漢字漢字", 5, ["漢字", "漢字"]),
        ("1\u{202F}234,50 zł", 11, ["1 234,50 zł"]), ("razem 20,00 zł", 9, ["razem", "20,00 zł"]),
        ("Adres: ul. Polna", 11, ["Adres:", "ul. Polna"]), ("nr 3, 18-400 Łomża", 14, ["nr 3,", "18-400 Łomża"]),
        ("(z domu) 12-40 x", 8, ["(z domu)", "12-40 x"]), ("a", 9, ["a"]), ("w ", 9, ["w"]),
        ("Żółć-Gęślińska", 9, ["Żółć-", "Gęślińska"]), ("-abcd", 3, ["-ab", "cd"]),
        ("nr 123456789", 9, ["nr", "123456789"]), ("a i 12345678", 9, ["a i", "12345678"]),
    ])
    func linesBreakAsInPolishTypesetting(text: String, columns: Int, lines: [String]) {
        #expect(Typography.prepared(text).wrapped(columns: columns) == lines)
    }
}

@Suite struct TableLayoutTests {
    private func lines(_ table: Table?, columns: Int) throws -> [String] {
        let layout = LineLayout(columns: columns, emphasis: "") { $0 }
        return layout.table(try #require(table)).map { String($0.reversed().drop { $0 == " " }.reversed()) }
    }

    private let receipts = Table(
        columns: [.init("Numer"), .init("Tytuł"), .init("Kwota", toTheRight: true)],
        rows: [["Ł/1/KP/2026/000012", "duplikat karty", "20,00"], ["Ł/1/KP/2026/000013", "", "1234,50"]])

    @Test func numbersAreNotBrokenWhereOtherColumnsHaveRoom() throws {
        #expect(
            try lines(receipts, columns: 42) == [
                "Numer               Tytuł            Kwota", String(repeating: "─", count: 42),
                "Ł/1/KP/2026/000012  duplikat         20,00", "                    karty",
                "Ł/1/KP/2026/000013                 1234,50",
            ])
    }

    @Test func whatDoesNotFitSideBySideStandsBelowEachOther() throws {
        let rule = String(repeating: "─", count: 32)
        #expect(
            try lines(receipts, columns: 32) == [
                rule, "Numer  Ł/1/KP/2026/000012", "Tytuł  duplikat karty", "Kwota  20,00", rule,
                "Numer  Ł/1/KP/2026/000013", "Kwota  1234,50", rule,
            ])
    }
}
