import Domain
import Store
import Testing

@testable import Desk

/// Who may not take money, and what is not taken.
@Suite struct CashRefusalTests {
    @Test func aClerkMayEnterATransferWithProofAndNothingElse() throws {
        let desk = try Harness()
        try desk.requestDuplicate()
        try desk.openShift(by: "kasjer")
        try desk.loginAsClerk()
        desk.keys("<F9><F2>")
        #expect(desk.shows(desk.words("payment.proof-only")))
        #expect(!desk.shows("( )"))
        desk.keys("<F2>")
        #expect(desk.status.contains("✗") && desk.cursorLine.contains("✗"))
        #expect(try desk.receipts.isEmpty)
        desk.keys("PRZ 17/26<Tab>2026-11-30<F2>")
        #expect(desk.status.contains("✗"))
        desk.keys("<C-u>19.11.2026<F2>")
        let row = try #require(try desk.receipts.first)
        #expect(row.method == .transfer && row.shift == nil)
        let papers = try desk.papers("receipt")
        #expect(papers.allSatisfy { $0.contains("19.11.2026") && $0.contains("PRZ 17/26") })
    }

    @Test func aClerkNeitherOpensNorClosesNorVoids() throws {
        let desk = try Harness()
        try desk.requestDuplicate()
        try desk.loginAsClerk()
        desk.keys("<F9>")
        #expect(desk.lines.last?.contains("F6") == false)
        #expect(desk.lines.last?.contains(desk.words("act.open-shift").prefix(6)) == false)
        desk.keys("<F2>123<F2><Enter><F7><F8><Enter>")
        #expect(desk.status.contains("✗"))
        #expect(try desk.receipts.first?.voided == nil)
    }

    @Test func anotherCashiersDrawerIsLeftAlone() throws {
        let desk = try Harness()
        try desk.requestDuplicate()
        let shift = try desk.openShift(by: "kasjer")
        desk.login()
        desk.keys("<F9><F2>")
        #expect(desk.shows(desk.words("payment.proof-only")))
        desk.keys("<F10><F6>100<F2>")
        #expect(desk.status.contains("✗"))
        #expect(try desk.store.till().shift?.shift.closing == nil)
        desk.keys("<F10><F8><F10><F10>")
        desk.login("kierownik")
        desk.keys("<F9><F6>100<F2>")
        #expect(try desk.store.shiftFile(shift)?.shift.closing != nil)
    }

    @Test func tooLittleIsNotTaken() throws {
        let desk = try Harness()
        try desk.requestDuplicate()
        try desk.openShift()
        desk.login()
        desk.keys("<F9><Enter><Enter>19,99<F2>")
        #expect(desk.cursorLine.contains(desk.words("payment.too-little", "0,01 zł")))
        desk.keys("<C-u>x<F2>")
        #expect(desk.cursorLine.contains("✗"))
        #expect(try desk.receipts.isEmpty)
        desk.keys("<C-u>20<F2>")
        #expect(try desk.receipts.count == 1)
        #expect(!desk.shows(desk.words("payment.change")))
    }

    @Test func thePayerHasToBeNamed() throws {
        let desk = try Harness()
        try desk.requestDuplicate()
        try desk.openShift()
        desk.login()
        desk.keys("<F9><Enter><BTab><C-u><BTab><C-u><F2>")
        #expect(desk.cursorLine.contains("✗"))
        #expect(try desk.receipts.isEmpty)
    }

    @Test func theSameKeyAgainTakesNothingTwice() throws {
        let desk = try Harness()
        try desk.requestDuplicate()
        try desk.openShift()
        desk.login()
        desk.keys("<F9><Enter><F2><F2><Enter><F2><F2>")
        #expect(try desk.receipts.count == 1)
        #expect(desk.status.contains(desk.words("cash.no-other-fee").prefix(20)))
    }

    @Test func aVoidNeedsItsOwnerOrASupervisorAndAReason() throws {
        let desk = try Harness()
        try desk.requestDuplicate()
        try desk.openShift()
        desk.login()
        desk.keys("<F9><Enter><F2><Enter><F10><F10>")
        desk.login("kasjer")
        desk.keys("<F9><F7><F8><Enter>")
        #expect(desk.status.contains("✗"))
        desk.keys("<F10><F10><F10><F10>")
        desk.login("kierownik")
        desk.keys("<F9><F7><F8><Down><Down><F2>")
        #expect(desk.status.contains("✗") && desk.cursorLine.contains(desk.words("field.reason")))
        desk.keys("zdublowana<F2>")
        #expect(try desk.receipts.first?.voided == Harness.today)
        #expect(try desk.store.unpaidDuplicates().count == 1)
        desk.keys("<F9>")
        #expect(desk.status.contains("⚠"))
    }

    @Test func aFloatIsAnAmount() throws {
        let desk = try Harness()
        desk.login()
        desk.keys("<F9><F2>sto<F2>")
        #expect(desk.cursorLine.contains("✗"))
        #expect(try desk.store.till().shift?.shift.closing != nil)
        desk.keys("<C-u>0<F2>")
        #expect(try desk.store.till().shift?.shift.float == .zero)
    }

    @Test func whereNoTransferIsTakenAClerkTakesNothing() throws {
        let desk = try Harness { $0.cash.methods = [.cash] }
        try desk.requestDuplicate()
        try desk.loginAsClerk()
        desk.keys("<F9><Enter>")
        #expect(desk.status.contains("⚠") && desk.shows(desk.words("cash.title")))
    }
}
