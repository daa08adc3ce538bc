import Documents
import Foundation
import Domain
import Terminal
import Widgets

/// Papers of which nobody knows that they came out: did it print? Yes settles it, no prints the same paper again. The
/// records stay as they are: nothing is charged or numbered anew.
struct SpoolDesk: Workplace {
    let name = "spool"
    private var list: Listing<Job>
    private var isLoaded = false
    private var isElsewhere = false

    init(_ desk: Surroundings) {
        list = Listing([
            Column(desk.words("spool.paper"), 32), Column(desk.words("spool.since"), 17),
            Column(desk.words("spool.state"), nil),
        ])
    }

    func heading(_ desk: Surroundings) -> Heading {
        Heading(desk.words("spool.title"), desk.messages.text("spool.count", count: list.rows.count))
    }

    func actions(_ desk: Surroundings) -> [Action] {
        [
            Action(.f(1), .help), Action(.f(2), .didPrint), Action(.f(3), .read), Action(.enter, .read),
            Action(.f(5), .refresh, isShown: false), Action(.f(8), .drop), Action(.f(9), .printAgain),
            Action(.f(10), .back), Action(.escape, .back),
        ]
    }

    mutating func appear(_ desk: Surroundings) -> [Step] {
        [.ask(.loadSpool)]
    }

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        switch act {
        case .back: return [.pop]
        case .refresh: return [.ask(.loadSpool)]
        default: return list.chosen.map { SpoolDesk.steps(act, for: $0, desk) } ?? []
        }
    }

    /// What may be done with a paper: only of one of which nobody knows can it be said that it came out, and only one
    /// that did certainly not come out can be given up.
    static func steps(_ act: Act, for job: Job, _ desk: Surroundings) -> [Step] {
        let isUncertain = job.state == .uncertain
        switch act {
        case .read: return [.push(SpooledPaper(job))]
        case .didPrint where isUncertain: return [.ask(.settlePaper(job.id))]
        case .drop where !isUncertain: return [.ask(.dropPaper(job.id))]
        case .printAgain: return [.ask(.printAgain(job.id))]
        default: return [.say(Toast(desk.words(isUncertain ? "spool.settle-first" : "spool.not-printed"), .warning))]
        }
    }

    mutating func type(_ key: Key, _ desk: Surroundings) -> [Step] {
        list.move(key, page: desk.rows - 2)
        return []
    }

    mutating func receive(_ answer: Answer, _ desk: Surroundings) -> [Step] {
        switch answer {
        case .spool(let jobs):
            (isLoaded, isElsewhere) = (true, jobs == nil)
            list.show(jobs ?? [])
            return []
        case .done, .printed: return [.ask(.loadSpool)]
        // The desk asks for the list itself then.
        default: return []
        }
    }

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        guard isLoaded else {
            buffer.put(desk.words("desk.loading"), row: 2, column: 3, .dim)
            return
        }
        buffer.put(desk.words("spool.ask"), row: 0, column: 2, .label, columns: buffer.columns - 3)
        let empty = desk.words(isElsewhere ? "spool.elsewhere" : "spool.none")
        let bottom = 3
        buffer.region(row: 1, column: 0, rows: buffer.rows - 1 - bottom, columns: buffer.columns) { region in
            list.draw(into: &region, empty: empty) { job in
                [
                    TableCell(desk.words("paper.\(job.kind).title")), TableCell(job.listTime(desk), .dim),
                    TableCell(desk.words("spool.state.\(job.state)"), job.state == .uncertain ? .warning : .bad),
                ]
            }
        }
        guard let fault = list.chosen?.fault else { return }
        let lines = Text.wrapped("✗ " + desk.words(fault.key), buffer.columns - 4).prefix(bottom - 1)
        for (index, line) in lines.enumerated() {
            buffer.put(line, row: buffer.rows - bottom + 1 + index, column: 2, .bad)
        }
    }
}

/// One paper on its way, as text.
struct SpooledPaper: Workplace {
    let name = "spooled"
    private let job: Job
    private var text: ScrollText?

    init(_ job: Job) {
        self.job = job
    }

    func heading(_ desk: Surroundings) -> Heading {
        Heading(desk.words("paper.\(job.kind).title"), job.listTime(desk))
    }

    func actions(_ desk: Surroundings) -> [Action] {
        [
            Action(.f(1), .help), Action(.f(2), .didPrint), Action(.f(8), .drop), Action(.f(9), .printAgain),
            Action(.f(10), .back), Action(.escape, .back),
        ]
    }

    mutating func appear(_ desk: Surroundings) -> [Step] {
        [.ask(.readPaper(job.id))]
    }

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        act == .back ? [.pop] : SpoolDesk.steps(act, for: job, desk)
    }

    mutating func type(_ key: Key, _ desk: Surroundings) -> [Step] {
        let reaction = text?.handle(key, rows: desk.rows, columns: desk.columns - 2)
        return reaction == .ignored && key == .enter ? [.pop] : []
    }

    mutating func receive(_ answer: Answer, _ desk: Surroundings) -> [Step] {
        switch answer {
        case .paper(let words, _):
            text = ScrollText(words.isEmpty ? desk.words("spool.no-text") : words, isWrapped: false)
        case .done, .printed, .failed: return [.pop]
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

extension Job {
    /// Since when it stands as it does.
    fileprivate func listTime(_ desk: Surroundings) -> String {
        let moment = Instant(milliseconds: Int64(since.timeIntervalSince1970 * 1000), offset: desk.now.offset)
        return "\(moment.day.iso) \(moment.clock)"
    }
}
