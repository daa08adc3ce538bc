import Domain
import Store
import Terminal
import Widgets

/// A duplicate of a plastic card (R-CRD-6…8): why, who signed, where it is picked up; what it costs is seen before.
struct DuplicateDesk: ShowsPerson, HoldsInput {
    let name = "duplicate"
    private let person: ID<Person>
    private let wanted: ID<Card>?
    private let ground: DuplicateGround?
    private let duplicate: ID<Duplicate>
    private var sending: Sending
    private var file: PersonFile?
    private var card: Card?
    private var form: ScreenForm
    private var photo: PhotoRecord?
    private var outlook = Outlook()

    init(for person: ID<Person>, card: ID<Card>?, ground: DuplicateGround? = nil, _ desk: Surroundings) {
        self.person = person
        self.ground = ground
        wanted = card
        duplicate = desk.ids.make()
        sending = Sending(desk)
        let values = ["loss.on": desk.today.iso, "card.pickup": desk.office?.servicePoint ?? ""]
        form = ScreenForm(desk.screens.duplicate, values: values, desk)
    }

    var shownPerson: ID<Person>? { person }
    var shownCard: ID<Card>? { card?.id }

    var isTouched: Bool { form.isTouched || photo != nil }
    var isPicking: Bool { form.isPicking }

    func heading(_ desk: Surroundings) -> Heading {
        Heading("\(desk.words("duplicate.title")) · \(file?.person.details.listName ?? "")", card?.number ?? "")
    }

    func actions(_ desk: Surroundings) -> [Action] {
        var actions = [Action(.f(1), .help), Action(.f(2), .confirm), Action(.f(3), .open)]
        if desk.programme.photo != nil { actions.append(Action(.f(4), .photo)) }
        if file.map(desk.isChildAlone) == true { actions.append(Action(.f(7), .findSigner)) }
        if chosenGround == .lost { actions.append(Action(.f(9), .lossPaper)) }
        return actions + [Action(.f(10), .back), Action(.escape, .back)]
    }

    // MARK: Update

