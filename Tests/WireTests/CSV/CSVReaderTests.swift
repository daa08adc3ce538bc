import Foundation
import Testing

@testable import Wire

@Suite struct CSVReaderTests {
    @Test(arguments: [
        // Line ends, and none at the end.
        ("a;b\n1;2\n3;4\n", ["2: 1|2", "3: 3|4"]), ("a;b\r\n1;2\r\n3;4", ["2: 1|2", "3: 3|4"]),
        ("a;b\r\n1;2\n\"3\";\"4\"\r\n5;6\r", ["2: 1|2", "3: 3|4", "4: 5|6"]), ("a;b", []), ("a;b\n1;", ["2: 1|"]),
        ("\u{FEFF}a;b\n1;2", ["2: 1|2"]),
        // Quotes.
        ("a;b\n\"1;\"\"x\"\"\";\"\"\n", ["2: 1;\"x\"|"]), ("a;b\n\"1\r\n2\";3\n4;5\n", ["2: 1\r\n2|3", "4: 4|5"]),
        ("a;b\nul. \"Polna\" 3;12\" rura\n", ["2: ul. \"Polna\" 3|12\" rura"]),
        ("a;b\n\"\"\"\";\"\"\"\n\"\n", ["2: \"|\"\n"]),
        // Spaces are kept; empty lines and cells beyond the last are not.
        ("a;b\n 1 ; \n\n\r\n2;3\n", ["2:  1 | ", "5: 2|3"]), ("\n\na;b;;\n1;2;;\n3;4\n", ["4: 1|2", "5: 3|4"]),
        ("a;b\n;\n", ["2: |"]), ("a\n\"\"\nx\n", ["2: ", "3: x"]),
        // Separators.
        ("a,b\n1,\"2,3\"\n", ["2: 1|2,3"]), ("a\tb\n1\t2;3\n", ["2: 1|2;3"]), ("a;b,c\n1;2\n", ["2: 1|2"]),
        ("\"a;b;c\",d\n1,2\n", ["2: 1|2"]), ("a\n1,2\n", ["2: 1,2"]), ("\na,b\n1,2\n", ["3: 1|2"]),
        // What the writer defused.
        ("a;b\n'=1+1;'-\n", ["2: =1+1|-"]), ("a;b\n'n;''+\n", ["2: 'n|'+"]), ("a;b\n-12,50;\"'@\"\n", ["2: -12,50|@"]),
    ])
    func good(_ text: String, rows: [String]) throws {
        for piece in [1, 2, 5, 1000] {
            var reader = try reader(Array(text.utf8), piece: piece)
            #expect(try reader.all() == rows, "\(piece) bytes a piece")
        }
    }

    @Test(arguments: TextEncoding.allCases)
    func aGoodRowIsThereAsItCame(encoding: TextEncoding) throws {
        let transcoder = Transcoder(encoding)
        let rows = ["\"Żółć\";\"a\r\nb\"\r\n", "2;3\n", "4;5"].map { transcoder.encode(Array($0.utf8)) }
        for piece in [2, 6, 1000] {
            let bytes = transcoder.encode(Array("a;b\n".utf8)) + rows.flatMap { $0 }
            var reader = try reader(bytes, encoding: encoding, piece: piece)
            for row in rows {
                _ = try #require(try reader.next())
                #expect(reader.rowBytes == row)
            }
        }
    }

    @Test(arguments: [
        // A quote that opens and is never closed costs its line.
        ("1;\"2\n3;4\n5;6", ["2! unclosedQuote(cell: 2)", "3: 3|4", "4: 5|6"]),
        // One that the next row's quote seems to close costs its line too.
        ("\"1;2\n\"3\";4\n", ["2! textAfterQuote(cell: 1)", "3: 3|4"]),
        ("1;\"2\"x\n3;4\n", ["2! textAfterQuote(cell: 2)", "3: 3|4"]),
        ("1;\"2\"\rx\n3;4\n", ["2! textAfterQuote(cell: 2)", "3: 3|4"]), ("1;\"2\" ", ["2! textAfterQuote(cell: 2)"]),
        (
            "1\n2;3;4\n5;6",
            ["2! tooFewCells(found: 1, expected: 2)", "3! tooManyCells(found: 3, expected: 2)", "4: 5|6"]
        ),
        ("\"1\n\n\";2;3\n5;6", ["2! tooManyCells(found: 3, expected: 2)", "5: 5|6"]),
        ("1;\0\n\"\n\0\";4\n5;6", ["2! nulByte", "3! nulByte", "5: 5|6"]),
        ("1;2;3;4;5\n5;6", ["2! cellsOverLimit(4)", "3: 5|6"]),
        ("0123456789012345678901234567890;1\n5;6", ["2! rowTooLong(limit: 20)", "3: 5|6"]),
        (
            "\"012345678901234567890123456789\n\";1\n5;6",
            [
                "2! rowTooLong(limit: 20)", "3! unclosedQuote(cell: 1)", "4: 5|6",
            ]
        ),
        (
            "\"0\n12345678901234567\n\";1\n5;6",
            [
                "2! unclosedQuote(cell: 1)", "3! tooFewCells(found: 1, expected: 2)", "4! unclosedQuote(cell: 1)",
                "5: 5|6",
            ]
        ),
        ("0123456789;012345678\n01234567890;12345678\n", ["2! rowTooLong(limit: 20)", "3! rowTooLong(limit: 20)"]),
        ("0123456789;01234567\n5;6", ["2: 0123456789|01234567", "3: 5|6"]),
    ])
    func bad(_ text: String, rows: [String]) throws {
        let limits = CSVLimits(rowBytes: 20, cells: 4)
        for piece in [1, 2, 5, 1000] {
            var reader = try reader(Array("a;b\n\(text)".utf8), piece: piece, limits: limits)
            #expect(try reader.all() == rows, "\(piece) bytes a piece")
        }
    }

