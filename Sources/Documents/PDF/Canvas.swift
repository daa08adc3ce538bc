import CDocuments
import Foundation

/// Why a paper could not be drawn.
public enum PDFError: Error, Hashable, Sendable {
    /// cairo's status code (`cairo_status_t`).
    case canvas(status: Int)
    /// No memory for a canvas, a text or a code.
    case noMemory
    /// The library that draws is not on this machine, or is too old: its shared object's name.
    case libraryMissing(String)
}

/// cairo's PDF surface in memory: drawn sheet by sheet, then finished once.
final class Canvas {
    private static let library = "libpangocairo-1.0.so.0"
    /// Loaded with the first paper rather than with the program: the first screen need not wait for it.
    private static let isReady = load(library)
    private let handle: OpaquePointer

    static func load(_ library: String) -> Bool {
        paper_drawing_load(library) == 1
    }

    init(size: Size, title: String, created: Date) throws(PDFError) {
        guard Canvas.isReady else { throw .libraryMissing(Canvas.library) }
        let stamp = created.formatted(.iso8601)
        guard let handle = paper_canvas_create(size.width, size.height, title, stamp) else { throw .noMemory }
        self.handle = handle
    }

    deinit {
        paper_canvas_destroy(handle)
    }

    func text(_ text: String, _ style: TextStyle, width: Double) throws(PDFError) -> TextLines {
        guard let handle = paper_text_create(handle, text, style.raw, width) else { throw .noMemory }
        return TextLines(handle)
    }

    func draw(_ line: TextLines.Line, of text: TextLines, x: Double, y: Double) {
        paper_text_draw(handle, text.handle, Int32(line.index), x + line.x, y)
    }

    func rule(x: Double, y: Double, width: Double, weight: Double, grey: Double, dotted: Bool) {
        paper_canvas_rule(handle, x, y, width, weight, grey, dotted ? 1 : 0)
    }

    func fill(x: Double, y: Double, width: Double, height: Double, grey: Double) {
        paper_canvas_fill(handle, x, y, width, height, grey)
    }

    func watermark(_ text: String, on size: Size) {
        paper_canvas_watermark(handle, text, size.width, size.height)
    }

    func nextSheet() {
        paper_canvas_next(handle)
    }

    func finish() throws(PDFError) -> [UInt8] {
        var bytes: UnsafePointer<UInt8>?
        var count = 0
        let status = paper_canvas_finish(handle, &bytes, &count)
        guard status == 0 else { throw .canvas(status: Int(status)) }
        return Array(UnsafeBufferPointer(start: bytes, count: count))
    }
}

/// A text broken into lines.
final class TextLines {
    /// One of them: its place in the text, its height and baseline, and its distance from the left.
    struct Line {
        let index: Int
        let height: Double
        let baseline: Double
        let x: Double
    }

    fileprivate let handle: OpaquePointer

    fileprivate init(_ handle: OpaquePointer) {
        self.handle = handle
    }

    deinit {
        paper_text_destroy(handle)
    }

    var width: Double { paper_text_width(handle) }

    var lines: [Line] {
        (0..<Int(paper_text_lines(handle))).map { index in
            let line = paper_text_line(handle, Int32(index))
            return Line(index: index, height: line.height, baseline: line.baseline, x: line.x)
        }
    }
}

/// A width and height in points.
struct Size {
    let width: Double
    let height: Double
}

/// How a text is set: sizes and leading in points, grey from 0 (black) to 1.
struct TextStyle {
    var size: Double
    var leading: Double
    var bold = false
    var grey = 0.0
    var alignment = PAPER_LEFT

    fileprivate var raw: paper_style {
        paper_style(size: size, bold: bold ? 1 : 0, grey: grey, alignment: alignment)
    }

    func aligned(_ alignment: paper_alignment) -> TextStyle {
        var style = self
        style.alignment = alignment
        return style
    }
}
