import CDocuments

/// The measures of an A4 letter, in points.
enum Measure {
    static let sheet = Size(width: 595.28, height: 841.89)
    static let left = 68.0
    static let top = 56.0
    /// From the last line of text to the foot, and from the foot to the sheet's edge.
    static let aboveFoot = 22.0
    static let belowFoot = 44.0
    static let width = sheet.width - 2 * left
    /// The footer's share of the line; the sheet's number has the rest.
    static let footer = width * 0.75
    static let line = 16.0
    static let gutter = 12.0
    /// As many facts as this are never parted.
    static let factsTogether = 10

    static let body = TextStyle(size: 10.5, leading: line)
    static let strong = TextStyle(size: 10.5, leading: line, bold: true)
    static let label = TextStyle(size: 10.5, leading: line, grey: 0.3)
    static let small = TextStyle(size: 8.5, leading: 12.5, grey: 0.15)
    static let caption = TextStyle(size: 8.5, leading: 12.5, grey: 0.3)
    static let title = TextStyle(size: 17, leading: 24, bold: true)
    static let heading = TextStyle(size: 12, leading: 18, bold: true)
    static let office = TextStyle(size: 13, leading: 19, bold: true)
}

/// Turns a page into strips, block by block.
struct Composer {
    let canvas: Canvas
    private(set) var strips: [Strip] = []
    private(set) var heads: [[Strip]] = []

    init(canvas: Canvas) {
        self.canvas = canvas
    }

    mutating func compose(_ page: Page) throws(PDFError) {
        try letterhead(page.stationery)
        try dated(reference: page.reference, place: page.stationery.place)
        try address(page.addressee)
        try add(page.title, Measure.title, before: 22, tied: true)
        for block in page.blocks { try compose(block) }
    }

    private mutating func compose(_ block: Block) throws(PDFError) {
        switch block {
        case .heading(let text): try add(text, Measure.heading, before: 18, tied: true)
        case .paragraph(let text): try add(text, Measure.body, before: 9)
        case .emphasis(let text): try emphasis(text)
        case .facts(let facts): try self.facts(facts)
        case .table(let table): try self.table(table)
        case .bullets(let items): try bullets(items)
        case .signatures(let labels): try signatures(labels)
        case .smallPrint(let text): try add(text, Measure.small, before: 5)
        case .rule: rule(before: 14)
        case .code(let payload, let caption): try code(payload, caption)
        case .space(let lines): strips.append(Strip(height: Double(max(0, lines)) * Measure.line))
        }
    }

    func height(ofFooter footer: String) throws(PDFError) -> Double {
        try lines(footer, Measure.caption, width: Measure.footer).reduce(0) { $0 + $1.height }
    }

    /// The text's lines as strips: the first two and the last two stay together.
    private func lines(
        _ text: String, _ style: TextStyle, x: Double = 0, width: Double = Measure.width
    ) throws(PDFError) -> [Strip] {
        let set = try canvas.text(Typography.prepared(text), style, width: width)
        let lines = set.lines
        return lines.map { line in
            let height = max(line.height, style.leading)
            let baseline = (height - line.height) / 2 + line.baseline
            let inner = lines.count > 1 && (line.index == 0 || line.index == lines.count - 2)
            return Strip(
                height: height, marks: [.line(line, of: set, x: x, baseline: baseline)], keepsWithNext: inner)
        }
    }

    private mutating func add(
        _ text: String, _ style: TextStyle, before: Double, tied: Bool = false
    ) throws(PDFError) {
        append(try lines(text, style), before: before, tied: tied)
    }

    private mutating func append(_ new: [Strip], before: Double, tied: Bool = false) {
        var new = new
        guard !new.isEmpty else { return }
        new[0].before = before
        if tied { new.indices.forEach { new[$0].keepsWithNext = true } }
        strips += new
    }

    private mutating func rule(before: Double) {
        let mark = Mark.rule(x: 0, y: 0, width: Measure.width, weight: 0.6, grey: 0.35, dotted: false)
        strips.append(Strip(before: before, height: 4, marks: [mark]))
    }

    private mutating func letterhead(_ stationery: Stationery) throws(PDFError) {
        try add(stationery.office, Measure.office, before: 0)
        for line in stationery.lines { try add(line, Measure.caption, before: 0) }
        rule(before: 9)
    }

    private mutating func dated(reference: String?, place: String) throws(PDFError) {
        let half = (Measure.width - Measure.gutter) / 2
        let left = try lines(reference ?? "", Measure.strong, width: half)
        let right = try lines(place, Measure.body.aligned(PAPER_RIGHT), x: half + Measure.gutter, width: half)
        append(Composer.beside([left, right]), before: 10)
    }

    private mutating func emphasis(_ text: String) throws(PDFError) {
        let set = try lines(text, Measure.strong, x: 14, width: Measure.width - 14).map { strip in
            var strip = strip
            strip.marks.append(.fill(x: 0, y: 0, width: 3, height: strip.height, grey: 0))
            return strip
        }
        append(set, before: 11)
    }

    private mutating func address(_ lines: [String]) throws(PDFError) {
        let x = Measure.width / 2 + Measure.gutter / 2
        for (index, line) in lines.enumerated() {
            let set = try self.lines(line, Measure.body, x: x, width: Measure.width - x)
            append(set, before: index == 0 ? 18 : 0)
        }
    }

