import Domain
import Testing

@testable import Configuration

/// A desk under a city's programme with its staff: two who take applications and decide (1, 2), two cashiers (3, 4), a
/// clerk (5).
struct Office {
    var programme: Programme
    var world = World()
    private(set) var commands: UInt64 = 100
    private var applications: UInt64 = 1000

    init(_ name: String) throws {
        programme = try Repository.programme(name)
        let staff: [Set<Role>] = [
            [.clerk, .supervisor], [.clerk, .supervisor], [.cashier], [.cashier], [.clerk],
        ]
        for (index, roles) in staff.enumerated() {
            let added = AddStaff(
                staff: .number(UInt64(index + 1)), login: "staff\(index + 1)", name: "Staff \(index + 1)",
                roles: roles, passwordHash: "hash")
            world.evolve(Change(.staff(added.staff), .staff(.added(added))))
        }
    }

    @discardableResult
    mutating func act(
        _ command: Command, by actor: UInt64 = 1, on day: String = "2026-12-01", at point: String = "boi",
        desk: Int = 1
    ) throws(Refusal) -> [Change] {
        commands += 1
        let context = Context(
            programme: programme, today: .of(day), actor: .number(actor), desk: desk, servicePoint: point,
            command: .number(commands))
        let changes = try world.decide(command, in: context)
        changes.forEach { world.evolve($0) }
        return changes
    }

    mutating func submit(_ number: UInt64 = 1, _ form: ApplicationForm? = nil, on day: String = "2026-11-20")
        throws(Refusal)
    {
        let form = form ?? .complete(programme)
        try act(.submitApplication(SubmitApplication(application: .number(number), form: form)), on: day)
    }

    mutating func decide(
        _ kind: DecideApplication.Kind, of number: UInt64 = 1, reason: String = "", by actor: UInt64 = 2,
        on day: String = "2026-11-21"
    ) throws(Refusal) {
        let decision = DecideApplication(application: .number(number), decision: kind, reason: reason)
        try act(.decideApplication(decision), by: actor, on: day)
    }

    mutating func supplement(_ photo: PhotoOf, on day: String = "2026-11-20") throws(Refusal) {
        let supplement = SupplementApplication(application: .number(1), photos: [photo])
        try act(.supplementApplication(supplement), on: day)
    }

    // MARK: Several steps at once

    /// Submitted and approved on the same day.
    mutating func admit(_ form: ApplicationForm? = nil, on day: String = "2026-11-20") throws(Refusal) {
        applications += 1
        try submit(applications, form, on: day)
        if !programme.decision.onTheSpot { try decide(.approve, of: applications, on: day) }
    }

    /// A household under the programme: an adult (1), then the others with their relations.
    mutating func admit(
        household others: [(String, UInt64, String)], on day: String = "2026-11-20"
    ) throws(Refusal) {
        var form = ApplicationForm.complete(programme)
        for (born, serial, relation) in others {
            form.add(born, Int(serial), relation, programme, on: day)
        }
        try admit(form, on: day)
    }

    mutating func handOver(to person: UInt64, on day: String = "2026-11-25") throws(Refusal) {
        let command = HandOverCard(card: card(of: person), identityKind: "id-card", identityChecked: true)
        try act(.handOverCard(command), on: day)
    }

    mutating func duplicate(
        _ number: UInt64 = 1, of person: UInt64 = 1, _ ground: DuplicateGround = .lost, stated: Bool = true,
        returned: Bool = false, signedBy: UInt64? = nil, looksChanged: Bool = false, photo: PhotoRecord? = nil,
        pickup: String = "boi", on day: String = "2026-12-01"
    ) throws(Refusal) {
        let command = RequestDuplicate(
            duplicate: .number(number), card: card(of: person), ground: ground, stated: stated,
            cardReturned: returned, signedBy: signedBy.map { .number($0) }, looksChanged: looksChanged, photo: photo,
            pickupPoint: pickup)
        try act(.requestDuplicate(command), on: day)
    }

    mutating func open(_ shift: UInt64 = 1, float: Int = 100, by cashier: UInt64 = 3, on day: String = "2026-12-01")
        throws(Refusal)
    {
        try act(.openShift(OpenShift(shift: .number(shift), float: Money(grosze: float * 100))), by: cashier, on: day)
    }

    mutating func pay(
        _ receipt: UInt64 = 1, for duplicate: UInt64? = 1, zloty: Int = 20, by actor: UInt64 = 3,
        on day: String = "2026-12-01", _ change: (inout Payment) -> Void = { _ in }
    ) throws(Refusal) {
        var payment = Payment(
            payer: Payer(name: "Anna Nowak", address: "ul. Polna 3, 18-400 Łomża"), fee: Fee.duplicate,
            title: "Duplikat karty", method: .cash, duplicate: duplicate.map { .number($0) })
        change(&payment)
        let take = TakePayment(receipt: .number(receipt), payment: payment, amount: Money(grosze: zloty * 100))
        try act(.takePayment(take), by: actor, on: day)
    }

