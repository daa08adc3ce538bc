import Domain
import Store
import Terminal
import Widgets

/// A family account (R-FAM-1…4): who belongs to it, with packages, cards and reliefs, and what comes up.
struct FamilyDesk: ShowsPerson {
    let name = "family"
    private let person: ID<Person>
    private var file: PersonFile?
    private var list: Listing<Person>
    private var doing = ""
    /// Who is to be taken out, once it was seen what follows.
    private var leaving: LeaveFamily?

    /// How far ahead it looks, in days.
    private static let ahead = 90

    init(of person: ID<Person>, _ desk: Surroundings) {
        self.person = person
        list = Listing([
            Column(desk.words("family.member"), nil), Column(desk.words("family.age"), 4, align: .right),
            Column(desk.words("family.role"), 22), Column(desk.words("family.until"), 10),
            Column(desk.words("family.card"), 9),
        ])
    }

    var shownPerson: ID<Person>? { list.chosen?.id ?? person }

    func heading(_ desk: Surroundings) -> Heading {
        let address = file?.person.address.line ?? ""
        return Heading("\(desk.words("family.title")) · \(address)", desk.clock)
    }

    func actions(_ desk: Surroundings) -> [Action] {
        var actions = [Action(.f(1), .help)]
        let mayServe = desk.session?.may(.joinFamily) == true
        if mayServe { actions.append(Action(.f(2), .moveFamily)) }
        actions.append(Action(.f(3), .open, isShown: false))
        if mayServe { actions.append(Action(.f(4), .join)) }
        actions.append(Action(.f(5), .refresh, isShown: false))
        if desk.session?.may(.blockCard) == true { actions.append(Action(.f(6), .block)) }
        if mayServe {
            actions += [
                Action(.f(8), .leaveFamily), Action(.f(9), .print), Action(.character("z"), .administer),
            ]
        }
        return actions + [Action(.enter, .open), Action(.f(10), .back), Action(.escape, .back)]
    }

    // MARK: Update

