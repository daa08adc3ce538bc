import Domain
import Store
import Terminal
import Widgets

/// Cards that somebody gives back (R-CRD-4): Enter takes the chosen one, which then works no more.
struct ReturnDialog: Overlay {
    let name = "take-back"
    let below: any Workplace
    private var list = Listing<Card>([Column("", 17), Column("", 14), Column("", nil)], hasHeader: false)
    private var isWorking = false

    init(_ cards: [Card], over below: any Workplace) {
        self.below = below
        list.show(cards)
    }

    func actions(_ desk: Surroundings) -> [Action] {
        [
            Action(.f(1), .help), Action(.enter, .takeBack, isShown: true), Action(.f(10), .back),
            Action(.escape, .back),
        ]
    }

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        guard act == .takeBack else { return [.pop] }
        guard let card = list.chosen, !isWorking else { return [] }
        isWorking = true
        return [.ask(.perform(.returnCard(ReturnCard(card: card.id)), id: desk.ids.make()))]
    }

    mutating func type(_ key: Key, _ desk: Surroundings) -> [Step] {
        list.move(key, page: list.rows.count)
        return []
    }

    mutating func receive(_ answer: Answer, _ desk: Surroundings) -> [Step] {
        isWorking = false
        switch answer {
        case .performed(.done):
            return [.say(Toast(desk.words("take-back.done", list.chosen?.number ?? ""))), .pop]
        case .performed(.refused(let refusal)): return [.say(Toast(desk.explain(refusal), .bad))]
        default: return []
        }
    }

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        below.draw(into: &buffer, desk)
        let rows = min(buffer.rows, list.rows.count + 4)
        buffer.region(row: (buffer.rows - rows) / 2, column: 4, rows: rows, columns: buffer.columns - 8) { part in
            Box(desk.words("take-back.title")).draw(into: &part) { inside in
                inside.put(desk.words("take-back.ask"), row: 0, column: 1, .label, columns: inside.columns - 2)
                inside.region(row: 2, column: 0, rows: inside.rows - 2, columns: inside.columns) { region in
                    list.draw(into: &region, empty: "") { card in
                        [
                            TableCell(card.number), TableCell(desk.words("card.kind.\(card.kind.rawValue)")),
                            TableCell(desk.words("card.status.\(card.status.rawValue)")),
                        ]
                    }
                }
            }
        }
    }
}
