import Domain
import Testing

@testable import Configuration

/// Cards from their issue to their end, and duplicates: a row a situation.
@Suite struct CardRulesTests {
    @Test(arguments: cards + blocking + duplicates + photos + renewals)
    func acts(scene: Scene) throws {
        try scene.run()
    }

    static let cards = [
        Scene("R-CRD-1: plastic and electronic beside each other, one of a kind") { office in
            try office.admit()
            try office.admitSingle(1, born: "1984-03-12", on: "2026-11-22") { $0.cardKind = .electronic }
            try office.admitSingle(1, born: "1984-03-12", on: "2026-11-23") { $0.cardKind = .electronic }
            #expect(
                office.world.liveCards(of: .number(1)).map(\.kind).sorted { $0.rawValue < $1.rawValue } == [
                    .electronic, .plastic,
                ])
        },
        Scene(
            "R-CRD-1: Częstochowa hands out plastic cards only", in: "czestochowa",
            expect: "R-CRD-1 ·  · notAChoice · card.kind"
        ) { office in
            var form = ApplicationForm.complete(office.programme)
            form.cardKind = .electronic
            try office.submit(1, form)
        },
        Scene("R-CRD-1: no card where the resident package ran out before the approval") { office in
            try office.admit()
            try office.handOver(to: 1)
            try office.act(.returnCard(ReturnCard(card: office.card())))
            var form = ApplicationForm.complete(office.programme)
            form.people[0] = .born("1984-03-12")
            form.people[0].packages = ["large-family"]
            form.people[0].holds = ["resident"]
            form.documents = []
            for (serial, born) in [(2, "2014-01-01"), (3, "2016-01-01"), (4, "2023-01-01")] {
                form.add(born, serial, "child", office.programme, on: "2027-11-20")
            }
            try office.submit(1, form, on: "2027-11-20")
            try office.decide(.approve, on: "2027-11-25")
            #expect(office.status() == .blocked)
        },
        Scene("R-CRD-2: an authorised person shows who they are") { office in
            try office.admit()
            let command = HandOverCard(
                card: office.card(), identityKind: "passport", identityChecked: true,
                authorised: AuthorisedPerson(name: "Anna Nowak", authorisationSeen: true))
            try office.act(.handOverCard(command))
            #expect(office.world.cards[office.card()]?.handover?.authorised == "Anna Nowak")
        },
        Scene("R-CRD-3: the name is what is printed") { office in
            try office.admit()
            let details = try #require(office.person()?.details)
            var other = details
            other.identity = .document(IdentityDocument(kind: "passport", country: "PL", number: "A1"))
            #expect(other.prints(like: details))
            other.secondName = "Jan"
            #expect(!other.prints(like: details))
        },
        Scene("R-CRD-3: the card carries its holder's photo") { office in
            try office.admit()
            #expect(office.world.cards[office.card()]?.photo == String(repeating: "a", count: 64))
        },
        Scene("R-CRD-9: every card has its number, in one series of the desk") { office in
            try office.admit(household: [("1985-05-05", 2, "spouse"), ("2015-05-05", 3, "child")])
            try office.admitSingle(4)
            let numbers = office.world.cards.values.map(\.number).sorted()
            #expect(numbers.map { $0.dropLast() } == (1...4).map { "62180001000000\($0)" })
        },
        Scene("R-CRD-10: a partner learns the reliefs of an active card, and nothing more") { office in
            try office.admit()
            let (world, programme) = (office.world, office.programme)
            let ready = try #require(world.cards[office.card()])
            #expect(world.partnerView(of: ready, programme, on: .of("2026-11-25")).isValid == false)
            try office.handOver(to: 1)
            let active = try #require(office.world.cards[office.card()])
            let view = office.world.partnerView(of: active, programme, on: .of("2026-11-25"))
            #expect(view.isValid && view.reliefs == ["pool", "museum"])
        },
        Scene("R-CRD-10: nothing of a blocked one") { office in
            try office.admit()
            try office.handOver(to: 1)
            try office.act(.blockCard(BlockCard(card: office.card())), by: 4)
            let card = try #require(office.world.cards[office.card()])
            let view = office.world.partnerView(of: card, office.programme, on: .of("2026-12-01"))
            #expect(!view.isValid && view.reliefs.isEmpty)
        },
        Scene("R-OFF-5: applied for at one point, picked up at another") { office in
            var form = ApplicationForm.complete(office.programme)
            form.pickupPoint = "poludnie"
            try office.admit(form)
            let command = HandOverCard(card: office.card(), identityKind: "id-card", identityChecked: true)
            try office.act(.handOverCard(command), at: "poludnie")
        },
        Scene("R-OFF-5: not elsewhere", expect: "R-CRD-2 · § 6 ust. 4–5 · cardElsewhere · card") { office in
            var form = ApplicationForm.complete(office.programme)
            form.pickupPoint = "poludnie"
            try office.admit(form)
        } when: { office in
            try office.handOver(to: 1)
        },
        Scene("R-OFF-5: a cashier takes no application", expect: "R-OFF-5 ·  · notPermitted · -") { office in
            let command = SubmitApplication(application: .number(1), form: .complete(office.programme))
            try office.act(.submitApplication(command), by: 3)
        },
        Scene("R-OFF-5: a clerk decides none", expect: "R-OFF-5 ·  · notPermitted · -") { office in
            try office.submit()
        } when: { office in
            try office.decide(.approve, by: 5)
        },
    ]

    static let blocking = [
        Scene("R-CRD-5: a blocked card never works again", expect: "R-CRD-5 · § 9 ust. 1–2 · cardNotReady · card") {
            office in
            try office.admit()
            try office.act(.blockCard(BlockCard(card: office.card())))
        } when: { office in
            try office.handOver(to: 1)
        },
        Scene("R-CRD-5: blocked once", expect: "R-CRD-5 · § 9 ust. 1–2 · cardAlreadyBlocked · card") { office in
            try office.admit()
            try office.act(.blockCard(BlockCard(card: office.card())))
        } when: { office in
            try office.act(.blockCard(BlockCard(card: office.card(), reason: .damaged)))
        },
        Scene("R-CRD-4: given back, it works no more") { office in
            try office.admit()
            try office.handOver(to: 1)
            try office.act(.returnCard(ReturnCard(card: office.card())))
            #expect(office.status() == .blocked)
            #expect(office.world.cards[office.card()]?.returned == .of("2026-12-01"))
        },
        Scene("R-CRD-4: given back once", expect: "R-CRD-4 · § 6 ust. 8 · notChanged · card") { office in
            try office.admit()
            try office.handOver(to: 1)
            try office.act(.returnCard(ReturnCard(card: office.card())))
        } when: { office in
            try office.act(.returnCard(ReturnCard(card: office.card())))
        },
        Scene(
            "R-CRD-4: what was never handed over can't be given back",
            expect: "R-CRD-4 · § 6 ust. 8 · cardNotHeld · card"
        ) { office in
            try office.admit()
        } when: { office in
            try office.act(.returnCard(ReturnCard(card: office.card())))
        },
        Scene("R-CRD-4: a lost card that is found is given back") { office in
            try office.admit()
            try office.handOver(to: 1)
            try office.act(.blockCard(BlockCard(card: office.card())))
            try office.act(.returnCard(ReturnCard(card: office.card())))
            #expect(office.world.cards[office.card()]?.block?.reason == .lost)
        },
    ]

    static let duplicates = [
        Scene("R-CRD-6: lost, with a statement: the old card is blocked at once") { office in
            try office.admit()
            try office.handOver(to: 1)
            try office.duplicate()
            #expect(office.status() == .blocked)
            #expect(office.world.duplicates[.number(1)]?.status == .unpaid)
            #expect(office.world.duplicates[.number(1)]?.fee == Money(grosze: 2000))
        },
        Scene("R-CRD-6: without", expect: "R-CRD-6 · § 9 ust. 3–5 · statementMissing · duplicate.stated") { office in
            try office.admit()
        } when: { office in
            try office.duplicate(stated: false)
        },
        Scene("R-CRD-6: damaged, given back with the request") { office in
            try office.admit()
            try office.duplicate(of: 1, .damaged, stated: false, returned: true)
            #expect(office.world.cards[office.card()]?.block?.reason == .damaged)
        },
        Scene("R-CRD-6: damaged, kept", expect: "R-CRD-6 · § 9 ust. 3–5 · cardNotReturned · duplicate.returned") {
            office in
            try office.admit()
        } when: { office in
            try office.duplicate(of: 1, .damaged)
        },
        Scene("R-CRD-6: a plastic card's only", expect: "R-CRD-6 · § 9 ust. 3–5 · cardNotPlastic · card") { office in
            try office.admitSingle(1) { $0.cardKind = .electronic }
        } when: { office in
            try office.duplicate()
        },
        Scene("R-CRD-6: one request at a time", expect: "R-CRD-6 · § 9 ust. 3–5 · duplicateOpen · card") { office in
            try office.admit()
            try office.duplicate()
        } when: { office in
            try office.duplicate(2)
        },
        Scene("R-CRD-6: not where another card works", expect: "R-CRD-6 · § 9 ust. 3–5 · cardReplaced · card") {
            office in
            try office.admit()
            try office.open()
            try office.duplicate()
            try office.pay()
        } when: { office in
            let first = try #require(office.world.cards.values.min { $0.number < $1.number })
            let again = RequestDuplicate(
                duplicate: .number(2), card: first.id, ground: .lost, stated: true, pickupPoint: "boi")
            try office.act(.requestDuplicate(again))
        },
        Scene("R-CRD-1: not without the resident package", expect: "R-CRD-1 · § 6 ust. 3 · packageNeeds · card") {
            office in
            try office.admit()
        } when: { office in
            try office.duplicate(on: "2027-11-21")
        },
        Scene("R-CRD-6: a parent signs for a child") { office in
            try office.admit(household: [("2015-05-05", 2, "child")])
            try office.duplicate(of: 2, signedBy: 1)
            #expect(office.world.duplicates[.number(1)]?.signedBy == .number(1))
        },
        Scene("R-CRD-6: nobody signs", expect: "R-CRD-6 · § 9 ust. 3–5 · parentMissing · duplicate.signed-by") {
            office in
            try office.admit(household: [("2015-05-05", 2, "child")])
        } when: { office in
            try office.duplicate(of: 2)
        },
        Scene(
            "R-CRD-6: a stranger signs", expect: "R-CRD-6 · § 9 ust. 3–5 · parentNotInFamily · duplicate.signed-by"
        ) { office in
            try office.admit(household: [("2015-05-05", 2, "child")])
            try office.admitSingle(9)
        } when: { office in
            try office.duplicate(of: 2, signedBy: 9)
        },
        Scene("R-CRD-6: from 18 on they sign themselves") { office in
            try office.admit(household: [("2008-11-20", 2, "child")])
            try office.duplicate(of: 2)
        },
        Scene("R-CRD-6: taken back, the old card stays blocked") { office in
            try office.admit()
            try office.duplicate()
            try office.act(.withdrawDuplicate(WithdrawDuplicate(duplicate: .number(1), reason: "znalazła się")))
            #expect(office.status() == .blocked)
        },
        Scene("R-CRD-6: picked up where there is a point", expect: "R-CRD-2 · § 6 ust. 4–5 · notAChoice · card.pickup")
        {
            office in
            try office.admit()
        } when: { office in
            try office.duplicate(pickup: "rynek")
        },
        Scene("R-CRD-8: printed data changed: free, issued at once") { office in
            try office.admit()
            try office.change { $0.details.surname = "Nowak" }
            try office.duplicate(of: 1, .printedDataChanged, stated: false)
            #expect(office.status() == .ready && office.world.cards.count == 2)
            #expect(office.world.duplicates[.number(1)]?.fee == .zero)
            try office.handOver(to: 1)
        },
        Scene("R-CRD-8: also where an application brought the new name") { office in
            try office.admit()
            try office.admitSingle(1, born: "1984-03-12", on: "2027-11-01") { $0.people[0].surname = "Nowak" }
            try office.duplicate(of: 1, .printedDataChanged, on: "2027-11-02")
        },
        Scene("R-CRD-8: nothing printed changed", expect: "R-CRD-8 · § 11 ust. 2 · printedDataSame · duplicate.ground")
        {
            office in
            try office.admit()
            try office.change { $0.contact.email = "anna@poczta.pl" }
        } when: { office in
            try office.duplicate(of: 1, .printedDataChanged)
        },
        Scene(
            "R-CRD-8: the new card has the new name already",
            expect: "R-CRD-8 · § 11 ust. 2 · printedDataSame · duplicate.ground"
        ) { office in
            try office.admit()
            try office.change { $0.details.surname = "Nowak" }
            try office.duplicate(of: 1, .printedDataChanged, on: "2026-12-02")
        } when: { office in
            try office.duplicate(2, of: 1, .printedDataChanged, on: "2026-12-03")
        },
        Scene("R-CRD-7: free where the city set no fee", in: "czestochowa") { office in
            try office.admit()
            try office.duplicate()
            #expect(office.status() == .ready && office.world.receipts.isEmpty)
        },
    ]

    static let photos = [
        Scene("R-PHO-3: the looks changed: a new photo", expect: "R-PHO-3 · § 9 ust. 6 · newPhotoMissing · photo") {
            office in
            try office.admit()
        } when: { office in
            try office.duplicate(looksChanged: true)
        },
        Scene("R-PHO-3: it is on the new card") { office in
            try office.admit()
            try office.change { $0.details.surname = "Nowak" }
            try office.duplicate(
                of: 1, .printedDataChanged, looksChanged: true, photo: PhotoRecord(hash: "bb"))
            #expect(office.world.cards[office.card()]?.photo == "bb")
        },
        Scene("R-PHO-3: else the old one") { office in
            try office.admit()
            try office.change { $0.details.surname = "Nowak" }
            try office.duplicate(of: 1, .printedDataChanged)
            #expect(office.world.cards[office.card()]?.photo == String(repeating: "a", count: 64))
        },
        Scene("R-PHO-3: a city without photos asks for none", in: "czestochowa") { office in
            try office.admit()
            try office.duplicate(looksChanged: true)
        },
        Scene("R-PHO-1: a photo renewed while it waits") { office in
            try office.submit()
            try office.supplement(PhotoOf(person: 0, photo: PhotoRecord(hash: "cc")))
            try office.decide(.approve)
            #expect(office.world.cards[office.card()]?.photo == "cc")
        },
    ]

    static let renewals = [
        Scene("R-CRD-7: a renewal gives no card for a lost one") { office in
            try office.admit()
            try office.act(.blockCard(BlockCard(card: office.card())))
            try office.admit(on: "2027-11-01")
            #expect(office.world.cards.count == 1)
            try office.duplicate(on: "2027-11-02")
        },
        Scene("R-CRD-7: nor beside one that is asked for") { office in
            try office.admit()
            try office.duplicate(on: "2027-10-30")
            try office.admit(on: "2027-11-01")
            try office.open(on: "2027-11-02")
            try office.pay(on: "2027-11-02")
            #expect(office.world.liveCards(of: .number(1)).count == 1)
        },
        Scene("R-CRD-6: nor beside one that is asked for after coming back") { office in
            try office.admit()
            let plastic = office.card()
            try office.end([1])
            try office.admitSingle(1, born: "1984-03-12", on: "2027-03-01") { $0.cardKind = .electronic }
            let request = RequestDuplicate(
                duplicate: .number(1), card: plastic, ground: .lost, stated: true, pickupPoint: "boi")
            try office.act(.requestDuplicate(request), on: "2027-03-02")
            try office.admit(on: "2027-03-03")
            #expect(office.world.liveCards(of: .number(1)).map(\.kind) == [.electronic])
        },
        Scene("R-CRD-4: who gave a card back and is entitled again gets one") { office in
            try office.admit()
            try office.handOver(to: 1)
            try office.act(.returnCard(ReturnCard(card: office.card())))
            try office.admit(on: "2028-03-01")
            #expect(office.status() == .ready)
        },
        Scene("R-END-2: who left, also without their card, and comes back gets one") { office in
            try office.admit()
            try office.act(.blockCard(BlockCard(card: office.card())))
            try office.end([1])
            try office.admit(on: "2027-03-01")
            #expect(office.status() == .ready && office.person()?.end == nil)
        },
    ]
}
