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
        #expect(try desk.blockedCards == before)
        desk.keys("<Enter>")
        #expect(try desk.blockedCards == before.union([wanted.number]))
    }

    @Test func enterBeforeTheAnswerOpensNothingElse() throws {
        let desk = try Harness()
        desk.login()
        desk.ahead("xqxqxq<Enter>")
        #expect(desk.shows(desk.words("home.search.nobody", "xqxqxq")))
    }
}

extension Harness {
    /// The numbers of all cards that are blocked.
    fileprivate var blockedCards: Set<String> {
        get throws { Set(try store.register(RegisterFilter(status: .blocked), limit: .max).map(\.number)) }
    }
}
