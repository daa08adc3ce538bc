import Domain
import Foundation
import GRDB
import Testing

@testable import Store

@Suite struct PerformTests {
    @Test func anApplicationGoesItsWayToTheCard() throws {
        let counter = try Counter()
        let person = try resident("Kowalski", "Łukasz")
        let application = try counter.submit(person)
        try counter.decide(application, .approve)
        let found = try #require(try counter.store.search("kowalski").rows.first)
        let number = try #require(found.card?.number)
        #expect(found.packages.map(\.package) == ["resident"])
        #expect(found.packages.first?.until == counter.today.adding(years: 1))
        #expect(found.card?.status == .ready)
        #expect(found.open == nil)
        #expect(number.hasPrefix("9010001000001"))
    }

    @Test func theSameCommandCountsOnceAndAnswersAlike() throws {
        let counter = try Counter()
        let command = Command.submitApplication(counter.submission([try resident("Nowak", "Jan")]))
        let id: ID<Command> = newID()
        let perform = {
            try counter.store.perform(command, id: id, actor: counter.clerk, today: counter.today, at: counter.now)
        }
        let first = try perform()
        let before = try counter.dump()
        #expect(try perform() == first)
        #expect(try counter.dump() == before)
    }

    @Test func aRefusalLeavesNothingBehind() throws {
        let counter = try Counter()
        try counter.submit(try resident("Nowak", "Jan"))
        let before = try counter.dump()
        let again = Command.submitApplication(counter.submission([try resident("Nowak", "Adam")]))
        let outcome = try counter.store.perform(
            again, id: newID(), actor: counter.clerk, today: counter.today, at: counter.now)
        guard case .refused(let refusal) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(refusal.reason == .personKnown(surname: "Nowak", givenName: "Jan"))
        #expect(try counter.dump() == before)
    }

    @Test func withoutAnActorOnlyTheDeskIsSetUp() throws {
        let counter = try Counter()
        let command = Command.submitApplication(counter.submission([try resident("Nowak", "Jan")]))
        #expect(throws: StoreFault.noActor) {
            try counter.store.perform(command, id: newID(), actor: nil, today: counter.today, at: counter.now)
        }
    }

    @Test func twoWindowsGiveNoNumberTwice() async throws {
        let counter = try Counter()
        let other = try Store.open(folder: counter.folder.path, programme: town)
        let acts = try (0..<40).map { serial in
            let person = try resident("Nowak", "Jan", born: "1980-01-01", serial: serial * 2 + 1)
            var applicant = person
            applicant.confirmedDifferent = true
            return Act(
                .submitApplication(counter.submission([applicant])), id: newID(), actor: counter.clerk,
                today: counter.today, at: counter.now)
        }
        let numbers = try await withThrowingTaskGroup(of: [SerialNumber].self) { group in
            for (index, store) in [counter.store, other].enumerated() {
                group.addTask {
                    try acts.indices.filter { $0 % 2 == index }.flatMap { place in
                        guard case .done(let changes) = try store.perform(acts[place]) else { return [SerialNumber]() }
                        return changes.compactMap(\.event.number)
                    }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(numbers.map(\.count).sorted() == Array(1...40))
        #expect(Set(numbers.map(\.text)).count == 40)
    }

    @Test func listsBuiltAnewAreTheSame() throws {
        let counter = try Counter()
        let states: [DecideApplication.Kind?] = [nil, .approve, .refuse, .callForSupplement, .withdraw]
        for (index, decision) in states.enumerated() {
            let person = try resident("Żółć-\(index)", "Ewa", second: "Maria", born: "1950-02-03", serial: index * 2)
            let application = try counter.submit(person)
            if let decision { try counter.decide(application, decision) }
        }
        let card = try #require(try counter.store.readyCards(at: "boi").first)
        try counter.handOver(card.id)
        let before = try counter.dump()
        try counter.store.rebuildProjections()
        #expect(try counter.dump() == before)
    }

    @Test func aChangedNameIsFoundByTheNewOneOnly() throws {
        let counter = try Counter()
        var person = try resident("Kowalska", "Anna")
        let application = try counter.submit(person)
        try counter.decide(application, .approve)
        person.surname = "Wiśniewska"
        try counter.submit(person)
        #expect(try counter.store.search("kowalska").count == 0)
        #expect(try counter.store.search("wisniewska anna").count == 1)
        let before = try counter.dump()
        try counter.store.rebuildProjections()
        #expect(try counter.dump() == before)
    }
}

extension Counter {
    /// Every row of every table but those that stand beside the journal, as text.
    func dump() throws -> [String] {
        try store.read { database in
            try (["event", "command"] + Schema.projections).flatMap { table in
                try Row.fetchAll(database, sql: "SELECT * FROM \(table)").map { "\(table) \($0)" }.sorted()
            }
        }
    }
}

@Suite struct RehearsalTests {
    @Test func aRehearsalSaysWhatWouldHappenAndWritesNothing() throws {
        let counter = try Counter()
        let submission = Command.submitApplication(counter.submission([try resident("Nowak", "Jan")]))
        let id: ID<Command> = newID()
        let act = Act(submission, id: id, actor: counter.clerk, today: counter.today, at: counter.now)
        let before = try counter.dump()
        let rehearsed = try counter.store.rehearse(act)
        #expect(try counter.dump() == before)
        #expect(try counter.store.perform(act) == rehearsed)
    }

    @Test func aRehearsalIsRefusedLikeTheActItself() throws {
        let counter = try Counter()
        let block = Command.blockCard(BlockCard(card: newID()))
        let act = Act(block, id: newID(), actor: counter.clerk, today: counter.today, at: counter.now)
        guard case .refused(let refusal) = try counter.store.rehearse(act) else {
            Issue.record("not refused")
            return
        }
        #expect(refusal.reason == .unknownCard && refusal.rule == .blocked)
        let nobody = Act(block, id: newID(), actor: nil, today: counter.today, at: counter.now)
        #expect(throws: StoreFault.noActor) { try counter.store.rehearse(nobody) }
    }
}
