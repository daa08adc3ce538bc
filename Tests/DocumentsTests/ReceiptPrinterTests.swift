import Testing

@testable import Documents

private let polish = "Zażółć gęślą jaźń: ĄĆĘŁŃÓŚŹŻ ąćęłńóśźż § 5 ust. 6"

private func read(_ page: Page, _ printer: ReceiptPrinter = ReceiptPrinter()) throws -> ReceiptReader {
    try ReceiptReader(page.escpos(printer))
}

@Suite struct ReceiptPrinterTests {
    @Test func aWholePaper() throws {
        let table = try #require(
            Table(columns: [.init("Tytuł", share: 3), .init("zł", toTheRight: true)], rows: [["Duplikat", "20,00"]]))
        let code = try #require(CodePayload("Ł/KP/2026/17"))
        let paper = try page(
            [
                .heading("Wpłata"),
                .facts([Fact("Wpłacił(a)", "Łukasz Żółć"), Fact("Słownie", "dwadzieścia złotych")]),
                .table(table), .bullets(["gotówka – „20 zł”…"]), .emphasis("ORYGINAŁ"), .smallPrint("drobny druk"),
                .code(code, caption: "Numer:"), .space(lines: 2), .signatures(["kasjer", "osoba wpłacająca"]), .rule,
                .paragraph("koniec"),
            ], watermark: "SZKOLENIE – NIEWAŻNE")
        let receipt = try read(paper, ReceiptPrinter(width: .narrow))
        #expect(
            receipt.lines.map(\.description).joined(separator: "\n") == """
                *^ *** SZKOLENIE - NIEWAŻNE ***

                *^ Urząd Miejski w Łomży
                ^ Biuro Obsługi Interesantów
                ^ 18-400 Łomża

                ────────────────────────────────

                Znak sprawy: Ł/2026/000417
                Łomża, 20.11.2026

                #*^ Potwierdzenie złożenia

                * Wpłata

                Wpłacił(a)  Łukasz Żółć         
                Słownie     dwadzieścia złotych 

                Tytuł                         zł
                ────────────────────────────────
                Duplikat                   20,00

                 * gotówka - "20 zł"...

                * ORYGINAŁ

                drobny druk

                ^ 
                Numer: Ł/KP/2026/17





                ............        ............
                kasjer              osoba       
                                    wpłacająca  

                ────────────────────────────────

                koniec

                ────────────────────────────────
                stopka - sprawa Ł/2026/000417
                *^ *** SZKOLENIE - NIEWAŻNE ***
                """)
        #expect(receipt.codes == ["Ł/KP/2026/17"] && receipt.cuts == 1 && receipt.codePage == 18)
    }

    @Test(arguments: ReceiptPrinter.Width.allCases)
    func theLinesAreThoseOfPlainText(width: ReceiptPrinter.Width) throws {
        let table = try #require(Table(columns: [.init("Osoba"), .init("Uwagi", share: 2)], rows: [[polish, polish]]))
        let paper = try page([
            .heading(polish), .paragraph(polish), .facts([Fact(polish, polish), Fact("Krótko", polish)]), .table(table),
            .bullets([polish]), .signatures([polish, polish, polish]), .smallPrint(polish), .rule,
            .code(try #require(CodePayload("LKM-000123")), caption: polish), .space(lines: 3),
        ])
        func lines(_ text: String) -> [String] {
            text.split(separator: "\n").map { String($0.reversed().drop { $0 == " " }.reversed()) }
                .filter { !$0.isEmpty && !$0.allSatisfy { "=-".contains($0) } }
        }
        let receipt = try read(paper, ReceiptPrinter(width: width))
        let plain = CodePage852.transliterated(paper.plainText(columns: width.rawValue))
        #expect(lines(receipt.text) == lines(plain))
        #expect(receipt.lines.allSatisfy { $0.text.columns <= width.rawValue })
    }

    @Test func anotherNumberOfTheCodePageAndNoCodes() throws {
        let paper = try page([.code(try #require(CodePayload("LKM-000123")), caption: "Karta:")])
        let receipt = try read(paper, ReceiptPrinter(codePage: 54, drawsCodes: false))
        #expect(receipt.codePage == 54 && receipt.codes.isEmpty)
        #expect(receipt.lines.contains { $0.text == "Karta: LKM-000123" })
    }

    @Test func aTextIsNeverACommand() throws {
        let hostile = "a\u{1B}@b\u{1D}V\u{42}\u{0}c\u{7}d\u{7F}e\u{9B}f\u{AD}g\u{202E}h"
        let receipt = try read(try page([.paragraph(hostile)]))
        #expect(receipt.text.contains("a?@b?VB?c?d?e?f?g?h"))
        #expect(receipt.cuts == 1)
    }
}

@Suite struct CodePageTests {
    @Test func everyLetterOfThePageIsTheSystems() throws {
        let bytes = Array(UInt8(0x80)...0xFE).filter { $0 != 0xF0 }
        let text = try decoded(bytes)
        #expect(text.unicodeScalars.count == bytes.count)
        #expect(CodePage852.bytes(text) == bytes)
        for letter in "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ" { #expect(text.contains(letter)) }
    }

    @Test(arguments: [
        ("„tak” – nie… 5 €", "\"tak\" - nie... 5 EUR"), ("z\u{307}o\u{301}łw", "żółw"),
        ("Muñoz, Åse, Nguyễn", "Munoz, Ase, Nguyen"),
        ("’ ‐ − • · ™ ½", "' - - * - TM 1/2"), ("Олена 漢字", "????? ??"), ("a\u{A0}b", "a\u{A0}b"), ("", ""),
        ("Łódź\nGdańsk", "Łódź\nGdańsk"), ("ﬁ № ²", "fi No 2"), ("x\u{335}", "x"),
    ])
    func whatThePageLacksIsWrittenWithWhatItHas(text: String, expected: String) throws {
        #expect(CodePage852.transliterated(text) == expected)
        let printed = CodePage852.bytes(expected.filter { $0 != "\n" && $0 != "\u{A0}" })
        #expect(try decoded(printed) == expected.filter { $0 != "\n" && $0 != "\u{A0}" })
    }
}
