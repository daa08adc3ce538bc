import Domain
import Store
import Terminal
import Widgets

/// Applications whose applicants were called to bring something: what they bring is put to the case here.
struct SupplementList: Workplace {
    let name = "supplements"
    private var rows: [ApplicationRow] = []
    private var table = Table(columns: [Column("", 1)])
    private var opening = Opening.papers

    private enum Opening: Sendable { case papers, photo, whole }

    func heading(_ desk: Surroundings) -> Heading {
        Heading(desk.words("supplements.title"), desk.clock)
    }

    func actions(_ desk: Surroundings) -> [Action] {
        [
            Action(.f(1), .help), Action(.f(3), .papers), Action(.enter, .papers), Action(.f(4), .photo),
            Action(.f(5), .whole), Action(.f(10), .back), Action(.escape, .back),
        ]
    }

    mutating func appear(_ desk: Surroundings) -> [Step] {
        table = Table(columns: [
            Column(desk.words("review.case"), 16), Column(desk.words("review.person"), 26),
            Column(desk.words("supplements.until"), 10), Column(desk.words("supplements.what"), nil),
        ])
        table.count = rows.count
        return [.ask(.loadQueue(.supplement))]
    }

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        switch act {
        case .papers: opening = .papers
        case .photo: opening = .photo
        case .whole: opening = .whole
        default: return [.pop]
        }
        return rows[safe: table.selection].map { [.ask(.loadCase($0.id))] } ?? []
    }

    mutating func type(_ key: Key, _ desk: Surroundings) -> [Step] {
        _ = table.handle(key)
        return []
    }

    mutating func receive(_ answer: Answer, _ desk: Surroundings) -> [Step] {
        switch answer {
        case .queue(let rows):
            self.rows = rows
            table.count = rows.count
        case .file(let file): return open(file, desk)
        case .photoTaken(let photo): return put(photo, desk)
        case .performed(.done): return [.say(Toast(desk.words("checklist.saved"))), .ask(.loadQueue(.supplement))]
        case .performed(.refused(let refusal)): return [.say(Toast(desk.explain(refusal), .bad))]
        default: break
        }
        return []
    }

    private func open(_ file: ApplicationCase, _ desk: Surroundings) -> [Step] {
        switch opening {
        case .papers: [.push(ChecklistDesk(file.application, desk))]
        case .photo: [.push(PhotoDesk())]
        case .whole: [.push(CasePage(file))]
        }
    }

    private func put(_ photo: PhotoRecord, _ desk: Surroundings) -> [Step] {
        guard let row = rows[safe: table.selection] else { return [] }
        let command = SupplementApplication(application: row.id, photos: [PhotoOf(person: 0, photo: photo)])
        return [.ask(.perform(.supplementApplication(command), id: desk.ids.make()))]
    }

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        guard !rows.isEmpty else {
            buffer.put(desk.words("supplements.none"), row: 2, column: 3, .dim)
            return
        }
        var table = table
        table.visibleRows = buffer.rows - 1
        table.draw(into: &buffer, focused: true) { index in
            let row = rows[index]
            let isLate = row.until.map { $0 < desk.today } ?? false
            return [
                TableCell(row.number), TableCell(row.listName),
                TableCell(row.until?.iso ?? "", isLate ? .warning : .normal), TableCell(row.remark),
            ]
        }
    }
}
