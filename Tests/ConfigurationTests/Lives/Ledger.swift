import Domain

/// What has to hold whatever happens, kept beside the records by other means than theirs.
struct Ledger {
    /// What does not hold.
    var faults: [String] = []
    private var drawers: [ID<Shift>: Int] = [:]
    private var last: [Series: Int] = [:]
    private var numbers: Set<String> = []
    private var blocked: Set<ID<Card>> = []
    /// Whose birth date was mended: what was granted before was granted to another age.
    private var corrected: Set<ID<Person>> = []
    private var births: [ID<Person>: Day] = [:]

    private mutating func expect(_ condition: Bool, _ fault: @autoclosure () -> String) {
        if !condition { faults.append(fault()) }
    }

    // MARK: After every act

    /// Checks what happened, and everybody whom it was about.
    mutating func check(_ changes: [Change], in world: World, _ programme: Programme, on day: Day) {
        var people: Set<ID<Person>> = []
        for change in changes {
            if let number = change.event.number { check(number) }
            switch (change.stream, change.event) {
            case (.person(let id), .person(let event)):
                people.insert(id)
                watch(id, event)
            case (.card(let id), .card(let event)):
                if let card = world.cards[id] { people.insert(card.person) }
                check(id, event, in: world, programme, on: day)
            case (.family(let id), .family): people.formUnion(world.families[id]?.members.map(\.person) ?? [])
            case (.application(let id), .application):
                people.formUnion(world.applications[id]?.form.people.map(\.person) ?? [])
            case (.duplicate(let id), .duplicate(let event)): check(id, event, in: world)
            case (.receipt(let id), .receipt(let event)): check(id, event, in: world, programme)
            case (.shift(let id), .shift(let event)): check(id, event)
            default: break
            }
        }
        for id in people { check(id, in: world, programme, on: day) }
        for family in Set(people.compactMap { world.family(of: $0)?.id }) {
            if let family = world.families[family] { check(family, in: world, programme, on: day) }
        }
    }

    /// Checks everybody: what a day brings without an act.
    mutating func checkAll(in world: World, _ programme: Programme, on day: Day) {
        for person in world.people.values { checkPackages(of: person, programme, on: day) }
        for family in world.families.values where family.dissolved == nil {
            check(family, in: world, programme, on: day)
        }
        for card in blocked { expect(world.cards[card]?.status == .blocked, "a blocked card works again") }
        for shift in world.shifts.values {
            expect(world.expected(in: shift).grosze == drawers[shift.id], "a drawer is counted in two ways")
        }
        let keys = world.people.values.flatMap { $0.details.keys.filter(\.isCertain) }
        expect(Set(keys).count == keys.count, "two persons share a key")
    }

    private mutating func check(_ number: SerialNumber) {
        expect(number.count == (last[number.series] ?? 0) + 1, "a gap before \(number.text)")
        expect(numbers.insert(number.text).inserted, "\(number.text) was given twice")
        last[number.series] = number.count
    }

    private mutating func watch(_ id: ID<Person>, _ event: PersonEvent) {
        guard case .registered(let data) = event else {
            if case .changed(let data) = event, births[id] != data.details.birthDate { corrected.insert(id) }
            return
        }
        births[id] = data.details.birthDate
    }

    // MARK: Persons

    private mutating func check(_ id: ID<Person>, in world: World, _ programme: Programme, on day: Day) {
        guard let person = world.people[id] else { return faults.append("nobody is \(id)") }
        let live = world.liveCards(of: id)
        for kind in CardKind.allCases {
            expect(live.count { $0.kind == kind } <= 1, "two live \(kind) cards of \(person.details.listName)")
        }
        checkPackages(of: person, programme, on: day)
        let open = world.applications.values.filter { application in
            application.status.isOpen && application.form.people.contains { $0.person == id }
        }
        expect(open.count <= 1, "two open applications")
        let unpaid = world.duplicates.values.filter { $0.person == id && $0.status == .unpaid }
        expect(unpaid.count <= 1, "two open requests for a duplicate")
        expect(unpaid.isEmpty || !live.contains { $0.kind == .plastic }, "a request beside a live card")
        expect(world.families.values.count { $0.contains(id) } <= 1, "in two families")
        guard let end = person.end else { return }
        expect(person.grants.allSatisfy { !$0.isValid(on: max(day, end.on)) }, "granted after the end")
        expect(live.isEmpty && unpaid.isEmpty, "a live card or an open request after the end")
        expect(world.family(of: id) == nil, "in a family after the end")
        expect(!open.contains { $0.form.people[0].person == id }, "an application after the end")
    }

