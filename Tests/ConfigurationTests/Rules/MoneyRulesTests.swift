import Domain
import Testing

@testable import Configuration

/// Fees, payments, receipts and shifts: a row a situation.
@Suite struct MoneyRulesTests {
    @Test(arguments: payments + methods + voids + copies + shifts)
    func acts(scene: Scene) throws {
        try scene.run()
    }

    static let payments = [
        Scene("R-CRD-7: paid: the card is issued with the receipt") { office in
            try office.request()
            try office.pay()
            #expect(office.status() == .ready)
            #expect(office.world.receipts[.number(1)]?.number == "KP/1/2026/000001")
            #expect(office.world.duplicates[.number(1)]?.status == .issued)
        },
        Scene("R-CRD-7: another amount", expect: "R-OFF-3 ·  · wrongAmount · payment.amount") { office in
            try office.request()
        } when: { office in
            try office.pay(zloty: 19)
        },
        Scene("R-CRD-7: paid once", expect: "R-CRD-7 · § 9 ust. 7–8 · nothingDue · payment.duplicate") { office in
            try office.request()
            try office.pay()
        } when: { office in
            try office.pay(2)
        },
        Scene("R-OFF-3: a receipt is given once", expect: "R-OFF-3 ·  · notChanged · receipt") { office in
            try office.request()
            try office.pay()
        } when: { office in
            try office.pay()
        },
        Scene("R-CRD-7: for no request", expect: "R-CRD-7 · § 9 ust. 7–8 · unknownDuplicate · payment.duplicate") {
            office in
            try office.open()
        } when: { office in
            try office.pay(for: 7)
        },
        Scene("R-CRD-7: taken back", expect: "R-CRD-7 · § 9 ust. 7–8 · duplicateClosed · payment.duplicate") { office in
            try office.request()
            try office.act(.withdrawDuplicate(WithdrawDuplicate(duplicate: .number(1), reason: "znalazła się")))
        } when: { office in
            try office.pay()
        },
        Scene("R-CRD-7: by another fee", expect: "R-CRD-7 · § 9 ust. 7–8 · unknownFee · payment.fee") { office in
            office.programme.fees.append(
                Fee(
                    id: "copy", label: LocalText(polish: "Kopia", english: "Copy"), amount: Money(grosze: 100),
                    waivedFor: [], paragraph: ""))
            try office.request()
        } when: { office in
            try office.pay { $0.fee = "copy" }
        },
        Scene("R-OFF-3: no such fee", expect: "R-OFF-3 ·  · unknownFee · payment.fee") { office in
            try office.open()
        } when: { office in
            try office.pay(for: nil) { $0.fee = "parking" }
        },
        Scene("R-CRD-7: the fee is that of the day of the request") { office in
            office.changeFee(from: "2026-12-10", to: 50)
            try office.request()
            try office.pay(on: "2026-12-10")
        },
        Scene("R-CRD-7: from its day on, the new one", expect: "R-OFF-3 ·  · wrongAmount · payment.amount") { office in
            office.changeFee(from: "2026-12-01", to: 50)
            try office.request()
        } when: { office in
            #expect(office.world.duplicates[.number(1)]?.fee == Money(grosze: 5000))
            try office.pay()
        },
        Scene("R-CRD-8: the waiver holds whatever the fee is") { office in
            office.changeFee(from: "2026-12-01", to: 50)
            try office.admit()
            try office.change { $0.details.surname = "Nowak" }
            try office.duplicate(of: 1, .printedDataChanged)
            #expect(office.world.duplicates[.number(1)]?.fee == .zero)
        },
        Scene(
            "R-CRD-8: nothing is due for a free one", expect: "R-CRD-7 · § 9 ust. 7–8 · nothingDue · payment.duplicate"
        ) { office in
            try office.admit()
            try office.change { $0.details.surname = "Nowak" }
            try office.duplicate(of: 1, .printedDataChanged)
            try office.open()
        } when: { office in
            try office.pay(zloty: 0)
        },
    ]

