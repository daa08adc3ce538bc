import Domain
import Foundation
import GRDB
import Testing

@testable import Store

@Suite struct OpeningTests {
    @Test func onlyTheOwnerMayRead() throws {
        let counter = try Counter()
        try counter.submit(try resident("Nowak", "Jan"))
        let hash = try counter.store.keep(attachment: Data([1, 2, 3]))
        let path = counter.folder.path
        let files = ["store.sqlite", "store.sqlite-wal", "store.sqlite-shm", "attachments/\(hash.prefix(2))/\(hash)"]
        for file in files { #expect(try mode(path + "/" + file) == 0o600, "\(file)") }
        for folder in ["", "/attachments", "/attachments/\(hash.prefix(2))"] {
            #expect(try mode(path + folder) == 0o700, "\(folder)")
        }
    }

    @Test func whatIsSaidToBeSavedIsOnTheDisk() throws {
        let counter = try Counter()
        let settings = try counter.store.write { database in
            try ["synchronous", "journal_mode", "foreign_keys"].map {
                try String.fetchOne(database, sql: "PRAGMA \($0)")
            }
        }
        #expect(settings == ["2", "wal", "1"])
    }

    @Test func aStoreIsOneProgrammesAndOneKinds() throws {
        let counter = try Counter()
        var other = town
        other.id = "elsewhere"
        #expect(throws: StoreFault.otherProgramme(is: "town", expected: "elsewhere")) {
            try Store.open(folder: counter.folder.path, programme: other)
        }
        #expect(throws: StoreFault.isReal) {
            try Store.open(folder: counter.folder.path, programme: town, kind: .training)
        }
        let training = TemporaryFolder()
        _ = try Store.open(folder: training.path, programme: town, kind: .training)
        #expect(throws: StoreFault.isTraining) { try Store.open(folder: training.path, programme: town) }
    }

    @Test(arguments: [
        ("PRAGMA user_version = 99", StoreFault.newer(version: 99, known: Schema.version)),
        ("PRAGMA application_id = 7", .notAStore),
    ])
    func aStrangersFileIsLeftAlone(sql: String, fault: StoreFault) throws {
        let counter = try Counter()
        try counter.store.write { try $0.execute(sql: sql) }
        #expect(throws: fault) { try Store.open(folder: counter.folder.path, programme: town) }
    }

    @Test func whatIsNoDatabaseIsNamed() throws {
        let folder = TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
        try Data(repeating: 65, count: 8192).write(to: URL(fileURLWithPath: folder.path + "/store.sqlite"))
        #expect(throws: StoreFault.notAStore) { try Store.open(folder: folder.path, programme: town) }
        #expect(throws: StoreFault.notAStore) {
            try Store.open(folder: folder.path + "/store.sqlite", programme: town)
        }
        #expect(throws: StoreFault.notWritable) { try Store.open(folder: "/proc/okienko", programme: town) }
    }

    @Test func nothingIsDoneBeforeTheDeskIsSetUp() throws {
        let folder = TemporaryFolder()
        let store = try Store.open(folder: folder.path, programme: town)
        let command = Command.changeStaff(ChangeStaff(staff: newID(), isActive: false))
        #expect(throws: StoreFault.notEstablished) {
            try store.perform(
                command, id: newID(), actor: newID(), today: Day(ordinal: 20_777),
                at: Instant(milliseconds: 0, offset: 0))
        }
    }

    /// The files as they are when the power fails or the program is killed: copied while it runs, a transaction open
    /// and half of it in the file already.
    @Test func whatWasAcknowledgedOutlivesAnAbruptEnd() throws {
        let counter = try Counter()
        for serial in 0..<12 {
            try counter.submit(try resident("Nowak\("abcdefghijkl".map(String.init)[serial])", "Jan", serial: serial))
            let copy = TemporaryFolder()
            try counter.store.writer.inDatabase { database in
                try database.execute(
                    sql: """
                        PRAGMA cache_size = 1; BEGIN IMMEDIATE; DELETE FROM event;
                        UPDATE person SET surname = printf('%4000s', surname);
                        """)
                try counter.copyFiles(to: copy.path)
                try database.execute(sql: "ROLLBACK")
            }
            let revived = try Store.open(folder: copy.path, programme: town)
            #expect(try revived.pendingApplications().count == serial + 1)
            #expect(try revived.search("nowak").count == serial + 1)
            #expect(try revived.integrityCheck() == [])
        }
    }

    private func mode(_ path: String) throws -> Int {
        try #require(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
    }
}

extension Counter {
    fileprivate func copyFiles(to path: String) throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for file in ["store.sqlite", "store.sqlite-wal"] {
            try FileManager.default.copyItem(atPath: folder.path + "/" + file, toPath: path + "/" + file)
        }
    }
}
