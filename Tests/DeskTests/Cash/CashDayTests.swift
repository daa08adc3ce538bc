import Configuration
import Domain
import Store
import Testing

@testable import Desk

/// A whole day at the till, and what every key leads to there.
@Suite struct CashDayTests {
    @Test(arguments: [Language.polish, .english]) func aWholeDay(language: Language) throws {
        let desk = try Harness.withMap(language: language)
        let request = try desk.requestDuplicate()
        let (first, second) = (try desk.receiptNumber(), try desk.receiptNumber(ahead: 1))
        desk.login()
        // Opened with 100,00; the duplicate is paid in cash.
        desk.keys("<F9><F2>100,00<Enter>")
        #expect(desk.shows(desk.words("shift.opened")))
        #expect(desk.shows(request.listName))
        desk.keys("<Enter><Enter>50<F2>")
        #expect(desk.shows("30,00 zł") && desk.shows(first))
        desk.keys("<Enter>")
        #expect(try desk.store.unpaidDuplicates().isEmpty)
        // A map by BLIK, for somebody of the programme, and voided again.
        desk.keys("<F4><F7>a<Enter><Tab><Tab><Tab><Tab>b<Tab>9876<F2>")
        #expect(desk.shows(second))
        desk.keys("<Enter><Tab><F8><Enter>")
        #expect(desk.shows(desk.words("receipt.void.short")))
        // The first receipt is lost.
        desk.keys("<F7>\(first)<F9><Enter>")
        #expect(desk.status.contains(desk.words("receipt.copy.done", first, "1")))
        // 50 gr too little, explained.
        desk.keys("<F10><F6>119,50<Enter>")
        #expect(desk.shows("120,00 zł") && desk.shows("-0,50 zł"))
        desk.keys("reszta<Enter>")
        let shift = try #require(try desk.store.till().shift)
        #expect(shift.shift.closing?.difference == Money(grosze: -50))
        #expect(shift.shift.explanation == "reszta")
        try checkPapers(desk, of: shift.shift.number, first)
    }

    private func checkPapers(_ desk: Harness, of shift: String, _ receipt: String) throws {
        let receipts = try desk.papers("receipt")
        let marks = ["ORYGINAŁ", "KOPIA", "DUPLIKAT nr 1", "ANULOWANE"].map { mark in
            receipts.filter { $0.contains(mark) }.count
        }
        #expect(receipts.count == 6 && marks == [2, 3, 1, 1])
        let first = try #require(receipts.first { $0.contains("DUPLIKAT") })
        #expect(first.contains("dwadzieścia złotych 00/100") && first.contains(receipt))
        let reports = try desk.papers("day-report")
        #expect(reports.count == 1)
        let report = reports.joined()
        for words in [shift, "Kasa nr 1", "119,50 zł", "120,00 zł", "-0,50 zł", "reszta", "duplikat nr 1"] {
            #expect(report.contains(words), "\(words)")
        }
        for paper in receipts + reports {
            #expect(!paper.lowercased().contains("fiskaln") && !paper.contains("VAT"))
        }
    }

    @Test func nothingTellsWhatTheDrawerShouldHoldBeforeItIsCounted() throws {
        let desk = try Harness()
        try desk.requestDuplicate()
        desk.login()
        for script in [
            "<F9>", "<F2>100<Enter>", "<Enter>", "<F2>", "<Enter>", "<F7>", "<F10>", "<F6>", "<F6>", "<F10>",
        ] {
            desk.keys(script)
            #expect(!desk.shows("120,00"), "\(script)")
        }
        desk.keys("120<Enter>")
        #expect(desk.shows("120,00") && desk.shows("✓"))
        #expect(try desk.papers("day-report").count == 1)
        desk.keys("<Enter><F6><F9>")
        #expect(try desk.papers("day-report").count == 2)
    }

    @Test func aFoundReceiptIsPrintedAgainWithFiveKeys() throws {
        let desk = try Harness()
        try desk.requestDuplicate()
        desk.login()
        desk.keys("<F9><F2>100<Enter><Enter><F2><Enter><F10>")
        let row = try #require(try desk.receipts.first)
        let name = try #require(row.payer.first)
        let script = "<F9><F7>\(name)<F9><Enter>"
        #expect(KeyScript.keys(script).count <= 5)
        desk.keys(script)
        #expect(try desk.receipts.first?.reprints == 1)
        #expect(try desk.papers("receipt").filter { $0.contains("DUPLIKAT nr 1") }.count == 1)
    }

