import Domain
import Store
import Testing

@testable import Desk

/// What is written about an act is there until the act is done.
@Suite struct NoteTests {
    @Test(arguments: ["<F7>", "<F8>"]) func aReasonOutlivesARefusedDecision(key: String) throws {
        let desk = try Harness()
        let reason = String(repeating: "bo tak ", count: 10)
        desk.login("kierownik")
        let number = try desk.submit(Newcomer())
        desk.keys("<F8><F6>\(number)<Enter>\(key)\(reason)<Enter>")
        #expect(desk.status.contains("✗"))
        #expect(try desk.pending(number))
        #expect(desk.cursorLine.contains("bo tak bo tak"), "\(desk.screen)")
    }

    @Test func aNoteOutlivesARefusedAct() throws {
        let desk = try Harness()
        let card = try desk.active(adult: true)
        desk.login()
        desk.keys("\(card.number)<Enter><Enter>6adres?")
        let end = EndParticipation(people: [card.id], kind: .death)
        try desk.perform(.endParticipation(end), by: "kierownik")
        desk.keys("<Enter>")
        #expect(desk.status.contains("✗"))
        #expect(desk.cursorLine.contains("adres?"), "\(desk.screen)")
    }
}