    static let methods = [
        Scene("R-OFF-3: BLIK, through the shift, not through the drawer") { office in
            try office.request()
            try office.pay { $0.method = .blik }
            #expect(office.expected() == Money(grosze: 10_000))
            #expect(office.world.receipts[.number(1)]?.shift == .number(1))
        },
        Scene("R-OFF-3: no payer", expect: "R-OFF-3 ·  · payerMissing · payer.name") { office in
            try office.request()
        } when: { office in
            try office.pay { $0.payer.name = " " }
        },
        Scene("R-OFF-3: no address", expect: "R-OFF-3 ·  · payerAddressMissing · payer.address") { office in
            try office.request()
        } when: { office in
            try office.pay { $0.payer.address = "" }
        },
        Scene("R-OFF-3: no title", expect: "R-OFF-3 ·  · required · payment.title") { office in
            try office.request()
        } when: { office in
            try office.pay { $0.title = "" }
        },
        Scene(
            "R-OFF-3: a way that the city does not take", in: "czestochowa",
            expect: "R-OFF-3 ·  · methodNotTaken · payment.method"
        ) {
            office in
            try office.open()
        } when: { office in
            try office.pay(for: nil) { $0.method = .transfer }
        },
        Scene("R-OFF-3: by a clerk at the till", expect: "R-OFF-3 ·  · notPermitted · -") { office in
            try office.request()
        } when: { office in
            try office.pay(by: 5)
        },
        Scene("R-OFF-3: no shift is open", expect: "R-OFF-3 ·  · noOpenShift · -") { office in
            try office.admit()
            try office.duplicate()
        } when: { office in
            try office.pay()
        },
        Scene("R-OFF-3: after the shift was closed", expect: "R-OFF-3 ·  · noOpenShift · -") { office in
            try office.request()
            try office.close(counted: 100)
        } when: { office in
            try office.pay()
        },
        Scene("R-OFF-3: another's shift", expect: "R-OFF-3 ·  · shiftOfAnother · -") { office in
            try office.request()
        } when: { office in
            try office.pay(by: 4)
        },
        Scene("R-CRD-7: proof of a transfer, by a clerk, without a shift") { office in
            try office.admit()
            try office.duplicate()
            try office.pay(by: 5) { ($0.method, $0.reference, $0.paidOn) = (.transfer, "PL61-1", .of("2026-11-30")) }
            #expect(office.world.receipts[.number(1)]?.shift == nil && office.status() == .ready)
        },
        Scene("R-CRD-7: without proof", expect: "R-CRD-7 · § 9 ust. 7–8 · referenceMissing · payment.reference") {
            office in
            try office.request()
        } when: { office in
            try office.pay(by: 5) { $0.method = .transfer }
        },
        Scene("R-OFF-3: paid tomorrow", expect: "R-OFF-3 ·  · future · payment.paid_on") { office in
            try office.request()
        } when: { office in
            try office.pay { ($0.method, $0.reference, $0.paidOn) = (.transfer, "PL61-1", .of("2026-12-02")) }
        },
    ]

    static let voids = [
        Scene("R-CRD-7: no card is handed over while unpaid", expect: "R-CRD-7 · § 9 ust. 7–8 · feeUnpaid · card") {
            office in
            try office.request()
            try office.pay()
            try office.void(1)
        } when: { office in
            try office.handOver(to: 1, on: "2026-12-02")
        },
        Scene("R-CRD-7: voided and paid again: one card, two receipts") { office in
            try office.request()
            try office.pay()
            try office.void(1)
            try office.pay(2)
            try office.handOver(to: 1, on: "2026-12-02")
            #expect(office.world.cards.count == 2)
            #expect(office.world.receipts[.number(2)]?.number == "KP/1/2026/000002")
        },
        Scene("R-OFF-3: with a reason", expect: "R-OFF-3 ·  · reasonMissing · reason") { office in
            try office.request()
            try office.pay()
        } when: { office in
            try office.void(1, reason: " ")
        },
        Scene("R-OFF-3: voided once", expect: "R-OFF-3 ·  · receiptVoid · receipt") { office in
            try office.request()
            try office.pay()
            try office.void(1)
        } when: { office in
            try office.void(1)
        },
        Scene("R-OFF-3: another cashier's receipt", expect: "R-OFF-3 ·  · notPermitted · -") { office in
            try office.request()
            try office.pay()
            try office.close(counted: 120)
            try office.open(2, by: 4)
        } when: { office in
            try office.void(1, by: 4)
        },
        Scene("R-OFF-3: the own one of an earlier shift", expect: "R-OFF-3 ·  · notPermitted · -") { office in
            try office.request()
            try office.pay()
            try office.close(counted: 120)
            try office.open(2)
        } when: { office in
            try office.void(1)
        },
        Scene("R-OFF-3: by a supervisor, out of the drawer that is open") { office in
            try office.request()
            try office.pay()
            try office.close(counted: 120)
            try office.open(2, float: 0)
            try office.void(1, by: 2)
            #expect(office.expected(2) == Money(grosze: -2000))
            #expect(office.expected(1) == Money(grosze: 12_000))
        },
        Scene("R-OFF-3: cash goes back out of a drawer", expect: "R-OFF-3 ·  · noOpenShift · -") { office in
            try office.request()
            try office.pay()
            try office.close(counted: 120)
        } when: { office in
            try office.void(1, by: 2)
        },
    ]

