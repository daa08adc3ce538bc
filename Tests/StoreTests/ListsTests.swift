import Domain
import Foundation
import Testing

@testable import Store

/// Register, renewals, and what a partner learns.
@Suite struct ListsTests {
    private let counter: Counter
    private let people: [Applicant]

    /// Three cards, issued ten days after one another, the last one today.
    init() throws {
        counter = try Counter()
        people = try (0..<3).map { try resident("Lis" + ["a", "b", "c"][$0], "Jan", serial: $0 * 2) }
        for (index, person) in people.enumerated() {
            let day = counter.today.adding(days: (index - 2) * 10)
            try counter.decide(try counter.submit(person, day: day), .approve, day: day)
        }
    }

    // MARK: Register

    @Test func theRegisterIsGoneThroughCardByCard() throws {
        var seen: [String] = []
        try counter.store.forEachCard { seen.append($0.surname) }
        #expect(seen == ["Lisa", "Lisb", "Lisc"])
        seen = []
        try counter.store.forEachCard(in: RegisterFilter(from: counter.today.adding(days: -10)), limit: 1) {
            seen.append($0.surname)
        }
        #expect(seen == ["Lisb"])
        #expect(try counter.store.register(latestFirst: true, limit: 2).map(\.surname) == ["Lisc", "Lisb"])
    }

    @Test func moreThanAPageIsGoneThroughOnce() throws {
        let folder = TemporaryFolder()
        try BulkLoader.fill(folder: folder.path, programme: town, count: 20_000, today: counter.today)
        let store = try Store.open(folder: folder.path, programme: town, kind: .training)
        var numbers: [String] = []
        try store.forEachCard { numbers.append($0.number) }
        #expect(numbers.count > 4096)
        #expect(Set(numbers).count == numbers.count)
        #expect(try store.register(limit: .max).map(\.number) == numbers)
    }

    @Test(arguments: [
        (RegisterFilter(), 3), (RegisterFilter(kind: .electronic), 0),
        (RegisterFilter(status: .ready, kind: .plastic), 3),
    ])
    func aFilterSaysTheSameWithASearch(filter: RegisterFilter, count: Int) throws {
        #expect(try counter.store.register(filter).count == count)
        #expect(try counter.store.cards(matching: "", in: filter).count == count)
    }

    // MARK: Renewals

    @Test func whatEndsSoonOrHasEndedIsListed() throws {
        let year = counter.today.adding(years: 1)
        let rows = { (days: Int, day: Day) in try counter.store.renewals(within: days, of: day) }
        #expect(try rows(10, year).map(\.surname) == ["Lisb", "Lisc"])
        #expect(try rows(20, year).map(\.surname) == ["Lisa", "Lisb", "Lisc"])
        #expect(try rows(9, year.adding(days: -20)).map(\.surname) == ["Lisa"])
        #expect(try rows(60, counter.today).isEmpty)
        let row = try #require(try rows(1, year).first)
        #expect(row.person == people[2].person && row.package == "resident" && row.until == year)
        #expect(row.channel == .sms && row.family == nil && row.open == nil)
    }

    @Test func whoAppliedAlreadyIsSaidToHave() throws {
        let day = counter.today.adding(years: 1)
        try counter.submit(people[2], day: day)
        let row = try #require(try counter.store.renewals(within: 1, of: day).first)
        #expect(row.open?.status == .pending)
    }

    @Test func whoTakesPartNoMoreIsNotListed() throws {
        let end = EndParticipation(people: [people[2].person], kind: .resignation)
        try counter.perform(.endParticipation(end), by: counter.clerk)
        let rows = try counter.store.renewals(within: 400, of: counter.today)
        #expect(rows.map(\.surname) == ["Lisa", "Lisb"])
        #expect(try counted(on: counter.today.adding(years: 1)) == 2)
    }

    @Test(arguments: [-70, -60, -10, 0, 10, 50, 60, 70])
    func homeCountsWhatIsListed(days: Int) throws {
        let day = counter.today.adding(years: 1).adding(days: days)
        let ahead = counter.store.programme.terms.renewalsAhead
        #expect(try counted(on: day) == counter.store.renewals(within: ahead, of: day).count)
    }

    private func counted(on day: Day) throws -> Int {
        try counter.store.homeCounts(of: counter.clerk, at: "boi", today: day).renewals
    }

    // MARK: Partners

    @Test func aPartnerLearnsWhetherACardIsValid() throws {
        let card = try #require(try counter.store.register(limit: 1).first)
        let isValid = { try counter.store.partnerView(ofCard: card.number, on: counter.today)?.isValid }
        #expect(try isValid() == false)
        try counter.handOver(card.id)
        #expect(try isValid() == true)
        #expect(try counter.store.partnerView(ofCard: "1234", on: counter.today) == nil)
    }
}
