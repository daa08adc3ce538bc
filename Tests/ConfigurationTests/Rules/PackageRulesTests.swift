import Domain
import Testing

@testable import Configuration

/// Packages, papers and reliefs: a row a situation.
@Suite struct PackageRulesTests {
    @Test(arguments: forms)
    func packagesOfAForm(situation: Situation) throws {
        try situation.check()
    }

    static let forms = [
        Situation("R-PKG-3: listed children count") { form in
            form.family(["2015-01-01 child", "2021-01-01 child", "2024-01-01 child"])
        },
        Situation("R-PKG-3: students below 26 count") { form in
            form.family(["2000-11-21 student", "2004-01-01 student", "2015-01-01 child"])
        },
        Situation(
            "R-PKG-3: a student without a valid ID does not apply",
            expect: ["R-DOC-4 · § 3 ust. 2 pkt 2 · documentMissing · document.1.study"]
        ) { form in
            form.family(["2004-01-01 student", "2014-01-01 child", "2015-01-01 child"])
            form.documents.removeAll { $0.document == "student-id" }
        },
        Situation("R-PKG-3: a child in foster care counts") { form in
            form.family(["2014-01-01 foster-child", "2014-01-01 child", "2015-01-01 child"])
            form.put(.seen("foster-decision", of: 1))
        },
        Situation(
            "R-PKG-3: two children",
            expect: [
                "R-PKG-3 · § 7 Pakiet Łomżyńskiej Dużej Rodziny ust. 1–2 · childrenTooFew · package.large-family"
            ]
        ) { $0.family(["2014-01-01 child", "2021-01-01 child"]) },
        Situation(
            "R-PKG-7: no such package", expect: ["R-APP-1 · § 5 ust. 1 · packageUnknown · package.cyclist"]
        ) { $0.people[0].packages.append("cyclist") },
        Situation(
            "R-PKG-1: nothing asked for", expect: ["R-APP-1 · § 5 ust. 1 · nothingAsked · person.keeps"]
        ) {
            $0.people[0].packages = []
            $0.documents = []
        },
        Situation("R-PKG-4: who only files for others holds the resident package, and shows no papers") {
            $0.people[0].packages = []
            $0.people[0].holds = ["resident"]
            $0.people[0].photo = nil
            $0.people.append(.born("2014-01-01", serial: 2, as: "child"))
            $0.documents = []
        },
        Situation(
            "R-WHO-4: who only files for others is of age",
            expect: ["R-WHO-4 · § 3 ust. 2 pkt 1 · needsAdult · person.pesel"]
        ) {
            $0.people = [.born("2009-01-01"), .born("2014-01-01", serial: 2, as: "child")]
            $0.people[0].packages = []
            $0.people[0].holds = ["resident"]
            $0.documents = []
        },
        Situation(
            "R-PHO-2: a warning is taken over with a reason only",
            expect: ["R-PHO-1 · § 5 ust. 3 pkt 1 · reasonMissing · photo"]
        ) { $0.people[0].photo = PhotoRecord(hash: "aa", warnings: ["photo.face"]) },
        Situation("R-PHO-2: with a reason") {
            $0.people[0].photo = PhotoRecord(
                hash: "aa", warnings: ["photo.face"], reason: "chustka z powodów wyznaniowych")
        },
    ]

    @Test("R-DOC-6: an expired student ID is refused with its day") func expiredStudentID() throws {
        let lomza = try Repository.programme("lomza")
        var form = ApplicationForm.complete(lomza)
        form.people.append(.born("2004-01-01", serial: 2, as: "student"))
        form.put(.seen("student-id", of: 1, until: "2026-10-31"))
        let verdict = Verdict(on: form, programme: lomza, today: .of("2026-11-20"))
        #expect(verdict.refusals.map(\.reason) == [.documentExpired("student-id", on: .of("2026-10-31"))])
    }

    // MARK: What is granted

    @Test(arguments: grants + renewals + others + reliefs + earlierCards)
    func acts(scene: Scene) throws {
        try scene.run()
    }

