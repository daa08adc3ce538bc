import Domain
import Terminal
import Testing

@testable import Desk

/// Workplaces over one another: a list over its form, whatever comes over a form while it waits for an answer.
@Suite struct LayersTests {
    // MARK: Open lists

    /// Forms with the cursor on a field whose list is closed; `<child>` is the card of a child on a family account.
    static let lists = [
        ("change", "<child><Enter><F2><Tab> <BTab><BTab>"), ("duplicate", "<child><Enter><F8><BTab>"),
        ("end", "<child><Enter><Enter>7<F2>"), ("hand-over", "<F2><F2>"),
        ("join", "<child><Enter><F3><F4><C-u>a<Enter>"), ("filter", "<home.register><F6><Tab><Tab>"),
        ("intake", "<F4><F2><F2><Tab><Tab>"),
        ("member", "<child><Enter><F4><F2><F2><F2><Enter><F4><Tab> <Tab><Tab><Tab><Tab><Tab><Tab>"),
    ]

    @Test(arguments: lists) func anOpenListHasEscAndEnterForItself(form: String, script: String) throws {
        let desk = try Harness()
        desk.login("kierownik")
        desk.keys(script.replacing("<child>", with: try desk.family().child.number))
        let heading = desk.lines[0]
        desk.keys(" <Esc>")
        let before = desk.lines
        #expect(before[0] == heading)
        desk.keys(" ")
        #expect(desk.lines != before, "\(desk.screen)")
        desk.keys("<Esc>")
        #expect(desk.lines == before, "\(desk.screen)")
        desk.keys(" <Enter>")
        #expect(desk.lines[0] == heading, "\(desk.screen)")
    }

    // MARK: Covered while an answer is under way

    @Test(arguments: ["<F1>", "<C-b>"]) func aSavedFormIsGoneUnderWhatCameOverIt(cover: String) throws {
        let desk = try Harness()
        let card = try desk.active(adult: true)
        desk.login()
        desk.keys("\(card.number)<Enter><Enter>5 ")
        desk.ahead("<F2>" + cover)
        desk.settle()
        desk.keys("<Esc>")
        #expect(try desk.file(card).person.consents.contains(where: \.given))
        #expect(desk.lines[0].contains(desk.words("person.title")), "\(desk.screen)")
    }

    @Test func whatFollowsAFormComesInItsPlace() throws {
        let desk = try Harness()
        let card = try desk.active(adult: true)
        desk.login()
        desk.keys("\(card.number)<Enter><F2><Tab><Tab>-Nowa")
        desk.ahead("<F2><F1>")
        desk.settle()
        #expect(desk.shows(desk.words("help.keys")))
        desk.keys("<Esc>")
        #expect(desk.shows(desk.words("change.done", card.listName)))
        desk.keys("<Esc>")
        #expect(desk.lines[0].contains(desk.words("person.title")), "\(desk.screen)")
    }

    @Test func aPhotoComesToTheFormThatAskedForIt() throws {
        let desk = try Harness()
        let card = try desk.active(adult: true)
        desk.login()
        desk.keys("\(card.number)<Enter><F8>u<F4><F3>\(try desk.folder.photo())<Enter>")
        desk.ahead("<F2><F1>")
        desk.settle()
        #expect(desk.shows(desk.words("help.keys")))
        desk.keys("<Esc>")
        #expect(desk.shows(desk.words("duplicate.new-photo")), "\(desk.screen)")
    }

    // MARK: The lock

    @Test func nothingComesOverTheLock() throws {
        let desk = try Harness()
        let card = try desk.active(adult: true)
        desk.login()
        desk.keys(card.number)
        desk.ahead("<F4>")
        desk.lock()
        #expect(desk.lines[0].contains(desk.words("lock.title")) && !desk.shows(card.surname), "\(desk.screen)")
        desk.keys("\(desk.password(of: "referent"))<Enter>")
        #expect(desk.lines[0].contains(desk.words("intake.title")), "\(desk.screen)")
    }

    @Test func helpIsNoWayAroundTheLock() throws {
        let desk = try Harness()
        let card = try desk.active(adult: true)
        desk.login()
        desk.keys(card.number + "<Enter>")
        desk.lock()
        desk.keys("<F1>")
        for keys in ["<C-b>", "<C-p>"] { desk.keys(keys) }
        desk.scan(card.number)
        #expect(!desk.shows(card.surname) && !desk.shows(card.number), "\(desk.screen)")
    }

    @Test func whoIsBackFindsTheirWorkWhateverLiesOverTheLock() throws {
        let desk = try Harness()
        desk.login()
        desk.keys("<F4><Tab><Tab>Kowalska")
        let before = desk.lines
        desk.lock()
        desk.keys(desk.password(of: "referent"))
        desk.ahead("<Enter><F1>")
        desk.settle()
        #expect(desk.lines == before)
    }

    @Test func theLockHidesWhatWasSaid() throws {
        let desk = try Harness()
        let card = try desk.active(adult: true)
        desk.login()
        desk.keys("\(card.number)<C-b><Enter>")
        #expect(desk.status.contains(card.number))
        desk.lock()
        #expect(!desk.shows(card.number))
    }

    // MARK: Scans

    @Test func aScanPicksNothingFromAMenu() throws {
        let desk = try Harness()
        let card = try desk.active(adult: true)
        desk.login()
        desk.keys("\(card.number)<Enter><F9>")
        let before = (try? desk.papers()) ?? []
        let menu = desk.lines
        desk.scan("1111111111")
        #expect(((try? desk.papers()) ?? []) == before)
        desk.keys("<Esc>")
        #expect(desk.lines == menu, "\(desk.screen)")
        desk.keys("1")
        #expect(try desk.papers() != before)
    }
}
