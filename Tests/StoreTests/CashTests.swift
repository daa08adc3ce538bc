import Domain
import Foundation
import Testing

@testable import Store

/// A desk with a cashier, in a town that takes money.
private struct CashDesk {
    let counter: Counter
    let cashier: ID<StaffMember> = newID()
    var store: Store { counter.store }

    init() throws {
        var programme = town
        programme.fees = [
            Fee(id: Fee.duplicate, label: words("Duplikat"), amount: Money(grosze: 2000), waivedFor: [], paragraph: ""),
            Fee(id: "map", label: words("Mapa"), amount: Money(grosze: 1250), waivedFor: [], paragraph: ""),
        ]
        programme.cash = CashTerms(methods: PaymentMethod.allCases, copies: ReceiptCopy.allCases)
        counter = try Counter(programme: programme)
        try counter.add(cashier, "zkasprzyk", "Żaneta Kasprzyk", [.cashier])
    }

    func open(float: Int = 10_000) throws -> ID<Shift> {
        let open = OpenShift(shift: newID(), float: Money(grosze: float))
        try counter.perform(.openShift(open), by: cashier)
        return open.shift
    }

    @discardableResult
    func take(
        _ payer: String = "Jan Lis", fee: String = "map", _ method: PaymentMethod = .cash,
        duplicate: ID<Duplicate>? = nil, on day: Day? = nil
    ) throws -> ID<Receipt> {
        let payment = Payment(
            payer: Payer(name: payer, address: "ul. Polna 3"), fee: fee, title: fee, method: method,
            reference: method == .transfer ? "1" : "", duplicate: duplicate)
        let take = TakePayment(
            receipt: newID(), payment: payment, amount: Money(grosze: fee == "map" ? 1250 : 2000))
        try counter.perform(.takePayment(take), by: cashier, on: day)
        return take.receipt
    }

    func void(_ receipt: ID<Receipt>, by staff: ID<StaffMember>? = nil) throws {
        try counter.perform(.voidReceipt(VoidReceipt(receipt: receipt, reason: "pomyłka")), by: staff ?? cashier)
    }

    func close(_ shift: ID<Shift>, counted: Int) throws {
        try counter.perform(.closeShift(CloseShift(shift: shift, counted: Money(grosze: counted))), by: cashier)
    }

    /// A request for a duplicate whose fee is due.
    func request(_ surname: String = "Lis") throws -> ID<Duplicate> {
        let application = try counter.submit(try resident(surname, "Jan"))
        try counter.decide(application, .approve)
        let card = try #require(try store.applicationCase(application)?.cards.first)
        try counter.handOver(card.id)
        let request = RequestDuplicate(
            duplicate: newID(), card: card.id, ground: .lost, stated: true, pickupPoint: "boi")
        try counter.perform(.requestDuplicate(request), by: counter.clerk)
        return request.duplicate
    }
}

private func words(_ text: String) -> LocalText {
    LocalText(polish: text, english: text)
}

@Suite struct CashTests {
    @Test func theTillShowsTheOpenShiftElseTheLast() throws {
        let desk = try CashDesk()
        #expect(try desk.store.till() == Till(shift: nil, waiting: []))
        let first = try desk.open()
        try desk.take()
        let open = try #require(try desk.store.till().shift)
        #expect(open.shift.id == first && open.shift.closing == nil && open.byName == "Żaneta Kasprzyk")
        #expect(open.receipts.map(\.number) == ["KP/1/2026/000001"])
        #expect(open.history.map(\.type) == ["shift.opened/1", "receipt.issued/1"])
        try desk.close(first, counted: 11_250)
        #expect(try desk.store.till().shift?.shift.closing?.difference == .zero)
        let second = try desk.open()
        #expect(try desk.store.till().shift?.shift.id == second)
    }

