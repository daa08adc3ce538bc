/// A paper as lines of so many columns, before they have a form: what plain text and a receipt printer share.
struct LineLayout {
    /// What a line is, for the form that it gets.
    enum Role: Hashable {
        case mark, office, letterhead, title, heading, emphasis, body, code(CodePayload)
    }

    /// Lines of one role.
    struct Piece: Hashable {
        let role: Role
        let lines: [String]

        init(_ lines: [String], _ role: Role = .body) {
            self.role = role
            self.lines = lines
        }
    }

    /// The width, at least 20.
    let columns: Int
    /// Before every line that must not be overlooked.
    let emphasis: String
    /// Gives a text only characters that the medium has, before it is broken into lines.
    let prepared: (String) -> String
    /// Columns between two cells.
    let gap = 2

    /// The paper's parts from head to foot, an empty line between any two. The sheet's number is left to whoever cuts it
    /// into sheets; everything else is there.
    func parts(of page: Page) -> [[Piece]] {
        (head(of: page) + page.blocks.map(pieces) + [foot(of: page)]).filter { part in
            part.contains { !$0.lines.isEmpty }
        }
    }

    private func head(of page: Page) -> [[Piece]] {
        let stationery = page.stationery
        let half = spaces(columns / 2)
        let addressee = page.addressee.flatMap { wrap($0, first: half, rest: half) }
        return [
            mark(of: page),
            [Piece(wrap(stationery.office), .office), Piece(stationery.lines.flatMap { wrap($0) }, .letterhead)],
            [Piece([rule])], [Piece(sideBySide(page.reference ?? "", stationery.place))], [Piece(addressee)],
            [Piece(wrap(page.title), .title)],
        ]
    }

    private func foot(of page: Page) -> [Piece] {
        let said = [Piece(page.footer.map { wrap($0) } ?? [])] + mark(of: page)
        return said.allSatisfy(\.lines.isEmpty) ? [] : [Piece([rule])] + said
    }

    private func mark(of page: Page) -> [Piece] {
        page.stationery.watermark.map { [Piece(wrap("*** " + $0 + " ***"), .mark)] } ?? []
    }

    private func pieces(of block: Block) -> [Piece] {
        switch block {
        case .heading(let text): [Piece(wrap(text), .heading)]
        case .paragraph(let text), .smallPrint(let text): [Piece(wrap(text))]
        case .emphasis(let text): [Piece(wrap(text, first: emphasis, rest: emphasis), .emphasis)]
        case .facts(let facts): [Piece(self.facts(facts))]
        case .table(let table): [Piece(self.table(table))]
        case .bullets(let items): [Piece(items.flatMap { wrap($0, first: bullet, rest: spaces(3)) })]
        case .signatures(let labels): [Piece(signatures(labels))]
        case .rule: [Piece([rule])]
        case .code(let payload, let caption): [Piece(wrap(caption + " " + payload.text), .code(payload))]
        case .space(let lines): [Piece(Array(repeating: "", count: max(0, lines - 1)))]
        }
    }

    // MARK: Lines

    func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

    var rule: String { String(repeating: "─", count: columns) }

    private var bullet: String { prepared(" • ") }

    func wrap(_ text: String, first: String = "", rest: String = "") -> [String] {
        prepared(text).wrapped(columns: columns - first.columns).enumerated().map { index, line in
            (index == 0 ? first : rest) + line
        }
    }

    private func sideBySide(_ left: String, _ right: String) -> [String] {
        let (left, right) = (prepared(left), prepared(right))
        let gap = columns - left.columns - right.columns
        guard gap >= 2, !left.contains("\n"), !right.contains("\n") else {
            return left.wrapped(columns: columns).filter { !$0.isEmpty } + right.wrapped(columns: columns)
        }
        return [(left + spaces(gap) + right).replacing("\u{A0}", with: " ")]
    }

    /// Labels beside their values: as wide as the longest within half the line, or a little more or less where a word
    /// of either would be broken.
    func facts(_ facts: [Fact]) -> [String] {
        let labels = facts.map { prepared($0.label) }
        let widest = labels.map(\.columns).max() ?? 0, word = labels.map(\.longestWord).max() ?? 0
        // A word that wouldn't fit beside any label must not squeeze them.
        let value = facts.map { prepared($0.value).longestWord(upTo: columns * 3 / 5) }.max() ?? 0
        let wished = min(widest + gap, max(columns / 2, min(word + gap, columns * 3 / 5)))
        let label = max(min(wished, columns * 2 / 5), min(wished, columns - value))
        return facts.flatMap { row([$0.label, $0.value], widths: [label, columns - label], right: [false, false]) }
    }

    private func signatures(_ labels: [String]) -> [String] {
        let word = labels.map { prepared($0).longestWord }.max() ?? 0
        let width = min(max(columns * 2 / 5, word), (columns - gap) / 2), middle = columns - 2 * width
        return stride(from: 0, to: labels.count, by: 2).flatMap { start in
            let pair = Array(labels[start..<min(start + 2, labels.count)])
            let dots = String(repeating: ".", count: width)
            let cells = pair.count == 2 ? pair : [""] + pair
            let above = (pair.count == 2 ? dots : spaces(width)) + spaces(middle) + dots
            return ["", "", above] + row(cells, widths: [width + middle, width], right: [false, false])
        }
    }

    /// Cells side by side, broken where they are too wide; every width but the last holds the gap after it.
    func row(_ cells: [String], widths: [Int], right: [Bool]) -> [String] {
        let rooms = widths.enumerated().map { $0 == widths.count - 1 ? $1 : $1 - gap }
        let broken = zip(cells, rooms).map { cell, room in prepared(cell).wrapped(columns: max(1, room)) }
        return (0..<(broken.map(\.count).max() ?? 0)).map { line in
            broken.indices.map { column in
                let text = line < broken[column].count ? broken[column][line] : ""
                let fill = spaces(rooms[column] - text.columns)
                return right[column] ? fill + text : text + fill
            }.joined(separator: spaces(gap))
        }
    }
}
