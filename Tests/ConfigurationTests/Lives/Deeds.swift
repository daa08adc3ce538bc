import Domain

/// What may come about on a day, and how often.
enum Deed: CaseIterable {
    case apply, handOver, lose, damage, pay, withdraw, void, copy, shift
    case tell, consent, rename, correct, moveAlone, moveTogether, moveOut, marry, join, leave, administer, birth, arrive
    case relief, resign, annul, die, doubt, clear, takeOver, block, giveBack, goBack

    /// Of a hundred or so.
    var weight: Int {
        switch self {
        case .apply: 40
        case .handOver: 22
        case .pay, .relief: 8
        case .shift, .lose: 6
        case .damage, .tell, .birth: 3
        case .rename, .moveAlone, .moveTogether, .marry, .join, .die, .void, .doubt, .clear: 2
        default: 1
        }
    }

    static let all = allCases.flatMap { Array(repeating: $0, count: $0.weight) }
}

extension Life {
    /// Lives so many years, day by day.
    mutating func run(years: Int) throws {
        let end = today.adding(years: years)
        while today < end {
            for command in later.removeValue(forKey: today) ?? [] { try act(command) }
            if chance.percent(25), let deed = chance.pick(Deed.all) { try come(about: deed) }
            if today.dayOfMonth == 1 && today.month % 3 == 1 { try checkAll() }
            today = today.adding(days: 1)
        }
        try checkOrder()
    }

    private mutating func checkAll() throws {
        ledger.checkAll(in: world, programme, on: today)
        guard let fault = ledger.faults.first else { return }
        throw Broken(fault: fault, command: .openShift(OpenShift(shift: fresh(), float: .zero)), life: self)
    }

    /// Streams that reach a place in another order lead to the same records, as long as each keeps its own.
    private mutating func checkOrder() throws {
        var streams = Dictionary(grouping: log, by: \.stream).mapValues { ArraySlice($0) }
        var open = log.map(\.stream).reduce(into: [StreamID]()) { if !$0.contains($1) { $0.append($1) } }
        var other = World()
        while !open.isEmpty {
            let index = chance.below(open.count)
            for change in streams[open[index]]?.prefix(1 + chance.below(3)) ?? [] {
                other.evolve(change)
                streams[open[index]]?.removeFirst()
            }
            if streams[open[index]]?.isEmpty == true { open.swapAt(index, open.count - 1); open.removeLast() }
        }
        guard other != world else { return }
        throw Broken(
            fault: "another order of the streams leads elsewhere",
            command: .openShift(OpenShift(shift: fresh(), float: .zero)),
            life: self)
    }

    private mutating func come(about deed: Deed) throws {
        switch deed {
        case .apply: try apply()
        case .handOver: try handOver()
        case .lose: try requestDuplicate(.lost)
        case .damage: try requestDuplicate(.damaged)
        case .pay: try pay()
        case .withdraw: try withdraw()
        case .void: try voidReceipt()
        case .copy: try copyReceipt()
        case .shift: try turnShift()
        case .tell: try tell()
        case .consent: try consent()
        case .rename: try rename()
        case .correct: try correct()
        case .moveAlone: try moveAlone()
        case .moveTogether: try moveTogether()
        case .moveOut: try moveOut()
        case .marry: try marry()
        case .join: try join()
        case .leave: try leave()
        case .administer: try administer()
        case .birth: bear()
        case .arrive: settle()
        case .relief: try useRelief()
        case .resign: try end(.resignation)
        case .annul: try end(.annulment)
        case .die: try die()
        case .doubt: try doubt()
        case .clear: try clear()
        case .takeOver: try takeOver()
        case .block: try block()
        case .giveBack: try giveBack()
        case .goBack: try goBack()
        }
    }
}
