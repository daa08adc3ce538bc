import Testing

@testable import Desk

/// Esc out of a form that keeps nothing by itself.
@Suite struct LeavingTests {
    /// The way into a form, and what is typed there; `<child>` is the card of a child on a family account.
    static let forms = [
        ("change", "<child><Enter><F2>", "<Tab><Tab>x"), ("duplicate", "<child><Enter><F8>", "u"),
        ("photo", "<child><Enter><F8>", "<F4><F3><photo><Enter><F2>"), ("end", "<child><Enter><Enter>7", "<Tab> "),
        ("consents", "<child><Enter><Enter>5", " "), ("hand-over", "<F2><F2>", "<Right>"),
        ("account", "<home.staff><F4>", "x"), ("payment", "<F9><Enter>", "b"), ("drawer", "<F9><F6>", "9"),
        ("counted drawer", "<F9><F6>", "<F6>9<F2>"), ("void", "<F9><Enter><F2><Enter><F7><F8>", "<Down>"),
    ]

    private func open(_ form: String, _ way: String) throws -> Harness {
        let desk = try Harness()
        try desk.requestDuplicate()
        try desk.openShift()
        desk.login(form == "account" ? "administrator" : "referent")
        desk.keys(way.replacing("<child>", with: try desk.family().child.number))
        return desk
    }

    @Test(arguments: forms) func whatWasTypedIsAskedAbout(form: String, way: String, typed: String) throws {
        let desk = try open(form, way)
        desk.keys(typed.replacing("<photo>", with: try desk.folder.photo()))
        let before = desk.lines
        desk.keys("<Esc>")
        #expect(desk.shows(desk.words("unsaved.title")), "\(desk.screen)")
        desk.keys("<Esc>")
        #expect(desk.lines.prefix(22) == before.prefix(22), "\(desk.screen)")
        desk.keys("<F10><F8>")
        #expect(
            desk.lines.prefix(22) != before.prefix(22) && !desk.shows(desk.words("unsaved.title")), "\(desk.screen)")
    }

    @Test(arguments: forms) func whoTypedNothingIsAskedNothing(form: String, way: String, typed: String) throws {
        let desk = try open(form, way)
        let before = desk.lines
        desk.keys("<Esc>")
        #expect(
            desk.lines.prefix(22) != before.prefix(22) && !desk.shows(desk.words("unsaved.title")), "\(desk.screen)")
    }

    @Test func theQuestionGoesWithItsForm() throws {
        let desk = try Harness()
        let card = try desk.active(adult: true)
        desk.login()
        desk.keys("\(card.number)<Enter><Enter>5 ")
        desk.ahead("<F2><Esc>")
        desk.settle()
        #expect(desk.lines[0].contains(desk.words("person.title")), "\(desk.screen)")
        #expect(!desk.shows(desk.words("unsaved.title")))
    }
}
