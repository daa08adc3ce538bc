import Configuration
import Domain
import Foundation
import Store
import Testing

@testable import Desk

/// Register, figures and renewals.
@Suite struct OfficeTests {
    fileprivate static let register = "<home.register>"
    fileprivate static let renewals = "<home.renewals>"
    fileprivate static let figures = "<home.figures>"

    private func files(_ desk: Harness, _ kind: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: desk.folder.path + "/store-paper")
            .filter { $0.hasPrefix(kind) }.map { desk.folder.path + "/store-paper/" + $0 }
    }

    private func open(_ script: String) throws -> Harness {
        var settings = Settings()
        let folder = try TrainingFolder()
        settings.printer = .folder(folder.path + "/store-paper")
        let desk = try Harness(on: folder, settings: settings)
        desk.login("kierownik")
        desk.keys(script)
        return desk
    }

    // MARK: Register

    @Test func theRegisterIsSiftedAndWritten() throws {
        let desk = try open(OfficeTests.register)
        let ready = try desk.store.register(RegisterFilter(status: .ready), limit: .max)
        let active = try desk.store.register(RegisterFilter(status: .active), latestFirst: true)
        desk.keys("<F6><Tab><Tab><Tab><Right><F2>")
        #expect(desk.shows(ready[0].number) && !desk.shows(active[0].number))
        #expect(desk.lines[0].contains(desk.words("register.filtered")))
        desk.keys("<F9>")
        let path = try #require(try files(desk, "register").first)
        #expect(desk.status.contains("register-2026-11-20-"))
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\r\n")
        #expect(lines.count == ready.count + 1)
        #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
        desk.keys("<F9>")
        #expect(try files(desk, "register").count == 2)
        desk.keys("<F6><F8>")
        #expect(!desk.lines[0].contains(desk.words("register.filtered")))
    }

    @Test func aSearchWithinTheFilter() throws {
        let desk = try open(OfficeTests.register)
        let card = try #require(try desk.store.register(RegisterFilter(status: .active)).first)
        desk.keys("<F6><Tab><Tab><Tab><Right><F2>\(card.number)")
        #expect(!desk.shows(card.listName))
        desk.keys("<F6><F8>")
        #expect(desk.shows(card.listName))
    }

    @Test func aDayThatIsNoneIsSaidSo() throws {
        let desk = try open(OfficeTests.register + "<F6>2026-13-01<F2>")
        #expect(desk.shows("✗") && desk.cursorLine.contains("2026-13-01"))
        desk.keys("<Esc>")
        #expect(!desk.shows("2026-13-01"))
    }

    // MARK: Figures

    @Test func monthsAreShownAsATableAndAsAChart() throws {
        let desk = try open(OfficeTests.figures)
        let figures = try desk.store.figures(Month(Harness.today).adding(-11)...Month(Harness.today))
        let month = try #require(figures.months.first { figures.tally($0).decided > 0 })
        let line = try #require(desk.lines.first { $0.contains(month.iso) })
        #expect(line.contains(" \(figures.tally(month).decided) "))
        #expect(
            desk.lines.contains {
                $0.contains(desk.words("figures.total")) && $0.contains("\(figures.total().applications)")
            })
        desk.keys("<Right><F3>")
        #expect(desk.shows(desk.words("figures.decided")) && desk.shows("█"))
        desk.keys("<Left>")
        #expect(desk.shows(desk.words("figures.applications")))
        desk.keys("<F3>")
        #expect(!desk.shows("█"))
    }

    @Test func figuresOfOtherMonthsAreAskedForAndWritten() throws {
        let desk = try open(OfficeTests.figures + "<F6><C-u>2026-12<F2>")
        #expect(desk.shows(desk.words("filter.order")))
        desk.keys("<Esc><F6><C-u>2026-10<Tab><C-u>2026-10<Enter><Enter>")
        #expect(desk.shows("2026-10") && !desk.shows("2026-09"))
        desk.keys("<F9>")
        let path = try #require(try files(desk, "figures").first)
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\r\n")
        #expect(lines.count == 2 && lines[1].hasPrefix("2026-10;"))
    }

    @Test func aFolderThatCannotBeWrittenIsTold() throws {
        var settings = Settings()
        settings.printer = .folder("/dev/null/papers")
        let desk = try Harness(settings: settings)
        desk.login("kierownik")
        desk.keys(OfficeTests.figures + "<F9>")
        #expect(desk.status.contains("✗"))
    }

    // MARK: Renewals

    @Test func aRenewalTakesAFewKeys() throws {
        let desk = try open(OfficeTests.renewals)
        desk.keys(String(repeating: "+", count: 40))
        let rows = try desk.store.renewals(within: 360, of: Harness.today)
        let row = try #require(rows.first)
        #expect(desk.lines[0].contains("360") && desk.shows(row.until.iso))
        desk.keys("<Enter>")
        #expect(desk.shows(desk.words("intake.title")) && desk.shows(row.listName))
        desk.keys("<Esc>")
        #expect(desk.lines[0].contains("360"))
        desk.keys("<F3>")
        #expect(desk.shows(desk.words("person.title")) && desk.shows(row.listName))
    }

    @Test(arguments: [("", 0), ("<Tab><Tab>x", 1), ("<F2>", 0), ("<F2><F2><F2>", 0)])
    func aRenewalThatWasOnlyLookedAtLeavesNoDraft(script: String, kept: Int) throws {
        let desk = try open(OfficeTests.renewals)
        let before = try desk.store.drafts().count
        desk.keys("+++<Enter>\(script)<Esc>")
        #expect(desk.lines[0].contains("90"))
        #expect(try desk.store.drafts().count == before + kept)
    }

    @Test func theNextPageLeavesTheStreetAsItIs() throws {
        let desk = try open(OfficeTests.renewals)
        desk.keys("+++<Enter><F2>")
        let address = desk.lines[2..<20]
        desk.keys("<F2><F6>")
        #expect(desk.lines[2..<20] == address)
    }

    @Test func fewerDaysShowLess() throws {
        let desk = try open(OfficeTests.renewals + String(repeating: "-", count: 20))
        #expect(desk.lines[0].contains(" 10 "))
        let rows = try desk.store.renewals(within: 10, of: Harness.today)
        #expect(desk.lines[0].contains(desk.desk.surroundings.messages.text("renewals.count", count: rows.count)))
    }

    @Test func theHomeScreenCountsWhatEndsSoon() throws {
        let desk = try open("")
        let days = desk.desk.surroundings.programme.terms.renewalsAhead
        let rows = try desk.store.renewals(within: days, of: Harness.today)
        let line = try #require(desk.lines.first { $0.contains(desk.words("home.renewals")) })
        #expect(line.contains(" \(rows.count)"))
    }
}

extension EveryScreenTests {
    static let listVisits = [
        Visit("register's filter", OfficeTests.register + "<F6>"),
        Visit("written register", OfficeTests.register + "<F9>"),
        Visit("renewals", OfficeTests.renewals),
        Visit("renewals a year ahead", OfficeTests.renewals + "++++++++++++++++++++++++++++++"),
        Visit("figures", OfficeTests.figures), Visit("chart", OfficeTests.figures + "<F3>"),
        Visit("figures' filter", OfficeTests.figures + "<F6>"),
        Visit("open list in a filter", OfficeTests.figures + "<F6><Tab><Tab> "),
    ]
}
