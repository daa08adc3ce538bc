import Domain
import Terminal
import Widgets

/// A paper as it would be printed, to read before it is.
struct PaperPreview: Workplace {
    let name = "preview"
    private let paper: Printout
    private var text: ScrollText?

    init(_ paper: Printout) {
        self.paper = paper
    }

    func heading(_ desk: Surroundings) -> Heading {
        Heading(desk.words("paper.\(paper.kind).title"), desk.words("preview.unprinted"))
    }

    func actions(_ desk: Surroundings) -> [Action] {
        [Action(.f(1), .help), Action(.f(10), .back), Action(.escape, .back)]
    }

    mutating func appear(_ desk: Surroundings) -> [Step] {
        [.ask(.preview(paper))]
    }

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        [.pop]
    }

    mutating func type(_ key: Key, _ desk: Surroundings) -> [Step] {
        let reaction = text?.handle(key, rows: desk.rows, columns: desk.columns - 2)
        return reaction == .ignored && key == .enter ? [.pop] : []
    }

    mutating func receive(_ answer: Answer, _ desk: Surroundings) -> [Step] {
        switch answer {
        case .previewed(let words): text = ScrollText(words, isWrapped: false)
        case .failed: return [.pop]
        default: break
        }
        return []
    }

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        buffer.region(row: 0, column: 1, rows: buffer.rows, columns: buffer.columns - 2) { region in
            text?.draw(into: &region, focused: true)
        }
    }
}
