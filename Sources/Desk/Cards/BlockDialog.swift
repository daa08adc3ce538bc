import Domain
import Store
import Terminal
import Widgets

/// A lost card is blocked at once, over whatever is there: Enter blocks the card of the person in view. Where nobody is,
/// or they have none, it is searched for. Nothing of what lies below is touched.
struct BlockDialog: Overlay, TakesScans {
    let name = "block"
    let below: any Workplace
    private let person: ID<Person>?
    private let card: ID<Card>?
    private var finder: Finder<CardRow>
    /// Whether it is searched for; else these are the cards of the person in view.
    private var isSearching: Bool
    private var isLoading = true
    /// Enter was pressed before the cards were there.
    private var isWanted = false
    private var blocking: CardRow?

    init(over below: any Workplace, for subject: (any ShowsPerson)?) {
        self.below = below
        person = subject?.shownPerson
        card = subject?.shownCard
        isSearching = subject?.shownPerson == nil
        finder = Finder([Column("", 17), Column("", nil), Column("", 10), Column("", 16)], hasHeader: false)
    }

    func actions(_ desk: Surroundings) -> [Action] {
        [
            Action(.f(1), .help), Action(.enter, .block, isShown: true), Action(.f(7), .search), Action(.f(10), .back),
            Action(.escape, .back),
        ]
    }

    // MARK: Update

    mutating func appear(_ desk: Surroundings) -> [Step] {
        guard !isSearching, let person else { return [] }
        return [.ask(.loadCards(person))]
    }

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        switch act {
        case .block: return block(desk)
        case .search: return look(for: "")
        default: return [.pop]
        }
    }

    mutating func type(_ key: Key, _ desk: Surroundings) -> [Step] {
        guard isSearching else {
            finder.move(key, page: 5)
            return []
        }
        return finder.type(key, page: 5) ? look(for: finder.text) : []
    }

    mutating func scanned(_ code: String, _ desk: Surroundings) -> [Step] {
        look(for: code)
    }

    private mutating func look(for text: String) -> [Step] {
        isSearching = true
        guard !text.isEmpty else {
            finder.clear()
            return []
        }
        if text != finder.text { finder.search(for: text) }
        return [.ask(.findCards(text))]
    }

    mutating func receive(_ answer: Answer, _ desk: Surroundings) -> [Step] {
        switch answer {
        case .cardsOf(let cards, let owner) where owner == person && !isSearching:
            return show(cards.filter(\.status.isLive), desk)
        case .cards(let cards, let text) where isSearching: finder.show(cards, for: text)
        case .performed(let outcome): return blocked(outcome, desk)
        case .failed: blocking = nil
        default: break
        }
        return []
    }

    private mutating func show(_ cards: [CardRow], _ desk: Surroundings) -> [Step] {
        isLoading = false
        finder.show(cards.filter { $0.id == card } + cards.filter { $0.id != card }, for: "")
        guard !cards.isEmpty else { return look(for: "") }
        // Pressed ahead, Enter can only have meant the one card that there is.
        let isMeant = isWanted && cards.count == 1
        isWanted = false
        return isMeant ? block(desk) : []
    }

    private mutating func block(_ desk: Surroundings) -> [Step] {
        if !isSearching && isLoading { isWanted = true }
        guard let row = finder.chosen, blocking == nil else { return [] }
        blocking = row
        return [.ask(.perform(.blockCard(BlockCard(card: row.id)), id: desk.ids.make()))]
    }

    private mutating func blocked(_ outcome: Outcome, _ desk: Surroundings) -> [Step] {
        guard let row = blocking else { return [] }
        blocking = nil
        if case .refused(let refusal) = outcome { return [.say(Toast(desk.explain(refusal), .bad))] }
        let done = desk.words("block.done", row.number)
        var ways: [Ask.Way] = []
        if desk.session?.may(.requestDuplicate) == true && row.kind == .plastic {
            ways.append(Ask.Way(.f(4), .duplicate, DuplicateDesk(for: row.person, card: row.id, desk)))
        }
        let text = desk.words("block.done.text", row.number, row.listName)
        return [.say(Toast(done)), .replace(Ask(desk.words("block.title"), text, ways, over: below))]
    }

    // MARK: View

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        below.draw(into: &buffer, desk)
        let (rows, columns) = (10, buffer.columns - 6)
        buffer.region(row: (buffer.rows - rows) / 2, column: 3, rows: rows, columns: columns) { part in
            Box(desk.words("block.title")).draw(into: &part) { drawBody(into: &$0, desk) }
        }
    }

    private func drawBody(into buffer: inout Buffer, _ desk: Surroundings) {
        let words = desk.words(!isSearching ? "block.ask" : person == nil ? "block.search" : "block.no-card")
        buffer.put(words, row: 0, column: 1, .label, columns: buffer.columns - 2)
        buffer.region(row: 3, column: 0, rows: buffer.rows - 3, columns: buffer.columns) { region in
            let empty =
                isSearching ? (finder.text.isEmpty ? "" : desk.words("pickup.none")) : desk.words("desk.loading")
            finder.drawRows(into: &region, empty: empty) { row in
                let style: Style = row.status.isLive ? .normal : .dim
                let state = TableCell(desk.words("card.status.\(row.status.rawValue)"), style)
                return [TableCell(row.number, style), TableCell(row.listName, style)]
                    + [TableCell(row.birthDate.iso, style), state]
            }
        }
        if isSearching { finder.drawField(into: &buffer, row: 1, column: 1) }
    }
}