    private mutating func bullets(_ items: [String]) throws(PDFError) {
        for (index, item) in items.enumerated() {
            let bullet = try lines("•", Measure.body, x: 4, width: 12)
            let text = try lines(item, Measure.body, x: 18, width: Measure.width - 18)
            append(Composer.beside([bullet, text]), before: index == 0 ? 8 : 3)
        }
    }

    private mutating func facts(_ facts: [Fact]) throws(PDFError) {
        let column = try labelColumn(facts)
        for (index, fact) in facts.enumerated() {
            let label = try lines(fact.label, Measure.label, width: column)
            let x = column + Measure.gutter
            let value = try lines(fact.value, Measure.strong, x: x, width: Measure.width - x)
            let inside = facts.count <= Measure.factsTogether && index < facts.count - 1
            append(Composer.beside([label, value]), before: index == 0 ? 10 : 2, tied: inside)
        }
    }

    /// As wide as the longest label, within a quarter and two fifths of the line.
    private func labelColumn(_ facts: [Fact]) throws(PDFError) -> Double {
        var widest = Measure.width * 0.25
        for fact in facts {
            let text = Typography.prepared(fact.label)
            widest = max(widest, try canvas.text(text, Measure.label, width: Measure.width * 0.4).width)
        }
        return widest + 1
    }

    /// Cells side by side: strip by strip, as high as the highest, the first two and last two lines together.
    private static func beside(_ cells: [[Strip]]) -> [Strip] {
        let count = cells.map(\.count).max() ?? 0
        return (0..<count).map { row in
            let here = cells.compactMap { row < $0.count ? $0[row] : nil }
            let inner = count > 1 && (row == 0 || row == count - 2)
            return Strip(
                height: here.map(\.height).max() ?? 0, marks: here.flatMap(\.marks), keepsWithNext: inner)
        }
    }
}

extension Composer {
    private mutating func table(_ table: Table) throws(PDFError) {
        var head = try row(table.columns.map(\.title), of: table, Measure.caption.aligned(PAPER_LEFT))
        let line = Mark.rule(x: 0, y: 2, width: Measure.width, weight: 0.9, grey: 0, dotted: false)
        head.append(Strip(height: 4, marks: [line]))
        head.indices.forEach { head[$0].keepsWithNext = true }
        heads.append(head)
        append(head, before: 12)
        for cells in table.rows { appendRow(try row(cells, of: table, Measure.body)) }
    }

    private mutating func appendRow(_ row: [Strip]) {
        let hairline = Mark.rule(x: 0, y: 3.5, width: Measure.width, weight: 0.4, grey: 0.55, dotted: false)
        var row = row.map { strip in
            var strip = strip
            strip.table = heads.count - 1
            return strip
        }
        row.indices.forEach { row[$0].keepsWithNext = true }
        row.append(Strip(height: 4, marks: [hairline], table: heads.count - 1))
        append(row, before: 3)
    }

    private func row(_ cells: [String], of table: Table, _ style: TextStyle) throws(PDFError) -> [Strip] {
        let gaps = Double(table.columns.count - 1) * Measure.gutter
        let unit = (Measure.width - gaps) / Double(table.columns.reduce(0) { $0 + $1.share })
        var x = 0.0
        var set: [[Strip]] = []
        for (column, cell) in zip(table.columns, cells) {
            let width = unit * Double(column.share)
            let style = column.toTheRight ? style.aligned(PAPER_RIGHT) : style
            set.append(try lines(cell, style, x: x, width: width))
            x += width + Measure.gutter
        }
        return Composer.beside(set)
    }

    /// Two places a row; all of them, and the end of what precedes, on one sheet.
    private mutating func signatures(_ labels: [String]) throws(PDFError) {
        if let last = strips.indices.last, !labels.isEmpty { strips[last].keepsWithNext = true }
        let width = Measure.width * 0.42
        for start in stride(from: 0, to: labels.count, by: 2) {
            var places: [[Strip]] = []
            for (column, label) in labels[start..<min(start + 2, labels.count)].enumerated() {
                let x = column == 0 && start + 1 < labels.count ? 0 : Measure.width - width
                let style = Measure.caption.aligned(PAPER_CENTRE)
                let dots = Mark.rule(x: x, y: 0, width: width, weight: 0.9, grey: 0.2, dotted: true)
                places.append([Strip(height: 5, marks: [dots])] + (try lines(label, style, x: x, width: width)))
            }
            append(Composer.beside(places), before: 48, tied: start + 2 < labels.count)
            tieRow(places)
        }
    }

    private mutating func tieRow(_ places: [[Strip]]) {
        let count = places.map(\.count).max() ?? 0
        for index in strips.indices.suffix(count).dropLast() { strips[index].keepsWithNext = true }
    }

    private mutating func code(_ payload: CodePayload, _ caption: String) throws(PDFError) {
        let side = 66.0
        let modules = try QRCode(payload)
        var marks = [modules.quietZone(side: side)] + modules.marks(side: side)
        let x = side + 16
        let text =
            try lines(caption, Measure.caption, x: x, width: Measure.width - x)
            + lines(payload.text, Measure.strong, x: x, width: Measure.width - x)
        let height = text.reduce(0) { $0 + $1.height }
        var y = max(0, (side - height) / 2)
        for strip in text {
            marks += strip.marks.map { $0.lowered(by: y) }
            y += strip.height
        }
        append([Strip(height: max(side, y), marks: marks)], before: 16)
    }
}

extension Mark {
    fileprivate func lowered(by distance: Double) -> Mark {
        guard case .line(let line, let text, let x, let baseline) = self else { return self }
        return .line(line, of: text, x: x, baseline: baseline + distance)
    }
}
