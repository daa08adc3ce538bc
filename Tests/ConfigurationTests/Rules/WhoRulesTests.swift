import Domain
import Testing

@testable import Configuration

/// Who may have a card, in which capacity by age, and what an application says: a row a situation.
@Suite struct WhoRulesTests {
    // MARK: Ages

    /// A person of a relation, born on a day, on a form handed in on another: in which capacity, by which rule, or why
    /// not.
    struct AgeRow: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let relation: String
        let born: String
        var today = "2026-11-20"
        var programme = "lomza"
        let capacity: String
        let expected: String

        init(
            _ description: String, _ relation: String, born: String, on today: String = "2026-11-20",
            in programme: String = "lomza", _ capacity: String, _ expected: String
        ) {
            testDescription = "\(description) (\(relation), \(born), \(today))"
            (self.relation, self.born, self.today, self.programme) = (relation, born, today, programme)
            (self.capacity, self.expected) = (capacity, expected)
        }
    }

    @Test(arguments: ages)
    func capacityFollowsTheAge(row: AgeRow) throws {
        let programme = try Repository.programme(row.programme)
        var form = ApplicationForm.complete(programme)
        form.add(row.born, 2, row.relation, programme, on: row.today)
        let verdict = Verdict(on: form, programme: programme, today: .of(row.today))
        #expect(form.people[1].entitlement == row.capacity)
        let ground = verdict.grounds.first { $0.person == 1 }.map { "\($0.rule.rawValue) · \($0.paragraph)" }
        #expect((verdict.refusals.map(\.row) + [ground].compactMap { $0 }) == [row.expected])
    }

    static let ages =
        [
            AgeRow("R-WHO-7: the day before 7", "child", born: "2019-11-21", "child", "R-WHO-7 · § 3 ust. 3"),
            AgeRow("R-WHO-4: the 7th birthday", "child", born: "2019-11-20", "child", "R-WHO-4 · § 3 ust. 2 pkt 1"),
            AgeRow("R-WHO-4: the day after", "child", born: "2019-11-19", "child", "R-WHO-4 · § 3 ust. 2 pkt 1"),
            AgeRow("R-WHO-7: six years", "child", born: "2020-11-20", "child", "R-WHO-7 · § 3 ust. 3"),
            AgeRow("R-WHO-7: born today", "child", born: "2026-11-20", "child", "R-WHO-7 · § 3 ust. 3"),
            AgeRow("R-WHO-4: the day before 18", "child", born: "2008-11-21", "child", "R-WHO-4 · § 3 ust. 2 pkt 1"),
            AgeRow("R-WHO-5: the 18th birthday", "child", born: "2008-11-20", "student", "R-WHO-5 · § 3 ust. 2 pkt 2"),
            AgeRow("R-WHO-5: the day after", "child", born: "2008-11-19", "student", "R-WHO-5 · § 3 ust. 2 pkt 2"),
            AgeRow("R-WHO-5: twenty-five", "child", born: "2001-11-20", "student", "R-WHO-5 · § 3 ust. 2 pkt 2"),
            AgeRow("R-WHO-5: the day before 26", "child", born: "2000-11-21", "student", "R-WHO-5 · § 3 ust. 2 pkt 2"),
            AgeRow(
                "R-WHO-5: the 26th birthday", "child", born: "2000-11-20", "student",
                "R-WHO-5 · § 3 ust. 2 pkt 2 · tooOld · person.1.relation"),
            AgeRow(
                "R-WHO-5: the day after it", "adopted-child", born: "2000-11-19", "student",
                "R-WHO-5 · § 3 ust. 2 pkt 2 · tooOld · person.1.relation"),
        ] + leapDays + others

    private static let leapDays = [
        AgeRow(
            "R-WHO-7: 29 February, not 7 on the 28th", "child", born: "2020-02-29", on: "2027-02-28", "child",
            "R-WHO-7 · § 3 ust. 3"),
        AgeRow(
            "R-WHO-4: 29 February, 7 on 1 March", "child", born: "2020-02-29", on: "2027-03-01", "child",
            "R-WHO-4 · § 3 ust. 2 pkt 1"),
        AgeRow(
            "R-WHO-4: 29 February, not 18 on the 28th", "child", born: "2008-02-29", on: "2026-02-28", "child",
            "R-WHO-4 · § 3 ust. 2 pkt 1"),
        AgeRow(
            "R-WHO-5: 29 February, 18 on 1 March", "child", born: "2008-02-29", on: "2026-03-01", "student",
            "R-WHO-5 · § 3 ust. 2 pkt 2"),
        AgeRow(
            "R-WHO-5: 29 February, not 26 on the 28th", "child", born: "2000-02-29", on: "2026-02-28", "student",
            "R-WHO-5 · § 3 ust. 2 pkt 2"),
        AgeRow(
            "R-WHO-5: 29 February, 26 on 1 March", "child", born: "2000-02-29", on: "2026-03-01", "student",
            "R-WHO-5 · § 3 ust. 2 pkt 2 · tooOld · person.1.relation"),
        AgeRow(
            "R-WHO-4: 29 February, 8 on the 29th", "child", born: "2020-02-29", on: "2028-02-29", "child",
            "R-WHO-4 · § 3 ust. 2 pkt 1"),
    ]

    private static let others = [
        AgeRow(
            "R-WHO-3: in foster care", "foster-child", born: "2014-11-20", "foster-child", "R-WHO-3 · § 3 ust. 1"),
        AgeRow(
            "R-WHO-5: out of foster care, studying", "foster-child", born: "2008-11-20", "student",
            "R-WHO-5 · § 3 ust. 2 pkt 2"),
        AgeRow("R-WHO-6: no upper age", "ward", born: "1936-01-01", "ward", "R-WHO-6 · § 3 ust. 2 pkt 3"),
        AgeRow(
            "R-WHO-6: not below 18", "ward", born: "2008-11-21", "ward",
            "R-WHO-6 · § 3 ust. 2 pkt 3 · tooYoung · person.1.relation"),
        AgeRow(
            "R-WHO-1: a spouse on the shared papers", "spouse", born: "1990-01-01", "", "R-WHO-1 · § 3 ust. 1 pkt 1"),
        AgeRow(
            "R-WHO-1: no spouse below 18", "spouse", born: "2008-11-21", "",
            "R-WHO-4 · § 3 ust. 2 pkt 1 · needsAdult · person.1.pesel"),
        AgeRow(
            "R-WHO-7: in Częstochowa as well", "child", born: "2019-11-21", in: "czestochowa", "child", "R-WHO-7 · "),
        AgeRow("R-WHO-4: Częstochowa, 7", "child", born: "2019-11-20", in: "czestochowa", "child", "R-WHO-4 · "),
        AgeRow("R-WHO-4: Częstochowa, 17", "child", born: "2008-11-21", in: "czestochowa", "child", "R-WHO-4 · "),
        AgeRow(
            "R-WHO-4: Częstochowa knows no students", "child", born: "2008-11-20", in: "czestochowa", "child",
            "R-WHO-4 ·  · tooOld · person.1.relation"),
    ]

    // MARK: Forms

    @Test(arguments: forms)
    func formsOfHouseholds(situation: Situation) throws {
        let lomza = try Repository.programme("lomza")
        var form = ApplicationForm.complete(lomza)
        situation.change(&form)
        let verdict = Verdict(on: form, programme: lomza, today: .of(situation.today))
        #expect(verdict.refusals.map(\.row) == situation.expected)
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