    mutating func end(
        _ people: [UInt64], _ kind: EndKind = .resignation, reason: String = "", signedBy: UInt64? = nil,
        returned: [ID<Card>] = [], successor: UInt64? = nil, by actor: UInt64 = 1, on day: String = "2026-12-01"
    ) throws(Refusal) {
        let command = EndParticipation(
            people: people.map { .number($0) }, kind: kind, reason: reason, signedBy: signedBy.map { .number($0) },
            cardsReturned: returned, successor: successor.map { .number($0) })
        try act(.endParticipation(command), by: actor, on: day)
    }

    /// Changes a person's data, from what they are.
    @discardableResult
    mutating func change(
        _ number: UInt64 = 1, wholeFamily: Bool = false, successor: UInt64? = nil, on day: String = "2026-12-01",
        _ change: (inout ChangeData) -> Void
    ) throws -> [Change] {
        let person = try #require(self.person(number))
        var command = ChangeData(
            person: person.id, details: person.details, address: person.address, contact: person.contact,
            wholeFamily: wholeFamily, successor: successor.map { .number($0) })
        change(&command)
        return try act(.changeData(command), on: day)
    }

    mutating func join(
        _ person: UInt64, to administrator: UInt64 = 1, as relation: String, on day: String = "2026-12-01"
    )
        throws(Refusal)
    {
        let command = JoinFamily(
            administrator: .number(administrator), person: .number(person), relation: relation)
        try act(.joinFamily(command), on: day)
    }

    mutating func leave(_ person: UInt64, successor: UInt64? = nil) throws(Refusal) {
        try act(
            .leaveFamily(LeaveFamily(person: .number(person), successor: successor.map { .number($0) })))
    }

    mutating func use(_ relief: String, by person: UInt64 = 1, on day: String = "2026-12-01") throws(Refusal) {
        try act(.useRelief(UseRelief(person: .number(person), relief: relief)), on: day)
    }

    // MARK: What is there

    func person(_ number: UInt64 = 1) -> Person? {
        world.people[.number(number)]
    }

    /// A person's latest card; an id that nobody has where there is none.
    func card(of person: UInt64 = 1) -> ID<Card> {
        world.cards.values.filter { $0.person == .number(person) }.max { $0.number < $1.number }?.id
            ?? ID(high: 0, low: 0)
    }

    func status(of person: UInt64 = 1) -> CardStatus? {
        world.cards[card(of: person)]?.status
    }

    func family(of person: UInt64 = 1) -> Family? {
        world.family(of: .number(person))
    }

    /// The packages in force of a person.
    func packages(of person: UInt64 = 1, on day: String) -> [String] {
        self.person(person)?.packages(inForce: programme, on: .of(day)) ?? []
    }
}

extension ApplicationForm {
    /// Puts another person on the form in the capacity that their relation and age give, with the papers that it takes.
    mutating func add(_ born: String, _ serial: Int, _ relation: String, _ programme: Programme, on day: String) {
        var applicant = Applicant.born(born, serial: serial)
        applicant.relation = relation
        let age = Day.of(born).age(on: .of(day))
        applicant.entitlement = programme.relation(relation).map { programme.capacity(of: $0, age: age) } ?? ""
        if programme.isListed(applicant, on: .of(day)) { (applicant.packages, applicant.photo) = ([], nil) }
        people.append(applicant)
        switch applicant.entitlement {
        case "student": put(.seen("student-id", of: people.count - 1, until: "2035-10-31"))
        case "foster-child" where applicant.photo != nil: put(.seen("foster-decision", of: people.count - 1))
        case "ward": put(.seen("guardianship", of: people.count - 1))
        default: break
        }
    }
}

/// What is done at a desk: `done`, or the refusal of its last act as `rule · paragraph · reason · field`. What comes
/// before a refused act stands apart from it and is itself done.
struct Scene: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let programme: String
    let expected: String
    let given, act: Steps

    typealias Steps = @Sendable (inout Office) throws -> Void

    init(
        _ description: String, in programme: String = "lomza", expect expected: String = "done", _ act: @escaping Steps
    ) {
        self.init(description, in: programme, expect: expected, given: { _ in }, when: act)
    }

    init(
        _ description: String, in programme: String = "lomza", expect expected: String, given: @escaping Steps,
        when act: @escaping Steps
    ) {
        testDescription = description
        (self.programme, self.expected) = (programme, expected)
        (self.given, self.act) = (given, act)
    }

    func run() throws {
        var office = try Office(programme)
        try given(&office)
        let before = office.commands
        do {
            try act(&office)
            #expect(expected == "done")
        } catch let refusal as Refusal {
            #expect(refusal.row == expected)
            #expect(office.commands == before + 1, "refused before its last act")
        }
    }
}
