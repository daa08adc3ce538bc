import Domain
import Foundation
import GRDB
import Wire

/// The journal's table: streams are read from it, entries are put at its end.
struct Journal {
    let database: Database

    /// A stream's events in their order with its last version; entries of a later program's types count but say nothing.
    func stream(_ stream: StreamID) throws -> (changes: [Change], version: Int) {
        var version = 0
        var changes: [Change] = []
        let rows = try Row.fetchCursor(
            database.cachedStatement(
                sql: "SELECT version, type, payload FROM event WHERE stream = ? AND kind = ? ORDER BY version"),
            arguments: [stream.id.blob, stream.kind])
        while let row = try rows.next() {
            version = row[0]
            if let event = try EventCodec.decode(type: row[1], payload: row[2]).event {
                changes.append(Change(stream, event))
            }
        }
        return (changes, version)
    }

    /// The events of a command, in their order.
    func events(from first: Int, to last: Int) throws -> [Change] {
        try database.rows(
            "SELECT kind, stream, type, payload FROM event WHERE position BETWEEN ? AND ? ORDER BY position",
            [first, last]
        ) { row in
            guard let stream = StreamID(kind: row[0], id: try row.id(1)),
                let event = try EventCodec.decode(type: row[2], payload: row[3]).event
            else { throw StoreFault.corrupt }
            return Change(stream, event)
        }
    }

    /// Puts an entry at the journal's end; answers its position.
    ///
    /// - Throws: ``StoreFault/conflict`` where the stream has gone on meanwhile.
    func append(_ entry: JournalEntry) throws -> Int64 {
        try database.run(
            """
            INSERT INTO event(id, kind, stream, version, type, payload, command, actor, role, desk, counter, at, zone,
            sequence, chain) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                entry.id.blob, entry.stream.kind, entry.stream.id.blob, entry.version, entry.type, entry.payload,
                entry.command.blob, entry.actor.blob, entry.role.rawValue, entry.desk, entry.counter,
                entry.occurred.milliseconds, entry.occurred.offset, entry.sequence, entry.chain,
            ])
        return database.lastInsertedRowID
    }

    /// Where a desk's own entries end: its count and its chain.
    func end(of desk: Int) throws -> (counter: Int, chain: Data) {
        let row = try database.row(
            "SELECT counter, chain FROM event WHERE desk = ? ORDER BY counter DESC LIMIT 1", [desk])
        return row.map { ($0[0], $0[1]) } ?? (0, Data())
    }

    /// Every entry in the journal's order, one after the other.
    func forEach(_ body: (Int64, JournalEntry) throws -> Void) throws {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT position, id, kind, stream, version, type, payload, command, actor, role, desk, counter, at,
                zone, sequence, chain FROM event ORDER BY position
                """)
        while let row = try rows.next() {
            guard let stream = StreamID(kind: row[2], id: try row.id(3)) else { continue }
            let entry = JournalEntry(
                id: try row.id(1), stream: stream, version: row[4], type: row[5], payload: row[6],
                command: try row.id(7), actor: try row.id(8), role: try row.choice(9), desk: row[10],
                counter: row[11], occurred: Instant(milliseconds: row[12], offset: row[13]), sequence: row[14],
                chain: row[15])
            try body(row[0], entry)
        }
    }
}