    @Test func bytesOfBadRowsAreKeptAsTheyCame() throws {
        let text = "a;b\r\n1\r\n2;3\r\n\"4\r\n5\";6;7\n8;\"9\r\n"
        for encoding in [TextEncoding.utf8, .windows1250, .iso88592, .utf16LittleEndian, .utf16BigEndian] {
            let transcoder = Transcoder(encoding)
            let bytes = transcoder.encode(
                "\u{FEFF}".utf8.prefix(encoding == .windows1250 || encoding == .iso88592 ? 0 : 3))
            var reader = try reader(bytes + transcoder.encode(text.utf8), encoding: encoding)
            let lines = try reader.bad()
            #expect(lines.map(\.line) == [2, 4, 6])
            #expect(
                reader.headerBytes + lines.flatMap(\.bytes)
                    == bytes + transcoder.encode("a;b\r\n1\r\n\"4\r\n5\";6;7\n8;\"9\r\n".utf8))
        }
    }

    @Test func whatIsNoLetterSpoilsItsRowOnly() throws {
        var utf8 = try reader(Array("a;b\n1;".utf8) + [0xB9, 0x0A] + Array("2;ą\n".utf8))
        #expect(try utf8.all() == ["2! undecodable(cell: 2)", "3: 2|ą"])
        var windows = try reader(
            Array("a;b\n".utf8) + [0x81, 0x3B, 0x0A, 0xB9, 0x3B, 0x9F, 0x0A], encoding: .windows1250)
        #expect(windows.headerBytes == Array("a;b\n".utf8))
        #expect(try windows.all() == ["2! undecodable(cell: 1)", "3: ą|ź"])
        // Half a pair in the second row, half a unit at the end.
        let halves: [UInt16] = [0x61, 0x0A, 0xD800, 0x0A, 0xD83D, 0xDE00, 0x0A, 0xDC00, 0x0A, 0x62]
        let bytes = halves.flatMap { unit -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] } + [0x63]
        var wide = try reader(bytes, encoding: .utf16LittleEndian, piece: 3)
        let bad = try wide.bad()
        #expect(bad.map(\.line) == [2, 4, 5] && bad.allSatisfy { $0.fault == .undecodable(cell: 1) })
        #expect(bad[0].bytes == [0x00, 0xD8, 0x0A, 0x00] && bad[1].bytes == [0x00, 0xDC, 0x0A, 0x00])
    }

    @Test func aFileWithoutNamesIsRefused() throws {
        for text in ["", "\n\r\n", "\u{FEFF}"] {
            #expect(throws: CSVHeaderFault.empty) { try reader(Array(text.utf8)) }
        }
        let row = CSVBadRow(line: 2, fault: .textAfterQuote(cell: 1), bytes: Array("\"a\"b;c\n".utf8))
        #expect(throws: CSVHeaderFault.unreadable(row)) { try reader(Array("\n\"a\"b;c\n1;2".utf8)) }
    }

    @Test func whatTheFileThrowsComesThrough() throws {
        var pieces = [Array("a;b\n".utf8) + [UInt8](repeating: 0x31, count: 30)]
        var reader = try CSVReader(encoding: .utf8, limits: CSVLimits(rowBytes: 20)) {
            guard let piece = pieces.popLast() else { throw CocoaError(.fileReadUnknown) }
            return piece
        }
        #expect(throws: CocoaError.self) { try reader.next() }
        #expect(reader.bytesRead == 34)
    }

    @Test func aFileIsReadInItsOwnEncoding() throws {
        let place = FileManager.default.temporaryDirectory.appending(path: "csv-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: place) }
        var bytes = Array("imię;miasto\n".utf8)
        // Nothing but ASCII for longer than a piece, then Windows-1250.
        for _ in 0..<10_000 { bytes += Array("Jan;Kielce\n".utf8) }
        bytes = Transcoder(.windows1250).encode(bytes + Array("Świętosława;Łomża\n".utf8))
        try Data(bytes).write(to: place)
        let file = try FileHandle(forReadingFrom: place)
        var reader = try CSVReader(file: file)
        #expect(reader.encoding == .windows1250 && reader.header == ["imię", "miasto"])
        #expect(try reader.all().last == "10002: Świętosława|Łomża")
        #expect(reader.bytesRead == bytes.count)
    }
}
