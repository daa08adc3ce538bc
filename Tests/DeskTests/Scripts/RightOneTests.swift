import Domain
import Foundation
import Store
import Testing

@testable import Desk

/// A key acts on what is chosen, never on what was chosen before: however quickly it is pressed, and whatever lay on top
/// in between.
@Suite struct RightOneTests {
    // MARK: Found by typing

    /// Lists over which another workplace is opened, and the way back to them.
    @Test(arguments: [
        ("home", "a<Down><Down>", "<Enter><Esc>"), ("home with help", "a<Down><Down>", "<F1><Esc>"),
        ("pick-up", "<F2>a<Down><Down>", "<F3><Esc>"), ("receipts", "<F9><F7><Down>", "<F3><Esc>"),
        ("payer", "<F9><F4><F7>a<Down><Down>", "<F1><Esc>"), ("register", "<home.register>a<Down>", "<F3><Esc>"),
        ("to be blocked", "<C-b>a<Down><Down>", "<F1><Esc>"),
    ])
    func theChoiceStays(place: String, way: String, thereAndBack: String) throws {
        let desk = try Harness.withMap()
        desk.login()
        desk.keys(way)
        let before = desk.lines.prefix(22)
        #expect(before.contains { $0.contains("▸") })
        desk.keys(thereAndBack)
        #expect(desk.lines.prefix(22) == before)
    }

    @Test func whoIsRelatedIsWhoJoins() throws {
        let desk = try Harness()
        let (parent, _) = try desk.family()
        desk.login()
        desk.keys("\(parent.number)<Enter><F3><F4><C-u>a<Down><Down>")
        let before = desk.lines.prefix(22)
        desk.keys("<Enter>")
        let asked = desk.lines.prefix(22)
        desk.keys("<F1><Esc>")
        #expect(desk.lines.prefix(22) == asked)
        desk.keys("<Esc>")
        #expect(desk.lines.prefix(22) == before)
    }

    @Test func whatWasTypedAndTakenBackBlocksNothing() throws {
        let desk = try Harness()
        desk.login()
        desk.keys("<C-b>a")
        let before = try desk.blockedCards
        desk.keys("<BS><Enter>")
        #expect(try desk.blockedCards == before)
    }

    @Test func enterBeforeTheAnswerBlocksNoOtherCard() throws {
        let desk = try Harness()
        let active = try desk.store.register(RegisterFilter(status: .active), limit: .max)
        let typed = String(try #require(active.first).number.dropLast(4))
        let other = try #require(try desk.store.cards(matching: typed).first)
        let wanted = try #require(active.first { $0.number.hasPrefix(typed) && $0.id != other.id })
        desk.login()
        desk.keys("<C-b>\(typed)")
        let before = try desk.blockedCards
        desk.ahead("\(wanted.number.dropFirst(typed.count))<Enter>")
        desk.settle()
        #expect(try desk.blockedCards == before)
        desk.keys("<Enter>")
        #expect(try desk.blockedCards == before.union([wanted.number]))
    }

    @Test func enterBeforeTheAnswerOpensNothingElse() throws {
        let desk = try Harness()
        desk.login()
        desk.ahead("xqxqxq<Enter>")
        desk.settle()
        #expect(desk.shows(desk.words("home.search.nobody", "xqxqxq")))
    }

    // MARK: The case below the list

    @Test(arguments: ["<F2>", "<F8>nie mieszka w mieście<Enter>"])
    func aDecisionIsAboutTheChosenCase(keys: String) throws {
        let desk = try Harness()
        let waiting = try desk.store.pendingApplications()
        try #require(waiting.count > 1)
        desk.login("kierownik")
        desk.keys("<F8>")
        desk.ahead("<Down>" + keys.prefix(4))
        desk.settle()
        #expect(try desk.store.pendingApplications().count == waiting.count)
        desk.keys(keys)
        #expect(try desk.pending(waiting[0].number))
        #expect(try !desk.pending(waiting[1].number), "\(desk.screen)")
    }

    @Test func aPhotoGoesToTheCaseItWasTakenFor() throws {
        let desk = try Harness()
        for row in try desk.store.pendingApplications().prefix(2) {
            let call = DecideApplication(
                application: row.id, decision: .callForSupplement, reason: "zdjęcie", rule: nil)
            try desk.perform(.decideApplication(call), by: "kierownik")
        }
        let rows = try desk.store.supplementApplications()
        try #require(rows.count > 1)
        let before = try rows.map { try desk.photos(of: $0) }
        desk.login()
        desk.keys("<home.supplement>")
        desk.ahead("<F4><Down>")
        desk.settle()
        desk.keys("<F3>\(try desk.folder.photo())<Enter><F2>")
        let after = try rows.map { try desk.photos(of: $0) }
        #expect(after[0] != before[0] && after[1...] == before[1...], "\(desk.screen)")
    }

    @Test func thePhotoToBeTakenIsTheChosenOne() throws {
        let desk = try Harness()
        let folder = desk.folder.path + "/photos"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for name in ["a", "b"] {
            try FileManager.default.copyItem(atPath: desk.folder.photo(), toPath: "\(folder)/\(name).png")
        }
        desk.login()
        desk.keys("<F4><F4><F3>\(folder)/<Enter>")
        desk.ahead("<Down><F2>")
        desk.settle()
        #expect(desk.lines[0].contains(desk.words("photo.title")))
        desk.keys("<F2>")
        #expect(!desk.lines[0].contains(desk.words("photo.title")))
    }

    // MARK: In view

    /// From a person's file by their request to the till: whose card may be lost there. On the payment and on the list it
    /// is whoever waits; another fee may be anybody's.
    @Test(arguments: [("", false), ("<Esc>", false), ("<Esc><F4>", true), ("<Esc><F7>", true)])
    func theTillOffersTheCardOfWhoeverPays(way: String, isAsked: Bool) throws {
        let desk = try Harness.withMap()
        try desk.openShift()
        let card = try desk.active(adult: true)
        desk.login()
        desk.keys("\(card.number)<C-b><Enter><F4><F9> <F2><Esc><Enter><Enter>4<F2>")
        #expect(desk.lines[0].contains(desk.words("payment.heading")))
        desk.keys(way + "<C-b>")
        #expect(desk.shows(desk.words("block.search")) == isAsked, "\(desk.screen)")
        #expect(desk.shows(desk.words("block.no-card")) != isAsked)
    }
}

extension Harness {
    /// The numbers of all cards that are blocked.
    fileprivate var blockedCards: Set<String> {
        get throws { Set(try store.register(RegisterFilter(status: .blocked), limit: .max).map(\.number)) }
    }

    /// The photos of an application, one for each person.
    fileprivate func photos(of row: ApplicationRow) throws -> [String?] {
        try store.applicationCase(row.id)?.application.form.people.map(\.photo?.hash) ?? []
    }
}
