import Terminal
import Testing

@testable import Widgets

@Suite("Charts")
struct BarChartTests {
    private static let week = [
        Bar("poniedziałek", 64, text: "64"), Bar("wtorek", 33, text: "33"), Bar("środa", 0.2, text: "0,2"),
        Bar("czwartek", 0, text: "0"), Bar("piątek", -3, text: "-3"),
    ]

    private static func many(_ count: Int) -> BarChart {
        BarChart((1...count).map { Bar("wiersz \($0)", Double($0), text: "\($0)") })
    }

    @Test("Labels, values, bars to an eighth of a column")
    func bars() {
        let buffer = drawn(rows: 6, columns: 28) { BarChart(Self.week).draw(into: &$0, focused: true) }
        // The label's share is cut at two fifths, the bar is eight columns of eight eighths.
        #expect(
            buffer.lines == [
                "poniedział…  64  █████████", "wtorek       33  ████▋", "środa       0,2  ▏", "czwartek      0",
                "piątek       -3", "",
            ])
        #expect(
            buffer.roles[0] == "lllllllllll................." && buffer.cursorPosition == Position(row: 0, column: 0))
    }

    @Test("A whole screen's width")
    func wide() {
        let chart = BarChart([Bar("A", 10, text: "10 zł"), Bar("Bę", 5, text: "5 zł")])
        let lines = drawn(rows: 24, columns: 80) { chart.draw(into: &$0, focused: false) }.lines
        #expect(lines[0] == "A  10 zł  " + String(repeating: "█", count: 68))
        #expect(lines[1] == "Bę  5 zł  " + String(repeating: "█", count: 34))
    }

    @Test("Each eighth", arguments: zip(1...8, ["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"]))
    func eighths(_ value: Int, glyph: String) {
        let chart = BarChart([Bar("a", 16, text: ""), Bar("b", Double(value), text: "")])
        let lines = drawn(rows: 2, columns: 8) { chart.draw(into: &$0, focused: false) }.lines
        #expect(lines == ["a   ██", "b   " + glyph])
    }

    @Test(
        "Going through more rows than fit",
        arguments: [
            ([], "wiersz 1", " ▾"), ([Key.down], "wiersz 2", "▴▾"), ([.pageDown], "wiersz 3", "▴▾"),
            ([.end], "wiersz 7", "▴ "), ([.end, .down], "wiersz 7", "▴ "), ([.end, .pageUp], "wiersz 5", "▴▾"),
            ([.end, .home], "wiersz 1", " ▾"), ([.up], "wiersz 1", " ▾"),
        ])
    func scrolling(_ keys: [Key], first: String, arrows: String) {
        var chart = Self.many(9)
        chart.visibleRows = 3
        for key in keys { #expect(chart.handle(key) == .handled) }
        let lines = drawn(rows: 3, columns: 30) { chart.draw(into: &$0, focused: false) }.lines
        #expect(lines[0].hasPrefix(first))
        #expect(
            [lines[0], lines[2]].map { $0.last.map { "▴▾".contains($0) ? String($0) : " " } ?? " " }.joined() == arrows)
        // The ninth, in sight or not, is the measure.
        #expect(lines.allSatisfy { !$0.contains(String(repeating: "█", count: 17)) })
        #expect(chart.handle(.enter) == .ignored)
    }

    @Test("What is no number has no bar, and spoils no other", arguments: [Double.nan, .infinity, -.infinity])
    func noNumber(_ value: Double) {
        let chart = BarChart([Bar("a", 1, text: "1"), Bar("b", value, text: "?")])
        let lines = drawn(rows: 2, columns: 10) { chart.draw(into: &$0, focused: false) }.lines
        #expect(lines[0] == "a 1  ███" && lines[1].hasPrefix("b ?") && lines[1].count <= 8)
    }

    @Test("Nothing crashes in a window too small", arguments: [0, 1, 2, 5])
    func tiny(_ size: Int) {
        let buffer = drawn(rows: size, columns: size) { buffer in
            Self.many(9).draw(into: &buffer, focused: true)
            BarChart([]).draw(into: &buffer, focused: true)
        }
        #expect(buffer.lines.count == size)
    }
}