    static let grants = [
        Scene("R-PKG-1: a child gets it on the parent's verification") { office in
            try office.admit(household: [("2015-05-05", 2, "child")])
            #expect(office.packages(of: 2, on: "2027-11-20") == ["resident"])
            #expect(office.packages(of: 2, on: "2027-11-21") == [])
        },
        Scene("R-PKG-1: a child's ends on the day before it is 18") { office in
            try office.admit(household: [("2009-03-01", 2, "child")])
            let grant = office.person(2)?.grants.first
            #expect(grant?.until == .of("2027-02-28") && grant?.endsWith == "child")
            #expect(grant?.paragraph == "§ 3 ust. 2 pkt 1")
        },
        Scene("R-PKG-1: a student's on the day before they are 26") { office in
            try office.admit(household: [("2001-02-28", 2, "child")])
            let grant = office.person(2)?.grants.first
            #expect(grant?.until == .of("2027-02-27") && grant?.endsWith == "student")
        },
        Scene("R-PKG-1: born on 29 February: the 28th is the last day") { office in
            try office.admit(household: [("2008-02-29", 2, "child")], on: "2025-12-01")
            #expect(office.person(2)?.grants.first?.until == .of("2026-02-28"))
        },
        Scene("R-DOC-4: the ID's last day is the day by which it is looked at again") { office in
            var form = ApplicationForm.complete(office.programme)
            form.add("2004-05-05", 2, "child", office.programme, on: "2026-11-20")
            form.put(.seen("student-id", of: 1, until: "2027-03-31"))
            try office.admit(form)
            #expect(office.person(2)?.grants.first?.checkBy == .of("2027-03-31"))
            #expect(office.person(2)?.grants.first?.until == .of("2027-11-20"))
            #expect(office.person(1)?.grants.first?.checkBy == nil)
        },
        Scene("R-PKG-3: a large family that rests on a student is looked at with their ID") { office in
            var form = ApplicationForm.complete(office.programme)
            form.family(["2004-01-01 student", "2014-01-01 child", "2015-01-01 child"])
            form.put(.seen("student-id", of: 1, until: "2027-03-31"))
            try office.admit(form)
            let grants = office.person(1)?.grants.map { "\($0.package) \($0.checkBy?.iso ?? "-")" }
            #expect(grants == ["resident -", "large-family 2027-03-31"])
        },
        Scene("R-PKG-3: one of four children need not be a student") { office in
            var form = ApplicationForm.complete(office.programme)
            form.family(["2004-01-01 student", "2014-01-01 child", "2015-01-01 child", "2016-01-01 child"])
            try office.admit(form)
            #expect(office.person(1)?.lastGrant(of: "large-family")?.checkBy == nil)
        },
        Scene("R-WHO-4: who came of age before the approval is granted nothing") { office in
            var form = ApplicationForm.complete(office.programme)
            form.add("2008-11-25", 2, "child", office.programme, on: "2026-11-20")
            try office.submit(1, form)
            try office.decide(.approve, on: "2026-11-25")
            #expect(office.person(2)?.grants == [] && office.world.cards.count == 1)
        },
        Scene("R-WHO-4: the day before, they are") { office in
            var form = ApplicationForm.complete(office.programme)
            form.add("2008-11-25", 2, "child", office.programme, on: "2026-11-20")
            try office.submit(1, form)
            try office.decide(.approve, on: "2026-11-24")
            #expect(office.packages(of: 2, on: "2026-11-24") == ["resident"] && office.world.cards.count == 2)
        },
    ]

