import Domain
import Foundation
import GRDB
import Testing

@testable import Store

@Suite struct TrainingTests {
    private let today = Day(ordinal: 20_777)

    @Test func aTrainingStoreHasEverythingInEveryState() throws {
        let folder = TemporaryFolder()
        let store = try Store.open(folder: folder.path, programme: town, kind: .training)
        try TrainingStore.fill(store, count: 400, today: today)
        let applications = try store.applications(limit: .max)
        for status in ApplicationStatus.allCases {
            #expect(applications.contains { $0.status == status }, "\(status)")
        }
        let open = applications.filter(\.status.isOpen)
        #expect(open.allSatisfy { $0.deadline >= today && $0.submitted <= today })
        #expect(applications.contains { $0.people > 1 })
        let cards = try store.register(limit: .max)
        #expect(cards.contains { $0.status == .ready } && cards.contains { $0.status == .active })
        #expect(
            try store.people(limit: .max).contains { $0.packages.contains { $0.until.map { $0 < today } ?? false } })
        #expect(try store.drafts().map(\.parked).sorted { !$0 && $1 } == [false, true])
        let account = try #require(TrainingStore.accounts.first)
        let now = Instant(milliseconds: 1, offset: 60)
        guard case .granted = try store.verify(login: account.login, password: account.password, at: now) else {
            Issue.record("no login")
            return
        }
        #expect(throws: StoreFault.alreadyExists) { try TrainingStore.fill(store, count: 10, today: today) }
        #expect(try store.integrityCheck() == [])
        try checkPhoto(store, applications)
    }

    private func checkPhoto(_ store: Store, _ applications: [ApplicationRow]) throws {
        let first = try #require(applications.first)
        let form = try #require(try store.applicationCase(first.id)).application.form
        let photo = try store.attachment(try #require(form.people.first?.photo?.hash))
        #expect(photo.starts(with: [0x89, 0x50, 0x4E, 0x47]) && photo.count < 400_000)
    }

    @Test func passwordsOfTheAccountsAreAllowed() {
        for account in TrainingStore.accounts {
            #expect(PasswordPolicy.fault(in: account.password, login: account.login) == nil)
        }
    }

    @Test func aBulkLoadIsAsIfPerformed() throws {
        let folder = TemporaryFolder()
        try BulkLoader.fill(folder: folder.path, programme: town, count: 2300, today: today)
        let store = try Store.open(folder: folder.path, programme: town, kind: .training)
        let before = try dump(store)
        #expect(before.contains { $0.hasPrefix("name_part") })
        #expect(try store.integrityCheck() == [])
        try store.rebuildProjections()
        let after = try dump(store)
        #expect(Set(before).symmetricDifference(after).isEmpty)
        #expect(before.count == after.count)
    }

    private func dump(_ store: Store) throws -> [String] {
        try store.read { database in
            try Schema.projections.flatMap { table in
                try Row.fetchAll(database, sql: "SELECT * FROM \(table)").map { "\(table) \($0)" }
            }
        }
    }
}
