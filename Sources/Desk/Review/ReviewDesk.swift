import Domain
import Store
import Terminal
import Widgets

/// Applications that wait for a decision, the nearest deadline first; everything about the chosen one below the list.
struct ReviewDesk: ShowsPerson {
    let name = "review"
    private var all: [ApplicationRow] = []
    private var list: Listing<ApplicationRow>
    private var filter: TextField?
    private var shown: CaseView?
    private var isDeciding = false

    init(_ desk: Surroundings) {
        list = Listing([
            Column(desk.words("review.day"), 6), Column(desk.words("review.case"), 16),
            Column(desk.words("review.person"), nil), Column(desk.words("review.packages"), 18),
            Column(desk.words("review.taken-by"), 12),
        ])
    }

    var shownPerson: ID<Person>? { chosen?.application.form.people.first?.person }

    /// The chosen case; nil as long as another one is to be seen, so that no key acts on that.
    private var chosen: ApplicationCase? {
        shown.flatMap { $0.file.application.id == list.chosen?.id ? $0.file : nil }
    }

    func heading(_ desk: Surroundings) -> Heading {
        Heading(desk.messages.text("review.title", count: list.rows.count), desk.words("review.order"))
    }

    func actions(_ desk: Surroundings) -> [Action] {
        [
            Action(.f(1), .help), Action(.f(2), .approve), Action(.f(3), .whole), Action(.f(6), .filter),
            Action(.f(7), .supplement), Action(.f(8), .refuse), Action(.f(9), .print), Action(.enter, .whole),
            Action(.f(5), .refresh, isShown: false), Action(.f(10), .back), Action(.escape, .back),
        ].filter { filter == nil || ![.whole, .back].contains($0.act) || $0.key != .enter && $0.key != .escape }
    }

    // MARK: Update

    mutating func appear(_ desk: Surroundings) -> [Step] {
        return [.ask(.loadQueue(.pending))]
    }

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        switch act {
        case .approve: return approve(desk)
        case .refuse: return ask(.refuse, desk)
        case .supplement: return ask(.callForSupplement, desk)
        case .whole: return chosen.map { [.push(CasePage($0))] } ?? []
        case .print: return chosen.map { [.print(.application($0.application.id), desk)] } ?? []
        case .refresh: return [.ask(.loadQueue(.pending))]
        case .filter:
            filter = TextField(columns: 30)
            return []
        default: return [.pop]
        }
    }

    mutating func type(_ key: Key, _ desk: Surroundings) -> [Step] {
        if filter != nil, typeFilter(key) { return showChosen(desk) }
        if filter == nil, key == .left || key == .right {
            return shown?.turn(key == .left ? -1 : 1) == true ? picture() : []
        }
        return list.move(key, page: height(of: desk.rows) - 1) ? showChosen(desk) : []
    }

    /// Whether the key was the filter's. Enter leaves it as it is, Esc shows everything again.
    private mutating func typeFilter(_ key: Key) -> Bool {
        switch key {
        case .escape:
            filter = nil
            sift()
            return true
        case .up, .down, .pageUp, .pageDown: return false
        default:
            guard filter?.handle(key) == .changed else { return key == .enter }
            sift()
            return true
        }
    }

    private mutating func sift() {
        let wanted = Domain.Folding.fold(filter?.text ?? "")
        let rows = all.filter {
            wanted.isEmpty || Domain.Folding.fold("\($0.number) \($0.listName) \($0.submittedByName)").contains(wanted)
        }
        list.show(rows)
    }

    mutating func receive(_ answer: Answer, _ desk: Surroundings) -> [Step] {
        switch answer {
        case .queue(let rows):
            all = rows
            sift()
            return showChosen(desk)
        case .file(let file): return show(file, desk)
        case .picture(let picture, let hash): shown?.show(picture, of: hash)
        case .performed(let outcome): return decided(outcome, desk)
        case .failed: isDeciding = false
        default: break
        }
        return []
    }

    private mutating func showChosen(_ desk: Surroundings) -> [Step] {
        guard let row = list.chosen else {
            shown = nil
            return []
        }
        return shown?.file.application.id == row.id ? [] : [.ask(.loadCase(row.id))]
    }

    private mutating func show(_ file: ApplicationCase, _ desk: Surroundings) -> [Step] {
        guard file.application.id == list.chosen?.id else { return [] }
        shown = CaseView(file)
        return picture()
    }

    private func picture() -> [Step] {
        guard let hash = shown?.hash else { return [] }
        return [.ask(.showPhoto(hash: hash, rows: CaseView.photo.rows, columns: CaseView.photo.columns))]
    }

    private func ask(_ kind: DecideApplication.Kind, _ desk: Surroundings) -> [Step] {
        chosen.map { [.push(NotePrompt(kind, on: $0, over: self, desk))] } ?? []
    }

    private mutating func approve(_ desk: Surroundings) -> [Step] {
        guard let application = chosen?.application.id, !isDeciding else { return [] }
        isDeciding = true
        let decision = DecideApplication(application: application, decision: .approve)
        return [.ask(.perform(.decideApplication(decision), id: desk.ids.make()))]
    }

    private mutating func decided(_ outcome: Outcome, _ desk: Surroundings) -> [Step] {
        isDeciding = false
        switch outcome {
        case .refused(let refusal): return [.say(Toast(desk.explain(refusal), .bad))]
        case .done(let changes):
            shown = nil
            return [.say(Toast(desk.words("review.decided.\(changes.decision)"))), .ask(.loadQueue(.pending))]
        }
    }

    // MARK: View

    /// Rows of the list; what it leaves is for the chosen case.
    private func height(of rows: Int) -> Int {
        max(6, rows - 14)
    }

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        guard !all.isEmpty else {
            buffer.put(desk.words("review.none"), row: 2, column: 3, .dim)
            return
        }
        let height = height(of: buffer.rows)
        let days = desk.programme.decision.withinDays
        buffer.region(row: 0, column: 0, rows: height, columns: buffer.columns) { region in
            list.draw(into: &region, empty: desk.words("review.none")) { cells($0, days, desk) }
        }
        if let filter {
            buffer.put(desk.words("review.filter"), row: height, column: 2, .label)
            buffer.region(row: height, column: 12, rows: 1, columns: filter.width) {
                filter.draw(into: &$0, focused: true)
            }
        } else {
            Widgets.Rule().draw(into: &buffer, row: height)
        }
        buffer.region(row: height + 1, column: 0, rows: buffer.rows - height - 1, columns: buffer.columns) { region in
            shown?.draw(into: &region, desk)
        }
    }

    private func cells(_ row: ApplicationRow, _ days: Int, _ desk: Surroundings) -> [TableCell] {
        let age = desk.today - row.submitted
        let style: Style = age > days ? .bad : days - age <= 5 ? .warning : .normal
        let more = row.people > 1 ? " +\(row.people - 1)" : ""
        let mine = row.submittedBy == desk.actor ? " " + desk.words("review.mine") : ""
        let packages = row.packages.map(desk.name).joined(separator: ", ")
        return [
            TableCell("\(age)/\(days)", style), TableCell(row.number), TableCell(row.listName + more),
            TableCell(packages), TableCell(row.submittedByName + mine, .dim),
        ]
    }
}