    mutating func appear(_ desk: Surroundings) -> [Step] {
        [.ask(.loadPerson(person))]
    }

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        switch act {
        case .confirm: return confirm(desk)
        case .open: return [.push(PersonFilePage(person))]
        case .photo: return [.push(PhotoDesk(of: file?.person.details.listName ?? ""))]
        case .findSigner: return [.push(PersonFinder("signer", desk))]
        case .lossPaper: return printStatement(desk)
        default: return [.pop]
        }
    }

    mutating func type(_ key: Key, _ desk: Surroundings) -> [Step] {
        let reaction = form.handle(key)
        if let field = reaction.left { form.check(field, desk) }
        if reaction.isSubmitted { return confirm(desk) }
        guard let field = reaction.changed else { return [] }
        form.note(nil, on: field)
        return changed(desk)
    }

    mutating func receive(_ answer: Answer, _ desk: Surroundings) -> [Step] {
        switch answer {
        case .person(let file) where file.person.id != person:
            form.offer([Option(file.person)], on: "duplicate.signed-by")
            return changed(desk)
        case .person(let file): return show(file, desk)
        case .photoTaken(let photo):
            self.photo = photo
            form.set("duplicate.looks_changed", to: Draft.yes)
            return changed(desk) + [.say(Toast(desk.words("photo.taken")))]
        case .rehearsed(let outcome, of: let command) where command == request.map(Command.requestDuplicate):
            file.map { outlook.show(outcome, in: $0.world, desk) }
        default: return sending.outcome(in: answer).map { performed($0, desk) } ?? []
        }
        return []
    }

    private mutating func show(_ file: PersonFile, _ desk: Surroundings) -> [Step] {
        let isFirst = self.file == nil
        self.file = file
        let plastic = file.cards.filter { $0.kind == .plastic }
        let live = plastic.first(where: \.status.isLive)
        card = file.cards.first { $0.id == wanted } ?? live ?? plastic.first ?? file.cards.first
        guard isFirst else { return changed(desk) }
        // What is known already need not be asked.
        let likely = ground ?? card.flatMap(file.person.likelyGround)
        form.set("duplicate.ground", to: likely?.rawValue ?? "")
        form.offer(desk.signers(beside: person, in: file.world), on: "duplicate.signed-by")
        let steps = changed(desk)
        let next = form.missing ?? (chosenGround == .lost ? "duplicate.stated" : "duplicate.returned")
        if chosenGround != nil { form.focus(on: next) }
        return steps
    }

    private var chosenGround: DuplicateGround? {
        DuplicateGround(rawValue: form.value("duplicate.ground"))
    }

    private mutating func changed(_ desk: Surroundings) -> [Step] {
        var unwanted: Set<String> = []
        if file.map({ desk.isAdult($0.person) }) ?? true { unwanted.insert("duplicate.signed-by") }
        if chosenGround == .lost || card?.returned != nil { unwanted.insert("duplicate.returned") }
        if desk.programme.photo == nil { unwanted.insert("duplicate.looks_changed") }
        form.leaveOut(unwanted)
        guard let request else { return [] }
        return [.ask(.rehearse(.requestDuplicate(request), id: sending.id))]
    }

    /// What is asked for as the form stands; nil as long as it is not said why.
    private var request: RequestDuplicate? {
        guard let card, let ground = chosenGround else { return nil }
        let isChanged = form.value("duplicate.looks_changed") == Draft.yes
        return RequestDuplicate(
            duplicate: duplicate, card: card.id, ground: ground,
            stated: ground == .lost && form.value("duplicate.stated") == Draft.yes,
            cardReturned: ground != .lost && form.value("duplicate.returned") == Draft.yes,
            signedBy: ID(form.value("duplicate.signed-by")), looksChanged: isChanged, photo: isChanged ? photo : nil,
            pickupPoint: form.value("card.pickup"))
    }

    private mutating func confirm(_ desk: Surroundings) -> [Step] {
        guard file != nil else { return [] }
        guard card != nil else { return [.say(Toast(desk.words("duplicate.no-card"), .bad))] }
        guard let request else {
            form.focus(on: "duplicate.ground")
            return [.say(Toast(desk.words("duplicate.no-ground"), .warning))]
        }
        return sending.send(.requestDuplicate(request))
    }

    private mutating func performed(_ outcome: Outcome, _ desk: Surroundings) -> [Step] {
        switch outcome {
        case .refused(let refusal): return form.show(refusal, desk)
        case .done(let changes):
            guard let requested = changes.duplicate(duplicate) else { return [.pop] }
            var ways: [Ask.Way] = []
            if requested.status == .unpaid && desk.session?.may(.takePayment) == true {
                ways.append(Ask.Way(.f(2), .cash, CashDesk(desk, paying: requested.id)))
            }
            let offer = Ask(
                desk.words("duplicate.done", requested.number), words(after: changes, requested, desk), ways,
                over: self)
            return [.ask(.print(.duplicate(duplicate), job: sending.id)), .replace(offer)]
        }
    }

    private func words(after changes: [Change], _ requested: Duplicate, _ desk: Surroundings) -> String {
        let point = desk.programme.servicePoint(requested.pickupPoint)?.name ?? requested.pickupPoint
        guard let issued = changes.issuedCard else {
            return desk.words("duplicate.done.due", requested.fee.description, point)
        }
        return desk.words("duplicate.done.free", issued.number.text, point)
    }

    /// The statement is printed before it is signed, so what it says is not in the records yet.
    private mutating func printStatement(_ desk: Surroundings) -> [Step] {
        guard let card else { return [] }
        guard let day = FieldKind.day(form.value("loss.on")) else {
            form.check("loss.on", desk)
            form.focus(on: "loss.on")
            return [.say(Toast(desk.words("duplicate.no-day"), .warning))]
        }
        let statement = LossStatement(
            card: card.id, signedBy: ID(form.value("duplicate.signed-by")), on: day,
            circumstances: form.value("loss.circumstances"))
        return [.print(.loss(statement), desk)]
    }

    // MARK: View

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        guard file != nil else {
            buffer.put(desk.words("desk.loading"), row: 2, column: 3, .dim)
            return
        }
        let below = 8
        let row = buffer.rows - below
        buffer.region(row: 0, column: 0, rows: row, columns: buffer.columns) { region in
            form.draw(into: &region, focused: true, desk)
        }
        Widgets.Rule(desk.words("duplicate.outlook")).draw(into: &buffer, row: row)
        drawFee(into: &buffer, row: row + 1, desk)
        outlook.draw(into: &buffer, row: row + 3)
    }

    private func drawFee(into buffer: inout Buffer, row: Int, _ desk: Surroundings) {
        guard card != nil else { return buffer.put("✗ " + desk.words("duplicate.no-card"), row: row, .bad) }
        let fee = chosenGround.map { desk.fee(for: $0) } ?? desk.words("duplicate.no-ground")
        buffer.put(fee, row: row, column: 2, .heading, columns: buffer.columns - 3)
        if photo != nil, form.value("duplicate.looks_changed") == Draft.yes {
            buffer.put("✓ " + desk.words("duplicate.new-photo"), row: row + 1, column: 2, .good)
        }
    }
}

extension Buffer {
    fileprivate mutating func put(_ text: String, row: Int, _ style: Style) {
        put(text, row: row, column: 2, style, columns: columns - 3)
    }
}

extension Surroundings {
    /// What a duplicate costs, or why it costs nothing, with the paragraph.
    func fee(for ground: DuplicateGround) -> String {
        let fee = programme.duplicateFee(for: ground, on: today)
        guard fee == .zero else { return words("duplicate.fee", fee.description, programme.paragraph(.duplicateFee)) }
        return words(
            "duplicate.free", words("duplicate.ground.\(ground.rawValue)"), programme.paragraph(.duplicateFree))
    }
}

extension [Change] {
    /// The request for a duplicate that is among what happened, as it stands after it.
    func duplicate(_ id: ID<Duplicate>) -> Duplicate? {
        var world = World()
        forEach { world.evolve($0) }
        return world.duplicates[id]
    }

    /// The card that was issued among it.
    var issuedCard: CardIssued? {
        lazy.compactMap { change -> CardIssued? in
            if case .card(.issued(let issued)) = change.event { issued } else { nil }
        }.first
    }
}
