import Domain
import Store
import Terminal
import Widgets

/// What ends soon or has ended (R-PKG-6): from here a new application takes a few keys.
struct RenewalList: Workplace {
    let name = "renewals"
    private var days: Int
    private var list: Listing<RenewalRow>
    private static let step = 10

    init(_ desk: Surroundings) {
        days = desk.programme.terms.renewalsAhead
        list = Listing([
            Column(desk.words("renewals.until"), 10), Column(desk.words("renewals.days"), 4, align: .right),
            Column(desk.words("renewals.person"), nil), Column(desk.words("renewals.package"), 15),
            Column(desk.words("renewals.family"), 14), Column(desk.words("renewals.channel"), 6),
        ])
    }

    func heading(_ desk: Surroundings) -> Heading {
        Heading(
            desk.messages.text("renewals.title", count: days),
            desk.counted("renewals.count", list.rows.count))
    }

    func actions(_ desk: Surroundings) -> [Action] {
        [
            Action(.f(1), .help), Action(.enter, .renew, isShown: true), Action(.f(3), .open),
            Action(.character("+"), .moreDays), Action(.character("-"), .fewerDays),
            Action(.f(5), .refresh, isShown: false), Action(.f(10), .back), Action(.escape, .back),
        ]
    }

    mutating func appear(_ desk: Surroundings) -> [Step] {
        [.ask(.loadRenewals(days: days))]
    }

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        switch act {
        case .renew: return list.chosen.map { [.ask(.loadPerson($0.person))] } ?? []
        case .open: return list.chosen.map { [.push(PersonFilePage($0.person))] } ?? []
        case .moreDays: days = min(360, days + RenewalList.step)
        case .fewerDays: days = max(RenewalList.step, days - RenewalList.step)
        case .refresh: break
        default: return [.pop]
        }
        return appear(desk)
    }

    mutating func type(_ key: Key, _ desk: Surroundings) -> [Step] {
        list.move(key, page: desk.rows - 1)
        return []
    }

    mutating func receive(_ answer: Answer, _ desk: Surroundings) -> [Step] {
        switch answer {
        case .renewals(let rows, let days) where days == self.days: list.show(rows)
        case .person(let file): return Intake.steps(for: file, desk)
        default: break
        }
        return []
    }

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        list.draw(into: &buffer, empty: desk.words("renewals.none")) { row in
            let left = row.until - desk.today
            let style: Style = left < 0 ? .warning : .normal
            let package = desk.programme.package(row.package).map { desk.local($0.label) } ?? row.package
            return [
                TableCell(row.until.iso, style), TableCell(String(left), style), TableCell(row.listName),
                TableCell(row.open?.number ?? package),
                TableCell(row.family ?? "", .dim),
                TableCell(row.channel.map { desk.words("channel.\($0.rawValue)") } ?? ""),
            ]
        }
    }
}
