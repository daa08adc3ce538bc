import Domain
import Store
import Testing

@testable import Desk

@Suite struct SearchTests {
    @Test func namesAreFoundWithAndWithoutPolishLetters() throws {
        let desk = try Harness()
        let person = try #require(try desk.store.people().first { Folding.fold($0.surname) != $0.surname.lowercased() })
        desk.login()
        for text in [person.surname, Folding.fold(person.surname), person.surname.uppercased()] {
            desk.keys("<F7>\(text)")
            #expect(desk.shows(person.surname.uppercased()), "\(text)")
        }
    }

    @Test func caseAndCardNumbersAreFound() throws {
        let desk = try Harness()
        let application = try #require(try desk.store.applications().first)
        let card = try #require(try desk.store.cards(matching: "").first)
        desk.login()
        desk.keys("<F7>\(application.number)")
        #expect(desk.shows(application.surname.uppercased()))
        desk.keys("<F7>\(card.number)")
        #expect(desk.shows(card.listName))
        desk.keys("<F3>")
        #expect(desk.shows(card.number))
    }

    @Test func whatNobodyIsCalledIsSaidToFindNobody() throws {
        let desk = try Harness()
        desk.login()
        desk.keys("xqxqxq")
        #expect(desk.shows("xqxqxq"))
        #expect(desk.shows(desk.words("home.search.nobody", "xqxqxq")))
        desk.keys("<Esc>")
        #expect(!desk.shows("xqxqxq"))
    }
}
