import Domain
import Foundation
import Store
import Testing

@testable import Desk

/// Częstochowa's way: statement, identity document and receipt of the card in one visit (R-APP-5). The same workplaces,
/// fewer steps.
@Suite struct OneVisitTests {
    @Test func statementDocumentAndCardAreOneVisit() throws {
        let desk = try Harness(programme: "czestochowa")
        desk.login()
        let newcomer = try Newcomer()
        desk.keys("<F4>\(newcomer.person)<F2>ul. Testowa<Tab>3<Tab>5<Tab>42-200<F2>600100200<F2><F2> <Tab> ")
        desk.keys("<F3>o<F10><F5>")
        #expect(desk.lines.contains { $0.contains("mieszka w Częstochowie (R-APP-5") })
        desk.keys("<F2>")
        #expect(desk.shows("ŻÓŁCIŃSKI Łukasz"), "\(desk.screen)")
        desk.keys("<F2><Right><Tab> <F2>")
        let row = try #require(try desk.store.people(matching: "żółciński").first)
        #expect(row.card?.status == .active)
        #expect(row.packages.map(\.package) == ["resident"])
    }

    /// Who brings a card of an earlier programme finds what it stood for on the form (R-PKG-8).
    @Test func anEarlierCardIsOnTheForm() throws {
        let desk = try Harness(programme: "czestochowa")
        let day = try #require(Day("1950-02-03"))
        let pesel = try #require(Pesel(birthDate: day, serial: 4321))
        let clerk = try #require(try desk.store.accounts().first { $0.login == "referent" })
        let card = TakeOverCard(
            person: ID(high: 5, low: 5),
            details: PersonDetails(
                identity: .pesel(pesel), surname: "Zawiślak", givenName: "Helena", birthDate: day, sex: .female),
            address: Address(street: "ul. Długa", house: "7", postalCode: "42-200", city: "Częstochowa"),
            contact: Contact(phone: "600100200"), kind: "senior", number: "S-77")
        let outcome = try desk.store.perform(
            .takeOverCard(card), id: ID(high: 6, low: 6), actor: clerk.id, today: Harness.today,
            at: Instant(milliseconds: 0, offset: 60))
        guard case .done = outcome else {
            Issue.record("\(outcome)")
            return
        }
        desk.login()
        desk.keys("zawislak<F4><F2><F2>")
        #expect(desk.lines.contains { $0.contains("[x] Częstochowski Senior") }, "\(desk.screen)")
        desk.keys("<F2><F2> <Tab> <F3>o<F10><F5><F2><F2><Right><Tab> <F2>")
        let row = try #require(try desk.store.people(matching: "zawiślak").first)
        #expect(row.card?.status == .active)
        #expect(row.packages.map(\.package) == ["resident", "senior"])
    }
}

@Suite struct RenewalTests {
    /// A year later the whole household is on the form with all that is known: papers and statements are what is left.
    @Test func aFamilyIsRenewedTogether() throws {
        let now = try Harness()
        let person = try #require(
            try now.store.people().first { row in
                try now.store.personFile(row.id).map { file in
                    file.family?.administrator == row.id && row.open == nil
                } ?? false
            })
        let desk = try Harness(on: now.folder, today: Harness.today.adding(days: 400))
        let file = try #require(try desk.store.personFile(person.id))
        let members = try #require(file.family).members.count
        desk.login()
        desk.keys("\(person.surname) \(person.givenName)<F4>")
        #expect(desk.shows(file.person.details.surname), "\(desk.screen)")
        desk.keys("<F2><F2><F2>")
        #expect(
            desk.lines.count { $0.contains(" dziecko") || $0.contains("małżonek") } >= members - 1, "\(desk.screen)")
    }
}
