import Domain
import Store
import Terminal
import Widgets

/// What waits for whoever is logged in, and what was done today.
struct HomeMenu {
    let counts: HomeCounts?
    /// The chosen entry; nil while the search has the keys.
    let selection: Int?

    /// Something that waits, and the workplace where it is done.
    struct Entry {
        let label: String
        let count: Int?
        let workplace: () -> any Workplace
    }

    static func entries(_ desk: Surroundings, _ counts: HomeCounts?) -> [Entry] {
        var entries: [Entry] = []
        if desk.session?.may(.submitApplication) == true {
            entries.append(Entry(label: desk.words("home.drafts"), count: counts?.drafts) { DraftList(desk) })
            entries.append(Entry(label: desk.words("home.parked"), count: counts?.parked) { DraftList(desk) })
            entries.append(
                Entry(label: desk.words("home.supplement"), count: counts?.supplement) { SupplementList(desk) })
            entries.append(Entry(label: desk.words("home.ready"), count: counts?.ready) { PickupDesk(desk) })
        }
        if desk.session?.may(.decideApplication) == true {
            entries.append(Entry(label: desk.words("home.pending"), count: counts?.pending) { ReviewDesk(desk) })
        }
        entries.append(Entry(label: desk.words("home.register"), count: nil) { RegisterPage(desk) })
        if desk.session?.may(.addStaff) == true {
            entries.append(Entry(label: desk.words("home.staff"), count: nil) { StaffDesk(desk) })
            entries.append(Entry(label: desk.words("home.notices"), count: nil) { NoticeList(desk) })
        }
        return entries
    }

    func draw(into buffer: inout Buffer, row: Int, _ desk: Surroundings) {
        buffer.put(desk.words("home.waiting"), row: row, column: 2, .heading)
        buffer.put(desk.words("home.today"), row: row, column: 42, .heading)
        for (index, entry) in HomeMenu.entries(desk, counts).enumerated() {
            let line = row + 1 + index
            let isChosen = index == selection
            buffer.put(isChosen ? "▸" : " ", row: line, column: 1, .selected)
            buffer.put(entry.label, row: line, column: 3, isChosen ? .selected : .normal, columns: 26)
            let count = entry.count.map(String.init) ?? ""
            buffer.put(count, row: line, column: 29, isChosen ? .selected : .normal, columns: 6, align: .right)
        }
        drawToday(into: &buffer, row: row + 1, desk)
    }

    private func drawToday(into buffer: inout Buffer, row: Int, _ desk: Surroundings) {
        guard let counts else { return }
        let lines = [("home.submitted", counts.submittedToday), ("home.handed-over", counts.handedOverToday)]
        for (index, line) in lines.enumerated() {
            buffer.put(desk.words(line.0), row: row + index, column: 43, .normal, columns: 26)
            buffer.put(String(line.1), row: row + index, column: 69, .normal, columns: 6, align: .right)
        }
        guard let nearest = counts.nearest else { return }
        let days = nearest.deadline - nearest.submitted
        let age = desk.today - nearest.submitted
        let text = desk.words("home.deadline", String(age), String(days))
        let isNear = days - age <= 5
        buffer.put((isNear ? "▲ " : "") + text, row: row + 3, column: 43, isNear ? .warning : .dim)
    }
}
