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
}
