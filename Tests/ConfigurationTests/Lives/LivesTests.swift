import Domain
import Foundation
import Testing

/// Ten years of a small town, drawn from seeds, under both cities' programmes (R-PKG-4, R-CRD-5, R-CRD-7, R-FAM-2,
/// R-FAM-3 and whatever else the ``Ledger`` says).
///
/// `OKIENKO_LIVES=200` draws so many; `OKIENKO_SEED=17` begins with that one.
@Suite struct LivesTests {
    @Test(arguments: ["lomza", "czestochowa"])
    func whateverHappensTheRulesHold(name: String) throws {
        let programme = try Repository.programme(name)
        let first = Self.number("OKIENKO_SEED") ?? 1
        var outcomes: [String: Int] = [:]
        for seed in first..<first + (Self.number("OKIENKO_LIVES") ?? 12) {
            var life = Life(programme, seed: UInt64(seed))
            do {
                try life.run(years: 10)
            } catch {
                Issue.record(error)
            }
            outcomes.merge(life.outcomes, uniquingKeysWith: +)
        }
        if ProcessInfo.processInfo.environment["OKIENKO_SEED"] != nil { Self.tell(outcomes) }
        let undone = Self.expected(of: programme).filter { outcomes["\($0.rawValue) · done", default: 0] == 0 }
        #expect(undone == [], "a rule refuses all of these")
    }

    /// What people do in a life under a programme.
    private static func expected(of programme: Programme) -> [CommandName] {
        let staff: Set<CommandName> = [.establishOffice, .addStaff, .changeStaff]
        let money: Set<CommandName> = [.takePayment, .voidReceipt, .copyReceipt, .withdrawDuplicate]
        let approvals: Set<CommandName> = [.decideApplication, .supplementApplication]
        return CommandName.allCases.filter { name in
            !staff.contains(name) && (!money.contains(name) || !programme.fees.isEmpty)
                && (!approvals.contains(name) || !programme.decision.onTheSpot)
                && (name != .useRelief || !programme.reliefs.isEmpty)
                && (name != .takeOverCard || !programme.earlierCards.isEmpty)
        }
    }

    /// How often what was done, and by what it was refused.
    private static func tell(_ outcomes: [String: Int]) {
        let lines = outcomes.sorted { $0.key < $1.key }.map { "\($0.value)\t\($0.key)\n" }
        FileHandle.standardError.write(Data(lines.joined().utf8))
    }

    private static func number(_ name: String) -> Int? {
        ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
    }
}
