import Domain
import Foundation
import Store
import Testing

@testable import Desk

/// Did it print?
@Suite struct SpoolDeskTests {
    @Test func aReceiptThatDidNotComeOutLeadsToThePapersAndPrintsWithoutACharge() throws {
        let desk = try Harness()
        try desk.requestDuplicate()
        try desk.openShift()
        let number = try desk.receiptNumber()
        try desk.folder.blockPaper(true)
        desk.login()
        desk.keys("<F9><Enter><F2>")
        #expect(desk.shows("✗") && desk.shows(number))
        desk.keys("<Enter>")
        #expect(desk.shows(desk.words("spool.title")) && desk.shows("2 papiery"))
        #expect(
            desk.shows(desk.words("spool.state.failed"))
                && desk.shows(String(desk.words("failure.paper.folder").prefix(30))))
        desk.keys("<F2>")
        #expect(desk.status.contains("⚠"))
        desk.keys("<F3>")
        #expect(desk.shows(number))
        desk.keys("<F9>")
        #expect(desk.status.contains("✗") && desk.shows("2 papiery"))
        try desk.folder.blockPaper(false)
        desk.keys("<F9><F8>")
        #expect(desk.shows(desk.words("spool.none")))
        #expect(try desk.papers("receipt").count == 1)
        #expect(try desk.receipts.count == 1)
        #expect(try desk.receipts.first?.reprints == 0)
    }

    @Test(arguments: [("<F2>", 0), ("<F3><F2>", 0), ("<F9>", 1)])
    func aDoubtfulPaperIsSettledByWhoLooked(script: String, printed: Int) throws {
        let folder = try TrainingFolder()
        try folder.leaveDoubtfulPaper()
        let desk = try Harness(on: folder)
        desk.login()
        #expect(desk.lines.contains { $0.contains(desk.words("home.spool")) && $0.contains(/\s1\b/) })
        desk.keys("<home.spool>")
        #expect(desk.shows(desk.words("spool.state.uncertain")))
        desk.keys("<F8>")
        #expect(desk.status.contains("⚠"))
        desk.keys("<F3>")
        #expect(desk.shows("Pokwitowanie wpłaty KP/1"))
        desk.keys("<F10>" + script)
        #expect(desk.shows(desk.words("spool.none")))
        let paper = folder.path + "/paper"
        let files = (try? FileManager.default.contentsOfDirectory(atPath: paper)) ?? []
        #expect(files.count == printed)
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/spool/doubtful.txt"))
    }

    @Test func thePapersOfAnotherWindowAreLeftAlone() throws {
        let first = try Harness()
        first.login()
        let second = try Harness(on: first.folder)
        second.login()
        #expect(!second.status.contains("✗"))
        second.keys("<home.spool>")
        #expect(second.shows(second.words("spool.elsewhere")))
    }

    @Test func theTillSaysThatPapersWait() throws {
        let folder = try TrainingFolder()
        try folder.leaveDoubtfulPaper()
        let desk = try Harness(on: folder)
        desk.login()
        desk.keys("<F9>")
        #expect(desk.shows(desk.words("cash.unprinted", "1")))
    }
}
