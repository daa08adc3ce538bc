import Foundation
import Testing

@testable import Bench

@Suite struct MeasureTests {
    @Test func quantilesAreNearestRanks() {
        let hundred = Series((1...100).shuffled().map(Double.init))
        #expect(hundred.median == 50)
        #expect(hundred.p99 == 99)
        #expect(Series([7]).p99 == 7)
        #expect(Series([]).median.isNaN)
    }

    @Test func samplesAreTakenInTurnAfterWarmingUp() throws {
        var order = ""
        let series = try interleave(
            rounds: 10,
            [
                {
                    order += "A"
                    return Double(order.count)
                },
                {
                    order += "B"
                    return 2
                },
            ])
        #expect(order == String(repeating: "AB", count: 11))
        #expect(series.map(\.count) == [10, 10])
        #expect(series[0].median > 2)
    }

    @Test func twoCallsAreTimedInTurn() throws {
        var order = ""
        let both = try compare(rounds: 3, { order += "A" }, with: { order += "B" })
        #expect(order == "ABABABAB")
        #expect(both.ours.count == 3 && both.measure.median >= 0)
    }

    @Test(arguments: [
        (Aim.medianRatio(2), true), (.medianRatio(1.9), false), (.p99Within(10), true), (.p99Within(9), false),
        (.median(20), true), (.median(19), false), (.p99(20), true), (.p99(19), false),
    ])
    func aimsAreAtMost(aim: Aim, met: Bool) {
        let finding = Finding(
            title: "", unit: "ms", ours: .init(name: "desk", series: Series([20])),
            against: .init(name: "mc", series: Series([10])), aims: [aim])
        #expect(finding.met(aim) == met)
    }

    @Test func aRatioNeedsAnother() {
        let alone = Finding(
            title: "", unit: "ms", ours: .init(name: "desk", series: Series([20])), against: nil, aims: [])
        #expect(alone.met(.medianRatio(2)) == nil)
    }

    @Test func theTablePutsRatiosFirst() throws {
        let finding = Finding(
            title: "a letter", unit: "ms", ours: .init(name: "desk", series: Series([0.5])),
            against: .init(name: "mc", series: Series([1])), aims: [.medianRatio(2)])
        let lines = Report(findings: [finding]).table.split(separator: "\n")
        #expect(lines.last?.split(separator: " ").first == "0.5")
        #expect(try Report(findings: [finding]).json().contains("\"medianRatio\" : 0.5"))
    }

    @Test(arguments: [(0.0123, "0.012"), (1.5, "1.5"), (12.345, "12.35"), (1234.56, "1234.6"), (40, "40")])
    func numbersAreShort(number: Double, text: String) {
        #expect(short(number) == text)
    }

    @Test func keysAreReadByName() throws {
        #expect(try steps("a<Tab><wait:Pulpit>") == [.keys("a"), .keys("\t"), .wait("Pulpit")])
        #expect(throws: BenchError.self) { try steps("<Nokey>") }
        #expect(throws: BenchError.self) { try steps("<Tab") }
    }

    @Test func theBarePrefixFindsWhoBeginsSo() throws {
        try withTemporaryFolder(beside: NSTemporaryDirectory() + "okienko-\(UUID().uuidString)") { folder in
            let store = try BareStore(path: folder + "/bare.sqlite", people: 5_000)
            #expect((10...50).contains(try store.query(prefix: "nowak")))
            #expect(try store.query(prefix: "k") == 50)
            #expect(try store.query(prefix: "xq") == 0)
            try store.commit(bytes: 4_096)
        }
    }
}