    @Test func aShiftAddsUpWhatCounts() throws {
        let desk = try CashDesk()
        let earlier = try desk.open()
        let old = try desk.take()
        try desk.close(earlier, counted: 11_250)
        let shift = try desk.open()
        try desk.take(fee: Fee.duplicate)
        try desk.take("Ewa Żak", .blik)
        try desk.void(try desk.take())
        try desk.void(old, by: desk.counter.supervisor)
        let file = try #require(try desk.store.shiftFile(shift))
        #expect(file.receipts.map(\.amount.grosze) == [2000, 1250, 1250])
        #expect(file.returned.map(\.id) == [old])
        #expect(
            file.totalsByMethod.map { "\($0.key) \($0.count) \($0.amount)" } == ["cash 1 20,00 zł", "blik 1 12,50 zł"])
        #expect(
            file.totalsByFee.map { "\($0.key) \($0.count) \($0.amount)" } == ["duplicate 1 20,00 zł", "map 1 12,50 zł"])
        #expect([file.cashTaken, file.cashReturned].map(\.grosze) == [3250, 2500])
        try desk.close(shift, counted: 10_750)
        #expect(try desk.store.shiftFile(shift)?.shift.closing?.difference == .zero)
        #expect(try desk.store.shiftFile(earlier)?.cashReturned == .zero)
    }

    @Test func whatHappensAfterTheClosingIsNotOnItsReport() throws {
        let desk = try CashDesk()
        let shift = try desk.open()
        let receipt = try desk.take()
        try desk.close(shift, counted: 11_200)
        let copy = CopyReceipt(receipt: receipt, copy: .duplicate, reason: "zgubione")
        try desk.counter.perform(.copyReceipt(copy), by: desk.cashier)
        try desk.counter.perform(.explainShift(ExplainShift(shift: shift, explanation: "reszta")), by: desk.cashier)
        let file = try #require(try desk.store.shiftFile(shift))
        let types = ["shift.opened/1", "receipt.issued/1", "shift.closed/1", "shift.explained/1"]
        #expect(file.history.map(\.type) == types)
        #expect(file.shift.explanation == "reszta")
    }

    @Test func aDrawerMayHaveToGiveMoreThanItHas() throws {
        let desk = try CashDesk()
        let earlier = try desk.open()
        let old = try desk.take(fee: Fee.duplicate)
        try desk.close(earlier, counted: 12_000)
        let shift = try desk.open(float: 0)
        try desk.void(old, by: desk.counter.supervisor)
        try desk.close(shift, counted: 0)
        #expect(try desk.store.shiftFile(shift)?.shift.closing?.expected == Money(grosze: -2000))
    }

    @Test func anUnpaidDuplicateWaitsUntilItIsPaidAndAgainAfterAVoid() throws {
        let desk = try CashDesk()
        let request = try desk.request()
        let row = try #require(try desk.store.unpaidDuplicates().first)
        #expect(row.id == request && row.listName == "LIS Jan" && row.amount == Money(grosze: 2000))
        #expect(try desk.waiting == 1)
        _ = try desk.open()
        let receipt = try desk.take(fee: Fee.duplicate, duplicate: request)
        #expect(try desk.store.unpaidDuplicates().isEmpty)
        #expect(try desk.store.receiptFile(receipt)?.duplicate?.id == request)
        try desk.void(receipt)
        #expect(try desk.store.unpaidDuplicates().map(\.id) == [request])
        try desk.take(fee: Fee.duplicate, duplicate: request)
        #expect(try desk.waiting == 0)
    }

    @Test func aWithdrawnRequestDoesNotWait() throws {
        let desk = try CashDesk()
        let withdraw = WithdrawDuplicate(duplicate: try desk.request(), reason: "znalazła się")
        try desk.counter.perform(.withdrawDuplicate(withdraw), by: desk.counter.clerk)
        #expect(try desk.store.unpaidDuplicates().isEmpty)
        #expect(try desk.waiting == 0)
    }

    @Test func aReceiptIsFoundByWhateverIsOnIt() throws {
        let desk = try CashDesk()
        _ = try desk.open()
        let days = ["2026-11-18", "2026-11-19", "2026-11-20"].compactMap { Day($0) }
        try desk.take("Łukasz Żółć-Nowak", on: days[0])
        try desk.take("Anna Maria Nowak", fee: Fee.duplicate, on: days[1])
        try desk.take("Żaneta O'Neill", .card, on: days[2])
        let table: [(String, [String])] = [
            ("", ["3", "2", "1"]), ("nowak", ["2", "1"]), ("NOW", ["2", "1"]), ("maria", ["2"]), ("zolc", ["1"]),
            ("żółć", ["1"]), ("żółć-no", ["1"]), ("luk zol", ["1"]), ("nowak mar", ["2"]), ("oneill", ["3"]),
            ("o'neill", ["3"]), ("KP/1/2026/000002", ["2"]), ("kp/1/2026/00000", ["3", "2", "1"]), ("000003", ["3"]),
            ("12026000001", ["1"]), ("2026-11-19", ["2"]), ("19.11.2026", ["2"]), ("19.11", ["2"]), ("20,00", ["2"]),
            ("12,50", ["3", "1"]), ("12.50", ["3", "1"]), ("nowak 12,50", ["1"]), ("nowak 2026-11-20", []),
            ("xyz", []), ("nowak xyz", []), ("--", []), ("\"*", []), ("%", []),
        ]
        for (text, expected) in table {
            let found = try desk.store.receipts(matching: text)
            #expect(found.map { String($0.number.last ?? " ") } == expected, "\(text)")
        }
        #expect(try desk.store.receipts(limit: 2).map(\.issued) == [days[2], days[1]])
    }

    @Test func aReceiptFileTellsWhatBecameOfIt() throws {
        let desk = try CashDesk()
        _ = try desk.open()
        let receipt = try desk.take()
        let copy = CopyReceipt(receipt: receipt, copy: .duplicate, reason: "zgubione")
        try desk.counter.perform(.copyReceipt(copy), by: desk.counter.clerk)
        try desk.void(receipt)
        let file = try #require(try desk.store.receiptFile(receipt))
        #expect(file.history.map(\.type) == ["receipt.issued/1", "receipt.reprinted/1", "receipt.voided/1"])
        #expect(file.history.map(\.actorName) == ["Żaneta Kasprzyk", "Karol Lis", "Żaneta Kasprzyk"])
        #expect(file.receipt.payment.payer.address == "ul. Polna 3" && file.byName == "Żaneta Kasprzyk")
        let row = try #require(try desk.store.receipts().first)
        #expect(row.reprints == 1 && row.voided == desk.counter.today)
        #expect(try desk.store.receiptFile(newID()) == nil)
    }
}

extension CashDesk {
    fileprivate var waiting: Int {
        get throws { try store.homeCounts(of: cashier, at: "boi", today: counter.today).unpaid }
    }
}
