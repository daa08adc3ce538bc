import Domain
import Testing

@testable import Desk

@Suite struct LoginTests {
    @Test func aTrainingShowsItsAccountsAndTheyWork() throws {
        for (login, name) in [
            ("referent", "Anna Nowak"), ("kierownik", "Stefania Zając"), ("kasjer", "Karol Lis"),
            ("administrator", "Ewa Wójcik"),
        ] {
            let desk = try Harness()
            #expect(desk.shows(login))
            desk.login(login)
            #expect(desk.status.contains(name))
            #expect(!desk.shows("okienko-1"))
        }
    }

    @Test func threeWrongPasswordsMakeOneWait() throws {
        let desk = try Harness()
        desk.keys("referent<Tab>nie-to<Enter>")
        #expect(desk.shows(desk.words("login.refused")))
        desk.keys("nie-to<Enter>nie-to<Enter>")
        #expect(desk.shows(desk.words("login.refused-wait", "2")))
        desk.keys("okienko-1<Enter>")
        #expect(desk.shows(desk.words("login.wait", "2")))
        #expect(desk.desk.surroundings.session == nil)
        desk.wait(seconds: 2)
        desk.keys("okienko-1<Enter>")
        #expect(desk.desk.surroundings.session?.member.name == "Anna Nowak")
    }

    @Test func aPasswordIsNeverOnTheScreen() throws {
        let desk = try Harness()
        desk.keys("referent<Tab>tajne-haslo")
        #expect(!desk.shows("tajne"))
    }

    @Test func theLockHidesTheWorkAndKeepsIt() throws {
        let desk = try Harness()
        desk.login()
        desk.keys("<F4><Tab><Tab>Kowalska")
        let before = desk.lines
        desk.lock()
        #expect(!desk.shows("Kowalska"))
        desk.keys("nie-to<Enter>")
        #expect(!desk.shows("Kowalska"))
        desk.keys("okienko-1<Enter>")
        #expect(desk.lines == before)
    }

    @Test func somebodyElseBehindTheLockBeginsAnew() throws {
        let desk = try Harness()
        desk.login()
        desk.keys("<F4><Tab><Tab>Kowalska")
        desk.lock()
        desk.keys("<BTab><C-u>kierownik<Tab>okienko-2<Enter>")
        #expect(desk.status.contains("Stefania Zając"))
        #expect(!desk.shows("Kowalska"))
        #expect(try desk.store.drafts().contains { $0.surname == "Kowalska" })
    }
}
