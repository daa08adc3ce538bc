import Domain
import Foundation
import Store
import Testing

@testable import Desk

/// Somebody who comes along: how they are related, by the keys that choose it.
private struct Companion {
    let name: String
    let born: String
    let serial: Int
    let relation: String

    var keys: String {
        get throws {
            guard let day = Day(born), let pesel = Pesel(birthDate: day, serial: serial) else {
                throw Harness.Missing(what: "PESEL")
            }
            return "<Enter>\(pesel.digits)<Tab><Tab><Tab>\(name)<Tab><Tab>\(relation)<F2>"
        }
    }
}

private let spouse = "<Right>"
private let child = "<Right><Right>"

private let household = [
    Companion(name: "Ewa", born: "1982-05-02", serial: 5576, relation: spouse),
    Companion(name: "Ola", born: "2008-12-01", serial: 1112, relation: child),
    Companion(name: "Jaś", born: "2015-09-09", serial: 3333, relation: child),
    Companion(name: "Zosia", born: "2021-02-03", serial: 4446, relation: child),
]

@Suite struct FamilyTests {
    /// A family of five on one form up to its page of persons, the large-family package asked for.
    private func family(on desk: Harness) throws {
        let newcomer = try Newcomer()
        desk.login()
        desk.keys("<F4>\(newcomer.person)<F2>\(Newcomer.address)<F2>\(Newcomer.card)<Tab><Tab><Tab> <F2>")
        for companion in household { desk.keys(try companion.keys) }
    }

    /// Their photos, papers and statements; the infant needs none.
    private func complete(on desk: Harness) throws {
        let photo = try desk.folder.photo()
        desk.keys("<Home>")
        for _ in 0..<4 { desk.keys("<F4><F3>\(photo)<Enter><F2><Down>") }
        desk.keys("<F2> <Tab> <Tab> <F3>\(Newcomer.papers)<F10>")
    }

    @Test func fiveComeOnOneForm() throws {
        let desk = try Harness()
        try family(on: desk)
        #expect(desk.lines.contains { $0.contains("1  ŻÓŁCIŃSKI Łukasz") && $0.contains("składa wniosek") })
        #expect(desk.lines.contains { $0.contains("2  ŻÓŁCIŃSKI Ewa") && $0.contains("małżonek lub part") })
        #expect(desk.lines.contains { $0.contains("3  ŻÓŁCIŃSKI Ola") && $0.contains("dziecko") })
        #expect(desk.lines.contains { $0.contains("5  ŻÓŁCIŃSKI Zosia") && $0.contains("dziecko, bez karty") })
        try complete(on: desk)
        desk.keys("<F5>")
        #expect(desk.shows("F2 "), "\(desk.screen)")
        desk.keys("<F2>")
        let number = try #require(desk.caseNumber, "\(desk.screen)")
        let row = try #require(try desk.store.applications().first { $0.number == number })
        #expect(row.people == 5)
        let form = try #require(try desk.store.applicationCase(row.id)).application.form
        #expect(form.people.map(\.entitlement) == ["", "", "child", "child", "child"])
        #expect(form.people.map(\.packages.count) == [2, 2, 2, 2, 0])
        #expect(form.people.map { $0.photo != nil } == [true, true, true, true, false])
    }

    @Test func theAccountComesWithTheApproval() throws {
        let desk = try Harness()
        try family(on: desk)
        try complete(on: desk)
        desk.keys("<F5><F2>")
        let number = try #require(desk.caseNumber)
        let row = try #require(try desk.store.applications().first { $0.number == number })
        let supervisor = try #require(try desk.store.accounts().first { $0.login == "kierownik" })
        let decision = DecideApplication(application: row.id, decision: .approve)
        let outcome = try desk.store.perform(
            .decideApplication(decision), id: ID(high: 7, low: 7), actor: supervisor.id, today: Harness.today,
            at: Instant(milliseconds: 0, offset: 60))
        guard case .done(let changes) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        let file = try #require(try desk.store.personFile(row.person))
        #expect(file.family?.members.count == 5)
        #expect(file.family?.administrator == row.person)
        // A card for each of the four who are old enough; Ola's package ends with her childhood.
        #expect(changes.count { if case .card(.issued) = $0.event { true } else { false } } == 4)
        let ola = try #require(file.world.people.values.first { $0.details.givenName == "Ola" })
        #expect(ola.grants.first?.until?.iso == "2026-11-30")
        #expect(ola.grants.first?.endsWith == "child")
    }

