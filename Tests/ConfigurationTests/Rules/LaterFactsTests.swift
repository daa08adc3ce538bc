import Domain
import Testing

@testable import Configuration

/// What came to be known after something was written down: a row a situation.
@Suite struct LaterFactsTests {
    @Test(arguments: waiting + data + renewals + doubts)
    func acts(scene: Scene) throws {
        try scene.run()
    }

    /// Between an application and its decision.
    static let waiting = [
        Scene("R-APP-6: new words of a statement do not undo what was accepted with the old ones") { office in
            try office.submit()
            for index in office.programme.statements.indices { office.programme.statements[index].version += "+" }
            try office.decide(.approve)
            #expect(office.packages(on: "2026-11-21") == ["resident"])
        },
        Scene("R-PKG-2: a birth date corrected meanwhile makes no senior") { office in
            var form = ApplicationForm.complete(office.programme)
            form.people[0] = .born("1960-01-01")
            let document = IdentityDocument(kind: "passport", country: "UA", number: "AA123456")
            form.people[0].identity = .document(document)
            form.people[0].packages = ["resident", "senior"]
            try office.submit(1, form)
            try office.change { $0.details.birthDate = .of("1980-01-01") }
            try office.decide(.approve, on: "2026-12-02")
            #expect(office.packages(on: "2026-12-02") == ["resident"])
        },
        Scene("R-PKG-3: a child who died meanwhile does not count") { office in
            var form = ApplicationForm.complete(office.programme)
            form.people[0].packages = ["resident", "large-family"]
            for (serial, born) in [(2, "2014-01-01"), (3, "2016-01-01"), (4, "2018-01-01")] {
                form.add(born, serial, "child", office.programme, on: "2026-11-20")
            }
            try office.submit(1, form)
            try office.end([3], .death)
            try office.decide(.approve, on: "2026-12-02")
            #expect(office.packages(on: "2026-12-02") == ["resident"])
            #expect(office.packages(of: 2, on: "2026-12-02") == ["resident"])
            #expect(office.packages(of: 3, on: "2026-12-02") == [])
        },
        Scene("R-END-2: who applies again and is approved takes part again") { office in
            try office.admit()
            try office.end([1])
            try office.submit(1)
            try office.decide(.approve, on: "2026-12-02")
            #expect(office.person()?.end == nil && office.packages(on: "2026-12-02") == ["resident"])
        },
    ]

    static let data = [
        Scene(
            "R-APP-1: PESEL and birth date are of one person",
            expect: "R-APP-1 · § 5 ust. 1 · bornOtherwise · person.pesel"
        ) { office in
            var form = ApplicationForm.complete(office.programme)
            form.people[0].birthDate = .of("1950-01-01")
            try office.submit(1, form)
        },
        Scene("R-APP-1: nobody without a birth date", expect: "R-APP-1 · § 5 ust. 1 · required · person.birth_date") {
            office in
            var form = ApplicationForm.complete(office.programme)
            form.people[0].birthDate = nil
            try office.submit(1, form)
        },
        Scene("R-END-1: nor in a change", expect: "R-APP-1 · § 5 ust. 1 · bornOtherwise · person.pesel") { office in
            try office.admit()
        } when: { office in
            try office.change { $0.details.birthDate = .of("1950-01-01") }
        },
        Scene("R-END-2: a child does not sign", expect: "R-END-2 · § 10 ust. 1–4 · parentMissing · end.signed-by") {
            office in
            try office.admit(household: [("2014-01-01", 2, "child")])
        } when: { office in
            try office.end([2], signedBy: 2)
        },
        Scene(
            "R-PHO-3: the photo of a duplicate is judged alike", expect: "R-PHO-3 · § 9 ust. 6 · reasonMissing · photo"
        ) {
            office in
            try office.admit()
            try office.handOver(to: 1)
        } when: { office in
            var photo = PhotoRecord(hash: "b1")
            photo.warnings = ["blur"]
            try office.duplicate(looksChanged: true, photo: photo)
        },
        Scene(
            "R-CRD-8: the card that has the new name is not replaced for free",
            expect: "R-CRD-8 · § 11 ust. 2 · printedDataSame · duplicate.ground"
        ) { office in
            try office.submit()
            try office.change(on: "2026-11-21") { $0.details.surname = "Inna" }
            try office.decide(.approve, on: "2026-11-21")
            try office.handOver(to: 1)
        } when: { office in
            try office.duplicate(1, .printedDataChanged, returned: true)
        },
        Scene(
            "R-CRD-8: nor after a correction there and back",
            expect: "R-CRD-8 · § 11 ust. 2 · printedDataSame · duplicate.ground"
        ) { office in
            try office.admit()
            try office.handOver(to: 1)
            let name = try #require(office.person()).details.surname
            try office.change { $0.details.surname = "Inna" }
            try office.change { $0.details.surname = name }
        } when: { office in
            try office.duplicate(1, .printedDataChanged, returned: true)
        },
    ]

