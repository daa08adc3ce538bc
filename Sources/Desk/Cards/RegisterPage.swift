import Domain
import Store
import Terminal
import Widgets

/// The register of issued cards (R-CRD-9): the latest first, found by number, name or PESEL.
struct RegisterPage: ShowsPerson {
    let name = "register"
    private var finder: CardFinder

    init(_ desk: Surroundings) {
        finder = CardFinder([
            Column(desk.words("card.number"), 16), Column(desk.words("card.holder"), nil),
            Column(desk.words("register.issued"), 10), Column(desk.words("register.handed-over"), 10),
            Column(desk.words("card.state"), 12),
        ])
    }

    var shownPerson: ID<Person>? { finder.chosen?.person }
    var shownCard: ID<Card>? { finder.chosen?.id }

    func heading(_ desk: Surroundings) -> Heading {
        Heading(desk.words("register.title"), desk.messages.text("register.count", count: finder.count))
    }

    func actions(_ desk: Surroundings) -> [Action] {
        [
            Action(.f(1), .help), Action(.f(3), .open), Action(.enter, .open), Action(.f(7), .search),
            Action(.f(10), .back), Action(.escape, .back),
        ]
    }

    mutating func appear(_ desk: Surroundings) -> [Step] {
        [.ask(.findCards(finder.text))]
    }

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        switch act {
        case .open: return finder.chosen.map { [.push(PersonFilePage($0.person))] } ?? []
        case .search:
            finder.search(for: "")
            return [.ask(.findCards(""))]
        default: return [.pop]
        }
    }

    mutating func type(_ key: Key, _ desk: Surroundings) -> [Step] {
        finder.type(key, desk) ? [.ask(.findCards(finder.text))] : []
    }

    mutating func receive(_ answer: Answer, _ desk: Surroundings) -> [Step] {
        finder.receive(answer)
        return []
    }

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        finder.draw(into: &buffer, desk) { row in
            [
                TableCell(row.number), TableCell(row.listName), TableCell(row.issued.iso),
                TableCell(row.handedOver?.iso ?? "–"), TableCell(desk.words("card.status.\(row.status.rawValue)")),
            ]
        }
    }
}
