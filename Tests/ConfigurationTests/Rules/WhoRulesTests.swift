import Domain
import Testing

@testable import Configuration

/// Who may have a card, in which capacity by age, and what an application says: a row a situation.
@Suite struct WhoRulesTests {
    // MARK: Ages

    /// What becomes of a person of a relation as they grow older: on each day in which capacity, by which rule, or why
    /// not.
    struct Timeline: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let relation, born, programme: String
        let days: [(day: String, capacity: String, expected: String)]

        init(
            _ description: String, _ relation: String, born: String, in programme: String = "lomza",
            _ days: [(String, String, String)]
        ) {
            testDescription = description
            (self.relation, self.born, self.programme, self.days) = (relation, born, programme, days)
        }
    }

    @Test(arguments: ages)
    func capacityFollowsTheAge(line: Timeline) throws {
        let programme = try Repository.programme(line.programme)
        for (day, capacity, expected) in line.days {
            var form = ApplicationForm.complete(programme)
            form.add(line.born, 2, line.relation, programme, on: day)
            let verdict = Verdict(on: form, programme: programme, today: .of(day))
            let ground = verdict.grounds.first { $0.person == 1 }.map { "\($0.rule.rawValue) · \($0.paragraph)" }
            #expect(form.people[1].entitlement == capacity, "\(day)")
            #expect(verdict.refusals.map(\.row) + [ground].compactMap { $0 } == [expected], "\(day)")
        }
    }

    static let ages = [
        Timeline(
            "R-WHO-4, R-WHO-5, R-WHO-7: a child grows up", "child", born: "2008-11-20",
            [
                ("2008-11-20", "child", "R-WHO-7 · § 3 ust. 3"),
                ("2015-11-19", "child", "R-WHO-7 · § 3 ust. 3"),
                ("2015-11-20", "child", "R-WHO-4 · § 3 ust. 2 pkt 1"),
                ("2026-11-19", "child", "R-WHO-4 · § 3 ust. 2 pkt 1"),
                ("2026-11-20", "student", "R-WHO-5 · § 3 ust. 2 pkt 2"),
                ("2034-11-19", "student", "R-WHO-5 · § 3 ust. 2 pkt 2"),
                ("2034-11-20", "student", "R-WHO-5 · § 3 ust. 2 pkt 2 · tooOld · person.1.relation"),
            ]),
        Timeline(
            "R-WHO-4, R-WHO-5, R-WHO-7: born on 29 February, older from 1 March", "adopted-child", born: "2008-02-29",
            [
                ("2015-02-28", "child", "R-WHO-7 · § 3 ust. 3"),
                ("2015-03-01", "child", "R-WHO-4 · § 3 ust. 2 pkt 1"),
                ("2016-02-29", "child", "R-WHO-4 · § 3 ust. 2 pkt 1"),
                ("2026-02-28", "child", "R-WHO-4 · § 3 ust. 2 pkt 1"),
                ("2026-03-01", "student", "R-WHO-5 · § 3 ust. 2 pkt 2"),
                ("2034-02-28", "student", "R-WHO-5 · § 3 ust. 2 pkt 2"),
                ("2034-03-01", "student", "R-WHO-5 · § 3 ust. 2 pkt 2 · tooOld · person.1.relation"),
            ]),
        Timeline(
            "R-WHO-3: in foster care until 18, then studying", "foster-child", born: "2008-11-20",
            [
                ("2026-11-19", "foster-child", "R-WHO-3 · § 3 ust. 1"),
                ("2026-11-20", "student", "R-WHO-5 · § 3 ust. 2 pkt 2"),
            ]),
        Timeline(
            "R-WHO-6: under guardianship from 18, no upper age", "ward", born: "2008-11-20",
            [
                ("2026-11-19", "ward", "R-WHO-6 · § 3 ust. 2 pkt 3 · tooYoung · person.1.relation"),
                ("2026-11-20", "ward", "R-WHO-6 · § 3 ust. 2 pkt 3"),
                ("2098-11-20", "ward", "R-WHO-6 · § 3 ust. 2 pkt 3"),
            ]),
        Timeline(
            "R-WHO-1: a spouse on the shared papers, from 18", "spouse", born: "2008-11-20",
            [
                ("2026-11-19", "", "R-WHO-4 · § 3 ust. 2 pkt 1 · needsAdult · person.1.pesel"),
                ("2026-11-20", "", "R-WHO-1 · § 3 ust. 1 pkt 1"),
            ]),
        Timeline(
            "R-WHO-4, R-WHO-7: Częstochowa knows no students", "child", born: "2008-11-20", in: "czestochowa",
            [
                ("2015-11-19", "child", "R-WHO-7 · "),
                ("2015-11-20", "child", "R-WHO-4 · "),
                ("2026-11-19", "child", "R-WHO-4 · "),
                ("2026-11-20", "child", "R-WHO-4 ·  · tooOld · person.1.relation"),
            ]),
    ]

    // MARK: Forms

    @Test(arguments: forms)
    func formsOfHouseholds(situation: Situation) throws {
        try situation.check()
    }

    static let forms =
        [
            Situation(
                "R-WHO-1: an address elsewhere",
                expect: ["R-WHO-1 · § 3 ust. 1 pkt 1 · addressElsewhere · address.city"]
            ) { $0.address.city = "Warszawa" },
            Situation("R-WHO-1: the city without its Polish letters") { $0.address.city = "LOMZA" },
            Situation(
                "R-WHO-2: an address elsewhere",
                expect: ["R-WHO-2 · § 3 ust. 1 pkt 2 · addressElsewhere · address.city"]
            ) {
                ($0.basis, $0.documents, $0.address.city) = ("residence", [.seen("tenancy")], "Piątnica")
            },
            Situation("R-WHO-3: in a care home, an adult") {
                ($0.basis, $0.documents) = ("care", [.seen("care-home")])
            },
            Situation("R-WHO-3: a child in care, for whom the home files") {
                $0.people = [.born("2014-01-01", as: "foster-child")]
                ($0.basis, $0.documents) = ("", [.seen("foster-decision", of: 0)])
            },
            Situation(
                "R-WHO-4: a child does not file in any other capacity",
                expect: ["R-WHO-4 · § 3 ust. 2 pkt 1 · notEntitled · person.pesel"]
            ) {
                $0.people = [.born("2014-01-01", as: "child")]
                $0.basis = ""
            },
            Situation(
                "R-WHO-4: a child in care does not file for others",
                expect: ["R-WHO-4 · § 3 ust. 2 pkt 1 · notEntitled · person.pesel"]
            ) {
                $0.people = [.born("2014-01-01", as: "foster-child"), .born("2015-01-01", serial: 2, as: "child")]
                ($0.basis, $0.documents) = ("", [.seen("foster-decision", of: 0)])
            },
            Situation(
                "R-WHO-7: who is listed asks for nothing",
                expect: ["R-WHO-7 · § 3 ust. 3 · noPackagesWhenListed · person.1.package.resident"]
            ) { $0.people.append(.born("2021-01-01", serial: 2, as: "child")) },
            Situation("R-WHO-7: listed, without photo and papers") {
                var child = Applicant.born("2021-01-01", serial: 2, as: "foster-child")
                (child.relation, child.packages, child.photo) = ("foster-child", [], nil)
                $0.people.append(child)
            },
            Situation(
                "R-APP-1: nobody stands twice on a form",
                expect: ["R-APP-1 · § 5 ust. 1 · personKnown · person.1.pesel"]
            ) {
                var twice = $0.people[0]
                (twice.person, twice.relation, twice.surname) = (.number(2), "spouse", "Nowak")
                $0.people.append(twice)
            },
            Situation(
                "R-APP-1: the same name and birth date twice",
                expect: ["R-APP-1 · § 5 ust. 1 · personMayBeKnown · person.1.pesel"]
            ) {
                var twin = Applicant.born("1984-03-12", serial: 2)
                (twin.surname, twin.relation) = ("KOWALSKI1", "spouse")
                $0.people.append(twin)
            },
        ] + relations

    private static let relations = [
        Situation("R-FAM-3: a spouse on a basis of their own, with its papers") {
            var spouse = Applicant.born("1990-01-01", serial: 2)
            (spouse.relation, spouse.basis) = ("spouse", "residence")
            $0.people.append(spouse)
            $0.put(.seen("tenancy", of: 1))
        },
        Situation(
            "R-DOC-2: a spouse on a basis of their own, without them",
            expect: ["R-DOC-2 · § 5 ust. 3 pkt 3 · documentMissing · document.1.residence"]
        ) {
            var spouse = Applicant.born("1990-01-01", serial: 2)
            (spouse.relation, spouse.basis) = ("spouse", "residence")
            $0.people.append(spouse)
        },
        Situation(
            "R-FAM-3: two spouses", expect: ["R-FAM-3 · § 1 pkt 4 · relationTooOften · person.2.relation"]
        ) {
            for serial in 2...3 {
                var spouse = Applicant.born("1990-01-01", serial: serial)
                spouse.relation = "spouse"
                $0.people.append(spouse)
            }
        },
        Situation(
            "R-FAM-3: no such relation", expect: ["R-FAM-3 · § 1 pkt 4 · relationUnknown · person.1.relation"]
        ) {
            $0.people.append(.born("2015-01-01", serial: 2, as: "child"))
            $0.people[1].relation = "cousin"
        },
        Situation(
            "R-FAM-3: a spouse is no child", expect: ["R-FAM-3 · § 1 pkt 4 · notEntitled · person.1.relation"]
        ) {
            $0.people.append(.born("2005-01-01", serial: 2, as: "student"))
            $0.people[1].relation = "spouse"
            $0.put(.seen("student-id", of: 1, until: "2027-10-31"))
        },
        Situation(
            "R-FAM-3: a ward is no child", expect: ["R-FAM-3 · § 1 pkt 4 · notEntitled · person.1.relation"]
        ) {
            $0.people.append(.born("2015-01-01", serial: 2, as: "child"))
            $0.people[1].relation = "ward"
        },
    ]

    // MARK: Acts

    @Test(arguments: acceptance)
    func acts(scene: Scene) throws {
        try scene.run()
    }

    static let acceptance = [
        Scene("R-WHO-8: the acceptance is kept with its day and version") { office in
            try office.submit()
            #expect(office.person()?.accepted == .of("2026-11-20"))
            let statement = office.world.applications[.number(1)]?.form.statements.first { $0.id == "regulation" }
            #expect(statement?.version == "2024-05-06")
        },
        Scene("R-WHO-7: a listed child that left with its parent comes back with them") { office in
            try office.admit(household: [("2022-05-05", 2, "child")])
            try office.end([1, 2], signedBy: 1)
            try office.admit(household: [("2022-05-05", 2, "child")], on: "2027-03-01")
            #expect(office.family(of: 2)?.administrator == .number(1) && office.person(2)?.end == nil)
            try office.use("museum", by: 2, on: "2027-03-02")
        },
        Scene("R-APP-1: word goes by e-mail, by SMS where only a mobile is known") { _ in
            #expect(Contact(email: "anna@poczta.pl", phone: "600100200").channel == .email)
            #expect(Contact(phone: "600100200").channel == .sms)
            #expect(Contact().channel == nil)
        },
        Scene("R-APP-3: the time runs from the day on which it was sent") { office in
            var form = ApplicationForm.complete(office.programme)
            form.electronic = ElectronicOrigin(reference: "E-1", sent: .of("2026-11-02"))
            try office.submit(1, form, on: "2026-11-20")
            #expect(office.world.applications[.number(1)]?.deadline == .of("2026-12-02"))
        },
        Scene("R-APP-3: it is judged by that day: ZAP-3 sent in March") { office in
            var form = ApplicationForm.complete(office.programme)
            form.documents = [.seen("zap-3", evidence: "upo", reference: "A1234567")]
            form.electronic = ElectronicOrigin(reference: "E-1", sent: .of("2027-03-31"))
            try office.submit(1, form, on: "2027-04-02")
            try office.decide(.approve, on: "2027-04-03")
        },
        Scene("R-APP-3: not sent tomorrow", expect: "R-APP-3 · § 5 ust. 4 · future · electronic.sent") { office in
            var form = ApplicationForm.complete(office.programme)
            form.electronic = ElectronicOrigin(reference: "E-1", sent: .of("2026-11-21"))
            try office.submit(1, form)
        },
        Scene("R-APP-3: who entered what was sent may decide it") { office in
            var form = ApplicationForm.complete(office.programme)
            form.electronic = ElectronicOrigin(reference: "E-1", sent: .of("2026-11-02"))
            try office.submit(1, form)
            try office.decide(.approve, by: 1)
        },
        Scene("R-APP-5: one visit: approved and the card ready at once", in: "czestochowa") { office in
            try office.submit()
            #expect(office.world.applications[.number(1)]?.status == .approved)
            #expect(office.status() == .ready)
            #expect(office.packages(on: "2126-01-01") == ["resident"])
            try office.handOver(to: 1, on: "2026-11-20")
        },
        Scene(
            "R-APP-5: nothing is left of a visit that a rule refuses", in: "czestochowa",
            expect: "R-APP-5 ·  · documentMissing · document.identity"
        ) { office in
            var form = ApplicationForm.complete(office.programme)
            form.documents = []
            do { try office.submit(1, form) } catch {
                #expect(office.world.people.isEmpty && office.world.applications.isEmpty)
                throw error
            }
        },
        Scene("R-APP-6: the form and its attachments have versions") { office in
            #expect(office.programme.patterns == Patterns(form: "2024-05-06", attachments: "2024-05-06"))
        },
        Scene("R-APP-2: undecided until somebody decides, also after the last day") { office in
            try office.submit()
            #expect(office.world.applications[.number(1)]?.age(on: .of("2026-12-21")) == 31)
            try office.decide(.approve, on: "2026-12-21")
        },
        Scene("R-APP-2: a supplement is called for again on a later day") { office in
            try office.submit()
            try office.decide(.callForSupplement, reason: "PIT nieczytelny", on: "2026-11-21")
            try office.decide(.callForSupplement, reason: "PIT nieczytelny", on: "2026-11-25")
            #expect(office.world.applications[.number(1)]?.supplementUntil == .of("2026-12-02"))
        },
        Scene("R-DOC-6: what is there already is no supplement", expect: "R-DOC-6 · § 5 ust. 3 · notChanged · -") {
            office in
            try office.submit()
            try office.supplement(PhotoOf(person: 0, photo: PhotoRecord(hash: "cc")))
        } when: { office in
            try office.supplement(PhotoOf(person: 0, photo: PhotoRecord(hash: "cc")))
        },
        Scene("R-APP-2: once a day", expect: "R-APP-2 · § 5 ust. 7 · notChanged · reason") { office in
            try office.submit()
            try office.decide(.callForSupplement, reason: "PIT nieczytelny")
        } when: { office in
            try office.decide(.callForSupplement, reason: "PIT  nieczytelny")
        },
        Scene(
            "R-APP-2: decided once", expect: "R-APP-2 · § 5 ust. 7 · alreadyDecided · application"
        ) { office in
            try office.submit()
            try office.decide(.refuse, reason: "nie mieszka tu")
        } when: { office in
            try office.decide(.approve)
        },
    ]
}