    @Test func aPersonIsTakenOffAndBroughtBack() throws {
        let desk = try Harness()
        try family(on: desk)
        desk.keys("<Up><Up><Del>")
        #expect(!desk.shows("ŻÓŁCIŃSKI Jaś") || desk.status.contains("Jaś"))
        #expect(desk.lines.contains { $0.contains("4  ŻÓŁCIŃSKI Zosia") })
        desk.keys("<F7>")
        #expect(desk.lines.contains { $0.contains("4  ŻÓŁCIŃSKI Jaś") })
    }

    /// What may be done after somebody was taken off the form by mistake: it is not undone with them.
    @Test(arguments: [
        ("somebody else", "<End><Enter><Tab><Tab><Tab>Tomek<F2>", "Tomek"),
        ("address", "<F6><F6><C-u>ul. Nowa<F2><F2>", "Zosia"),
    ])
    func whatCameAfterIsNotTakenBack(change: String, keys: String, shown: String) throws {
        let desk = try Harness()
        try family(on: desk)
        desk.keys("<Up><Up><Del>")
        #expect(desk.lines.last?.contains("F7") == true)
        desk.keys(keys)
        let before = desk.lines.prefix(20)
        #expect(before.contains { $0.contains("ŻÓŁCIŃSKI \(shown)") }, "\(desk.screen)")
        desk.keys("<F7>")
        #expect(desk.lines.prefix(20) == before)
    }

    @Test func lookingAtAnotherPageDoesNotForgetWhoWasTakenOff() throws {
        let desk = try Harness()
        try family(on: desk)
        desk.keys("<Up><Up><Del><F6><F6><Tab><Tab><F2><F2><Enter><Esc><F7>")
        #expect(desk.lines.contains { $0.contains("ŻÓŁCIŃSKI Jaś") }, "\(desk.screen)")
    }

    @Test func whoIsTakenOffOnTheirOwnPageIsBroughtBack() throws {
        let desk = try Harness()
        try family(on: desk)
        desk.keys("<Up><Up><Enter><F8>")
        #expect(desk.lines.contains { $0.contains("4  ŻÓŁCIŃSKI Zosia") }, "\(desk.screen)")
        desk.keys("<F7>")
        #expect(desk.lines.contains { $0.contains("4  ŻÓŁCIŃSKI Jaś") }, "\(desk.screen)")
    }

    @Test func aPersonWithAPhotoAloneIsKept() throws {
        let desk = try Harness()
        desk.login()
        desk.keys("<F4>\(try Newcomer().person)<F2>\(Newcomer.address)<F2>\(Newcomer.card)<F2><Enter><F2>")
        desk.keys("<Up><F4><F3>\(try desk.folder.photo())<Enter><F2><Enter><Esc>")
        let row = try #require(try desk.store.drafts().first { $0.surname == "Żółciński" })
        #expect(try desk.store.draft(row.application)?.others?.first?.photo != nil, "\(desk.screen)")
    }

    @Test func anEmptyPersonIsNotKept() throws {
        let desk = try Harness()
        desk.login()
        desk.keys("<F4>\(try Newcomer().person)<F2>\(Newcomer.address)<F2>\(Newcomer.card)<F2><Enter><Esc>")
        #expect(!desk.lines.contains { $0.contains("2  ") && $0.contains("kim jest?") }, "\(desk.screen)")
    }

