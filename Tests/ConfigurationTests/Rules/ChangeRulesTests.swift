import Domain
import Testing

@testable import Configuration

/// Changes of data, doubts and the end of a participation: a row a situation.
@Suite struct ChangeRulesTests {
    @Test(arguments: changes + moves + doubts + ends + deaths + openMatters)
    func acts(scene: Scene) throws {
        try scene.run()
    }

    static let changes = [
        Scene("R-END-1: changes are told within the days that the regulation gives") { office in
            #expect(office.programme.terms.tellChangesWithin == 14)
        },
        Scene("R-END-1: nothing changed", expect: "R-END-1 · § 11 ust. 1 · notChanged · person") { office in
            try office.admit()
        } when: { office in
            try office.change { _ in }
        },
        Scene("R-APP-1: the name is not left out", expect: "R-APP-1 · § 5 ust. 1 · required · person.surname") {
            office in
            try office.admit()
        } when: { office in
            try office.change { $0.details.surname = " " }
        },
        Scene("R-APP-1: nor the house", expect: "R-APP-1 · § 5 ust. 1 · required · address.house") { office in
            try office.admit()
        } when: { office in
            try office.change { $0.address.house = "" }
        },
        Scene("R-APP-1: nobody becomes somebody else", expect: "R-APP-1 · § 5 ust. 1 · personKnown · person.pesel") {
            office in
            try office.admit()
            try office.admitSingle(2)
        } when: { office in
            let other = try #require(office.person(2)?.details)
            try office.change { ($0.details.identity, $0.details.birthDate) = (other.identity, other.birthDate) }
        },
        Scene("R-APP-1: a number that was mistyped leads to its own holder again") { office in
            try office.admit()
            let right = try #require(Applicant.born("1984-03-12", serial: 8).details)
            try office.change { $0.details.identity = right.identity }
            try office.admitSingle(9, born: "1984-03-12") { form in
                form.people[0].identity = Applicant.born("1984-03-12").identity
            }
            #expect(office.world.people.count == 2)
        },
        Scene("R-CRD-8: a new name: a free duplicate, told before") { office in
            try office.admit()
            let changes = try office.change { $0.details.surname = "Nowak" }
            #expect(office.world.consequences(of: changes) == [.freeDuplicate(card: office.card())])
        },
        Scene("R-PKG-2: younger than believed: the senior package goes, a fresh check") { office in
            try office.admitSingle(1, born: "1966-01-01") { $0.people[0].packages = ["resident", "senior"] }
            let younger = Applicant.born("1967-01-01")
            let changes = try office.change {
                $0.details.birthDate = .of("1967-01-01")
                if let identity = younger.identity { $0.details.identity = identity }
            }
            #expect(
                office.world.consequences(of: changes)
                    == [.packageEnds("senior"), .freshCheck(.number(1), .identityChanged)])
            #expect(office.packages(on: "2026-12-01") == ["resident"])
        },
        Scene("R-PKG-2: the same where an application says so") { office in
            try office.admitSingle(1, born: "1966-01-01") { $0.people[0].packages = ["resident", "senior"] }
            try office.admitSingle(1, born: "1967-01-01", on: "2026-12-01")
            #expect(office.packages(on: "2026-12-01") == ["resident"])
        },
        Scene("R-PKG-10: another identity: a fresh check") { office in
            try office.admit()
            try office.change {
                $0.details.identity = .document(IdentityDocument(kind: "passport", country: "PL", number: "A1"))
            }
            #expect(office.person()?.doubts.last?.cause == .identityChanged)
        },
    ]

    static let moves = [
        Scene("R-FAM-3: who moves alone leaves the family account") { office in
            try office.admit(household: [("1985-05-05", 2, "spouse"), ("2015-05-05", 3, "child")])
            let changes = try office.change(2) { $0.address.house = "8" }
            #expect(office.world.consequences(of: changes) == [.leavesFamily])
            #expect(office.family()?.members.map(\.person) == [.number(1), .number(3)])
        },
        Scene("R-FAM-3: the whole family moves along") { office in
            try office.admit(household: [("1985-05-05", 2, "spouse"), ("2015-05-05", 3, "child")])
            let changes = try office.change(2, wholeFamily: true) { $0.address.house = "8" }
            #expect(office.world.consequences(of: changes) == [.movesAlong(.number(1)), .movesAlong(.number(3))])
            #expect([1, 2, 3].map { office.person($0)?.address.house } == ["8", "8", "8"])
        },
        Scene("R-FAM-2: the administrator moves alone, another adult takes over") { office in
            try office.admit(household: [("1985-05-05", 2, "spouse"), ("2015-05-05", 3, "child")])
            let changes = try office.change { $0.address.house = "8" }
            #expect(office.world.consequences(of: changes) == [.administrator(.number(2)), .leavesFamily])
        },
        Scene("R-PKG-10: out of the city: a fresh check, nothing goes by itself") { office in
            try office.admit()
            try office.change { $0.address.city = "Białystok" }
            #expect(office.person()?.doubts.last?.cause == .movedOut)
            #expect(office.packages(on: "2026-12-01") == ["resident"])
        },
        Scene("R-PKG-10: the whole family out of the city: all are called") { office in
            try office.admit(household: [("2015-05-05", 2, "child"), ("2022-05-05", 3, "child")])
            try office.change(wholeFamily: true) { $0.address.city = "Białystok" }
            #expect([1, 2, 3].map { office.person($0)?.doubts.last?.cause } == [.movedOut, .movedOut, .movedOut])
        },
    ]

    static let doubts = [
        Scene("R-PKG-10: raised with a reason, cleared with what was found") { office in
            try office.admit()
            try office.act(.raiseDoubt(RaiseDoubt(person: .number(1), reason: "skarga sąsiada")))
            #expect(office.person()?.doubts.last?.reason == "skarga sąsiada")
            try office.act(.clearDoubt(ClearDoubt(person: .number(1), note: "mieszka tu")))
            #expect(office.person()?.doubts.last == nil)
        },
        Scene("R-PKG-10: without a reason", expect: "R-PKG-10 · § 8 ust. 3 · reasonMissing · reason") { office in
            try office.admit()
        } when: { office in
            try office.act(.raiseDoubt(RaiseDoubt(person: .number(1), reason: "  ")))
        },
        Scene("R-PKG-10: raised once", expect: "R-PKG-10 · § 8 ust. 3 · notChanged · reason") { office in
            try office.admit()
            try office.act(.raiseDoubt(RaiseDoubt(person: .number(1), reason: "skarga sąsiada")))
        } when: { office in
            try office.act(.raiseDoubt(RaiseDoubt(person: .number(1), reason: "skarga  sąsiada ")))
        },
        Scene("R-PKG-10: nothing in doubt", expect: "R-PKG-10 · § 8 ust. 3 · doubtMissing · person") { office in
            try office.admit()
        } when: { office in
            try office.act(.clearDoubt(ClearDoubt(person: .number(1), note: "mieszka tu")))
        },
        Scene("R-PKG-10: cleared without a note", expect: "R-PKG-10 · § 8 ust. 3 · reasonMissing · reason") { office in
            try office.admit()
            try office.act(.raiseDoubt(RaiseDoubt(person: .number(1), reason: "skarga sąsiada")))
        } when: { office in
            try office.act(.clearDoubt(ClearDoubt(person: .number(1), note: "")))
        },
    ]

    static let ends = [
        Scene("R-END-2: effective the same day: packages, card, family") { office in
            try office.admit(household: [("1985-05-05", 2, "spouse")])
            try office.end([2])
            #expect(office.packages(of: 2, on: "2026-11-30") == ["resident"])
            #expect(office.packages(of: 2, on: "2026-12-01") == [])
            #expect(office.status(of: 2) == .blocked && office.family() == nil)
        },
        Scene("R-CRD-4: the card lies on the desk") { office in
            try office.admit()
            try office.handOver(to: 1)
            try office.end([1], returned: [office.card()])
            #expect(office.world.cards[office.card()]?.returned == .of("2026-12-01"))
            #expect(office.world.cards[office.card()]?.block?.reason == .ended)
        },
        Scene("R-END-2: a parent files for a child") { office in
            try office.admit(household: [("2015-05-05", 2, "child")])
            try office.end([2], signedBy: 1)
            #expect(office.person(2)?.end?.signedBy == .number(1))
        },
        Scene("R-END-2: nobody signs", expect: "R-END-2 · § 10 ust. 1–4 · parentMissing · end.signed-by") { office in
            try office.admit(household: [("2015-05-05", 2, "child")])
        } when: { office in
            try office.end([2])
        },
        Scene("R-END-2: parent and child together") { office in
            try office.admit(household: [("2015-05-05", 2, "child")])
            try office.end([1, 2], signedBy: 1)
        },
        Scene(
            "R-END-2: each child has a parent who signs",
            expect: "R-END-2 · § 10 ust. 1–4 · parentNotInFamily · end.signed-by"
        ) { office in
            try office.admit(household: [("2015-05-05", 2, "child")])
            var other = ApplicationForm.complete(office.programme)
            other.people[0] = .born("1980-01-01", serial: 8)
            other.add("2015-06-06", 9, "child", office.programme, on: "2026-11-20")
            try office.admit(other)
        } when: { office in
            try office.end([2, 9], signedBy: 1)
        },
        Scene("R-END-2: the dead sign nothing", expect: "R-END-2 · § 10 ust. 1–4 · parentMissing · end.signed-by") {
            office in
            try office.admit(household: [("2015-05-05", 2, "child")])
            try office.end([1], .death)
        } when: { office in
            try office.end([2], signedBy: 1)
        },
        Scene("R-END-2: once", expect: "R-END-2 · § 10 ust. 1–4 · participationEnded · end.people") { office in
            try office.admit()
            try office.end([1])
        } when: { office in
            try office.end([1], on: "2026-12-02")
        },
        Scene("R-END-2: named once", expect: "R-END-2 · § 10 ust. 1–4 · notChanged · end.people") { office in
            try office.admit()
        } when: { office in
            try office.end([1, 1])
        },
        Scene("R-END-2: resigned, and applied anew on the same day") { office in
            try office.admit()
            try office.end([1], on: "2026-12-01")
            try office.admit(on: "2026-12-01")
            #expect(office.packages(on: "2026-12-01") == ["resident"] && office.status() == .ready)
        },
        Scene("R-END-2: in one visit as well", in: "czestochowa") { office in
            try office.admit()
            try office.end([1], on: "2026-12-01")
            try office.admit(on: "2026-12-01")
            #expect(office.world.liveCards(of: .number(1)).count == 1)
        },
        Scene("R-END-3: with a reason", expect: "R-END-3 · § 10 ust. 5 · reasonMissing · reason") { office in
            try office.admit()
        } when: { office in
            try office.end([1], .annulment)
        },
        Scene("R-END-3: by a supervisor", expect: "R-END-3 · § 10 ust. 5 · notPermitted · -") { office in
            try office.admit()
        } when: { office in
            try office.end([1], .annulment, reason: "nieprawdziwe dane", by: 5)
        },
        Scene("R-END-3: annulled: nothing is left in force") { office in
            try office.admitSingle(1, born: "1950-05-05") { $0.people[0].packages = ["resident", "senior"] }
            try office.act(.raiseDoubt(RaiseDoubt(person: .number(1), reason: "skarga sąsiada")))
            try office.end([1], .annulment, reason: "nieprawdziwe dane", by: 2)
            #expect(office.packages(on: "2026-12-01") == [] && office.status() == .blocked)
            #expect(office.person()?.doubts.last == nil)
        },
        Scene("R-END-3: senior is granted anew after it", expect: "done") { office in
            try office.admitSingle(1, born: "1950-05-05") { $0.people[0].packages = ["resident", "senior"] }
            try office.end([1], .annulment, reason: "nieprawdziwe dane", by: 2)
            try office.admitSingle(1, born: "1950-05-05", on: "2027-01-05") {
                $0.people[0].packages = ["resident", "senior"]
            }
            #expect(office.packages(on: "2030-01-05") == [])
            #expect(office.packages(on: "2027-01-05") == ["resident", "senior"])
        },
        Scene("R-END-3: their data are changed no more", expect: "R-END-3 · § 10 ust. 5 · participationEnded · person")
        {
            office in
            try office.admit()
            try office.end([1], .annulment, reason: "nieprawdziwe dane", by: 2)
        } when: { office in
            try office.change { $0.details.surname = "Nowak" }
        },
    ]

    static let deaths = [
        Scene("R-END-4: the administrator dies, another adult takes over") { office in
            try office.admit(household: [("1985-05-05", 2, "spouse"), ("2015-05-05", 3, "child")])
            try office.end([1], .death)
            #expect(office.family(of: 3)?.administrator == .number(2))
        },
        Scene("R-END-4: no adult is left: the children are called") { office in
            try office.admit(household: [("2015-05-05", 2, "child")])
            try office.end([1], .death)
            #expect(office.person(2)?.doubts.last?.cause == .administratorGone)
        },
        Scene("R-END-4: nobody applies in their name", expect: "R-END-4 · § 10 ust. 6 · deceased · person.pesel") {
            office in
            try office.admit()
            try office.end([1], .death)
        } when: { office in
            try office.submit(1, nil, on: "2026-12-02")
        },
        Scene(
            "R-END-4: word of it is kept also of who had left",
            expect: "R-END-4 · § 10 ust. 6 · deceased · person.pesel"
        ) {
            office in
            try office.admit()
            try office.end([1])
            try office.end([1], .death, on: "2027-01-05")
        } when: { office in
            try office.submit(1, nil, on: "2027-01-06")
        },
        Scene("R-END-4: once", expect: "R-END-4 · § 10 ust. 6 · participationEnded · end.people") { office in
            try office.admit()
            try office.end([1], .death)
        } when: { office in
            try office.end([1], .death)
        },
        Scene("R-END-4: no signature is asked for") { office in
            try office.admit(household: [("2015-05-05", 2, "child")])
            try office.end([2], .death)
        },
    ]

    static let openMatters = [
        Scene("R-END-2: an application that they filed is withdrawn") { office in
            try office.submit()
            try office.end([1])
            #expect(office.world.applications[.number(1)]?.status == .withdrawn)
        },
        Scene("R-END-4: of an application of others, theirs is left out") { office in
            var form = ApplicationForm.complete(office.programme)
            form.add("2015-05-05", 2, "child", office.programme, on: "2026-11-20")
            form.add("2016-05-05", 3, "child", office.programme, on: "2026-11-20")
            try office.submit(1, form)
            try office.end([2], .death, on: "2026-11-20")
            try office.decide(.approve, on: "2026-11-20")
            #expect(office.person(2)?.grants == [] && office.card(of: 2) == ID(high: 0, low: 0))
            #expect(office.family()?.members.map(\.person) == [.number(1), .number(3)])
        },
        Scene("R-END-2: a duplicate that waits for its fee is taken back") { office in
            try office.admit()
            try office.duplicate()
            try office.end([1])
            #expect(office.world.duplicates[.number(1)]?.status == .withdrawn)
        },
        Scene("R-END-2: one that was paid is blocked") { office in
            try office.admit()
            try office.open()
            try office.duplicate()
            try office.pay()
            try office.end([1])
            #expect(office.world.liveCards(of: .number(1)) == [])
        },
        Scene("R-APP-1: one application at a time", expect: "R-APP-1 · § 5 ust. 1 · alreadyOpen · person.pesel") {
            office in
            try office.submit(1)
        } when: { office in
            try office.submit(2)
        },
    ]
}
