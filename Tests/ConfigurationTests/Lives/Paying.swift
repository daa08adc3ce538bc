import Domain

/// Cards and money at the desk.
extension Life {
    private func cards(_ condition: (Card) -> Bool) -> [Card] {
        world.cards.values.filter(condition).sorted { $0.number < $1.number }
    }

    mutating func handOver() throws {
        let ready = cards { $0.status == .ready }
        guard let card = chance.pick(ready) else { return }
        let command = HandOverCard(
            card: card.id, identityKind: chance.percent(95) ? "id-card" : "library-card",
            identityChecked: !chance.percent(3),
            authorised: chance.percent(10) ? AuthorisedPerson(name: "Anna", authorisationSeen: true) : nil)
        try act(.handOverCard(command), at: chance.percent(95) ? card.pickupPoint : "boi")
    }

    mutating func block() throws {
        let live = cards { $0.status.isLive || $0.issued.ordinal % 7 == 0 }
        guard let card = chance.pick(live) else { return }
        try act(.blockCard(BlockCard(card: card.id, reason: chance.pick(BlockReason.allCases) ?? .lost)))
    }

    mutating func giveBack() throws {
        guard let card = chance.pick(cards { _ in true }) else { return }
        try act(.returnCard(ReturnCard(card: card.id)))
    }

    mutating func requestDuplicate(_ ground: DuplicateGround) throws {
        let wanted = chance.percent(90) ? cards { $0.status == .active } : cards { _ in true }
        guard let card = chance.pick(wanted) else { return }
        let command = RequestDuplicate(
            duplicate: fresh(), card: card.id, ground: ground, stated: chance.percent(95),
            cardReturned: ground == .damaged && chance.percent(90), signedBy: signer(for: card.person),
            looksChanged: chance.percent(20), photo: chance.percent(60) ? PhotoRecord(hash: "cc") : nil,
            pickupPoint: "boi")
        guard try act(.requestDuplicate(command)), chance.percent(60) else { return }
        later[today.adding(days: 1 + chance.below(9)), default: []] += payment(for: command.duplicate)
    }

    mutating func pay() throws {
        let waiting = world.duplicates.values.filter { world.due(for: $0) != nil }.map(\.id).sorted()
        guard let duplicate = chance.percent(90) ? chance.pick(waiting) : chance.pick(world.duplicates.keys.sorted())
        else { return }
        for command in payment(for: duplicate) { try act(command) }
    }

    private mutating func payment(for duplicate: ID<Duplicate>) -> [Command] {
        let method = chance.pick(programme.cash.methods) ?? .cash
        let due = programme.fee(Fee.duplicate)?.amount(on: today) ?? .zero
        let payment = Payment(
            payer: Payer(name: "Anna Nowak", address: "ul. Polna 3"), fee: Fee.duplicate, title: "Duplikat karty",
            method: method, reference: method == .cash ? "" : "R1", duplicate: duplicate)
        let amount = chance.percent(95) ? due : due + Money(grosze: 100)
        return [.takePayment(TakePayment(receipt: fresh(), payment: payment, amount: amount))]
    }

    mutating func withdraw() throws {
        let ids = world.duplicates.values.filter { $0.status == .unpaid }.map(\.id).sorted()
        guard let id = chance.percent(90) ? chance.pick(ids) : chance.pick(world.duplicates.keys.sorted()) else {
            return
        }
        try act(.withdrawDuplicate(WithdrawDuplicate(duplicate: id, reason: "znalazła się")))
    }

    mutating func voidReceipt() throws {
        guard let id = chance.pick(world.receipts.keys.sorted()) else { return }
        try act(.voidReceipt(VoidReceipt(receipt: id, reason: "zła kwota")), by: chance.percent(50) ? 3 : 2)
    }

    mutating func copyReceipt() throws {
        guard let id = chance.pick(world.receipts.keys.sorted()) else { return }
        let copy = chance.pick(ReceiptCopy.allCases) ?? .duplicate
        try act(.copyReceipt(CopyReceipt(receipt: id, copy: copy, reason: "zgubione")))
    }

    /// The shift that is open is closed with what was counted, and another one is opened.
    mutating func turnShift() throws {
        if let shift = world.openShift(of: 1) {
            let counted = Money(grosze: max(0, world.expected(in: shift).grosze + (chance.percent(20) ? 500 : 0)))
            let close = Command.closeShift(CloseShift(shift: shift.id, counted: counted))
            guard try act(close, by: chance.percent(90) ? shift.by.low : 2) else { return }
            try act(.explainShift(ExplainShift(shift: shift.id, explanation: "reszta")))
            guard chance.percent(80) else { return }
        }
        let float = Money(grosze: chance.below(5) * 5000)
        try act(.openShift(OpenShift(shift: fresh(), float: float)), by: chance.percent(80) ? 3 : 4)
    }

    mutating func useRelief() throws {
        guard let person = known(), let relief = chance.pick(programme.reliefs) else { return }
        for _ in 0...chance.below(3) { try act(.useRelief(UseRelief(person: person.id, relief: relief.id))) }
    }
}
