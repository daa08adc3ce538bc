import Domain
import Store
import Terminal
import Widgets

/// Applications whose applicants were called to bring something: what they bring is put to the case here.
struct SupplementList: Workplace {
    let name = "supplements"
    private var list: Listing<ApplicationRow>
    private var opening = Opening.papers
    private var whose: ChoiceBox<Subject>?
    /// Whose photo is being taken: whichever row is chosen meanwhile.
    private var photographed: Subject?

    /// A person of an application whose photo may be taken.
    private struct Subject: Sendable {
        let application: ID<Application>
        let person: Int
        let name: String
    }

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
        guard whose == nil else {
            return [Action(.f(1), .help), Action(.enter, .photo, isShown: true), Action(.escape, .back)]
        }
        return [
            Action(.f(1), .help), Action(.f(3), .papers), Action(.enter, .papers), Action(.f(4), .photo),
            Action(.f(5), .whole), Action(.f(10), .back), Action(.escape, .back),
        ]
    }

    mutating func appear(_ desk: Surroundings) -> [Step] {
        return [.ask(.loadQueue(.supplement))]
    }

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        if let box = whose { return act == .photo ? box.chosen.map { take(photoOf: $0) } ?? [] : close() }
        switch act {
        case .papers: opening = .papers
        case .photo: opening = .photo
        case .whole: opening = .whole
        default: return [.pop]
        }
        return list.chosen.map { [.ask(.loadCase($0.id))] } ?? []
    }

    mutating func type(_ key: Key, _ desk: Surroundings) -> [Step] {
        guard whose == nil else {
            whose?.move(key)
            return []
        }
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

    private mutating func open(_ file: ApplicationCase, _ desk: Surroundings) -> [Step] {
        switch opening {
        case .papers: [.push(ChecklistDesk(file.application, desk))]
        case .photo: photograph(file.application, desk)
        case .whole: [.push(CasePage(file))]
        }
    }

    private mutating func close() -> [Step] {
        whose = nil
        return []
    }

    /// Where several persons are on the application, whose photo it is has to be said.
    private mutating func photograph(_ application: Application, _ desk: Surroundings) -> [Step] {
        let people = application.form.people.enumerated().filter { !$0.element.packages.isEmpty }
            .map { Subject(application: application.id, person: $0.offset, name: $0.element.details?.listName ?? "") }
        guard people.count > 1 else {
            return take(photoOf: people.first ?? Subject(application: application.id, person: 0, name: ""))
        }
        whose = ChoiceBox(
            desk.words("supplements.whose"), people, columns: [Column("", nil)],
            keys: desk.words("supplements.whose.keys"))
        return []
    }

    private mutating func take(photoOf subject: Subject) -> [Step] {
        whose = nil
        photographed = subject
        return [.push(PhotoDesk(of: subject.name))]
    }

    private func put(_ photo: PhotoRecord, _ desk: Surroundings) -> [Step] {
        guard let subject = photographed else { return [] }
        let photos = [PhotoOf(person: subject.person, photo: photo)]
        let command = SupplementApplication(application: subject.application, photos: photos)
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
        whose?.draw(into: &buffer) { [TableCell($0.name)] }
    }
}
