import Domain
import Store
import Terminal
import Widgets

/// What waits for whoever is logged in, and what was done today.
struct HomeMenu {
    let counts: HomeCounts?
    /// The chosen entry; nil while the search has the keys.
    let selection: Int?

    /// Something that waits, or a tool of the office, and the workplace where it is done.
    struct Entry {
        let label: String
        let count: Int?
        /// Whether it stands on the right, among what is there every day.
        let isTool: Bool
        let workplace: () -> any Workplace

        init(label: String, count: Int?, isTool: Bool = false, workplace: @escaping () -> any Workplace) {
            self.label = label
            self.count = count
            self.isTool = isTool
            self.workplace = workplace
        }
    }

    /// What waits, then the tools.
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
        if desk.session?.may(.takePayment) == true {
            entries.append(
                Entry(label: desk.words("home.cash"), count: counts?.unpaid, isTool: true) { CashDesk(desk) })
            entries.append(
                Entry(label: desk.words("home.spool"), count: desk.unprinted, isTool: true) { SpoolDesk(desk) })
        }
        entries.append(
            Entry(label: desk.words("home.register"), count: nil, isTool: true) { RegisterPage(desk) })
        if desk.session?.may(.addStaff) == true {
            entries.append(Entry(label: desk.words("home.staff"), count: nil, isTool: true) { StaffDesk(desk) })
            entries.append(Entry(label: desk.words("home.notices"), count: nil, isTool: true) { NoticeList(desk) })
        }
        if desk.session?.may(.submitApplication) == true {
            entries.append(Entry(label: desk.words("home.renewals"), count: counts?.renewals) { RenewalList(desk) })
        }
        if desk.session?.may(.decideApplication) == true || desk.session?.may(.addStaff) == true {
            entries.append(Entry(label: desk.words("home.figures"), count: nil, isTool: true) { FiguresDesk(desk) })
        }
        return entries.filter { !$0.isTool } + entries.filter(\.isTool)
    }

    /// The entry that a key leads to from another one: up and down in its column, left and right across.
    static func move(_ key: Key, from index: Int, _ desk: Surroundings, _ counts: HomeCounts?) -> Int {
        let entries = entries(desk, counts)
        let waiting = entries.count { !$0.isTool }
        let column = index < waiting ? 0..<waiting : waiting..<entries.count
        switch key {
        case .up: return max(column.lowerBound, index - 1)
        case .down: return min(max(column.lowerBound, column.upperBound - 1), index + 1)
        case .left where index >= waiting: return max(0, min(index - waiting, waiting - 1))
        case .right where index < waiting && waiting < entries.count:
            return min(waiting + index, entries.count - 1)
        default: return index
        }
    }

    func draw(into buffer: inout Buffer, row: Int, _ desk: Surroundings) {
        let entries = HomeMenu.entries(desk, counts)
        let waiting = entries.count { !$0.isTool }
        let left = 2, right = 42
        buffer.put(desk.words("home.waiting"), row: row, column: left, .heading)
        buffer.put(desk.words("home.tools"), row: row, column: right, .heading)
        for (index, entry) in entries.enumerated() {
            let place = index < waiting ? (row + 1 + index, left) : (row + 1 + index - waiting, right)
            draw(entry, isChosen: index == selection, row: place.0, column: place.1, into: &buffer)
        }
        drawToday(into: &buffer, row: buffer.rows - 1, desk)
    }

    private func draw(_ entry: Entry, isChosen: Bool, row: Int, column: Int, into buffer: inout Buffer) {
        let style: Style = isChosen ? .selected : .normal
        buffer.put(isChosen ? "▸" : " ", row: row, column: column - 1, .selected)
        buffer.put(entry.label, row: row, column: column + 1, style, columns: 27)
        buffer.put(entry.count.map(String.init) ?? "", row: row, column: column + 28, style, columns: 5, align: .right)
    }

    /// One line: what was done today at this service point, and the deadline that comes next.
    private func drawToday(into buffer: inout Buffer, row: Int, _ desk: Surroundings) {
        guard let counts else { return }
        let done = desk.words("home.today", String(counts.submittedToday), String(counts.handedOverToday))
        buffer.put(done, row: row, column: 2, .dim, columns: buffer.columns - 3)
        guard let nearest = counts.nearest else { return }
        let days = nearest.deadline - nearest.submitted
        let age = desk.today - nearest.submitted
        let isNear = days - age <= 5
        let text = (isNear ? "▲ " : "") + desk.words("home.deadline", String(age), String(days))
        buffer.put(
            text, row: row, column: buffer.columns - Text.columns(text) - 2, isNear ? .warning : .dim)
    }
}
