import Domain
import Store
import Terminal
import Widgets

/// Applications that were begun: those of who is logged in first, the applicants put aside marked. One that was thrown
/// away can be brought back as long as the list is open.
struct DraftList: Workplace {
    let name = "drafts"
    private var list: Listing<DraftRow>
    private var discarded: Draft?

    init(_ desk: Surroundings) {
        list = Listing([
            Column(desk.words("drafts.person"), nil), Column(desk.words("drafts.state"), 14),
            Column(desk.words("drafts.saved"), 18),
        ])
    }

    func heading(_ desk: Surroundings) -> Heading {
        Heading(desk.words("drafts.title"), desk.clock)
    }

    func actions(_ desk: Surroundings) -> [Action] {
        [Action(.f(1), .help), Action(.f(3), .open), Action(.enter, .open), Action(.f(8), .discard)]
            + (discarded == nil ? [] : [Action(.f(4), .restore)])
            + [Action(.f(10), .back), Action(.escape, .back)]
    }

    mutating func appear(_ desk: Surroundings) -> [Step] {
        return [.ask(.loadDrafts)]
    }

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        switch act {
        case .open: return list.chosen.map { [.ask(.loadDraft($0.application))] } ?? []
        case .discard: return list.chosen.map { [.ask(.discardDraft($0.application))] } ?? []
        case .restore:
            guard let draft = discarded else { return [] }
            discarded = nil
            return [.ask(.saveDraft(draft)), .ask(.loadDrafts), .say(Toast(desk.words("drafts.restored")))]
        default: return [.pop]
        }
    }

    mutating func type(_ key: Key, _ desk: Surroundings) -> [Step] {
        list.move(key, page: desk.rows - 1)
        return []
    }

    mutating func receive(_ answer: Answer, _ desk: Surroundings) -> [Step] {
        switch answer {
        case .drafts(let rows):
            list.show(rows)
        case .draft(var draft?):
            draft.parked = false
            return [.replace(Intake(draft, desk))]
        case .draftDiscarded(let draft):
            discarded = draft
            return [.ask(.loadDrafts), .say(Toast(desk.words("drafts.discarded")))]
        default: break
        }
        return []
    }

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        list.draw(into: &buffer, empty: desk.words("drafts.none")) { row in
            let name = "\(row.surname.uppercased()) \(row.givenName)"
            let isUnnamed = row.surname.isEmpty && row.givenName.isEmpty
            let state = desk.words(row.parked ? "drafts.parked" : "drafts.open")
            let saved = row.saved.day == desk.today ? row.saved.clock : "\(row.saved.day.iso) \(row.saved.clock)"
            return [TableCell(isUnnamed ? desk.words("intake.new") : name), TableCell(state), TableCell(saved, .dim)]
        }
    }
}
