import Domain
import Testing

@testable import Configuration

/// Acts under a city's programme: submission, decision, hand-over.
@Suite struct ProgrammeDecideTests {
    @Test(
        "R-APP-2: decided within 30 days, § 5 ust. 7",
        arguments: [
            ("2026-11-20", "2026-12-20"), ("2027-01-31", "2027-03-02"), ("2028-01-31", "2028-03-01"),
            ("2027-03-31", "2027-04-30"), ("2026-12-15", "2027-01-14"),
        ])
    func deadline(submitted: String, deadline: String) throws {
        var office = try Office("lomza")
        var form = ApplicationForm.complete(office.programme)
        form.documents = [.seen("pit", evidence: "stamp")]
        try office.submit(1, form, on: submitted)
        #expect(office.world.applications[.number(1)]?.deadline.iso == deadline)
        #expect(office.world.applications[.number(1)]?.number == "Ł/1/\(submitted.prefix(4))/000001")
    }

    @Test(
        "R-PKG-1: the resident trait lasts a year, § 7",
        arguments: [("2026-11-21", "2027-11-21"), ("2028-02-29", "2029-02-28"), ("2027-02-28", "2028-02-28")])
    func grant(verified: String, until: String) throws {
        var office = try Office("lomza")
        try office.submit(on: verified)
        try office.decide(.approve, on: verified)
        let grant = try #require(office.world.people[.number(1)]?.grants.first)
        #expect(grant.until?.iso == until)
        #expect(grant.isValid(on: .of(until)) && !grant.isValid(on: .of(until).adding(days: 1)))
    }

    @Test("R-PKG-2: the senior trait has no end, § 7") func senior() throws {
        var office = try Office("lomza")
        var form = ApplicationForm.complete(office.programme)
        form.born("1950-01-01")
        form.people[0].packages = ["resident", "senior"]
        try office.submit(1, form)
        try office.decide(.approve)
        #expect(office.world.people[.number(1)]?.grants.map(\.until) == [.of("2027-11-21"), nil])
    }

    @Test("Four eyes are the city's to ask for") func fourEyes() throws {
        var lomza = try Office("lomza")
        try lomza.submit()
        #expect(throws: Refusal(rule: .office, paragraph: "", reason: .ownApplication)) {
            try lomza.decide(.approve, by: 1)
        }
        try lomza.decide(.approve, by: 2)

        var czestochowa = try Office("czestochowa")
        try czestochowa.submit()
        #expect(czestochowa.world.cards.count == 1)
    }

    @Test("A supplement is called for with a reason and a day") func supplement() throws {
        var office = try Office("lomza")
        try office.submit()
        #expect(throws: Refusal(rule: .deadline, paragraph: "§ 5 ust. 7", field: "reason", reason: .reasonMissing)) {
            try office.decide(.callForSupplement, reason: "  ")
        }
        let call = DecideApplication(application: .number(1), decision: .callForSupplement, reason: "PIT nieczytelny")
        let changes = try office.act(.decideApplication(call), by: 2, on: "2028-02-25")
        guard case .application(.supplementCalled(let called)) = changes.first?.event else {
            Issue.record("no call: \(changes)")
            return
        }
        #expect(called.until?.iso == "2028-03-03")
        #expect(office.world.applications[.number(1)]?.status == .supplement)
    }

    // MARK: Duplicates

    @Test("A person is entered once, by whatever path") func duplicates() throws {
        var office = try Office("lomza")
        try office.submit()
        var again = ApplicationForm.complete(office.programme)
        #expect(throws: refusal(.alreadyOpen(number: "Ł/1/2026/000001"))) { try office.submit(2, again) }
        again.people[0].person = .number(9)
        again.people[0].surname = "Nowak"
        #expect(throws: refusal(.personKnown(surname: "Kowalski1", givenName: "Łukasz"))) {
            try office.submit(2, again)
        }
        again.people[0] = .born("1984-03-12", serial: 77)
        again.people[0].surname = "KOWALSKI1"
        again.people[0].givenName = "lukasz"
        #expect(throws: refusal(.personMayBeKnown(surname: "Kowalski1", givenName: "Łukasz"))) {
            try office.submit(2, again)
        }
        again.people[0].confirmedDifferent = true
        try office.submit(2, again)
        #expect(office.world.people.count == 2)
        #expect(office.world.applications[.number(2)]?.number == "Ł/1/2026/000002")
    }

    private func refusal(_ reason: Reason) -> Refusal {
        Refusal(rule: .complete, paragraph: "§ 5 ust. 1", field: "person.pesel", reason: reason)
    }

    // MARK: Hand-over

    static let handOvers: [(HandOver, String?)] = [
        (HandOver(), nil),
        (HandOver(kind: "mdowod"), nil),
        (HandOver(checked: false), "R-CRD-2 · § 6 ust. 4–5 · identityUnchecked · identity.checked"),
        (HandOver(kind: "library-card"), "R-CRD-2 · § 6 ust. 4–5 · notAChoice · identity.kind"),
        (HandOver(day: "2027-11-22"), "R-CRD-1 · § 6 ust. 3 · packageNeeds · card"),
        (HandOver(day: "2027-11-21"), nil),
        (HandOver(by: AuthorisedPerson(name: "Anna Nowak", authorisationSeen: true)), nil),
        (
            HandOver(by: AuthorisedPerson(name: "Anna Nowak", authorisationSeen: false)),
            "R-CRD-2 · § 6 ust. 4–5 · authorisationMissing · authorised.seen"
        ),
        (
            HandOver(by: AuthorisedPerson(name: " ", authorisationSeen: true)),
            "R-CRD-2 · § 6 ust. 4–5 · required · authorised.name"
        ),
    ]

    struct HandOver: Sendable {
        var kind = "id-card"
        var checked = true
        var day = "2026-11-25"
        var by: AuthorisedPerson?
    }

    @Test("R-CRD-1, R-CRD-2: who gets a card", arguments: handOvers)
    func handOver(_ handOver: HandOver, expected: String?) throws {
        var office = try Office("lomza")
        try office.submit()
        try office.decide(.approve)
        let card = try #require(office.world.cards.values.first)
        #expect(card.number == "6218000100000012")
        let command = HandOverCard(
            card: card.id, identityKind: handOver.kind, identityChecked: handOver.checked, authorised: handOver.by)
        do throws(Refusal) {
            try office.act(.handOverCard(command), on: handOver.day)
            #expect(expected == nil)
            #expect(office.world.cards[card.id]?.status == .active)
        } catch {
            #expect(error.row == expected)
        }
    }

    @Test("R-CRD-2: a card is handed over once") func handOverTwice() throws {
        var office = try Office("lomza")
        try office.submit()
        try office.decide(.approve)
        let card = try #require(office.world.cards.values.first)
        let command = Command.handOverCard(HandOverCard(card: card.id, identityKind: "passport", identityChecked: true))
        try office.act(command, on: "2026-11-25")
        #expect(throws: Refusal(rule: .pickup, paragraph: "§ 6 ust. 4–5", field: "card", reason: .cardNotReady)) {
            try office.act(command, on: "2026-11-25")
        }
    }
}
