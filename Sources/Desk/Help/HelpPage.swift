import Terminal
import Widgets

/// What this screen is for and what each key on it does, made from the table of actions.
struct HelpPage: Workplace {
    let name = "help"
    private let title: String
    private var text: ScrollText

    init(about workplace: any Workplace, _ desk: Surroundings) {
        title = desk.words("help.title", workplace.heading(desk).left)
        let actions =
            workplace.actions(desk) + (desk.session == nil || workplace is LockScreen ? [] : Desk.actions(desk))
        let acts = actions.map(\.act).reduce(into: [Act]()) { if !$0.contains($1) { $0.append($1) } }
        let keys = acts.map { act in
            let names = actions.filter { $0.act == act }.map(\.keyName).joined(separator: ", ")
            return "  \(names): \(desk.words("act.\(act.rawValue)")) – \(desk.words("act.\(act.rawValue).help"))"
        }
        text = ScrollText(
            ([desk.words("help.\(workplace.name)"), "", desk.words("help.keys"), ""] + keys
                + ["", desk.words("help.everywhere")]).joined(separator: "\n"))
    }

    func heading(_ desk: Surroundings) -> Heading { Heading(title, desk.clock) }

    func actions(_ desk: Surroundings) -> [Action] {
        [Action(.escape, .back), Action(.f(10), .back)]
    }

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] { [.pop] }

    mutating func type(_ key: Key, _ desk: Surroundings) -> [Step] {
        let reaction = text.handle(key, rows: desk.rows - 1, columns: desk.columns - 4)
        return reaction == .ignored || key == .enter ? [.pop] : []
    }

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        buffer.region(row: 1, column: 2, rows: buffer.rows - 1, columns: buffer.columns - 4) { region in
            text.draw(into: &region, focused: true)
        }
    }
}