    static let copies = [
        Scene("R-OFF-3: reprints are counted") { office in
            try office.request()
            try office.pay()
            for _ in 1...3 { try office.copy(.duplicate) }
            #expect(office.world.receipts[.number(1)]?.reprints.map(\.count) == [1, 2, 3])
        },
        Scene("R-OFF-3: certificates are numbered") { office in
            try office.request()
            try office.pay()
            for _ in 1...2 { try office.copy(.certificate) }
            let numbers = office.world.receipts[.number(1)]?.certificates.map(\.number.text)
            #expect(numbers == ["ZW/1/2026/0001", "ZW/1/2026/0002"])
        },
        Scene("R-OFF-3: what the city does not give", expect: "R-OFF-3 ·  · copyNotGiven · copy") { office in
            office.programme.cash.copies = [.duplicate]
            try office.request()
            try office.pay()
        } when: { office in
            try office.copy(.certificate)
        },
        Scene("R-OFF-3: not of a voided one", expect: "R-OFF-3 ·  · receiptVoid · receipt") { office in
            try office.request()
            try office.pay()
            try office.void(1)
        } when: { office in
            try office.copy(.duplicate)
        },
    ]

    static let shifts = [
        Scene("R-OFF-3: float, cash in, cash back: what has to be there") { office in
            try office.request()
            try office.pay()
            try office.admitSingle(2)
            try office.duplicate(2, of: 2)
            try office.pay(2, for: 2) { $0.method = .card }
            try office.void(1)
            try office.pay(3)
            try office.close(counted: 115)
            let closing = office.world.shifts[.number(1)]?.closing
            #expect(closing?.expected == Money(grosze: 12_000) && closing?.difference == Money(grosze: -500))
        },
        Scene("R-OFF-3: one shift at a desk", expect: "R-OFF-3 ·  · shiftOpen · shift") { office in
            try office.open()
        } when: { office in
            try office.open(2, by: 4)
        },
        Scene("R-OFF-3: a shift is opened once", expect: "R-OFF-3 ·  · shiftClosed · shift") { office in
            try office.open()
            try office.close(counted: 100)
        } when: { office in
            try office.open()
        },
        Scene("R-OFF-3: no float below nothing", expect: "R-OFF-3 ·  · notAnAmount · shift.float") {
            try $0.open(float: -1)
        },
        Scene("R-OFF-3: another closes it", expect: "R-OFF-3 ·  · shiftOfAnother · shift") { office in
            try office.open()
        } when: { office in
            try office.close(counted: 100, by: 4)
        },
        Scene("R-OFF-3: a supervisor closes it") { office in
            try office.open()
            try office.close(counted: 100, by: 2)
        },
        Scene("R-OFF-3: a difference is explained, once", expect: "R-OFF-3 ·  · notChanged · reason") { office in
            try office.open()
            try office.close(counted: 99)
            try office.explain("źle wydana reszta")
        } when: { office in
            try office.explain("źle wydana reszta")
        },
        Scene("R-OFF-3: nothing to explain", expect: "R-OFF-3 ·  · nothingToExplain · shift") { office in
            try office.open()
            try office.close(counted: 100)
        } when: { office in
            try office.explain("nic")
        },
    ]
}

extension Office {
    /// Somebody with a card who asks for a duplicate while the till is open.
    mutating func request() throws(Refusal) {
        try admit()
        try open()
        try duplicate()
    }

    mutating func void(_ receipt: UInt64, reason: String = "zła kwota", by actor: UInt64 = 3) throws(Refusal) {
        try act(.voidReceipt(VoidReceipt(receipt: .number(receipt), reason: reason)), by: actor)
    }

    mutating func copy(_ copy: ReceiptCopy) throws(Refusal) {
        try act(.copyReceipt(CopyReceipt(receipt: .number(1), copy: copy, reason: "zgubione")), by: 3)
    }

    mutating func close(_ shift: UInt64 = 1, counted: Int, by actor: UInt64 = 3) throws(Refusal) {
        try act(.closeShift(CloseShift(shift: .number(shift), counted: Money(grosze: counted * 100))), by: actor)
    }

    mutating func explain(_ words: String) throws(Refusal) {
        try act(.explainShift(ExplainShift(shift: .number(1), explanation: words)), by: 3)
    }

    mutating func changeFee(from day: String, to zloty: Int) {
        programme.fees[0].changes = [Fee.Change(from: .of(day), amount: Money(grosze: zloty * 100))]
    }

    func expected(_ shift: UInt64 = 1) -> Money? {
        world.shifts[.number(shift)].map { world.expected(in: $0) }
    }
}
