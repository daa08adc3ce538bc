import Synthetic
import Testing

@testable import Wire

@Suite struct CSVWriterTests {
    private func written(_ cells: [CSVCell], _ separator: CSVSeparator = .semicolon) -> String {
        var writer = CSVWriter(header: cells.indices.map { "k\($0)" }, separator: separator)
        writer.drain { _ in }
        writer.write(cells)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test(arguments: [
        ([CSVCell.text("Łukasz"), .text("")], "Łukasz;\r\n"), ([.text("a,b"), .text("c d")], "a,b;c d\r\n"),
        ([.text("a;b"), .text("x")], "\"a;b\";x\r\n"), ([.text("„a” \"b\""), .text("x")], "\"„a” \"\"b\"\"\";x\r\n"),
        ([.text("a\nb"), .text("c\rd")], "\"a\nb\";\"c\rd\"\r\n"),
        // Formulas, and what looks like one defused already.
        ([.text("=1+1"), .text("+48 600")], "'=1+1;'+48 600\r\n"), ([.text("-"), .text("@x")], "'-;'@x\r\n"),
        ([.text("'=1"), .text("'a")], "''=1;'a\r\n"), ([.text("\t=1"), .text("\n=1")], "'\t=1;\"'\n=1\"\r\n"),
        ([.text("=\"a\""), .text("1=1")], "\"'=\"\"a\"\"\";1=1\r\n"),
        // Figures are as they are.
        ([.figure("-12,50"), .figure("2026-11-20")], "-12,50;2026-11-20\r\n"),
        // A lonely empty cell is a row still.
        ([.text("")], "\"\"\r\n"), ([.text("a,b")], "\"a,b\"\r\n"),
    ])
    func rows(_ cells: [CSVCell], bytes: String) {
        #expect(written(cells) == bytes)
    }

    @Test func otherSeparators() {
        #expect(written([.figure("12,50"), .text("a;b")], .comma) == "\"12,50\",a;b\r\n")
        #expect(written([.figure("12,50"), .text("a\tb")], .tab) == "12,50\t\"a\tb\"\r\n")
    }

    @Test func markNamesAndDraining() {
        var writer = CSVWriter(header: ["PESEL", "imię, drugie"], hasMark: true)
        var pieces: [[UInt8]] = []
        writer.drain { pieces.append($0) }
        writer.write([.text("1"), .text("2")])
        writer.drain { pieces.append($0) }
        #expect(pieces == [Array("\u{FEFF}PESEL;\"imię, drugie\"\r\n".utf8), Array("1;2\r\n".utf8)])
        #expect(writer.bytes.isEmpty)
    }

    @Test(arguments: 0..<300)
    func whatWasWrittenIsReadBack(seed: Int) throws {
        var chance = SplitMix(seed: UInt64(seed))
        let separator = CSVSeparator.allCases[chance.below(3)]
        let columns = 1 + chance.below(5)
        let header = (0..<columns).map { "k\($0)" + text(&chance) + "k" }
        let rows = (0..<chance.below(30)).map { _ in (0..<columns).map { _ in text(&chance) } }
        var writer = CSVWriter(header: header, separator: separator, hasMark: chance.below(2) == 0)
        for row in rows { writer.write(row.map { .text($0) }) }
        var reader = try reader(writer.bytes, piece: 1 + chance.below(40))
        #expect(reader.header == header)
        #expect(columns == 1 || reader.separator == separator)
        var read: [[String]] = []
        while case .row(let row)? = try reader.next() { read.append(row.cells) }
        #expect(read.map { $0.map { Array($0.utf8) } } == rows.map { $0.map { Array($0.utf8) } })
    }

    private static let alphabet = Array("aąŻ€😀\u{301} 0;;,,\t\"\"'=+-@").map(String.init) + ["\n", "\r", "\r\n", "''="]

    private func text(_ chance: inout SplitMix) -> String {
        (0..<chance.below(6)).map { _ in Self.alphabet[chance.below(Self.alphabet.count)] }.joined()
    }
}
