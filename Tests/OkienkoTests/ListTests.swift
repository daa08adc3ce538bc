import Foundation
import Store
import Testing

/// Register, renewals, figures and what a partner learns, without the screen.
@Suite(.serialized) struct ListTests {
    private let program: Program

    init() throws {
        program = try Program()
    }

    @Test("R-CRD-9: the register as a table and as objects") func theRegisterComesAsATableAndAsObjects() throws {
        let cards = try program.openStore().register(limit: .max)
        let table = try program.run(["list", "register", "--csv"] + program.store)
        #expect(table.output.split(separator: "\r\n").count == cards.count + 1)
        let objects = try program.run(["list", "register", "--json"] + program.store).objects()
        #expect(objects.map { $0["number"] as? String } == cards.map(\.number))
        let few = try program.run(["list", "register", "--limit", "2"] + program.store)
        #expect(few.lines.count == 3 && few.complaint.contains("2"))
    }

    @Test func theRegisterIsSifted() throws {
        let cards = try program.openStore().register(limit: .max)
        let from = try #require(cards.dropFirst(cards.count / 2).first).issued
        let (active, later) = (cards.filter { $0.status == .active }, cards.filter { $0.issued >= from })
        let expected = active.filter { $0.issued >= from && $0.pickupPoint == "boi" }
        #expect(!expected.isEmpty && expected.count < min(active.count, later.count))
        for (point, numbers) in [("boi", expected.map(\.number)), ("poludnie", [])] {
            let run = try program.run(
                ["list", "register", "--status", "active", "--from", from.iso, "--point", point, "--json"]
                    + program.store)
            #expect(try run.objects().map { $0["number"] as? String } == numbers)
        }
        let none = try program.run(["list", "register", "--kind", "electronic", "--csv"] + program.store)
        #expect(none.output.split(separator: "\r\n").count == 1)
    }

    @Test(arguments: [
        ["list", "register", "--point", "nowhere"], ["list", "people", "--status", "ready"],
        ["list", "cards", "--days", "3"], ["list", "register", "--csv", "--json"],
        ["list", "register", "--search", "a"],
        ["list", "renewals", "--days", "0"], ["figures", "--from", "2026"],
        ["figures", "--from", "2026-02", "--through", "2026-01"],
    ])
    func wrongUseIsTold(arguments: [String]) throws {
        #expect(try program.run(arguments + program.store).status == 64)
    }

    @Test func renewalsAreListed() throws {
        let rows = try program.run(["list", "renewals", "--days", "300", "--json"] + program.store).objects()
        let expected = try program.openStore().renewals(within: 300, of: try #require(.init(Program.today)))
        #expect(rows.map { $0["surname"] as? String } == expected.map(\.surname))
        #expect(!rows.isEmpty)
        let table = try program.run(["list", "renewals", "--days", "300", "--csv"] + program.store)
        #expect(table.output.split(separator: "\r\n").count == rows.count + 1)
    }

    @Test func figuresComeInThreeShapes() throws {
        let text = try program.run(["figures"] + program.store)
        #expect(text.lines.count == 14)
        let table = try program.run(["figures", "--csv"] + program.store)
        let widths = Set(
            table.output.split(separator: "\r\n").map {
                $0.split(separator: ";", omittingEmptySubsequences: false).count
            })
        #expect(widths.count == 1)
        let objects = try program.run(["figures", "--json", "--from", "2025-01"] + program.store).objects()
        let applications = objects.compactMap { $0["applications"] as? Int }.reduce(0, +)
        #expect(applications == (try program.openStore().applications(limit: .max).count))
    }

    @Test func aPartnerLearnsNothingElse() throws {
        let card = try #require(
            try program.openStore().register(RegisterFilter(status: .active), latestFirst: true).first)
        let run = try program.run(["card", "reliefs", card.number] + program.store)
        #expect(run.status == 0)
        #expect(!run.output.contains(card.surname))
        let object = try #require(
            try program.run(["card", "reliefs", card.number, "--json"] + program.store).objects().first)
        #expect(Set(object.keys) == ["valid", "reliefs"] && object["valid"] as? Bool == true)
        let read = try program.run(["card", "reliefs", "-"] + program.store, input: "\(card.number)\n")
        #expect(read.status == 0 && read.output == run.output)
        let none = try program.run(["card", "reliefs", "0000"] + program.store)
        #expect(none.status == 1 && none.complaint.isEmpty)
    }
}