    private mutating func checkPackages(of person: Person, _ programme: Programme, on day: Day) {
        let inForce = person.packages(inForce: programme, on: day)
        let main = programme.mainPackage
        expect(inForce.isEmpty || person.has(package: main, on: day), "a package without the main one")
        expect(Set(inForce).count == inForce.count, "a package twice")
        for grant in person.grants {
            expect(grant.from <= (grant.until ?? grant.from).adding(days: 1), "granted backwards")
        }
        guard !corrected.contains(person.id) else { return }
        let age = person.age(on: day)
        for id in inForce {
            guard let package = programme.package(id) else { return faults.append("no package \(id)") }
            expect(package.age.contains(age), "\(id) at \(age)")
        }
        let least = programme.entitlements.compactMap(\.age.from).min() ?? 0
        expect(age >= least || person.grants.isEmpty, "a package at \(age)")
        for grant in person.grants where grant.isValid(on: day) {
            let below = grant.endsWith.flatMap(programme.entitlement)?.age.below
            expect(age < below ?? .max, "\(grant.package) as \(grant.endsWith ?? "") at \(age)")
        }
    }

    private mutating func check(_ family: Family, in world: World, _ programme: Programme, on day: Day) {
        let ids = family.members.map(\.person)
        let members = ids.compactMap { world.people[$0] }
        expect(members.count == ids.count && Set(ids).count == ids.count, "a member twice, or unknown")
        expect(ids.count >= 2, "a family of one")
        expect(ids.contains(family.administrator), "an administrator from outside")
        expect(Set(members.map(\.address)).count == 1, "a family of two addresses: \(members.map(\.address.full))")
        let isCorrected = !corrected.isDisjoint(with: ids)
        let isAdult = (world.people[family.administrator]?.age(on: day) ?? 0) >= programme.adultAge
        expect(isCorrected || isAdult, "a child administers a family")
    }

    // MARK: Cards and money

    private mutating func check(
        _ id: ID<Card>, _ event: CardEvent, in world: World, _ programme: Programme, on day: Day
    ) {
        guard let card = world.cards[id] else { return faults.append("no card \(id)") }
        let holder = world.people[card.person]
        switch event {
        case .issued:
            let isPaidFor = card.duplicate != nil
            let least = programme.entitlements.compactMap(\.age.from).min() ?? 0
            let isOld = (holder?.age(on: day) ?? 0) >= least || corrected.contains(card.person)
            expect(isOld, "a card of a child below \(least)")
            let hasMain = holder?.has(package: programme.mainPackage, on: day) == true
            expect(isPaidFor || hasMain, "a card without the main package")
            expect(!blocked.contains(id), "a blocked card is issued")
        case .handedOver:
            let hasMain = holder?.has(package: programme.mainPackage, on: day) == true
            expect(hasMain, "a card handed over without the main package")
            expect(!blocked.contains(id), "a blocked card is handed over")
            let due = card.duplicate.flatMap { world.duplicates[$0] }.flatMap { world.due(for: $0) }
            expect(due == nil, "a duplicate handed over unpaid")
        case .blocked: blocked.insert(id)
        case .returned: expect(blocked.contains(id), "a card was given back and works")
        }
    }

    private mutating func check(_ id: ID<Duplicate>, _ event: DuplicateEvent, in world: World) {
        guard case .issued(let issued) = event, let duplicate = world.duplicates[id], duplicate.fee > .zero else {
            return
        }
        let receipt = issued.receipt.flatMap { world.receipts[$0] }
        let isPaid = receipt?.void == nil && receipt?.amount == duplicate.fee && receipt?.subject == id
        expect(isPaid, "a duplicate issued without its fee")
    }

    private mutating func check(
        _ id: ID<Receipt>, _ event: ReceiptEvent, in world: World, _ programme: Programme
    ) {
        guard let receipt = world.receipts[id] else { return faults.append("no receipt \(id)") }
        let isCash = receipt.payment.method == .cash
        switch event {
        case .issued(let issued):
            let requested = receipt.subject.flatMap { world.duplicates[$0] }?.requested ?? issued.on
            let fee = programme.fee(receipt.payment.fee)?.amount(on: requested)
            expect(receipt.amount == fee, "\(receipt.amount) taken where \(fee ?? .zero) was due")
            expect(issued.shift != nil || receipt.payment.method == .transfer, "money beside every drawer")
            if isCash, let shift = issued.shift { drawers[shift, default: 0] += receipt.amount.grosze }
        case .voided(let voided):
            expect(!isCash || voided.shift != nil, "cash back out of no drawer")
            if isCash, let shift = voided.shift { drawers[shift, default: 0] -= receipt.amount.grosze }
        case .reprinted(let copy): expect(copy.count == receipt.reprints.count, "a reprint counted wrongly")
        case .certified: break
        }
    }

    private mutating func check(_ id: ID<Shift>, _ event: ShiftEvent) {
        switch event {
        case .opened(let opened): drawers[id] = opened.float.grosze
        case .closed(let closed): expect(closed.expected.grosze == drawers[id], "a drawer is counted in two ways")
        case .explained: break
        }
    }
}
