import Domain
import Store
import Terminal
import Widgets

/// Applications whose applicants were called to bring something: what they bring is put to the case here.
struct SupplementList: Workplace {
    let name = "supplements"
    private var list: Listing<ApplicationRow>
    private var opening = Opening.papers

    private enum Opening: Sendable { case papers, photo, whole }

    init(_ desk: Surroundings) {
        list = Listing([
            Column(desk.words("review.case"), 16), Column(desk.words("review.person"), 26),
            Column(desk.words("supplements.until"), 10), Column(desk.words("supplements.what"), nil),
        ])
    }

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
        return [.ask(.loadQueue(.supplement))]
    }

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        switch act {
        case .papers: opening = .papers
        case .photo: opening = .photo
        case .whole: opening = .whole
        default: return [.pop]
        }
        return list.chosen.map { [.ask(.loadCase($0.id))] } ?? []
    }

    mutating func type(_ key: Key, _ desk: Surroundings) -> [Step] {
        list.move(key, page: desk.rows - 1)
        return []
    }

    mutating func receive(_ answer: Answer, _ desk: Surroundings) -> [Step] {
        switch answer {
        case .queue(let rows):
            list.show(rows)
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
        guard let row = list.chosen else { return [] }
        let command = SupplementApplication(application: row.id, photos: [PhotoOf(person: 0, photo: photo)])
        return [.ask(.perform(.supplementApplication(command), id: desk.ids.make()))]
    }

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        list.draw(into: &buffer, empty: desk.words("supplements.none")) { row in
            let isLate = row.until.map { $0 < desk.today } ?? false
            return [
                TableCell(row.number), TableCell(row.listName),
                TableCell(row.until?.iso ?? "", isLate ? .warning : .normal), TableCell(row.remark),
            ]
        }
    }
}