    static let renewals = [
        Scene("R-PKG-6: renewed early, it holds a year from the renewal; the card stays") { office in
            try office.admit()
            try office.handOver(to: 1)
            try office.admit(on: "2027-10-01")
            #expect(office.packages(on: "2028-10-01") == ["resident"])
            #expect(office.world.cards.count == 1)
        },
        Scene("R-PKG-6: renewed on the last day, without a gap") { office in
            try office.admit()
            try office.admit(on: "2027-11-20")
            #expect(office.person()?.lastGrant(of: "resident")?.until == .of("2028-11-20"))
        },
        Scene("R-PKG-6: renewed late, with one; the card works again") { office in
            try office.admit()
            try office.handOver(to: 1)
            try office.admit(on: "2028-01-10")
            let days = ["2027-11-20", "2027-11-21", "2028-01-09", "2028-01-10"]
            #expect(days.map { office.packages(on: $0) } == [["resident"], [], [], ["resident"]])
            let card = try #require(office.world.cards[office.card()])
            let views = days.map { office.world.partnerView(of: card, office.programme, on: .of($0)).isValid }
            #expect(views == [true, false, false, true])
        },
        Scene("R-PKG-2: senior is granted once, also where it is asked for again") { office in
            try office.admitSingle(1, born: "1950-05-05") { $0.people[0].packages = ["resident", "senior"] }
            try office.admitSingle(1, born: "1950-05-05", on: "2027-11-01") {
                $0.people[0].packages = ["resident", "senior"]
            }
            #expect(office.person()?.grants.map(\.package) == ["resident", "senior", "resident"])
        },
        Scene("R-PKG-4: senior rests while the resident package is not renewed, and is there again with it") { office in
            try office.admitSingle(1, born: "1950-05-05") { $0.people[0].packages = ["resident", "senior"] }
            #expect(office.packages(on: "2027-11-20") == ["resident", "senior"])
            #expect(office.packages(on: "2027-11-21") == [])
            try office.admitSingle(1, born: "1950-05-05", on: "2028-01-10")
            #expect(office.packages(on: "2028-01-10") == ["resident", "senior"])
        },
        Scene(
            "R-PKG-4: a relief of a senior whose resident package ran out",
            expect: "R-PKG-9 · § 6 ust. 9, 13 · reliefNotHeld · relief"
        ) { office in
            try office.admitSingle(1, born: "1950-05-05") { $0.people[0].packages = ["resident", "senior"] }
        } when: { office in
            try office.use("bus-senior", on: "2027-11-21")
        },
        Scene(
            "R-PKG-4: a package that is not held is not taken for held",
            expect: "R-PKG-4 · § 1 pkt 11 · packageNotHeld · person.pesel"
        ) { office in
            try office.admitSingle(1, born: "1950-05-05")
        } when: { office in
            try office.admitSenior(1, born: "1950-05-05", on: "2027-11-21")
        },
        Scene(
            "R-PKG-4: who files for a child holds the resident package",
            expect: "R-PKG-4 · § 1 pkt 11 · packageNotHeld · person.pesel"
        ) { office in
            try office.admitSingle(1, born: "1950-05-05") { $0.people[0].packages = ["resident", "senior"] }
        } when: { office in
            try office.admitSingle(1, born: "1950-05-05", on: "2027-12-01") { form in
                form.people[0].packages = []
                form.people[0].holds = ["senior"]
                form.people.append(.born("2014-01-01", serial: 2, as: "child"))
                form.documents = []
            }
        },
        Scene("R-PKG-6: what is known is filled in: senior is kept, the resident package asked for") { office in
            try office.admitSingle(1, born: "1950-05-05") { $0.people[0].packages = ["resident", "senior"] }
            var draft = Draft(
                application: .number(2), command: .number(2), person: .number(2),
                opened: Instant(milliseconds: 0, offset: 60))
            let person = try #require(office.person())
            draft.take(over: person, programme: office.programme, today: .of("2028-01-10"))
            let form = IntakeReading(draft, programme: office.programme, today: .of("2028-01-10")).form
            #expect(form.people[0].packages == ["resident"] && form.people[0].holds == [])
        },
    ]

