import Domain
import Synthetic

/// Ten years of a small town and the desk that serves it, drawn from a seed: who lives there, what they bring to the
/// desk, and what becomes of it. After every act the ``Ledger`` checks what has to hold.
struct Life {
    /// Somebody who lives or lived in the town, known to the desk or not.
    struct Resident {
        let id: ID<Person>
        var pesel: Pesel
        var surname: String
        let givenName: String
        var household: Int
        var isAlive = true
    }

    let programme: Programme
    let seed: UInt64
    var chance: SplitMix
    var today = Day.of("2025-01-01")
    var world = World()
    var ledger = Ledger()
    var residents: [Resident] = []
    /// What happened, in its order.
    var log: [Change] = []
    /// What was to be done on a later day.
    var later: [Day: [Command]] = [:]
    /// How often each command was done, and by what it was refused.
    var outcomes: [String: Int] = [:]
    private var serial = 1000
    private var ids: UInt64 = 1
    private var households = 0

    init(_ programme: Programme, seed: UInt64) {
        self.programme = programme
        self.seed = seed
        chance = SplitMix(seed: seed)
        for (index, roles) in [Set([Role.clerk]), [.supervisor, .clerk], [.cashier, .clerk], [.cashier]].enumerated() {
            let added = AddStaff(
                staff: .number(UInt64(index + 1)), login: "staff\(index)", name: "Staff", roles: roles,
                passwordHash: "hash")
            take([Change(.staff(added.staff), .staff(.added(added)))])
        }
        for _ in 0..<30 { settle() }
    }

    // MARK: The town

    /// An id that nothing has yet.
    mutating func fresh<Subject>() -> ID<Subject> {
        ids += 1
        return ID(high: 0x7100, low: ids)
    }

    /// The address of a household.
    func address(of household: Int) -> Address {
        Address(street: "ul. Polna", house: "\(household)", postalCode: "18-400", city: programme.city)
    }

    /// A new household's number.
    mutating func newHousehold() -> Int {
        households += 1
        return households
    }

    /// A household comes to town: one adult or two, with or without children.
    mutating func settle() {
        let household = newHousehold()
        let age = 20 + chance.below(60)
        add(aged: age, to: household)
        if chance.percent(65) { add(aged: max(19, age + chance.below(9) - 4), to: household) }
        guard (22...50).contains(age), chance.percent(75) else { return }
        for _ in 0...chance.below(4) { add(aged: chance.below(min(25, age - 18)), to: household) }
    }

    mutating func add(aged age: Int, to household: Int) {
        let born = today.adding(days: -(age * 1461 / 4 + chance.below(364)))
        serial += 1
        guard let pesel = Pesel(birthDate: born, serial: serial % 10_000) else { return }
        residents.append(
            Resident(
                id: fresh(), pesel: pesel, surname: "Nowak\(household)", givenName: "Imię\(serial)",
                household: household))
    }

    /// The living of a household, the eldest first.
    func people(of household: Int) -> [Resident] {
        residents.filter { $0.household == household && $0.isAlive }
            .sorted { ($0.pesel.birthDate, $0.id) < ($1.pesel.birthDate, $1.id) }
    }

    /// Somebody of the town who lives and is known to the desk.
    mutating func known() -> Person? {
        let living = residents.filter { $0.isAlive && world.people[$0.id] != nil }
        return chance.pick(living).flatMap { world.people[$0.id] }
    }

    func age(of resident: Resident) -> Int {
        resident.pesel.birthDate.age(on: today)
    }

    // MARK: The desk

    /// Gives a command to the desk and checks what comes of it. True where it was done.
    @discardableResult
    mutating func act(_ command: Command, by actor: UInt64? = nil, at point: String = "boi") throws -> Bool {
        let context = Context(
            programme: programme, today: today, actor: .number(actor ?? Life.usualActor(of: command)), desk: 1,
            servicePoint: point, command: fresh())
        let name = command.name.rawValue
        do throws(Refusal) {
            let changes = try world.decide(command, in: context)
            outcomes["\(name) · done", default: 0] += 1
            take(changes)
        } catch {
            outcomes["\(name) · \(error.rule.rawValue) \(error.reason.code)", default: 0] += 1
            return false
        }
        refuseAgain(command, context)
        if let fault = ledger.faults.first { throw Broken(fault: fault, command: command, life: self) }
        return true
    }

    /// Takes in what happened, here and in the ledger.
    mutating func take(_ changes: [Change]) {
        log += changes
        for change in changes { world.evolve(change) }
        ledger.check(changes, in: world, programme, on: today)
    }

    /// The same command again brings about nothing new, but for what may be done twice: a relief used, a copy made.
    private mutating func refuseAgain(_ command: Command, _ context: Context) {
        switch command {
        case .useRelief, .copyReceipt: return
        default: break
        }
        guard let changes = try? world.decide(command, in: context), !changes.isEmpty else { return }
        ledger.faults.append("the same command again: \(changes)")
    }

    private static func usualActor(of command: Command) -> UInt64 {
        switch command {
        case .decideApplication: 2
        case .endParticipation(let end): end.kind == .annulment ? 2 : 1
        case .takePayment, .voidReceipt, .copyReceipt, .openShift, .closeShift, .explainShift: 3
        default: 1
        }
    }
}

/// What does not hold, and how to see it again.
struct Broken: Error, CustomStringConvertible {
    let fault: String
    let command: Command
    let life: Life

    var description: String {
        """
        \(fault)
        in \(life.programme.city) on \(life.today), seed \(life.seed) (OKIENKO_SEED=\(life.seed)), by \(command)
        """
    }
}
