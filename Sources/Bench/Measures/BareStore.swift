import CSQLite3
import Domain
import Synthetic

/// SQLite with nothing around it, in a file of its own: what the desk's store is held against.
///
/// WAL and `synchronous=FULL`, as in the desk's store; every statement is prepared once.
final class BareStore {
    private var database: OpaquePointer?
    private var prefix: OpaquePointer?
    private var begin: OpaquePointer?
    private var insert: OpaquePointer?
    private var commit: OpaquePointer?
    private var lines: OpaquePointer?
    private var due: OpaquePointer?

    /// A store of so many synthetic people's names.
    init(path: String, people: Int) throws(BenchError) {
        try check(sqlite3_open(path, &database))
        try run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL")
        try run("CREATE TABLE entry (id INTEGER PRIMARY KEY, payload BLOB NOT NULL)")
        try run("CREATE TABLE name (id INTEGER PRIMARY KEY, folded TEXT NOT NULL)")
        try run("CREATE TABLE line (id INTEGER PRIMARY KEY, until INTEGER NOT NULL, text TEXT NOT NULL)")
        (begin, commit) = (try prepare("BEGIN IMMEDIATE"), try prepare("COMMIT"))
        insert = try prepare("INSERT INTO entry (payload) VALUES (zeroblob(?))")
        try fill(people)
        // The index covers the query: the table itself is never read.
        try run("CREATE INDEX line_until ON line (until)")
        try run("CREATE INDEX name_folded ON name (folded); ANALYZE; PRAGMA wal_checkpoint(TRUNCATE)")
        prefix = try prepare("SELECT id, folded FROM name WHERE folded >= ? AND folded < ? ORDER BY folded LIMIT 50")
        lines = try prepare("SELECT text FROM line ORDER BY id")
        due = try prepare("SELECT text FROM line WHERE until BETWEEN ? AND ? ORDER BY until LIMIT 1000")
    }

    deinit {
        for statement in [prefix, begin, insert, commit, lines, due] { sqlite3_finalize(statement) }
        sqlite3_close(database)
    }

    /// The first fifty names that begin with these folded letters; answers how many there were.
    func query(prefix letters: String) throws(BenchError) -> Int {
        sqlite3_reset(prefix)
        try bind(prefix, 1, letters)
        try bind(prefix, 2, letters + "\u{10FFFF}")
        var count = 0
        while sqlite3_step(prefix) == SQLITE_ROW {
            count += sqlite3_column_bytes(prefix, 1) > 0 ? 1 : 0
        }
        return count
    }

    /// Rows of so many bytes in one transaction, synced to disk.
    func commit(bytes: Int, rows: Int = 1) throws(BenchError) {
        try step(begin)
        for _ in 0..<rows {
            try check(sqlite3_bind_int64(insert, 1, Int64(bytes)))
            try step(insert)
        }
        try step(commit)
    }

    /// The bytes of all lines, each with its end.
    func allLines() -> [UInt8] {
        sqlite3_reset(lines)
        var bytes: [UInt8] = []
        while sqlite3_step(lines) == SQLITE_ROW {
            let text = UnsafeBufferPointer(
                start: sqlite3_column_text(lines, 0), count: Int(sqlite3_column_bytes(lines, 0)))
            bytes += text
            bytes.append(UInt8(ascii: "\n"))
        }
        return bytes
    }

    /// The first thousand lines that end in so many days or ended as many days ago; answers how many there were.
    func due(within days: Int) throws(BenchError) -> Int {
        sqlite3_reset(due)
        try check(sqlite3_bind_int64(due, 1, Int64(KeptStore.today.ordinal - days)))
        try check(sqlite3_bind_int64(due, 2, Int64(KeptStore.today.ordinal + days)))
        var count = 0
        while sqlite3_step(due) == SQLITE_ROW { count += sqlite3_column_bytes(due, 0) > 0 ? 1 : 0 }
        return count
    }

    private func fill(_ people: Int) throws(BenchError) {
        let statement = try prepare("INSERT INTO name (folded) VALUES (?)")
        defer { sqlite3_finalize(statement) }
        try step(begin)
        for person in Population(seed: 1, count: people, today: KeptStore.today) {
            try bind(statement, 1, Folding.fold(person.surname + " " + person.givenName))
            try step(statement)
        }
        try step(commit)
        try fillLines()
    }

    /// As many lines as a register of a hundred thousand cards has, as long as they are there, ending all over a year.
    private func fillLines() throws(BenchError) {
        let statement = try prepare("INSERT INTO line (until, text) VALUES (?, ?)")
        defer { sqlite3_finalize(statement) }
        try step(begin)
        for number in 0..<100_000 {
            try check(sqlite3_bind_int64(statement, 1, Int64(KeptStore.today.ordinal - 180 + number % 360)))
            try bind(statement, 2, String(repeating: "x", count: 120))
            try step(statement)
        }
        try step(commit)
    }

    private func prepare(_ sql: String) throws(BenchError) -> OpaquePointer? {
        var statement: OpaquePointer?
        try check(sqlite3_prepare_v3(database, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil))
        return statement
    }

    private func run(_ sql: String) throws(BenchError) {
        try check(sqlite3_exec(database, sql, nil, nil, nil))
    }

    private func bind(_ statement: OpaquePointer?, _ place: Int32, _ text: String) throws(BenchError) {
        // SQLITE_TRANSIENT, a macro that doesn't import: SQLite makes its own copy.
        let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        try check(sqlite3_bind_text(statement, place, text, -1, transient))
    }

    private func step(_ statement: OpaquePointer?) throws(BenchError) {
        let code = sqlite3_step(statement)
        sqlite3_reset(statement)
        guard code == SQLITE_DONE || code == SQLITE_ROW else { throw .sqlite(message) }
    }

    private func check(_ code: Int32) throws(BenchError) {
        guard code == SQLITE_OK else { throw .sqlite(message) }
    }

    private var message: String { String(cString: sqlite3_errmsg(database)) }
}