    mutating func appear(_ desk: Surroundings) -> [Step] {
        [.ask(.loadPerson(person))]
    }

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        switch act {
        case .refresh: return appear(desk)
        case .back: return [.pop]
        case .block: return [.push(BlockDialog(over: self, for: self))]
        default: break
        }
        guard let file else { return [] }
        switch act {
        case .join: return [.push(JoinDesk(file, desk))]
        case .open: return list.chosen.map { [.push(PersonFilePage($0.id))] } ?? []
        case .print: return file.family == nil ? none(desk) : [.print(.family(person), desk)]
        case .moveFamily: return [.push(ChangeDesk(file, movesFamily: file.family != nil, desk))]
        case .leaveFamily: return leave(file, successor: nil, desk)
        case .administer:
            guard let chosen = list.chosen, file.family != nil else { return none(desk) }
            return perform(.changeAdministrator(ChangeAdministrator(person: chosen.id)), "family.administered", desk)
        default: return []
        }
    }

    private func none(_ desk: Surroundings) -> [Step] {
        [.say(Toast(desk.words("family.none"), .warning))]
    }

    /// Where the administrator goes and several adults stay, one of them is asked for first.
    private mutating func leave(_ file: PersonFile, successor: ID<Person>?, _ desk: Surroundings) -> [Step] {
        guard let chosen = list.chosen, let family = file.family else { return none(desk) }
        let adults = desk.successors(in: family, without: [chosen.id], in: file.world)
        if !adults.isEmpty, successor == nil {
            let rows = adults.compactMap { adult in
                ID<Person>(adult.id).map { Pick.Row(answer: .successor($0), cells: [TableCell(adult.label)]) }
            }
            let title = desk.words("successor.title")
            return [.push(Pick("successor", title, columns: [Column("", nil)], rows, over: self))]
        }
        let leave = LeaveFamily(person: chosen.id, successor: successor)
        leaving = leave
        return [.ask(.rehearse(.leaveFamily(leave), id: desk.ids.make()))]
    }

    private func show(_ outcome: Outcome, _ desk: Surroundings) -> [Step] {
        if case .refused(let refusal) = outcome { return [.say(Toast(desk.explain(refusal), .bad))] }
        guard let file else { return [] }
        var outlook = Outlook()
        outlook.show(outcome, in: file.world, desk)
        let lines = outlook.lines.isEmpty ? [desk.words("outlook.nothing")] : outlook.lines.map(\.text)
        let ask = Ask(
            desk.words("outlook.title"), lines.joined(separator: "\n"), [Ask.Way(.f(2), picking: .leaveFamily)],
            onEnter: .leaveFamily, over: self)
        return [.push(ask)]
    }

    private mutating func perform(_ command: Command, _ words: String, _ desk: Surroundings) -> [Step] {
        doing = words
        return [.ask(.perform(command, id: desk.ids.make()))]
    }

    mutating func type(_ key: Key, _ desk: Surroundings) -> [Step] {
        list.move(key, page: desk.rows / 2)
        return []
    }

    mutating func receive(_ answer: Answer, _ desk: Surroundings) -> [Step] {
        switch answer {
        case .person(let file):
            let isFirst = self.file == nil
            self.file = file
            let members = file.family?.members.compactMap { file.world.people[$0.person] }
            list.show(members ?? [file.person])
            if isFirst { list.choose { $0.id == person } }
        case .successor(let successor): return file.map { leave($0, successor: successor, desk) } ?? []
        case .rehearsed(let outcome, of: let command) where command == leaving.map(Command.leaveFamily):
            return show(outcome, desk)
        case .picked(.leaveFamily): return leaving.map { perform(.leaveFamily($0), "family.left", desk) } ?? []
        case .performed(.done): return [.say(Toast(desk.words(doing)))] + appear(desk)
        case .performed(.refused(let refusal)): return [.say(Toast(desk.explain(refusal), .bad))]
        default: break
        }
        return []
    }

    // MARK: View

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        guard let file else { return buffer.put(desk.words("desk.loading"), row: 2) }
        let rows = min(max(4, list.rows.count + 1), buffer.rows - 10)
        buffer.region(row: 0, column: 0, rows: rows, columns: buffer.columns) { region in
            list.draw(into: &region, empty: "") { cells($0, file, desk) }
        }
        var row = rows
        if file.family == nil {
            buffer.put(desk.words("family.none.help"), row: row)
            row += 1
        }
        row = drawMilestones(into: &buffer, row: row, file, desk)
        drawChosen(into: &buffer, row: row, file, desk)
    }

    private func cells(_ member: Person, _ file: PersonFile, _ desk: Surroundings) -> [TableCell] {
        let age = String(member.age(on: desk.today))
        let place = file.family?.member(member.id)
        let role = file.family.flatMap { family in place.map { desk.role(of: $0, in: family) } } ?? ""
        let main = member.lastGrant(of: desk.programme.mainPackage)
        let until = main.map { $0.until?.iso ?? "∞" } ?? "–"
        let isValid = main?.isValid(on: desk.today) == true
        let card = file.world.cards.values.filter { $0.person == member.id }.max { $0.id < $1.id }
        let state = card.map { desk.words("family.card.\($0.status.rawValue)") } ?? "–"
        return [
            TableCell(member.details.listName), TableCell(age), TableCell(role),
            TableCell(until, isValid ? .normal : .bad), TableCell(state),
        ]
    }

    private func drawMilestones(
        into buffer: inout Buffer, row: Int, _ file: PersonFile, _ desk: Surroundings
    ) -> Int {
        guard let family = file.family else { return row }
        let coming = file.world.milestones(of: family, desk.programme, from: desk.today, within: FamilyDesk.ahead)
        guard !coming.isEmpty else { return row }
        Widgets.Rule(desk.words("family.coming", String(FamilyDesk.ahead))).draw(into: &buffer, row: row)
        let shown = coming.prefix(3)
        for (index, milestone) in shown.enumerated() {
            let name = desk.name(of: milestone.person, in: file.world)
            let words = "▲ \(milestone.on.iso)  \(name): \(desk.words(for: milestone.kind))"
            buffer.put(words, row: row + 1 + index, column: 2, .warning, columns: buffer.columns - 3)
        }
        return row + 1 + shown.count
    }

    /// What the administrator may see of a member (R-FAM-4): packages with their last days, the card, reliefs.
    private func drawChosen(into buffer: inout Buffer, row: Int, _ file: PersonFile, _ desk: Surroundings) {
        guard let member = list.chosen, row < buffer.rows - 1 else { return }
        Widgets.Rule(member.details.listName).draw(into: &buffer, row: row)
        let world = file.world
        let packages = desk.programme.packages.compactMap { package in
            member.lastGrant(of: package.id).map { grant in
                let until = grant.until.map { desk.words("case.until", $0.iso) } ?? desk.words("case.always")
                let isInForce = member.packages(inForce: desk.programme, on: desk.today).contains(package.id)
                return "\(isInForce ? "✓" : "✗") \(desk.local(package.label)) \(until)"
            }
        }
        let cards = world.liveCards(of: member.id).map { card in
            "\(card.number)  \(desk.words("card.status.\(card.status.rawValue)"))"
        }
        let reliefs = world.reliefs(of: member, desk.programme, on: desk.today).map(desk.describe)
        let lines = packages + cards + reliefs
        for (index, line) in lines.prefix(buffer.rows - row - 1).enumerated() {
            buffer.put(line, row: row + 1 + index)
        }
    }
}

extension Buffer {
    fileprivate mutating func put(_ text: String, row: Int) {
        put(text, row: row, column: 3, .normal, columns: columns - 4)
    }
}

extension Surroundings {
    /// What comes up, in words.
    func words(for milestone: Milestone.Kind) -> String {
        switch milestone {
        case .oldEnough: words("milestone.old-enough")
        case .capacityEnds(let id):
            words("milestone.capacity-ends", programme.entitlement(id).map { local($0.label) } ?? id)
        case .paperExpires: words("milestone.paper-expires")
        }
    }
}