    @Test func aPaymentTakesTwoKeys() throws {
        let desk = try Harness()
        let request = try desk.requestDuplicate()
        try desk.openShift()
        desk.login()
        desk.keys("<F9>")
        desk.keys("<Enter><F2>")
        let row = try #require(try desk.receipts.first)
        let file = try #require(try desk.store.receiptFile(row.id))
        let person = try #require(try desk.store.personFile(request.person)?.person)
        #expect(row.method == .cash && row.amount == Money(grosze: 2000))
        #expect(row.title == "Duplikat karty – \(request.number)")
        #expect(file.receipt.payment.payer == Payer(person))
        #expect(file.receipt.payment.payer.address == person.address.full)
    }

    @Test func theAdministratorOfTheFamilyPaysForAChild() throws {
        let desk = try Harness()
        let request = try desk.requestDuplicate(ofChild: true)
        let family = try #require(try desk.store.personFile(request.person)?.family)
        try desk.openShift()
        desk.login()
        desk.keys("<F9><Enter><F2>")
        let row = try #require(try desk.receipts.first)
        let payer = try #require(try desk.store.receiptFile(row.id)?.receipt.payment.payer)
        #expect(payer.person == family.administrator && payer.person != request.person)
    }

    @Test(arguments: [("k", PaymentMethod.card), ("b", .blik), ("g", .cash)])
    func theMethodIsOneKey(key: String, method: PaymentMethod) throws {
        let desk = try Harness()
        try desk.requestDuplicate()
        try desk.openShift()
        desk.login()
        desk.keys("<F9><Enter>\(key)<F2>")
        #expect(try desk.receipts.first?.method == method)
    }

    @Test func aStrangerMayPay() throws {
        let desk = try Harness.withMap()
        try desk.openShift()
        desk.login()
        desk.keys("<F9><F4><Tab><Tab>Jan  Obcy<Tab>Wąska 1, Warszawa<F2>")
        let row = try #require(try desk.receipts.first)
        let payment = try #require(try desk.store.receiptFile(row.id)?.receipt.payment)
        #expect(payment.payer == Payer(name: "Jan Obcy", address: "Wąska 1, Warszawa"))
        #expect(payment.fee == "map" && payment.title == "Mapa miasta" && row.amount == Money(grosze: 1250))
    }

    @Test func aCertificateIsGivenInPlaceOfAReprint() throws {
        let desk = try Harness()
        try desk.requestDuplicate()
        try desk.openShift()
        let number = try desk.receiptNumber()
        desk.login()
        desk.keys("<F9><Enter><F2><Enter><Tab><F9><Tab><Down><Enter>")
        #expect(desk.status.contains("ZW/1/2026/0001"))
        let papers = try desk.papers("certificate")
        #expect(papers.count == 1 && papers[0].contains(number))
        #expect(try desk.receipts.first?.reprints == 0)
    }

    @Test func aDrawerIsCountedByNotesAndCoins() throws {
        let desk = try Harness()
        try desk.openShift()
        desk.login()
        // A note of 50, two of 20, two coins of 5.
        desk.keys("<F9><F6><F6><Tab><Tab><Tab>1<Tab>2<Tab><Tab>2<F2>")
        #expect(desk.cursorLine.contains("100,00"))
        desk.keys("<F2>")
        #expect(try desk.store.till().shift?.shift.closing?.difference == .zero)
    }

    @Test func aDifferenceMayBeExplainedLater() throws {
        let desk = try Harness()
        try desk.openShift()
        desk.login()
        desk.keys("<F9><F6>99<Enter><F10>")
        #expect(desk.shows("-1,00 zł"))
        #expect(try desk.papers("day-report").count == 1)
        desk.keys("<F6>moneta za szufladą<F2><F6>")
        #expect(desk.shows("moneta za szufladą"))
        #expect(try desk.papers("day-report").filter { $0.contains("moneta za szufladą") }.count == 1)
    }

    @Test func aScannedReceiptIsFound() throws {
        let desk = try Harness()
        try desk.requestDuplicate()
        try desk.openShift()
        let number = try desk.receiptNumber()
        desk.login()
        desk.keys("<F9><Enter><F2><Enter>")
        desk.scan(number)
        #expect(desk.shows(desk.words("receipts.title")) && desk.shows(number))
    }
}
