import CDocuments
import Foundation

extension Page {
    /// The paper as a PDF on A4 sheets. The same page and time give the same bytes on machines with the same fonts.
    /// Metadata: the title and `created`, nothing else of the content. The first call in a thread loads the fonts.
    public func pdf(created: Date) throws(PDFError) -> [UInt8] {
        let canvas = try Canvas(size: Measure.sheet, title: Typography.prepared(title), created: created)
        var composer = Composer(canvas: canvas)
        try composer.compose(self)
        let foot = Measure.sheet.height - Measure.belowFoot - (try composer.height(ofFooter: footer ?? ""))
        let room = foot - Measure.aboveFoot - Measure.top
        let sheets = Pagination(room: room, heads: composer.heads).sheets(of: composer.strips)
        for (index, sheet) in sheets.enumerated() {
            if index > 0 { canvas.nextSheet() }
            try canvas.draw(sheet, of: self, foot: foot, number: numbering(page: index + 1, of: sheets.count))
        }
        return try canvas.finish()
    }
}

extension Canvas {
    fileprivate func draw(_ strips: [Strip], of page: Page, foot: Double, number: String) throws(PDFError) {
        try drawWatermark(page.stationery.watermark)
        var y = Measure.top - (strips.first?.before ?? 0)
        for strip in strips {
            y += strip.before
            for mark in strip.marks { draw(mark, y: y) }
            y += strip.height
        }
        try drawFoot(page.footer ?? "", number: number, top: foot)
    }

    private func draw(_ mark: Mark, y: Double) {
        switch mark {
        case .line(let line, let text, let x, let baseline):
            draw(line, of: text, x: Measure.left + x, y: y + baseline)
        case .rule(let x, let offset, let width, let weight, let grey, let dotted):
            rule(x: Measure.left + x, y: y + offset, width: width, weight: weight, grey: grey, dotted: dotted)
        case .fill(let x, let offset, let width, let height, let grey):
            fill(x: Measure.left + x, y: y + offset, width: width, height: height, grey: grey)
        }
    }

    /// Pale across the sheet, and black at its top: a pale one alone may be lost on a poor printer.
    private func drawWatermark(_ text: String?) throws(PDFError) {
        guard let text = text.map(Typography.prepared) else { return }
        watermark(text.replacing("\n", with: " "), on: Measure.sheet)
        let style = Measure.strong.aligned(PAPER_CENTRE)
        try draw(text, style, top: Measure.top - 32, x: 0, width: Measure.width)
    }

    private func drawFoot(_ footer: String, number: String, top: Double) throws(PDFError) {
        rule(x: Measure.left, y: top - 4, width: Measure.width, weight: 0.4, grey: 0.55, dotted: false)
        let width = Measure.footer
        try draw(footer, Measure.caption, top: top, x: 0, width: width)
        let style = Measure.caption.aligned(PAPER_RIGHT)
        try draw(number, style, top: top, x: width, width: Measure.width - width)
    }

    private func draw(_ text: String, _ style: TextStyle, top: Double, x: Double, width: Double) throws(PDFError) {
        let set = try self.text(Typography.prepared(text), style, width: width)
        var y = top
        for line in set.lines {
            draw(line, of: set, x: Measure.left + x, y: y + line.baseline)
            y += max(line.height, style.leading)
        }
    }
}