    @Test func theDraftKeepsEverybody() throws {
        let desk = try Harness()
        try family(on: desk)
        desk.keys("<F10>")
        let again = try Harness(on: desk.folder)
        again.login()
        let draft = try #require(try again.store.drafts().first { $0.surname == "Żółciński" })
        #expect(try again.store.draft(draft.application)?.count == 5)
    }

    @Test func whatIsWrongLeadsToThePerson() throws {
        let desk = try Harness()
        try family(on: desk)
        desk.keys("<F5>")
        #expect(desk.shows("Ola: "))
        // The first finding about Ewa: her photo.
        while !desk.lines.contains(where: { $0.contains("▸") && $0.contains("Ewa: ") }) {
            let before = desk.screen
            desk.keys("<Down>")
            guard desk.screen != before else { break }
        }
        desk.keys("<Enter>")
        #expect(desk.shows("ŻÓŁCIŃSKI Ewa"))
    }

    /// Everything that may become of a family at the counter, by keyboard alone, with its papers at the end.
    @Test func fromTheFirstVisitToTheLast() throws {
        let desk = try Harness()
        try family(on: desk)
        try complete(on: desk)
        desk.keys("<F5><F2>")
        let number = try #require(desk.caseNumber)
        desk.keys("<F10>")
        desk.login("kierownik")
        desk.keys("<F8><F6>\(number)<Enter><F2><F10><F10>")

        desk.login()
        desk.keys("<F2>\(number)")
        for _ in 0..<4 { desk.keys("<F2><Right><Tab> <F2>") }
        #expect(try desk.household().cards.count { $0.status == .active } == 4, "\(desk.screen)")

        // Ewa's is lost: blocked at once, a statement signed, 20 zł paid, the new one fetched.
        desk.keys("<Esc><F7>zolcinski ewa<C-b><Enter><F4><F9> <F2><F2><F2>100<Enter><F2>")
        #expect(try desk.household().cards.map(\.status).contains(.ready), "\(desk.screen)")
        desk.keys("<Esc><Esc><Esc><Esc><F7><F2>zolcinski ewa<F2><Right><Tab> <F2>")
        #expect(try desk.household().cards.count { $0.status == .active } == 4, "\(desk.screen)")

        // The receipt was lost too.
        desk.keys("<Esc><Esc><F9><F7>zolcinski<F9><Enter>")
        #expect(try desk.receipts.first?.reprints == 1, "\(desk.screen)")

        // They move, and in the end resign together.
        desk.keys("<Esc><Esc><Esc><Esc><F7>zolcinski lukasz<Enter><F3><F2><C-u>ul. Nowa<Tab><C-u>7<F2>")
        #expect(try desk.household().people.allSatisfy { $0.address.line.hasPrefix("ul. Nowa 7") }, "\(desk.screen)")
        desk.keys("<Esc><Esc><Esc><Esc><F7>zolcinski lukasz<Enter><Enter>7")
        // Beside each person stand their cards, Ewa's two below each other.
        desk.keys("<Tab><Tab> <Tab><Tab><Tab> <Tab><Tab> <Tab><Tab> <F2>")
        let last = try desk.household()
        #expect(last.people.allSatisfy { $0.end?.kind == .resignation }, "\(desk.screen)")
        #expect(last.cards.allSatisfy { !$0.status.isLive })
        for paper in ["confirmation", "pickup", "loss", "duplicate", "receipt", "resignation"] {
            #expect(try desk.papers().contains { $0.hasPrefix(paper) }, "\(paper)")
        }
    }
}

extension Harness {
    /// The Żółcińskis as they are now, with all their cards.
    fileprivate func household() throws -> (people: [Person], cards: [CardRow]) {
        let rows = try store.people(matching: "żółciński")
        let people = try rows.compactMap { try store.personFile($0.id)?.person }
        return (people, try people.flatMap { try store.cards(of: $0.id) })
    }
}
