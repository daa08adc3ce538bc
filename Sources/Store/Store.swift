import CSodium
import Domain
import Foundation
import GRDB

/// The desk's records in one folder: the journal with what follows from it, drafts, attachments.
///
/// Several desks' windows may have the same store open: whoever writes holds the one write lock, and numbers are given
/// out under it. Every call that returns has its work on the disk (`synchronous=FULL`). Calls may wait for the disk:
/// beyond one commit they do not belong on the thread that paints.
public final class Store: Sendable {
    /// Whether a store is the real one or the one to learn on.
    public enum Kind: String, Sendable {
        case real, training
    }

    /// The folder.
    public let folder: String
    /// The city's programme.
    public let programme: Programme
    /// Real or training.
    public let kind: Kind

    /// How many rows of a long list are read, where nobody says otherwise.
    public static let listed = 1000

    let writer: DatabaseQueue
    let reader: DatabaseQueue

    /// Opens the store of a folder, which is made (mode 0700) where there is none.
    ///
    /// Nothing is checked beyond the heading: opening takes as long with a million people as with none.
    ///
    /// - Throws: ``StoreFault``: not writable, another programme's, a training store taken for a real one, ….
    public static func open(folder: String, programme: Programme, kind: Kind = .real) throws(StoreFault) -> Store {
        do {
            try PrivateFile.makeFolder(folder)
            try PrivateFile.touch(folder + "/store.sqlite")
            let writer = try DatabaseQueue(path: folder + "/store.sqlite", configuration: configuration())
            try writer.inDatabase { database in
                try Schema.migrate(database)
                try claim(database, programme: programme, kind: kind)
            }
            let reader = try DatabaseQueue(path: folder + "/store.sqlite", configuration: configuration())
            return Store(folder: folder, programme: programme, kind: kind, writer: writer, reader: reader)
        } catch {
            throw StoreFault(error)
        }
    }

    /// Whether there is a store in that folder.
    public static func exists(folder: String) -> Bool {
        FileManager.default.fileExists(atPath: folder + "/store.sqlite")
    }

    private init(folder: String, programme: Programme, kind: Kind, writer: DatabaseQueue, reader: DatabaseQueue) {
        self.folder = folder
        self.programme = programme
        self.kind = kind
        self.writer = writer
        self.reader = reader
    }

    /// Of the pages in memory, as SQLite counts it: 4 MB.
    static let cacheSize = -4096

    private static func configuration() -> Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.foreignKeysEnabled = true
        configuration.prepareDatabase { database in
            // The log goes into the database every 16 MB, not every 4: that commit takes ten times as long.
            try database.execute(
                sql: """
                    PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = \(cacheSize);
                    PRAGMA wal_autocheckpoint = 4000
                    """)
        }
        return configuration
    }

    /// A new store is the programme's from then on; an old one has to be its.
    private static func claim(_ database: Database, programme: Programme, kind: Kind) throws {
        let settings = "SELECT value FROM setting WHERE key = ?"
        if let owner = try String.fetchOne(database, sql: settings, arguments: ["programme"]) {
            guard owner == programme.id else {
                throw StoreFault.otherProgramme(is: owner, expected: programme.id)
            }
            let found = try String.fetchOne(database, sql: settings, arguments: ["kind"])
            guard found == kind.rawValue else { throw kind == .real ? StoreFault.isTraining : StoreFault.isReal }
        } else {
            try database.execute(
                sql: "INSERT OR IGNORE INTO setting(key, value) VALUES ('programme', ?), ('kind', ?)",
                arguments: [programme.id, kind.rawValue])
        }
    }

    /// Reads without waiting for who writes; several statements may see several states.
    func read<Value>(_ body: (Database) throws -> Value) throws(StoreFault) -> Value {
        do {
            return try reader.unsafeRead(body)
        } catch {
            throw StoreFault(error)
        }
    }

    /// Reads several things of one state.
    func readTogether<Value>(_ body: (Database) throws -> Value) throws(StoreFault) -> Value {
        do {
            return try reader.read(body)
        } catch {
            throw StoreFault(error)
        }
    }

    /// Writes under the write lock, all or nothing.
    func write<Value>(_ body: (Database) throws -> Value) throws(StoreFault) -> Value {
        do {
            return try writer.write(body)
        } catch {
            throw StoreFault(error)
        }
    }
}
