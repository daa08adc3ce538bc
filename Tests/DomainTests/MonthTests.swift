import Domain
import Testing

@Suite struct MonthTests {
    @Test(arguments: [
        ("2026-11", "2026-11-01", "2026-11-30"), ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-12", "2025-12-01", "2025-12-31"), ("1969-01", "1969-01-01", "1969-01-31"),
    ])
    func aMonthHasItsDays(text: String, first: String, last: String) throws {
        let month = try #require(Month(text))
        #expect(month.iso == text)
        #expect(month.first.iso == first)
        #expect(month.last.iso == last)
        #expect(Month(month.last) == month)
    }

    @Test(arguments: ["", "2026", "2026-13", "2026-00", "2026-1", "2026-11-01", "x026-11"])
    func nothingElseIsAMonth(text: String) {
        #expect(Month(text) == nil)
    }

    @Test func monthsAreCounted() throws {
        let month = try #require(Month("2026-11"))
        #expect(month.adding(-11).iso == "2025-12")
        #expect(month.adding(2).iso == "2027-01")
        #expect(month.adding(-1) < month)
    }
}
