import Domain
import Store
import Terminal
import Widgets

/// Notices that wait to go out by e-mail or SMS.
struct NoticeList: Workplace {
    let name = "notices"
    private var list: Listing<Notice>

    init(_ desk: Surroundings) {
        list = Listing([
            Column(desk.words("review.case"), 18), Column(desk.words("notices.kind"), nil),
            Column(desk.words("notices.channel"), 10), Column(desk.words("notices.created"), 18),
        ])
    }

    func heading(_ desk: Surroundings) -> Heading {
        Heading(desk.words("notices.title"), desk.messages.text("notices.count", count: list.rows.count))
    }

    func actions(_ desk: Surroundings) -> [Action] {
        [Action(.f(1), .help), Action(.f(5), .refresh), Action(.f(10), .back), Action(.escape, .back)]
    }

    mutating func appear(_ desk: Surroundings) -> [Step] {
        return [.ask(.loadNotices)]
    }

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        act == .refresh ? [.ask(.loadNotices)] : [.pop]
    }

    mutating func type(_ key: Key, _ desk: Surroundings) -> [Step] {
        list.move(key, page: desk.rows - 1)
        return []
    }

    mutating func receive(_ answer: Answer, _ desk: Surroundings) -> [Step] {
        switch answer {
        case .notices(let rows):
            list.show(rows)
        default: break
        }
        return []
    }

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        list.draw(into: &buffer, empty: desk.words("notices.none")) { row in
            return [
                TableCell(row.number), TableCell(desk.words("notice.\(row.kind.rawValue)")),
                TableCell(desk.words("channel.\(row.channel.rawValue)")),
                TableCell("\(row.created.day.iso) \(row.created.clock)", .dim),
            ]
        }
    }
}
