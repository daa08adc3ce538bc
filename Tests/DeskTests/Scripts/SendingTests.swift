import Domain
import Store
import Testing

@testable import Desk

/// Keys that come before the answer to the one before: held ones, and a form that goes on being typed into.
@Suite struct SendingTests {
    @Test func aHeldKeyUsesOneRelief() throws {
        let desk = try Harness()
        let card = try desk.active(adult: true)
        desk.login()
        desk.keys("\(card.number)<Enter><Enter>2")
        desk.ahead("<Enter><Enter><Enter>")
        desk.settle()
        #expect(try desk.file(card).person.uses.count == 1)
        desk.keys("<Enter>")
        #expect(try desk.file(card).person.uses.count == 2)
    }

    @Test func whoEndedIsNamedAsSent() throws {
        let desk = try Harness()
        let card = try desk.active(adult: true)
        desk.login()
        desk.keys("\(card.number)<Enter><Enter>")
        desk.choose("act.resign")
        desk.ahead("<F2> ")
        desk.settle()
        #expect(try desk.file(card).person.end?.kind == .resignation)
        #expect(desk.status.contains(card.listName), "\(desk.screen)")
        #expect(try desk.papers("resignation").count == 1)
    }

    @Test func theChangeIsOfWhatWasGiven() throws {
        let desk = try Harness()
        try desk.requestDuplicate()
        try desk.openShift()
        desk.login()
        desk.keys("<F9><Enter><Enter>50")
        desk.ahead("<F2>0")
        desk.settle()
        #expect(desk.shows("30,00 zł"), "\(desk.screen)")
    }
}