    static let others = [
        Scene("R-PKG-7: a package of another length and needs, without a change of code") { office in
            office.programme.packages.append(
                Package(
                    id: "cyclist", label: LocalText(polish: "Rowerzysta", english: "Cyclist"), trait: "cyclist",
                    rule: .otherPackages, paragraph: "§ 8 ust. 4", age: AgeRange(from: 16, below: 67), children: nil,
                    lasts: .months(6), needs: ["resident"]))
            try office.admitSingle(1) { $0.people[0].packages = ["resident", "cyclist"] }
            #expect(office.packages(on: "2027-05-20") == ["resident", "cyclist"])
            #expect(office.packages(on: "2027-05-21") == ["resident"])
        },
        Scene("R-PKG-7: it is offered to whom it fits") { office in
            var form = ApplicationForm.complete(office.programme)
            let programme = office.programme
            let offers = { (form: ApplicationForm, index: Int) in
                programme.offers(for: index, of: form, on: .of("2026-11-20")).map(\.id)
            }
            #expect(offers(form, 0) == [])
            form.born("1966-11-20")
            #expect(offers(form, 0) == ["senior"])
            form.people[0].holds = ["senior"]
            #expect(offers(form, 0) == [])
            form.family(["2014-01-01 child", "2015-01-01 child", "2022-01-01 child"])
            form.people[0].packages = ["resident"]
            #expect((0...3).map { offers(form, $0) } == [["large-family"], ["large-family"], ["large-family"], []])
        },
    ]

    static let reliefs = [
        Scene("R-PKG-9: the reliefs of the packages in force") { office in
            try office.admitSingle(1, born: "1950-05-05") { $0.people[0].packages = ["resident", "senior"] }
            let person = try #require(office.person())
            let (world, programme) = (office.world, office.programme)
            let ids = { (day: String) in
                world.reliefs(of: person, programme, on: .of(day)).map(\.relief.id)
            }
            #expect(ids("2026-12-01") == ["pool", "pool-free", "museum", "bus-senior"])
            #expect(ids("2027-11-21") == [])
        },
        Scene("R-PKG-9: the city ends one", expect: "R-PKG-9 · § 6 ust. 9, 13 · reliefNotInForce · relief") { office in
            try office.admit()
            for index in office.programme.reliefs.indices { office.programme.reliefs[index].until = .of("2026-11-30") }
            try office.use("museum", on: "2026-11-30")
        } when: { office in
            try office.use("museum", on: "2026-12-01")
        },
        Scene("R-PKG-9: no such relief", expect: "R-PKG-9 · § 6 ust. 9, 13 · reliefUnknown · relief") { office in
            try office.admit()
        } when: { office in
            try office.use("zoo")
        },
        Scene("R-PKG-9: free entries of a month", expect: "R-PKG-9 · § 6 ust. 9, 13 · reliefUsedUp · relief") {
            office in
            try office.admitSingle(1, born: "1950-05-05") { $0.people[0].packages = ["resident", "senior"] }
            for day in 1...4 { try office.use("pool-free", on: "2026-12-0\(day)") }
            try office.use("pool-free", on: "2027-01-01")
        } when: { office in
            try office.use("pool-free", on: "2026-12-31")
        },
        Scene("R-PKG-5: two of one partner on a day", expect: "R-PKG-5 · § 6 ust. 11–12 · reliefsDoNotAdd · relief") {
            office in
            try office.admitSingle(1, born: "1950-05-05") { $0.people[0].packages = ["resident", "senior"] }
            try office.use("museum")
            try office.use("pool")
        } when: { office in
            try office.use("pool-free")
        },
        Scene("R-PKG-5: the next day, or where the partner says so") { office in
            try office.admitSingle(1, born: "1950-05-05") { $0.people[0].packages = ["resident", "senior"] }
            try office.use("pool", on: "2026-12-01")
            try office.use("pool-free", on: "2026-12-02")
            for index in office.programme.reliefs.indices { office.programme.reliefs[index].addsUp = true }
            try office.use("pool", on: "2026-12-02")
        },
        Scene("R-WHO-7: a listed child has the reliefs of the administrator's account") { office in
            try office.admit(household: [("2022-05-05", 2, "child")])
            try office.use("pool", by: 2)
        },
        Scene(
            "R-WHO-7: not once they run out", expect: "R-PKG-9 · § 6 ust. 9, 13 · reliefNotHeld · relief"
        ) { office in
            try office.admit(household: [("2022-05-05", 2, "child")])
        } when: { office in
            try office.use("pool", by: 2, on: "2027-11-21")
        },
        Scene(
            "R-WHO-7: nor from 7 on", expect: "R-PKG-9 · § 6 ust. 9, 13 · reliefNotHeld · relief"
        ) { office in
            try office.admit(household: [("2019-12-31", 2, "child")])
            try office.use("pool", by: 2, on: "2026-12-30")
        } when: { office in
            try office.use("pool", by: 2, on: "2026-12-31")
        },
    ]

