import Photo
import Testing

@Suite struct MosaicTests {
    /// Left half red, right half white.
    private func halves(_ width: Int, _ height: Int) throws -> Picture {
        let row = (0..<width).flatMap { $0 < width / 2 ? [200, 0, 0] : [255, 255, 255] as [UInt8] }
        return try #require(Picture(width: width, height: height, rgb: (0..<height).flatMap { _ in row }))
    }

    @Test(arguments: [
        (492, 633, 30, 15, 23, 15), (492, 633, 12, 40, 12, 8), (633, 492, 20, 20, 20, 8), (1, 1000, 10, 10, 1, 10),
    ])
    func theAspectIsKept(width: Int, height: Int, columns: Int, rows: Int, across: Int, down: Int) throws {
        let mosaic = try #require(try halves(width, height).mosaic(columns: columns, rows: rows, palette: .trueColour))
        #expect([mosaic.columns, mosaic.rows] == [across, down])
        #expect(mosaic.cells.count == across * down)
    }

    @Test func coloursAreThePalettesOwn() throws {
        let picture = try halves(80, 80)
        let rows: [(palette: Mosaic.Palette, left: Mosaic.Ink, right: Mosaic.Ink)] = [
            (.trueColour, .rgb(200, 0, 0), .rgb(255, 255, 255)),
            (.indexed256, .palette(160), .palette(231)),
            (.indexed8, .palette(1), .palette(7)),
        ]
        for row in rows {
            let mosaic = try #require(picture.mosaic(columns: 8, rows: 4, palette: row.palette))
            #expect(seen(mosaic.cells[0]) == row.left, "\(row.palette)")
            #expect(seen(mosaic.cells[7]) == row.right, "\(row.palette)")
        }
    }

    /// The colour that most of a cell has.
    private func seen(_ cell: Mosaic.Cell) -> Mosaic.Ink {
        cell.glyph == "█" ? cell.foreground : cell.background
    }

    @Test(arguments: 77...84) func anyWidthStandsStraight(width: Int) throws {
        let mosaic = try #require(try halves(width, 80).mosaic(columns: 12, rows: 6, palette: .trueColour))
        let rows = (0..<mosaic.rows).map { Array(mosaic.cells[$0 * mosaic.columns..<($0 + 1) * mosaic.columns]) }
        #expect(rows.allSatisfy { seen($0[0]) == .rgb(200, 0, 0) && seen($0[11]) == .rgb(255, 255, 255) })
        #expect(Set(rows).count == 1)
    }

    @Test func shadesNeedNoColour() throws {
        let mosaic = try #require(try halves(80, 80).mosaic(columns: 8, rows: 4, palette: .monochrome))
        #expect(mosaic.cells.allSatisfy { $0.foreground == .terminal && $0.background == .terminal })
        #expect(mosaic.cells[0].glyph != mosaic.cells[7].glyph)
        #expect(mosaic.cells.allSatisfy { " ░▒▓█".unicodeScalars.contains($0.glyph) })
    }

    @Test func theConsolesFontHasEveryGlyph() throws {
        let pixels = (0..<60 * 60).flatMap { i in (0..<3).map { UInt8(truncatingIfNeeded: i * (7 + $0 * 31)) } }
        let picture = try #require(Picture(width: 60, height: 60, rgb: pixels))
        let mosaic = try #require(picture.mosaic(columns: 30, rows: 15, palette: .indexed8))
        #expect(mosaic.cells.allSatisfy { " ░▒▓█▀▄▌▐".unicodeScalars.contains($0.glyph) })
    }

    @Test func withoutACellThereIsNothing() throws {
        #expect(try halves(8, 8).mosaic(columns: 0, rows: 5, palette: .trueColour) == nil)
        #expect(try halves(8, 8).mosaic(columns: 5, rows: -1, palette: .trueColour) == nil)
    }
}
