import Domain
import Foundation
import Store
import Testing

@testable import Desk

/// From the papers over the decision to the card in a hand.
@Suite struct CounterTests {
    // MARK: Papers

    @Test(arguments: [
        ("o<Enter><Enter>", DocumentStatus.seen, "✓"), ("k<Enter><Enter>", .copied, "✓"),
        ("s<Enter><Enter>", .scanned, "✓"),
        ("xnieczytelna<Enter>", .refused, "nieczytelna"), ("b", .missing, "✗"),
    ])
    func aLetterSaysWhatBecameOfAPaper(script: String, status: DocumentStatus, shown: String) throws {
        let desk = try Harness()
        desk.login()
        desk.keys(try Newcomer().form + "<F3>\(script)")
        let word = desk.words("document.status.\(status.rawValue)")
        let line = try #require(desk.lines.first { $0.contains("[\(word)") })
        #expect(line.contains(shown))
        let row = try #require(try desk.store.drafts().first { $0.surname == "Żółciński" })
        let record = try #require(try desk.store.draft(row.application)?.documents.first)
        #expect(record.status == status)
        #expect(record.by == desk.desk.surroundings.session?.member.id)
    }

    @Test func theNumberOfTheReceiptIsKept() throws {
        let desk = try Harness()
        desk.login()
        desk.keys(try Newcomer().form + "<F3>" + Newcomer.papers)
        #expect(desk.shows("UPO a1b2c3d4e5f60718"))
    }

    @Test func theListFollowsTheMonthAndTheBasis() throws {
        let january = try #require(Day("2027-01-15"))
        for (today, isTaken) in [(january, true), (Harness.today, false)] {
            let desk = try Harness(today: today)
            desk.login()
            desk.keys(try Newcomer().form + "<F3>")
            let line = try #require(desk.lines.first { $0.contains("ZAP-3") })
            #expect(line.contains("[") == isTaken, "\(today)")
        }
        let desk = try Harness()
        desk.login()
        desk.keys(try Newcomer().form + "<F6><F6><Tab><Tab><Right><F3>")
        #expect(!desk.shows("ZAP-3"))
        #expect(desk.shows("zaświadczenie o zameldowaniu"))
    }

    // MARK: Decision

    @Test func whoTookAnApplicationMayNotDecideIt() throws {
        let desk = try Harness()
        desk.login("kierownik")
        let number = try desk.submit(Newcomer())
        desk.keys("<F8><F6>\(number)<Enter><F2>")
        #expect(desk.status.contains("✗"))
        #expect(try desk.pending(number))
    }

    @Test func somebodyElseApprovesAndTheCardIsFetchedByScan() throws {
        let desk = try Harness()
        desk.login()
        let number = try desk.submit(Newcomer())
        let card = try desk.approve(number)
        desk.keys("<F10><F10>")
        desk.login()
        desk.keys("<F2>")
        desk.scan(card.number)
        #expect(desk.shows(card.number))
        desk.keys("<F2>")
        desk.keys("<F2>")
        #expect(try desk.card(card.number).status == .ready)
        #expect(desk.status.contains("✗"))
        desk.keys("<Esc>")
        desk.handOver()
        #expect(try desk.card(card.number).handedOver == Harness.today)
        let papers = try FileManager.default.contentsOfDirectory(atPath: desk.folder.path + "/paper")
        #expect(papers.contains { $0.hasPrefix("pickup") })
    }

    @Test func aRefusalNeedsItsReason() throws {
        let desk = try Harness()
        desk.login()
        let number = try desk.submit(Newcomer())
        desk.keys("<F10>")
        desk.login("kierownik")
        desk.keys("<F8><F6>\(number)<Enter><F8><Enter>")
        #expect(try desk.pending(number))
        desk.keys("rozlicza się gdzie indziej<Enter>")
        #expect(try !desk.pending(number))
        let row = try #require(try desk.store.applications().first { $0.number == number })
        #expect(row.status == .refused)
        #expect(row.remark == "rozlicza się gdzie indziej")
    }

    @Test func aSupplementComesBackAndCanBeApproved() throws {
        let desk = try Harness()
        desk.login()
        let number = try desk.submit(Newcomer())
        desk.keys("<F10>")
        desk.login("kierownik")
        desk.keys("<F8><F6>\(number)<Enter><F7>brak pieczątki<Enter>")
        let row = try #require(try desk.store.applications().first { $0.number == number })
        #expect(row.status == .supplement)
        #expect(try desk.store.queuedNotices().contains { $0.number == number })
    }

    // MARK: Scanner

    @Test func aScanNeverEndsInAFieldAndNeverSubmits() throws {
        let desk = try Harness()
        desk.login()
        let card = try #require(try desk.store.cards(matching: "").first)
        desk.keys("<F4>" + (try Newcomer().person))
        let before = desk.lines
        desk.scan(card.number)
        #expect(desk.shows(card.listName))
        desk.keys("<Esc>")
        #expect(desk.lines.dropLast(2) == before.dropLast(2))
    }

    @Test func aScanLeavesNothingInTheDraft() throws {
        let desk = try Harness()
        desk.login()
        desk.keys("<F4>" + (try Newcomer().person))
        let row = try #require(try desk.store.drafts().first { $0.surname == "Żółciński" })
        let before = try desk.store.draft(row.application)
        desk.scan("6218000100000012")
        #expect(try desk.store.draft(row.application) == before)
    }

    @Test func aScanOverThePapersMarksNone() throws {
        let desk = try Harness()
        desk.login()
        desk.keys(try Newcomer().form + "<F3>")
        let row = try #require(try desk.store.drafts().first { $0.surname == "Żółciński" })
        desk.scan("bo12xs34")
        let kept = try #require(try desk.store.draft(row.application))
        #expect(kept.documents.isEmpty)
    }

    @Test func aScanBehindTheLockOpensNothing() throws {
        let desk = try Harness()
        desk.login()
        let card = try #require(try desk.store.cards(matching: "").first)
        desk.lock()
        desk.scan(card.number)
        #expect(!desk.shows(card.listName))
    }
}

extension Harness {
    func pending(_ number: String) throws -> Bool {
        try store.pendingApplications().contains { $0.number == number }
    }

    func card(_ number: String) throws -> CardRow {
        guard let card = try store.cards(matching: number).first else { throw Missing(what: number) }
        return card
    }

    /// Has the supervisor approve an application, and answers its card.
    func approve(_ number: String) throws -> CardRow {
        keys("<F10>")
        login("kierownik")
        keys("<F8><F6>\(number)<Enter><F2>")
        guard try !pending(number), let row = try store.applications().first(where: { $0.number == number }),
            let card = try store.applicationCase(row.id)?.cards.first
        else { throw Missing(what: "approval of \(number) on\n\(screen)") }
        return try self.card(card.number)
    }

    /// Fills in a hand-over: the identity card was seen.
    func handOver() {
        keys("<F2><Right><Tab> <F2>")
    }
}
