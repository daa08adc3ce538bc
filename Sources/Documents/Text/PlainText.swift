extension Page {
    /// The same paper as UTF-8 lines of at most so many columns (at least 20), ending in a newline. The sheet's number
    /// is left to whoever cuts it into sheets; everything else is there.
    public func plainText(columns: Int = 80) -> String {
        let writer = TextWriter(columns: max(20, columns))
        let parts = [writer.head(of: self)] + blocks.map(writer.lines) + [writer.foot(of: self)]
        return parts.filter { !$0.isEmpty }.joined(separator: [""]).map { line in
            String(line.reversed().drop { $0 == " " }.reversed()) + "\n"
        }.joined()
    }
}

private struct TextWriter {
    let columns: Int
    /// Columns between two cells.
    private let gap = 2

    init(columns: Int) {
        self.columns = columns
    }

    func head(of page: Page) -> [String] {
        let stationery = page.stationery
        let letterhead = wrap(stationery.office) + stationery.lines.flatMap { wrap($0) }
        let dated = sideBySide(page.reference ?? "", stationery.place)
        let half = spaces(columns / 2)
        let addressee = page.addressee.flatMap { wrap($0, first: half, rest: half) }
        let parts = [
            mark(of: page), letterhead, [rule("─")], dated, addressee, wrap(page.title) + underline(page.title),
        ]
        return Array(parts.filter { !$0.isEmpty }.joined(separator: [""]))
    }

    func foot(of page: Page) -> [String] {
        let mark = mark(of: page), footer = page.footer.map { wrap($0) } ?? []
        return mark.isEmpty && footer.isEmpty ? [] : [rule("─")] + footer + mark
    }

    func lines(of block: Block) -> [String] {
        switch block {
        case .heading(let text): wrap(text) + underline(text, with: "-")
        case .paragraph(let text), .smallPrint(let text): wrap(text)
        case .emphasis(let text): wrap(text, first: "! ", rest: "! ")
        case .facts(let facts): self.facts(facts)
        case .table(let table): self.table(table)
        case .bullets(let items): items.flatMap { wrap($0, first: " • ", rest: "   ") }
        case .signatures(let labels): signatures(labels)
        case .rule: [rule("─")]
        case .code(let payload, let caption): wrap(caption + " " + payload.text)
        case .space(let lines): Array(repeating: "", count: max(0, lines - 1))
        }
    }

    private func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

    private func rule(_ character: Character) -> String { String(repeating: character, count: columns) }

    private func underline(_ text: String, with character: Character = "=") -> [String] {
        let widest = wrap(text).map(\.columns).max() ?? 0
        return widest == 0 ? [] : [String(repeating: character, count: widest)]
    }

    private func mark(of page: Page) -> [String] {
        page.stationery.watermark.map { wrap("*** " + $0 + " ***") } ?? []
    }

    private func wrap(_ text: String, first: String = "", rest: String = "") -> [String] {
        Typography.prepared(text).wrapped(columns: columns - first.columns).enumerated().map { index, line in
            (index == 0 ? first : rest) + line
        }
    }

    private func sideBySide(_ left: String, _ right: String) -> [String] {
        let (left, right) = (Typography.prepared(left), Typography.prepared(right))
        let gap = columns - left.columns - right.columns
        guard gap >= 2, !left.contains("\n"), !right.contains("\n") else {
            return left.wrapped(columns: columns).filter { !$0.isEmpty } + right.wrapped(columns: columns)
        }
        return [(left + spaces(gap) + right).replacing("\u{A0}", with: " ")]
    }

    private func facts(_ facts: [Fact]) -> [String] {
        let widest = facts.map { Typography.prepared($0.label).columns }.max() ?? 0
        let label = min(widest + gap, columns * 2 / 5)
        return facts.flatMap { row([$0.label, $0.value], widths: [label, columns - label], right: [false, false]) }
    }

    private func signatures(_ labels: [String]) -> [String] {
        let width = columns * 2 / 5, middle = columns - 2 * width
        return stride(from: 0, to: labels.count, by: 2).flatMap { start in
            let pair = Array(labels[start..<min(start + 2, labels.count)])
            let dots = String(repeating: ".", count: width)
            let cells = pair.count == 2 ? pair : [""] + pair
            let above = (pair.count == 2 ? dots : spaces(width)) + spaces(middle) + dots
            return ["", "", above] + row(cells, widths: [width + middle, width], right: [false, false])
        }
    }

    private func table(_ table: Table) -> [String] {
        let widths = self.widths(of: table)
        let right = table.columns.map(\.toTheRight)
        let head = row(table.columns.map(\.title), widths: widths, right: right)
        return head + [rule("─")] + table.rows.flatMap { row($0, widths: widths, right: right) }
    }

    /// Every column in proportion to its share, the last with what is left, none without room for a letter.
    private func widths(of table: Table) -> [Int] {
        let shares = table.columns.reduce(0) { $0 + $1.share }
        let before = table.columns.dropLast().map { max(1 + gap, columns * $0.share / shares) }
        return before + [max(1, columns - before.reduce(0, +))]
    }

    /// Cells side by side, broken where they are too wide; every width but the last holds the gap after it.
    private func row(_ cells: [String], widths: [Int], right: [Bool]) -> [String] {
        let rooms = widths.enumerated().map { $0 == widths.count - 1 ? $1 : $1 - gap }
        let broken = zip(cells, rooms).map { cell, room in
            Typography.prepared(cell).wrapped(columns: max(1, room))
        }
        return (0..<(broken.map(\.count).max() ?? 0)).map { line in
            broken.indices.map { column in
                let text = line < broken[column].count ? broken[column][line] : ""
                let fill = spaces(rooms[column] - text.columns)
                return right[column] ? fill + text : text + fill
            }.joined(separator: spaces(gap))
        }
    }
}
