import Domain
import Testing

@testable import Configuration

/// The family account: a row a situation.
@Suite struct FamilyRulesTests {
    @Test(arguments: founding + administrators + joining)
    func acts(scene: Scene) throws {
        try scene.run()
    }

    static let founding = [
        Scene("R-FAM-1: alone, no family account") { office in
            try office.admit()
            #expect(office.world.families.isEmpty)
        },
        Scene("R-FAM-1: founded with the second person, even one who is only listed") { office in
            try office.admit(household: [("2022-05-05", 2, "child")])
            #expect(office.family()?.members.map(\.person) == [.number(1), .number(2)])
            #expect(office.family()?.founded == .of("2026-11-20"))
            #expect(office.world.cards.count == 1)
        },
        Scene("R-FAM-2: who files administers it") { office in
            try office.admit(household: [("1985-05-05", 2, "spouse"), ("2015-05-05", 3, "child")])
            #expect(office.family(of: 3)?.administrator == .number(1))
            #expect(office.world.families.count == 1)
        },
        Scene("R-FAM-1: a later application adds to the account that there is") { office in
            try office.admit(household: [("1985-05-05", 2, "spouse")])
            var form = ApplicationForm.complete(office.programme)
            form.people[0].packages = []
            form.people[0].holds = ["resident"]
            form.add("2015-05-05", 3, "child", office.programme, on: "2026-12-01")
            form.documents = []
            try office.admit(form, on: "2026-12-01")
            #expect(office.family(of: 3)?.members.count == 3)
            #expect(office.world.cards.count == 3)
        },
        Scene(
            "R-FAM-3: nobody belongs to two families",
            expect: "R-FAM-3 · § 1 pkt 4 · alreadyInFamily · person.1.pesel"
        ) { office in
            try office.admit(household: [("2015-05-05", 2, "child")])
        } when: { office in
            var form = ApplicationForm.complete(office.programme)
            form.people[0] = .born("1980-01-01", serial: 9)
            form.add("2015-05-05", 2, "child", office.programme, on: "2026-12-01")
            try office.admit(form, on: "2026-12-01")
        },
        Scene(
            "R-FAM-3: an application does not move one of a family",
            expect: "R-FAM-3 · § 1 pkt 4 · addressDiffers · address.house"
        ) { office in
            try office.admit(household: [("1985-05-05", 2, "spouse")])
        } when: { office in
            var form = ApplicationForm.complete(office.programme)
            form.address.house = "77"
            try office.admit(form, on: "2027-11-01")
        },
        Scene("R-FAM-3: it moves all of a family") { office in
            try office.admit(household: [("1985-05-05", 2, "spouse")])
            var form = ApplicationForm.complete(office.programme)
            form.add("1985-05-05", 2, "spouse", office.programme, on: "2027-11-01")
            form.address.house = "77"
            try office.admit(form, on: "2027-11-01")
            #expect(office.person(2)?.address.house == "77")
        },
        Scene(
            "R-FAM-3: a second spouse by a later application",
            expect: "R-FAM-3 · § 1 pkt 4 · relationTooOften · person.1.relation"
        ) { office in
            try office.admit(household: [("1985-05-05", 2, "spouse")])
        } when: { office in
            var form = ApplicationForm.complete(office.programme)
            form.add("1986-05-05", 3, "spouse", office.programme, on: "2027-11-01")
            try office.submit(1, form, on: "2027-11-01")
        },
        Scene("R-FAM-3: who moved away before the approval is not joined") { office in
            var form = ApplicationForm.complete(office.programme)
            form.add("1985-05-05", 2, "spouse", office.programme, on: "2026-11-20")
            try office.submit(1, form)
            try office.change(2, on: "2026-11-20") { $0.address.house = "8" }
            try office.decide(.approve)
            #expect(office.world.families.isEmpty && office.world.cards.count == 2)
        },
    ]