    static let renewals = [
        Scene("R-PKG-6: a renewal for two leaves the other's contact and consents alone") { office in
            try office.admit(household: [("1985-05-05", 2, "spouse")])
            let own = Contact(email: "drugi@example.pl", phone: "")
            try office.change(2) { $0.contact = own }
            let consent = try #require(office.programme.consents.first)
            let given = Declaration(id: consent.id, version: consent.version, given: true)
            try office.act(.changeConsents(ChangeConsents(person: .number(2), consents: [given])))
            var form = ApplicationForm.complete(office.programme)
            form.add("1985-05-05", 2, "spouse", office.programme, on: "2027-11-01")
            form.consents = [Declaration(id: consent.id, version: consent.version, given: false)]
            try office.submit(9, form, on: "2027-11-01")
            #expect(office.person(2)?.contact == own)
            #expect(office.person(2)?.consents.contains(given) == true)
            #expect(office.person(1)?.consents.contains(given) == false)
        },
        Scene("R-PKG-3: the form of a renewal has the children who count") { office in
            let others: [(String, UInt64, String)] = [
                ("2014-01-01", 2, "child"), ("2016-01-01", 3, "child"), ("2023-01-01", 4, "child"),
            ]
            var form = ApplicationForm.complete(office.programme)
            form.people[0].packages = ["resident", "large-family"]
            for (born, serial, relation) in others {
                form.add(born, Int(serial), relation, office.programme, on: "2026-11-20")
            }
            try office.admit(form)
            var draft = Draft(
                application: .number(50), command: .number(51), person: .number(52),
                opened: Instant(milliseconds: 0, offset: 0))
            let filer = try #require(office.person())
            draft.take(householdOf: filer, in: office.world, programme: office.programme, today: .of("2027-11-01"))
            #expect(draft.count == 4)
        },
        Scene("R-PKG-3: the papers are looked at again when a child comes of age") { office in
            var form = ApplicationForm.complete(office.programme)
            form.people[0].packages = ["resident", "large-family"]
            for (serial, born) in [(2, "2008-12-10"), (3, "2016-01-01"), (4, "2018-01-01")] {
                form.add(born, serial, "child", office.programme, on: "2026-11-20")
            }
            try office.admit(form)
            #expect(office.person()?.lastGrant(of: "large-family")?.checkBy == .of("2026-12-10"))
        },
    ]

    static let doubts = [
        Scene("R-PKG-10: a second doubt does not push the first one out") { office in
            try office.admit()
            try office.act(.raiseDoubt(RaiseDoubt(person: .number(1), reason: "skarga sąsiada")))
            try office.act(.raiseDoubt(RaiseDoubt(person: .number(1), reason: "zdjęcie")))
            #expect(office.person()?.doubts.map(\.reason) == ["skarga sąsiada", "zdjęcie"])
            try office.act(.clearDoubt(ClearDoubt(person: .number(1), note: "był, wyjaśnił")))
            #expect(office.person()?.doubts == [])
        }
    ]
}
