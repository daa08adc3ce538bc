import Domain
import Store
import Terminal
import Widgets

/// The pulpit: search first, then what waits.
struct Home: ShowsPerson, TakesScans {
    let name = "home"
    private var finder = Finder<PersonRow>(
        [Column("", 22), Column("", 10), Column("", nil), Column("", 25)], hasHeader: false, width: 26)
    /// What was found; nil where nothing is searched for, or before anything came.
    private var found: SearchResult<PersonRow>?
    private var counts: HomeCounts?
    private var waiting = 0

    func heading(_ desk: Surroundings) -> Heading {
        Heading(desk.words("desk.title", desk.programme.card), desk.clock)
    }

    func actions(_ desk: Surroundings) -> [Action] {
        var actions = [Action(.f(1), .help)]
        if desk.session?.may(.submitApplication) == true {
            actions += [Action(.f(2), .pickup), Action(.f(4), .application)]
        }
        actions.append(Action(.f(3), .open, isShown: false))
        if desk.session?.may(.blockCard) == true { actions.append(Action(.f(6), .block)) }
        actions.append(Action(.f(7), .search))
        if desk.session?.may(.decideApplication) == true { actions.append(Action(.f(8), .review)) }
        if desk.session?.may(.takePayment) == true { actions.append(Action(.f(9), .cash)) }
        return actions + [
            Action(.enter, .open), Action(.f(5), .refresh, isShown: false),
            Action(.f(12), .lock, isShown: false), Action(.f(10), .leave),
        ]
    }

    // MARK: Update

    mutating func appear(_ desk: Surroundings) -> [Step] {
        [.ask(.loadHome), .ask(.loadSpool)] + searching
    }

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        switch act {
        case .open: return open(desk)
        case .application: return apply(desk)
        case .review: return [.push(ReviewDesk(desk))]
        case .pickup: return [.push(PickupDesk(desk))]
        case .cash: return [.push(CashDesk(desk))]
        case .refresh: return appear(desk)
        case .block: return [.push(BlockDialog(over: self, for: self))]
        case .search:
            finder.clear()
            found = nil
            return []
        case .lock: return [.lock]
        case .leave: return [.leave]
        default: return []
        }
    }

    mutating func type(_ key: Key, _ desk: Surroundings) -> [Step] {
        if finder.text.isEmpty { waiting = HomeMenu.move(key, from: waiting, desk, counts) }
        if key == .escape { return act(.search, desk) }
        guard finder.type(key, page: desk.rows - 12) else { return [] }
        if finder.text.isEmpty { found = nil }
        return searching
    }

    private var searching: [Step] {
        finder.text.isEmpty ? [] : [.ask(.search(finder.text))]
    }

    mutating func receive(_ answer: Answer, _ desk: Surroundings) -> [Step] {
        switch answer {
        case .home(let counts): self.counts = counts
        case .found(let result, let text) where text == finder.text && !text.isEmpty:
            found = result
            finder.show(result.rows, for: text)
        case .person(let file): return Intake.steps(for: file, desk)
        default: break
        }
        return []
    }

    mutating func scanned(_ code: String, _ desk: Surroundings) -> [Step] {
        finder.search(for: code)
        return searching
    }

    var shownPerson: ID<Person>? { finder.chosen?.id }

    private func open(_ desk: Surroundings) -> [Step] {
        guard finder.text.isEmpty else { return finder.chosen.map { [.push(PersonFilePage($0.id))] } ?? [] }
        return HomeMenu.entries(desk, counts)[safe: waiting].map { [.push($0.workplace())] } ?? []
    }

    private func apply(_ desk: Surroundings) -> [Step] {
        guard finder.text.isEmpty || finder.isCurrent else { return [] }
        guard let person = finder.chosen else { return [.push(Intake(for: nil, desk))] }
        return [.ask(.loadPerson(person.id))]
    }

    // MARK: View

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        buffer.put(desk.words("home.search"), row: 0, column: 2, .label)
        buffer.put(desk.words("home.search.by"), row: 0, column: 40, .dim, columns: buffer.columns - 41)
        let rows = buffer.rows - 12
        if let found {
            draw(found, into: &buffer, rows: rows, desk)
        } else {
            buffer.put(desk.words("home.search.hint"), row: 2, column: 3, .dim)
            if let drafts = counts?.drafts, drafts > 0 {
                buffer.put(desk.messages.text("home.unfinished", count: drafts), row: 4, column: 3, .warning)
            }
        }
        HomeMenu(counts: counts, selection: finder.text.isEmpty ? waiting : nil).draw(
            into: &buffer, row: rows + 3, desk)
        finder.drawField(into: &buffer, row: 0, column: 10)
    }

    private func draw(_ found: SearchResult<PersonRow>, into buffer: inout Buffer, rows: Int, _ desk: Surroundings) {
        buffer.region(row: 2, column: 0, rows: rows, columns: buffer.columns) { region in
            finder.drawRows(into: &region, empty: desk.words("home.search.nobody", finder.text)) { row in
                [
                    TableCell(row.listName), TableCell(row.birthDate.iso), TableCell(row.address),
                    TableCell(row.fact(desk)),
                ]
            }
        }
        guard !found.rows.isEmpty else { return }
        let total = desk.words(
            found.isCapped ? "home.search.many" : "home.search.count",
            String(finder.selection + 1), String(found.count))
        buffer.put(total, row: rows + 2, column: 0, .dim, columns: buffer.columns - 2, align: .right)
    }
}