    static let earlierCards = [
        Scene("R-PKG-8: an earlier card is taken over and its package asked for", in: "czestochowa") { office in
            try office.takeOver("senior", born: "1950-05-05")
            #expect(office.packages(on: "2026-12-01") == [])
            var draft = Draft(
                application: .number(2), command: .number(2), person: .number(2),
                opened: Instant(milliseconds: 0, offset: 60))
            let person = try #require(office.person())
            draft.take(over: person, programme: office.programme, today: .of("2026-12-01"))
            let form = IntakeReading(draft, programme: office.programme, today: .of("2026-12-01")).form
            #expect(form.people[0].packages == ["resident", "senior"])
        },
        Scene("R-PKG-8: too young for a senior's", in: "czestochowa", expect: "R-PKG-8 ·  · tooYoung · birth_date") {
            try $0.takeOver("senior", born: "1966-12-02")
        },
        Scene("R-PKG-8: not twice", in: "czestochowa", expect: "R-PKG-8 ·  · notChanged · number") { office in
            try office.takeOver("library", born: "1990-12-02")
        } when: { office in
            try office.takeOver("library", born: "1990-12-02")
        },
        Scene("R-PKG-8: expired", in: "czestochowa", expect: "R-PKG-8 ·  · earlierCardExpired · valid_until") {
            try $0.takeOver("library", born: "1990-12-02", until: "2026-11-30")
        },
        Scene("R-PKG-8: Łomża has none", expect: "R-PKG-8 ·  · earlierCardUnknown · kind") {
            try $0.takeOver("library", born: "1990-12-02")
        },
        Scene("R-PKG-8: Rodzina Plus asks for three children", in: "czestochowa") { office in
            var form = ApplicationForm.complete(office.programme)
            for (serial, born) in [(2, "2014-01-01"), (3, "2016-01-01"), (4, "2023-01-01")] {
                form.add(born, serial, "child", office.programme, on: "2026-11-20")
            }
            form.people[0].packages.append("family-plus")
            try office.submit(1, form)
            #expect(office.packages(on: "2027-11-20") == ["resident", "family-plus"])
            #expect(office.packages(on: "2027-11-21") == ["resident"])
            #expect(office.world.cards.count == 3)
        },
    ]
}

extension ApplicationForm {
    /// A family that asks for the large-family package: children as `born entitlement`, with the papers of students;
    /// who is below 7 is only listed.
    mutating func family(_ children: [String]) {
        people[0].packages.append("large-family")
        for (index, child) in children.enumerated() {
            let words = child.split(separator: " ").map(String.init)
            var person = Applicant.born(words[0], serial: index + 2, as: words[1])
            if words[0] > "2019-11-20" { (person.packages, person.photo) = ([], nil) }
            people.append(person)
            if words[1] == "student" { put(.seen("student-id", of: index + 1, until: "2027-10-31")) }
        }
    }
}

extension Office {
    mutating func takeOver(_ kind: String, born: String, until: String? = nil) throws {
        let details = try #require(Applicant.born(born).details)
        let address = ApplicationForm.complete(programme).address
        let command = TakeOverCard(
            person: .number(1), details: details, address: address, contact: Contact(), kind: kind, number: "S-7",
            validUntil: until.map(Day.of))
        try act(.takeOverCard(command))
    }
}
