import Domain
import Foundation
import Testing

@testable import Store

@Suite struct DeskTests {
    @Test func theHomeScreenCounts() throws {
        let counter = try Counter()
        let kinds: [DecideApplication.Kind?] = [nil, nil, .approve, .approve, .callForSupplement, .refuse]
        for (index, kind) in kinds.enumerated() {
            let name = "abcdef".map(String.init)[index]
            let application = try counter.submit(
                try resident("Lis\(name)", "Jan", serial: index * 2), day: counter.today.adding(days: -index))
            if let kind { try counter.decide(application, kind) }
        }
        let ready = try counter.store.readyCards(at: "boi")
        try counter.handOver(try #require(ready.first).id)
        try counter.store.saveDraft(draft("Nowak"), by: counter.clerk, at: counter.now)
        try counter.store.saveDraft(draft("Lis", parked: true), by: counter.clerk, at: counter.now)
        let counts = try counter.store.homeCounts(of: counter.clerk, at: "boi", today: counter.today)
        let waiting: [Int] = [counts.drafts, counts.parked, counts.supplement, counts.pending, counts.ready]
        #expect(waiting == [1, 1, 1, 2, 1])
        let done: [Int] = [counts.submittedToday, counts.handedOverToday, counts.unsent]
        #expect(done == [1, 1, 14])
        #expect(counts.oldestUnsent == counter.now)
        #expect(counts.nearest?.submitted == counter.today.adding(days: -1))
        let elsewhere = try counter.store.homeCounts(of: counter.supervisor, at: "filia", today: counter.today)
        let none: [Int] = [elsewhere.drafts, elsewhere.parked, elsewhere.ready, elsewhere.handedOverToday]
        #expect(none == [0, 0, 0, 0])
    }

    @Test func theQueueShowsTheNearestDeadlineFirst() throws {
        let counter = try Counter()
        let late = try counter.submit(try resident("Lis", "Jan"))
        let early = try counter.submit(
            try resident("Żak", "Ewa", born: "1950-01-01", serial: 2, packages: ["resident", "senior"]),
            day: counter.today.adding(days: -27))
        let queue = try counter.store.pendingApplications()
        #expect(queue.map(\.id) == [early, late])
        let first = try #require(queue.first)
        #expect(first.listName == "ŻAK Ewa" && first.submittedByName == "Karol Lis" && first.people == 1)
        #expect(first.packages == ["resident", "senior"] && first.deadline == counter.today.adding(days: 3))
        try counter.decide(early, .callForSupplement)
        let supplement = try #require(try counter.store.supplementApplications().first)
        #expect(supplement.remark == "brak UPO" && supplement.until == counter.today.adding(days: 14))
        #expect(try counter.store.pendingApplications().map(\.id) == [late])
    }

    @Test func aFileTellsWhatHappenedAndByWhom() throws {
        let counter = try Counter()
        let person = try resident("Lis", "Jan")
        let application = try counter.submit(person)
        try counter.decide(application, .approve)
        let file = try #require(try counter.store.personFile(person.person))
        #expect(file.person.details.surname == "Lis")
        #expect(file.applications.map(\.status) == [.approved])
        #expect(file.cards.count == 1)
        #expect(
            file.history.map(\.type) == [
                "person.registered/1", "person.declared/1", "application.submitted/1", "application.approved/1",
                "person.granted/1", "card.issued/1",
            ])
        #expect(
            file.history.map(\.actorName) == Array(repeating: "Karol Lis", count: 3)
                + Array(repeating: "Stefania Zając", count: 3))
        #expect(file.history.last?.role == .supervisor)
        let whole = try #require(try counter.store.applicationCase(application))
        #expect(whole.people.map(\.id) == [person.person] && whole.cards == file.cards)
        #expect(whole.submittedByName == "Karol Lis" && whole.history.count == 3)
        #expect(try counter.store.application(numbered: whole.application.number) == application)
        #expect(try counter.store.personFile(newID()) == nil)
        #expect(try counter.store.applicationCase(newID()) == nil)
    }

    @Test func noticesGoToWhoFiled() throws {
        let counter = try Counter()
        let application = try counter.submit(try resident("Lis", "Jan"))
        try counter.decide(application, .callForSupplement)
        try counter.decide(application, .approve)
        let notices = try counter.store.queuedNotices()
        #expect(notices.map(\.kind) == [.submitted, .supplement, .approved])
        #expect(notices.allSatisfy { $0.channel == .sms && $0.application == application && $0.state == .queued })
    }

    @Test func theRegisterIsFiltered() throws {
        let counter = try Counter()
        for index in 0..<3 {
            let day = counter.today.adding(days: -index * 10)
            let name = "abc".map(String.init)[index]
            let application = try counter.submit(try resident("Lis\(name)", "Jan", serial: index * 2), day: day)
            try counter.decide(application, .approve, day: day)
        }
        let count = { (filter: RegisterFilter) in try counter.store.register(filter).count }
        #expect(try count(RegisterFilter()) == 3)
        #expect(try count(RegisterFilter(from: counter.today.adding(days: -10))) == 2)
        #expect(try count(RegisterFilter(through: counter.today.adding(days: -20))) == 1)
        #expect(try count(RegisterFilter(servicePoint: "filia")) == 0)
        #expect(try count(RegisterFilter(status: .active)) == 0)
        #expect(try counter.store.cards(matching: "lisa").count == 1)
        #expect(try counter.store.cards(matching: "").count == 3)
        #expect(try counter.store.applications(matching: "lis").count == 3)
        #expect(try counter.store.applications().count == 3)
        #expect(try counter.store.people().count == 3)
    }

    @Test func aDraftIsKeptAsItWasTyped() throws {
        let counter = try Counter()
        var first = draft("Kow")
        try counter.store.saveDraft(first, by: counter.clerk, at: counter.now)
        first.fields["person.pesel"] = "79x\u{7}"
        first.focus = "person.pesel"
        try counter.store.saveDraft(first, by: counter.clerk, at: counter.now)
        let second = draft("Nowak")
        try counter.store.saveDraft(second, by: counter.supervisor, at: counter.now)
        let other = try Store.open(folder: counter.folder.path, programme: town)
        #expect(try other.draft(first.application) == first)
        #expect(try other.draft(second.application) == second)
        #expect(try other.drafts(of: counter.clerk).map(\.surname) == ["Kow"])
        #expect(try other.drafts().count == 2)
        try other.deleteDraft(second.application)
        #expect(try counter.store.draft(second.application) == nil)
    }

    @Test func aSubmittedApplicationsDraftIsGoneForGood() throws {
        let counter = try Counter()
        let submission = counter.submission([try resident("Lis", "Jan")])
        var draft = draft("Lis")
        draft.application = submission.application
        try counter.store.saveDraft(draft, by: counter.clerk, at: counter.now)
        try counter.perform(.submitApplication(submission), by: counter.clerk)
        #expect(try counter.store.draft(draft.application) == nil)
        #expect(throws: StoreFault.alreadySubmitted) {
            try counter.store.saveDraft(draft, by: counter.clerk, at: counter.now)
        }
        #expect(try counter.store.drafts() == [])
    }

    private func draft(_ surname: String, parked: Bool = false) -> Draft {
        Draft(
            application: newID(), command: newID(), person: newID(), fields: ["person.surname": surname],
            parked: parked, opened: Instant(milliseconds: 1, offset: 60))
    }
}
