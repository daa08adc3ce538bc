import Domain
import Foundation
import Testing

@testable import Store

@Suite struct FiguresTests {
    @Test func monthsAreCountedByWhatWasDoneInThem() throws {
        let counter = try Counter()
        let october = try #require(Day("2026-10-30"))
        for (index, kind) in [DecideApplication.Kind.approve, .approve, .refuse, .withdraw].enumerated() {
            let name = ["a", "b", "c", "d"][index]
            let application = try counter.submit(try resident("Lis\(name)", "Jan", serial: index * 2), day: october)
            let day = october.adding(days: [1, 5, 12, 3][index])
            let rule: Rule? = kind == .refuse ? .adultTaxpayer : nil
            let decision = DecideApplication(application: application, decision: kind, reason: "brak", rule: rule)
            try counter.perform(.decideApplication(decision), by: counter.supervisor, on: day)
        }
        let months = Month(october)...Month(october).adding(1)
        let figures = try counter.store.figures(months)
        #expect(figures.points == ["boi"])
        let (first, second) = (figures.tally(months.lowerBound), figures.tally(months.upperBound))
        #expect(first.applications == 4 && first.days == [1: 1] && first.cards == 1 && first.refused == 0)
        #expect(second.applications == 0 && second.days == [5: 1, 12: 1] && second.cards == 1)
        #expect(second.refusals == ["R-WHO-1": 1])
        #expect(figures.total().decided == 3 && figures.total().medianDays == 5)
        #expect(try counter.store.figures(months, at: "filia").total() == Tally())
        #expect(figures.total(at: "filia") == Tally())
    }

    /// Days to the decision, the median, the share within thirty days.
    @Test(
        arguments: [
            ([:], nil, nil), ([3: 1], 3, 1), ([1: 1, 4: 1], 2.5, 1), ([1: 1, 2: 1, 40: 1], 2, 2.0 / 3),
            ([31: 4], 31, 0),
            ([0: 2, 9: 3, 90: 5], 49.5, 0.5),
        ] as [([Int: Int], Double?, Double?)])
    func theMedianAndTheShareInTime(days: [Int: Int], median: Double?, share: Double?) {
        var tally = Tally()
        tally.days = days
        #expect(tally.medianDays == median)
        #expect(tally.share(within: 30) == share)
    }

    @Test func talliesAddUp() {
        var (one, other) = (Tally(), Tally())
        (one.applications, one.cards, one.days, one.refusals) = (1, 2, [3: 1], ["R-WHO-1": 1])
        (other.applications, other.days, other.refusals) = (4, [3: 2, 5: 1], ["": 1])
        (one.fees, other.fees) = ([.cash: Money(grosze: 4000)], [.cash: Money(grosze: -2000), .card: Money(grosze: 1)])
        (one.duplicates, other.duplicates) = ([.lost: 1], [.lost: 1, .damaged: 1])
        let sum = one + other
        #expect(sum.applications == 5 && sum.cards == 2 && sum.days == [3: 3, 5: 1] && sum.refused == 2)
        #expect(sum.fee == Money(grosze: 2001) && sum.duplicated == 3 && sum.decided == 4)
    }

    @Test func moneyGivenBackIsTakenOff() throws {
        let folder = TemporaryFolder()
        let store = try Store.open(folder: folder.path, programme: town)
        let (may, june) = (try #require(Day("2026-05-31")), try #require(Day("2026-06-01")))
        try store.write { database in
            for (number, amount, voided) in [("1", 2000, june.ordinal), ("2", 2000, nil), ("3", 500, nil)]
                as [(String, Int, Int?)]
            {
                try database.run(
                    """
                    INSERT INTO receipt(id, number, payer, fee, title, method, amount, issued, at, zone, by, voided,
                    reprints, service_point) VALUES (?, ?, '', '', '', ?, ?, ?, 0, 0, x'00', ?, 0, 'boi')
                    """, [Data(number.utf8), number, number == "3" ? "card" : "cash", amount, may.ordinal, voided])
            }
        }
        let figures = try store.figures(Month(may)...Month(june))
        #expect(figures.tally(Month(may)).fees == [.cash: Money(grosze: 4000), .card: Money(grosze: 500)])
        #expect(figures.tally(Month(june)).fees == [.cash: Money(grosze: -2000)])
    }
}
