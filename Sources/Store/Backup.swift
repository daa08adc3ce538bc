import Foundation
import GRDB
import Glibc

/// What a full check of a store found wrong.
public enum IntegrityFault: Hashable, Sendable {
    /// SQLite's own finding, in its words.
    case database(String)
    /// From this entry of a desk on, the journal is not what was written: something is missing or was altered.
    case chainBroken(desk: Int, counter: Int)
}

extension Store {
    /// Copies the store as it is at this moment into a new folder, while work goes on. The copy opens as a store.
    ///
    /// - Throws: ``StoreFault/alreadyExists`` where there is something of that name; other faults leave nothing there.
    public func backup(to destination: String) throws(StoreFault) {
        guard access(destination, F_OK) != 0 else { throw .alreadyExists }
        let draft = "\(destination).\(getpid()).new"
        do {
            try PrivateFile.makeFolder(draft)
            try copyDatabase(to: draft + "/store.sqlite")
            try copyAttachments(to: draft)
            try PrivateFile.sync(folder: draft)
            guard rename(draft, destination) == 0 else { throw StoreFault(errno: errno) }
            try PrivateFile.sync(folder: (destination as NSString).deletingLastPathComponent)
        } catch {
            try? FileManager.default.removeItem(atPath: draft)
            throw StoreFault(error)
        }
    }

    /// Checks every page of the database and every link of the journal's chain. Takes long with many records.
    public func integrityCheck() throws(StoreFault) -> [IntegrityFault] {
        do {
            return try DatabaseQueue(path: folder + "/store.sqlite", configuration: besides).unsafeRead { database in
                let findings = try String.fetchAll(database, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
                return findings.map(IntegrityFault.database) + (try brokenChains(database))
            }
        } catch {
            throw StoreFault(error)
        }
    }

    /// A connection of its own: neither search nor the next commit waits for it.
    private var besides: Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        return configuration
    }

    private func copyDatabase(to path: String) throws {
        try PrivateFile.touch(path)
        try DatabaseQueue(path: folder + "/store.sqlite", configuration: besides).inDatabase { database in
            try database.execute(sql: "VACUUM INTO ?", arguments: [path])
        }
        let file = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        defer { close(file) }
        guard file >= 0, fsync(file) == 0 else { throw StoreFault(errno: errno) }
    }

    private func copyAttachments(to copy: String) throws {
        let shelves = folder + "/attachments"
        guard let names = FileManager.default.enumerator(atPath: shelves) else { return }
        for case let name as String in names {
            let hash = (name as NSString).lastPathComponent
            guard hash.utf8.count == 64 else { continue }
            let path = "\(copy)/attachments/\(hash.prefix(2))/\(hash)"
            try PrivateFile.makeFolder((path as NSString).deletingLastPathComponent)
            try PrivateFile.write(try attachment(hash), to: path)
        }
    }

    private func brokenChains(_ database: Database) throws -> [IntegrityFault] {
        var ends: [Int: (counter: Int, chain: Data)] = [:]
        var broken: [Int: IntegrityFault] = [:]
        try Journal(database: database).forEach { _, entry in
            let before = ends[entry.desk] ?? (0, Data())
            let isNext = entry.counter == before.counter + 1
            if !isNext || entry.chain != Sodium.sha256(entry.chained(to: before.chain)) {
                broken[entry.desk] = broken[entry.desk] ?? .chainBroken(desk: entry.desk, counter: entry.counter)
            }
            ends[entry.desk] = (entry.counter, entry.chain)
        }
        return broken.keys.sorted().compactMap { broken[$0] }
    }
}