    static let administrators = [
        Scene("R-FAM-2: another adult takes over") { office in
            try office.admit(household: [("1985-05-05", 2, "spouse"), ("2015-05-05", 3, "child")])
            try office.act(.changeAdministrator(ChangeAdministrator(person: .number(2))))
            #expect(office.family()?.administrator == .number(2))
        },
        Scene(
            "R-FAM-2: a child does not", expect: "R-FAM-2 · § 4 ust. 3 · needsAdult · family.administrator"
        ) { office in
            try office.admit(household: [("2015-05-05", 2, "child")])
        } when: { office in
            try office.act(.changeAdministrator(ChangeAdministrator(person: .number(2))))
        },
        Scene(
            "R-FAM-2: who administers it already", expect: "R-FAM-2 · § 4 ust. 3 · notChanged · family.administrator"
        ) { office in
            try office.admit(household: [("2015-05-05", 2, "child")])
        } when: { office in
            try office.act(.changeAdministrator(ChangeAdministrator(person: .number(1))))
        },
        Scene("R-FAM-2: one adult is left: they take over") { office in
            try office.admit(household: [("1985-05-05", 2, "spouse"), ("2015-05-05", 3, "child")])
            try office.leave(1)
            #expect(office.family(of: 3)?.administrator == .number(2))
        },
        Scene(
            "R-FAM-2: two are left: one is named", expect: "R-FAM-2 · § 4 ust. 3 · successorMissing · family.successor"
        ) { office in
            try office.admit(household: [("1985-05-05", 2, "spouse"), ("2004-05-05", 3, "child")])
        } when: { office in
            try office.leave(1)
        },
        Scene("R-FAM-2: and takes over") { office in
            try office.admit(household: [("1985-05-05", 2, "spouse"), ("2004-05-05", 3, "child")])
            try office.leave(1, successor: 3)
            #expect(office.family(of: 2)?.administrator == .number(3))
        },
        Scene("R-FAM-2: no adult is left: dissolved, the children are called") { office in
            try office.admit(household: [("2014-05-05", 2, "child"), ("2015-05-05", 3, "child")])
            try office.leave(1)
            #expect(office.world.family(of: .number(2)) == nil)
            #expect([2, 3].map { office.person($0)?.doubts.last?.cause } == [.administratorGone, .administratorGone])
        },
        Scene("R-FAM-1: the last but one leaves: dissolved") { office in
            try office.admit(household: [("1985-05-05", 2, "spouse")])
            try office.leave(2)
            #expect(office.family(of: 1) == nil && office.person(1)?.doubts.last == nil)
        },
        Scene("R-FAM-4: consents are given and withdrawn for a member, each on its own") { office in
            try office.admit(household: [("2015-05-05", 2, "child")])
            let version = office.programme.consents[0].version
            let given = ChangeConsents(
                person: .number(2), consents: [Declaration(id: "news-sms", version: version, given: true)])
            try office.act(.changeConsents(given))
            #expect(office.person(2)?.consents.filter(\.given).map(\.id) == ["news-sms"])
        },
        Scene("R-FAM-4: to other words", expect: "R-FAM-4 · § 4 ust. 3 · notAChoice · consent.news-sms") { office in
            try office.admit()
        } when: { office in
            let other = ChangeConsents(
                person: .number(1), consents: [Declaration(id: "news-sms", version: "2020", given: true)])
            try office.act(.changeConsents(other))
        },
        Scene("R-FAM-4: the administrator sees what members used and have left") { office in
            try office.admit(household: [("1960-05-05", 2, "spouse")])
            try office.admitSenior(2)
            try office.use("pool-free", by: 2)
            let member = try #require(office.person(2))
            let standing = office.world.reliefs(of: member, office.programme, on: .of("2026-12-02"))
                .first { $0.relief.id == "pool-free" }
            #expect(standing?.used == 1 && standing?.left == 3)
        },
    ]

    static let joining = [
        Scene("R-FAM-1: two participants join, the account comes into being") { office in
            try office.admit()
            try office.admitSingle(2)
            try office.join(2, as: "spouse")
            #expect(office.family()?.administrator == .number(1))
        },
        Scene(
            "R-FAM-3: at one address", expect: "R-FAM-3 · § 1 pkt 4 · addressDiffers · family.person"
        ) { office in
            try office.admit()
            try office.admitSingle(2) { $0.address.house = "8" }
        } when: { office in
            try office.join(2, as: "spouse")
        },
        Scene("R-FAM-3: not twice", expect: "R-FAM-3 · § 1 pkt 4 · notChanged · family.person") { office in
            try office.admit(household: [("1985-05-05", 2, "spouse")])
        } when: { office in
            try office.join(2, as: "spouse")
        },
        Scene(
            "R-FAM-3: not with oneself", expect: "R-FAM-3 · § 1 pkt 4 · alreadyInFamily · family.person"
        ) { office in
            try office.admit()
        } when: { office in
            try office.join(1, as: "spouse")
        },
        Scene(
            "R-FAM-3: one spouse", expect: "R-FAM-3 · § 1 pkt 4 · relationTooOften · family.relation"
        ) { office in
            try office.admit(household: [("1985-05-05", 2, "spouse")])
            try office.admitSingle(3)
        } when: { office in
            try office.join(3, as: "spouse")
        },
        Scene("R-FAM-3: a widow marries again") { office in
            try office.admit(household: [("1985-05-05", 2, "spouse"), ("2015-05-05", 3, "child")])
            try office.end([1], .death)
            try office.admitSingle(4)
            try office.join(4, to: 2, as: "spouse")
            #expect(office.family(of: 4)?.administrator == .number(2))
        },
        Scene(
            "R-FAM-2: a child founds no account", expect: "R-FAM-2 · § 4 ust. 3 · needsAdult · family.administrator"
        ) { office in
            try office.admit(household: [("2015-05-05", 2, "child")])
            try office.leave(2)
            try office.admitSingle(3)
        } when: { office in
            try office.join(3, to: 2, as: "child")
        },
        Scene(
            "R-FAM-3: a child is no spouse", expect: "R-FAM-3 · § 1 pkt 4 · needsAdult · family.person"
        ) { office in
            try office.admit(household: [("2015-05-05", 2, "child")])
            try office.leave(2)
        } when: { office in
            try office.join(2, as: "spouse")
        },
    ]
}

extension Office {
    /// Somebody who applies for themselves at the household's address.
    mutating func admitSingle(
        _ serial: UInt64, born: String = "1987-07-07", on day: String = "2026-11-20",
        _ change: (inout ApplicationForm) -> Void = { _ in }
    ) throws(Refusal) {
        var form = ApplicationForm.complete(programme)
        form.people[0] = .born(born, serial: Int(serial))
        change(&form)
        try admit(form, on: day)
    }

    /// Somebody who has the resident package asks for the senior package.
    mutating func admitSenior(_ serial: UInt64, born: String = "1960-05-05", on day: String = "2026-11-21")
        throws(Refusal)
    {
        try admitSingle(serial, born: born, on: day) { form in
            form.people[0].packages = ["senior"]
            form.people[0].holds = ["resident"]
            form.documents = form.documents.filter { $0.document != "pit" }
        }
    }
}
