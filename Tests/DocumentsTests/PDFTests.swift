import Foundation
import Testing

@testable import Documents

private let polish = "Zażółć gęślą jaźń: ĄĆĘŁŃÓŚŹŻ ąćęłńóśźż „cudzysłów” – pauza … § 5 ust. 6"

@Suite struct PDFTests {
    @Test(arguments: [
        Block.heading(polish), .paragraph(polish), .emphasis(polish), .smallPrint(polish), .bullets([polish]),
        .facts([Fact("Nazwisko", polish)]), .signatures([polish]),
    ])
    func textIsReadBack(block: Block) throws {
        let read = letters(try poppler("pdftotext", ["-raw", "{}", "-"], try page([block]).pdf(created: morning)))
        #expect(read.contains(letters(polish)))
    }

    @Test func frameIsReadBack() throws {
        let read = try sheets(try page([]).pdf(created: morning))
        let frame = """
            Urząd Miejski w Łomży Biuro Obsługi Interesantów 18-400 Łomża Znak sprawy: Ł/2026/000417 \
            Łomża, 20.11.2026 Potwierdzenie złożenia stopka – sprawa Ł/2026/000417 strona 1 z 1
            """
        #expect(read == [words(frame)])
    }

    @Test func everyWordOfALongPaperIsThereOnceAndInOrder() throws {
        let text = (1...3000).map { "słowo\($0)" }
        let read = try sheets(try page([.paragraph(text.joined(separator: " "))], footer: nil).pdf(created: morning))
        #expect(read.count > 3)
        #expect(read.flatMap { $0 }.filter { $0.hasPrefix("słowo") } == text)
        for (index, sheet) in read.enumerated() {
            #expect(sheet.suffix(4) == ["strona", "\(index + 1)", "z", "\(read.count)"])
        }
    }

    @Test func aNameWiderThanTheSheetIsBrokenNotLost() throws {
        let name = (0..<60).map { "Brzęczyszczykiewicz\($0)" }.joined()
        let table = try #require(Table(columns: [.init("Osoba"), .init("Uwagi", share: 4)], rows: [[name, name]]))
        for block in [Block.paragraph(name), .facts([Fact("Nazwisko", name)]), .bullets([name])] {
            #expect(letters(try sheets(try page([block]).pdf(created: morning)).joined().joined()).contains(name))
        }
        let cells = try sheets(try page([.table(table)]).pdf(created: morning)).joined().joined()
        #expect(cells.count { $0 == "ę" } >= 120)
    }

    @Test func columnTitlesAreRepeatedOnEverySheet() throws {
        let rows = (1...120).map { ["Dokument nr \($0)", "okazano"] }
        let table = try #require(Table(columns: [.init("Nazwa", share: 3), .init("Stan")], rows: rows))
        let read = try sheets(try page([.table(table)]).pdf(created: morning))
        #expect(read.count > 2)
        #expect(read.allSatisfy { $0.contains("Nazwa") && $0.contains("Stan") })
        #expect(read.joined().filter { Int($0) != nil }.count >= 120)
    }

    @Test(arguments: 28...44)
    func signaturesStayTogetherWithTheEndOfTheText(lines: Int) throws {
        let text = (1...lines).map { "wiersz\($0)" }.joined(separator: "\n")
        let blocks: [Block] = [.paragraph(text), .signatures(["wnioskodawca", "urzędnik", "kierownik"])]
        let read = try sheets(try page(blocks).pdf(created: morning))
        let last = try #require(read.last)
        #expect(["wnioskodawca", "urzędnik", "kierownik", "wiersz\(lines)"].allSatisfy(last.contains))
    }

    @Test func theWatermarkIsOnEverySheet() throws {
        let text = (1...1500).map { "słowo\($0)" }.joined(separator: " ")
        let paper = try page([.paragraph(text)], watermark: "SZKOLENIE – NIEWAŻNE")
        let read = try sheets(try paper.pdf(created: morning))
        #expect(read.count > 1)
        for sheet in read { #expect(sheet.count { $0 == "SZKOLENIE" } == 1) }
        let plain = try sheets(try page([.paragraph(text)]).pdf(created: morning))
        #expect(!plain.joined().contains("SZKOLENIE"))
    }

    @Test func theSameGivesTheSameBytesAndTheTimeGiven() throws {
        let paper = try page([.paragraph(polish), .code(try #require(CodePayload("Ł/2026/000417")), caption: "Sprawa")])
        let first = try paper.pdf(created: morning)
        #expect(try paper.pdf(created: morning) == first)
        let info = try poppler("pdfinfo", ["-isodates", "{}"], first)
        #expect(info.contains("Potwierdzenie złożenia"))
        #expect(info.contains("CreationDate:") && info.contains(morning.formatted(.iso8601).prefix(16)))
        #expect(info.contains("A4"))
    }

    @Test(arguments: [
        ("libpangocairo-1.0.so.0", true), ("libnowhere.so.0", false), ("libglib-2.0.so.0", false),
    ])
    func theLibraryThatDrawsIsThereWholeOrNot(library: String, isReady: Bool) {
        #expect(Canvas.load(library) == isReady)
    }

    @Test func whatCannotBeSeenIsShown() throws {
        let read = try sheets(try page([.paragraph("a\u{1B}[31mb\u{202E}c\u{0}d")]).pdf(created: morning)).joined()
            .joined()
        #expect(read.contains("a�[31mb�c�d"))
    }

    @Test func theCodeSaysItsPayload() throws {
        let code = try QRCode(try #require(CodePayload("LKM-000123")))
        #expect(code.side == 21)
        // The finder pattern of ISO/IEC 18004, 5.3.3: a dark ring of 7, a light one of 5, a dark square of 3.
        let finder = (0..<7).map { row in String((0..<7).map { code.isDark(row: row, column: $0) ? "#" : "." }) }
        #expect(finder == ["#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######"])
        let paper = try page([.code(try #require(CodePayload("LKM-000123")), caption: "Karta")])
        #expect(try sheets(paper.pdf(created: morning)).joined().contains("LKM-000123"))
    }

    @Test(arguments: [
        ("Ł/2026/000417", true), ("LKM-000123", true), ("5321.12.2026", true), ("44051401359", false), ("", false),
        ("Kowalski", false), ("1 2", false), ("https://x.pl/1", false), (String(repeating: "1", count: 41), false),
    ])
    func codesHoldNumbersOnly(text: String, allowed: Bool) {
        #expect((CodePayload(text) != nil) == allowed)
    }
}
