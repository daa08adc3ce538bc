import Domain
import Foundation
import Store
import Testing

@testable import Desk

@Suite struct IntakeTests {
    @Test func aWrongPeselIsShownAtItsFieldAndMended() throws {
        let desk = try Harness()
        let pesel = try Newcomer().pesel
        let last = try #require(pesel.last?.wholeNumberValue)
        desk.login()
        desk.keys("<F4>\(pesel.dropLast())")
        #expect(desk.cursorLine.contains("10/11"))
        desk.keys("\((last + 1) % 10)")
        #expect(desk.cursorLine.contains("✗"))
        desk.keys("<BS>\(last)")
        #expect(desk.cursorLine.contains("✓"))
        #expect(desk.cursorLine.contains("1980-01-01"))
    }

    @Test func aLetterInAPeselAndABirthToComeAreRefusedAtTheField() throws {
        let day = try #require(Day("2031-05-05"))
        let future = try #require(Pesel(birthDate: day, serial: 1))
        for text in ["12a", future.digits] {
            let desk = try Harness()
            desk.login()
            desk.keys("<F4>\(text)")
            #expect(desk.cursorLine.contains("✗"), "\(text)")
        }
    }

    @Test func aWholeIntakeEndsWithNumberAndDeadline() throws {
        let desk = try Harness()
        desk.login()
        let newcomer = try Newcomer()
        let number = try desk.submit(newcomer)
        #expect(desk.status.contains("2026-12-20"))
        let row = try #require(try desk.store.applications().first { $0.number == number })
        #expect(row.listName == "ŻÓŁCIŃSKI Łukasz")
        #expect(row.deadline == Harness.today.adding(days: 30))
        #expect(try !desk.store.drafts().contains { $0.surname == newcomer.surname })
        let papers = try FileManager.default.contentsOfDirectory(atPath: desk.folder.path + "/paper")
        #expect(papers.contains { $0.hasPrefix("confirmation") })
        let file = try #require(try desk.store.applicationCase(row.id))
        let paper = try #require(file.application.form.documents.first)
        #expect(paper.reference == "a1b2c3d4e5f60718")
        #expect(paper.evidence == "upo")
        #expect(file.application.form.consents.allSatisfy { !$0.given })
    }

    @Test func theSameKeyAgainSubmitsNothingTwice() throws {
        let desk = try Harness()
        desk.login()
        let before = try desk.store.applications().count
        _ = try desk.submit(Newcomer())
        desk.keys("<F2><F2><Esc>")
        #expect(try desk.store.applications().count == before + 1)
    }

    @Test func aKnownPersonIsTakenOverAndNotEnteredTwice() throws {
        let desk = try Harness()
        desk.login()
        let people = try desk.store.people()
        let row = try #require(people.first { $0.open == nil && $0.card?.status == .active })
        let known = try #require(try desk.store.personFile(row.id)).person
        let pesel = try #require(known.details.identity.pesel)
        desk.keys("<F4>\(pesel)<Tab>")
        #expect(desk.shows(row.listName))
        desk.keys("<Enter>")
        #expect(desk.lines.contains { $0.contains("▏\(known.details.surname)") })
        desk.keys("<F2>")
        #expect(desk.lines.contains { $0.contains("▏\(known.address.street)") })
        #expect(try desk.store.people().count == people.count)
    }

    @Test func anOpenApplicationIsToldBeforeAnotherIsTyped() throws {
        let desk = try Harness()
        desk.login()
        let newcomer = try Newcomer()
        let number = try desk.submit(newcomer)
        desk.keys("<F4>\(newcomer.pesel)<Tab><Enter>")
        #expect(desk.lines.contains { $0.contains("✗") && $0.contains(number) })
    }

    @Test func theSameNameAndBirthDateIsAskedAboutWithoutPolishLetters() throws {
        let desk = try Harness()
        desk.login()
        _ = try desk.submit(Newcomer())
        let namesake = try Newcomer(serial: 4321)
        desk.keys("<F4>\(namesake.pesel)<Tab><Tab>zolcinski<Tab>LUKASZ<Tab>")
        #expect(desk.shows("ŻÓŁCIŃSKI Łukasz"))
        desk.keys("<F4>")
        #expect(!desk.shows("ŻÓŁCIŃSKI Łukasz"))
        #expect(desk.lines.contains { $0.contains("▏zolcinski") })
    }

    @Test func aDraftIsThereAgainWithTheCursorInItsField() throws {
        let folder = try TrainingFolder()
        let newcomer = try Newcomer()
        var (before, line): ([String], String) = ([], "")
        do {
            let desk = try Harness(on: folder)
            desk.login()
            desk.keys("<F4>\(newcomer.person)<F2>ul. Testowa<Tab>3<Tab>5")
            (before, line) = (Array(desk.lines[2..<19]), desk.cursorLine)
        }
        let desk = try Harness(on: folder)
        desk.login()
        desk.keys("<Enter>")
        #expect(desk.shows("ŻÓŁCIŃSKI Łukasz"))
        desk.keys("<Enter>")
        #expect(Array(desk.lines[2..<19]) == before)
        #expect(desk.cursorLine == line)
    }

    @Test func parkAndResumeBringBackTheForm() throws {
        let desk = try Harness()
        desk.login()
        desk.keys("<F4>" + (try Newcomer().person))
        let before = desk.lines[2..<19]
        desk.keys("<F8>")
        #expect(!desk.shows("▏Żółciński"))
        let row = try #require(try desk.store.drafts().first { $0.surname == "Żółciński" })
        #expect(row.parked)
        desk.keys("<Enter>")
        #expect(desk.lines.contains { $0.contains("ŻÓŁCIŃSKI") && $0.contains(desk.words("drafts.parked")) })
        desk.keys("<Enter>")
        #expect(desk.lines[2..<19] == before)
    }

    @Test func aFormIntoWhichNothingWasTypedIsNotKept() throws {
        let desk = try Harness()
        desk.login()
        let before = try desk.store.drafts().count
        desk.keys("<F4><Tab><Tab><F10>")
        #expect(try desk.store.drafts().count == before)
    }

    @Test func theVerdictLeadsToTheField() throws {
        let desk = try Harness()
        desk.login()
        let newcomer = try Newcomer()
        desk.keys("<F4>\(newcomer.person)<F2>ul. Testowa<Tab>3<Tab><Tab>zly kod<F2>\(Newcomer.card)<F5>")
        desk.keys("<Enter>")
        #expect(desk.cursorLine.contains("zly"))
        #expect(desk.cursorLine.contains("✗"))
    }

    @Test func aDraftOfARefusedSubmissionIsKept() throws {
        let desk = try Harness()
        desk.login()
        desk.keys(try Newcomer().form + "<F5><F2>")
        #expect(desk.caseNumber == nil)
        #expect(try desk.store.drafts().contains { $0.surname == "Żółciński" })
    }
}
