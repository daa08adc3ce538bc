import Domain
import Store
import Terminal
import Widgets

/// The register of issued cards (R-CRD-9): the latest first, found by number, name or PESEL, sifted, written to a file.
struct RegisterPage: ShowsPerson {
    let name = "register"
    private var finder: Finder<CardRow>
    private var filter = RegisterFilter()
    private var box: FilterBox?

    init(_ desk: Surroundings) {
        finder = Finder([
            Column(desk.words("card.number"), 16), Column(desk.words("card.holder"), nil),
            Column(desk.words("register.issued"), 10), Column(desk.words("register.handed-over"), 10),
            Column(desk.words("card.state"), 12),
        ])
    }

    var shownPerson: ID<Person>? { finder.chosen?.person }
    var shownCard: ID<Card>? { finder.chosen?.id }

    var isPicking: Bool { box?.isPicking ?? false }

    func heading(_ desk: Surroundings) -> Heading {
        let count = desk.counted("register.count", finder.rows.count)
        let title = desk.words("register.title")
        return Heading(filter.isEmpty ? title : "\(title) · \(desk.words("register.filtered"))", count)
    }

    func actions(_ desk: Surroundings) -> [Action] {
        guard box == nil else { return FilterBox.actions }
        return [
            Action(.f(1), .help), Action(.f(3), .open), Action(.enter, .open), Action(.f(6), .filter),
            Action(.f(7), .search), Action(.f(9), .export), Action(.f(10), .back), Action(.escape, .back),
        ]
    }

    mutating func appear(_ desk: Surroundings) -> [Step] {
        [.ask(.loadRegister(filter, finder.text))]
    }

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        if box != nil { return actOnFilter(act, desk) }
        switch act {
        case .open: return finder.chosen.map { [.push(PersonFilePage($0.person))] } ?? []
        case .filter:
            box = FilterBox(filter, desk)
            return []
        case .search:
            finder.search(for: "")
            return appear(desk)
        case .export: return [.ask(.exportRegister(filter, finder.text))]
        default: return [.pop]
        }
    }

    private mutating func actOnFilter(_ act: Act, _ desk: Surroundings) -> [Step] {
        switch act {
        case .applyFilter:
            guard let wanted = box?.registerFilter(desk) else { return [] }
            filter = wanted
        case .clearFilter: filter = RegisterFilter()
        default: break
        }
        box = nil
        return act == .back ? [] : appear(desk)
    }

    mutating func type(_ key: Key, _ desk: Surroundings) -> [Step] {
        if box != nil { return box?.type(key) == true ? actOnFilter(.applyFilter, desk) : [] }
        return finder.type(key, page: desk.rows - 3) ? appear(desk) : []
    }

    mutating func receive(_ answer: Answer, _ desk: Surroundings) -> [Step] {
        switch answer {
        case .cards(let cards, let text): finder.show(cards, for: text)
        case .exported(let path): return [.say(Toast(exported: path, desk))]
        default: break
        }
        return []
    }

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        finder.draw(
            into: &buffer, label: desk.words("pickup.search"), by: desk.words("pickup.search.by"),
            empty: desk.words("pickup.none")
        ) { row in
            [
                TableCell(row.number), TableCell(row.listName), TableCell(row.issued.iso),
                TableCell(row.handedOver?.iso ?? "–"), TableCell(desk.words("card.status.\(row.status.rawValue)")),
            ]
        }
        box?.draw(into: &buffer)
    }
}

extension FilterBox {
    /// A filter of the register, to be filled in.
    fileprivate init(_ filter: RegisterFilter, _ desk: Surroundings) {
        let statuses = CardStatus.allCases.map { (id: $0.rawValue, label: desk.words("card.status.\($0.rawValue)")) }
        let kinds = desk.programme.cardKinds.map { (id: $0.rawValue, label: desk.words("card.kind.\($0.rawValue)")) }
        let points = desk.programme.servicePoints.map { (id: $0.id, label: $0.name) }
        let any = desk.words("filter.any")
        self.init(
            desk.words("register.filter"),
            [
                ("from", desk.words("filter.from"), FilterBox.text(filter.from?.iso ?? "", columns: 10)),
                ("through", desk.words("filter.through"), FilterBox.text(filter.through?.iso ?? "", columns: 10)),
                ("point", desk.words("filter.point"), FilterBox.pick(points, any: any, chosen: filter.servicePoint)),
                (
                    "status", desk.words("filter.status"),
                    FilterBox.pick(statuses, any: any, chosen: filter.status?.rawValue)
                ),
                ("kind", desk.words("filter.kind"), FilterBox.pick(kinds, any: any, chosen: filter.kind?.rawValue)),
            ])
    }

    /// What was filled in; nil where it can't be read, and that is said at its field.
    fileprivate mutating func registerFilter(_ desk: Surroundings) -> RegisterFilter? {
        for id in ["from", "through"] where !value(id).isEmpty && FieldKind.day(value(id)) == nil {
            complain(desk.messages.text(.notADay, in: desk.programme), on: id)
            return nil
        }
        return RegisterFilter(
            from: FieldKind.day(value("from")), through: FieldKind.day(value("through")),
            servicePoint: value("point").isEmpty ? nil : value("point"), status: CardStatus(rawValue: value("status")),
            kind: CardKind(rawValue: value("kind")))
    }
}
