import Configuration
import Domain
import Store
import Terminal
import Testing

@testable import Desk

/// Every screen at the smallest size, in both languages.
@Suite struct EveryScreenTests {
    /// A screen, who sees it, and the keys that lead there from the first screen after the login.
    struct Visit: Sendable, CustomTestStringConvertible {
        let name: String
        let login: String
        let script: String
        // A list with nothing in it has no place for the cursor.
        let isEmpty: Bool
        /// What has to be there before.
        let prepare: @Sendable (Harness) throws -> Void
        var testDescription: String { name }

        init(
            _ name: String, _ script: String, as login: String = "kierownik", isEmpty: Bool = false,
            prepare: @escaping @Sendable (Harness) throws -> Void = { _ in }
        ) {
            (self.name, self.script, self.login, self.isEmpty) = (name, script, login, isEmpty)
            self.prepare = prepare
        }
    }

    static let form = "<F4>44051401359<Tab><Tab>Kowalska<Tab>Anna<F2>ul. Testowa<Tab>3<Tab>5<Tab>18-400<F2>"
    static let visits =
        [
            Visit("clerk's home", "", as: "referent"), Visit("home", ""), Visit("cashier's home", "", as: "kasjer"),
            Visit("administrator's home", "", as: "administrator"), Visit("search", "a"), Visit("nobody", "xqxqxq"),
            Visit("person", "a<Down><F3>"), Visit("intake", "<F4>"), Visit("known", "a<F4>"),
            Visit("without PESEL", "<F4><Tab> "), Visit("address", "<F4><F2>"),
            Visit("unknown street", "<F4><F2>ul. Wymyślona<Tab>"), Visit("card", "<F4><F2><F2>"),
            Visit("open list", "<F4><F2><F2><Tab><Tab> "), Visit("declarations", "<F4><F2><F2><F2>"),
            Visit("verdict", "<F4><F5>"), Visit("end of the verdict", "<F4><F5><End>"),
            Visit("no papers", "<F4><F3>", isEmpty: true),
            Visit("papers", form + "600100200<Tab><Tab><Right><F3>"),
            Visit("paper", form + "600100200<Tab><Tab><Right><F3>k"),
            Visit("refused paper", form + "600100200<Tab><Tab><Right><F3>x"), Visit("photo", "<F4><F4>"),
            Visit("photo's path", "<F4><F4><F3>"), Visit("drafts", "<Enter>"), Visit("thrown away", "<Enter><F8>"),
            Visit("review", "<F8>"), Visit("filter", "<F8><F6>a"), Visit("case", "<F8><F3>"),
            Visit("refusal", "<F8><F8>"), Visit("supplement", "<F8><F7>"), Visit("pick-up", "<F2>"),
            Visit("hand-over", "<F2><F2>"), Visit("authorised", "<F2><F2><Tab><Tab> "),
            Visit("accounts", "<Down><F3>", as: "administrator"),
            Visit("new account", "<Down><F3><F4>", as: "administrator"),
            Visit("roles", "<Down><F3><F6>", as: "administrator"),
            Visit("password", "<Down><F3><F7>", as: "administrator"),
            Visit("notices", "<Down><Down><F3>", as: "administrator"),
            Visit("register", "<home.register>", as: "kasjer"),
        ] + cashVisits + cardsVisits + listVisits

    /// The script with the card of a child whose family is on an account in place of `<child>`.
    private func script(_ visit: Visit, _ desk: Harness) throws -> String {
        guard visit.script.contains("<child>") else { return visit.script }
        return visit.script.replacing("<child>", with: try desk.family().child.number)
    }

    @Test(arguments: visits, [Language.polish, .english])
    func aScreenHoldsAtEightyByTwentyFour(visit: Visit, language: Language) throws {
        let desk = try Harness(language: language)
        try visit.prepare(desk)
        desk.login(visit.login)
        desk.keys(try script(visit, desk))
        check(desk)
        #expect(visit.isEmpty || desk.buffer.cursorPosition != nil)
        desk.keys("<F1>")
        check(desk)
        desk.keys("<F10>")
        desk.lock()
        check(desk)
    }

    @Test(arguments: [Language.polish, .english]) func theLoginHolds(language: Language) throws {
        let desk = try Harness(language: language)
        check(desk)
        desk.keys("<F1>")
        check(desk)
    }

    @Test(arguments: visits) func aScreenHoldsInALargeWindow(visit: Visit) throws {
        let desk = try Harness()
        desk.resize(rows: 60, columns: 200)
        try visit.prepare(desk)
        desk.login(visit.login)
        desk.keys(try script(visit, desk))
        check(desk)
        #expect(visit.isEmpty || desk.buffer.cursorPosition != nil)
    }

    /// All words are there, the bottom bar is at its place, and no text runs over the edge.
    private func check(_ desk: Harness, at location: SourceLocation = #_sourceLocation) {
        let lines = desk.lines
        #expect(!desk.screen.contains("⟦"), sourceLocation: location)
        #expect(lines.last?.hasPrefix(" F") == true, sourceLocation: location)
        #expect(lines.last?.contains("F10 ") == true, sourceLocation: location)
        #expect(lines.allSatisfy { Text.columns($0) <= desk.buffer.columns }, sourceLocation: location)
        #expect(!(lines.first ?? "").isEmpty, sourceLocation: location)
    }

    @Test(arguments: [(5, 20), (24, 79), (23, 80), (1, 1), (0, 0)])
    func aSmallWindowSaysSoAndKeepsTheWork(rows: Int, columns: Int) throws {
        let desk = try Harness()
        desk.login()
        desk.keys("<F4><Tab><Tab>Kowalska")
        let before = desk.lines
        desk.resize(rows: rows, columns: columns)
        if rows > 1 { #expect(desk.screen.contains("\(columns)×\(rows)")) }
        desk.keys("x<F10>")
        desk.resize(rows: 24, columns: 80)
        #expect(desk.lines == before)
    }
}
