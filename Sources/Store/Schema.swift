import GRDB

/// The tables, and how older stores come to have them.
///
/// `event` and `command` are the truth; `draft`, `street` and `login_failure` stand beside it; everything else follows
/// from the journal and can be built anew from it.
enum Schema {
    /// Marks the file as ours (`PRAGMA application_id`): "OKIE".
    static let applicationID = 0x4F4B_4945

    /// One step a version; steps are only ever added.
    static let steps: [String] = [first, second]

    /// The version that this program writes.
    static var version: Int { steps.count }

    /// Tables that follow from the journal.
    static let projections = [
        "search_key", "name_part", "person_key", "application_person", "notice", "card", "application", "person",
        "staff", "series", "package_end", "family", "family_member", "duplicate", "receipt", "receipt_key", "shift",
    ]

    /// Indexes that a bulk load builds after the rows.
    static let indexes: [String] =
        [
            "CREATE UNIQUE INDEX event_stream ON event(stream, kind, version)",
            "CREATE UNIQUE INDEX event_desk ON event(desk, counter)",
            "CREATE UNIQUE INDEX person_id ON person(id)",
            "CREATE UNIQUE INDEX application_id ON application(id)",
            "CREATE INDEX application_open ON application(status, deadline) WHERE is_open = 1",
            "CREATE INDEX application_submitted ON application(submitted)",
            "CREATE INDEX application_of_person ON application_person(person)",
            "CREATE UNIQUE INDEX card_id ON card(id)",
            "CREATE INDEX card_number ON card(number)",
            "CREATE INDEX card_person ON card(person)",
            "CREATE INDEX card_ready ON card(pickup_point, issued) WHERE status = 'ready'",
            "CREATE INDEX card_issued ON card(issued)",
            "CREATE INDEX card_handed_over ON card(handed_over, handed_over_at) WHERE handed_over IS NOT NULL",
        ] + secondIndexes

    private static let secondIndexes: [String] = [
        "CREATE INDEX package_end_until ON package_end(until)",
        "CREATE UNIQUE INDEX family_id ON family(id)",
        "CREATE INDEX family_member_person ON family_member(person)",
        "CREATE UNIQUE INDEX duplicate_id ON duplicate(id)",
        "CREATE INDEX duplicate_person ON duplicate(person)",
        "CREATE UNIQUE INDEX receipt_id ON receipt(id)",
        "CREATE INDEX receipt_issued ON receipt(issued)",
        "CREATE INDEX receipt_shift ON receipt(shift) WHERE shift IS NOT NULL",
        "CREATE INDEX receipt_void_shift ON receipt(void_shift) WHERE void_shift IS NOT NULL",
        "CREATE INDEX receipt_duplicate ON receipt(duplicate) WHERE duplicate IS NOT NULL",
        "CREATE UNIQUE INDEX shift_id ON shift(id)",
        "CREATE INDEX shift_open ON shift(desk) WHERE closed IS NULL",
    ]

    /// Brings a store up to this version.
    ///
    /// - Throws: ``StoreFault/newer(version:known:)``, ``StoreFault/notAStore``.
    static func migrate(_ database: Database) throws {
        let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        let owner = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
        guard found > 0 || owner == 0 else { throw StoreFault.notAStore }
        guard found == 0 || owner == applicationID else { throw StoreFault.notAStore }
        guard found <= version else { throw StoreFault.newer(version: found, known: version) }
        guard found < version else { return }
        try database.inTransaction(.immediate) {
            let current = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
            for step in steps.dropFirst(current) { try database.execute(sql: step) }
            if current > 0 { try Projector(database: database).rebuild() }
            try database.execute(sql: "PRAGMA application_id = \(applicationID); PRAGMA user_version = \(version)")
            return .commit
        }
    }

    private static let first =
        """
        CREATE TABLE setting(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE event(
            position INTEGER PRIMARY KEY, id BLOB NOT NULL, kind TEXT NOT NULL, stream BLOB NOT NULL,
            version INTEGER NOT NULL, type TEXT NOT NULL, payload BLOB NOT NULL, command BLOB NOT NULL,
            actor BLOB NOT NULL, role TEXT NOT NULL, desk INTEGER NOT NULL, counter INTEGER NOT NULL,
            at INTEGER NOT NULL, zone INTEGER NOT NULL, sequence INTEGER, chain BLOB NOT NULL) STRICT;
        CREATE TABLE command(
            position INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, body BLOB NOT NULL, actor BLOB NOT NULL,
            today INTEGER NOT NULL, at INTEGER NOT NULL, zone INTEGER NOT NULL, first INTEGER NOT NULL,
            last INTEGER NOT NULL, queued INTEGER NOT NULL) STRICT;
        CREATE INDEX command_queued ON command(at, zone) WHERE queued = 1;
        CREATE TABLE draft(
            application BLOB PRIMARY KEY, owner BLOB NOT NULL, parked INTEGER NOT NULL, opened INTEGER NOT NULL,
            saved INTEGER NOT NULL, zone INTEGER NOT NULL, surname TEXT NOT NULL, given_name TEXT NOT NULL,
            body BLOB NOT NULL) STRICT;
        CREATE TABLE login_failure(
            login TEXT PRIMARY KEY, failures INTEGER NOT NULL, last INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE street(
            key TEXT NOT NULL, n INTEGER NOT NULL, kind TEXT NOT NULL, first TEXT NOT NULL, second TEXT NOT NULL,
            PRIMARY KEY(key, n)) STRICT, WITHOUT ROWID;
        CREATE TABLE person(
            n INTEGER PRIMARY KEY, id BLOB NOT NULL, surname TEXT NOT NULL, given_name TEXT NOT NULL,
            second_name TEXT NOT NULL, birth INTEGER NOT NULL, address TEXT NOT NULL, identity TEXT NOT NULL,
            grants TEXT NOT NULL, card_number TEXT, card_status TEXT, open_number TEXT, open_status TEXT) STRICT;
        CREATE TABLE person_key(
            key TEXT NOT NULL, person INTEGER NOT NULL, PRIMARY KEY(key, person)) STRICT, WITHOUT ROWID;
        CREATE TABLE search_key(
            key TEXT NOT NULL, person INTEGER NOT NULL, PRIMARY KEY(key, person)) STRICT, WITHOUT ROWID;
        CREATE TABLE name_part(
            part TEXT NOT NULL, word TEXT NOT NULL, PRIMARY KEY(part, word)) STRICT, WITHOUT ROWID;
        CREATE TABLE application(
            n INTEGER PRIMARY KEY, id BLOB NOT NULL, number TEXT NOT NULL, status TEXT NOT NULL,
            is_open INTEGER NOT NULL, person INTEGER NOT NULL, people INTEGER NOT NULL, packages TEXT NOT NULL,
            pickup_point TEXT NOT NULL, channel TEXT, submitted INTEGER NOT NULL, deadline INTEGER NOT NULL,
            submitted_by BLOB NOT NULL, remark TEXT NOT NULL, until INTEGER, decided INTEGER) STRICT;
        CREATE TABLE application_person(
            person INTEGER NOT NULL, application INTEGER NOT NULL,
            PRIMARY KEY(application, person)) STRICT, WITHOUT ROWID;
        CREATE TABLE card(
            n INTEGER PRIMARY KEY, id BLOB NOT NULL, number TEXT NOT NULL, person INTEGER NOT NULL,
            kind TEXT NOT NULL, pickup_point TEXT NOT NULL, status TEXT NOT NULL, issued INTEGER NOT NULL,
            handed_over INTEGER, handed_over_at TEXT) STRICT;
        CREATE TABLE notice(
            n INTEGER PRIMARY KEY, application INTEGER NOT NULL, kind TEXT NOT NULL, channel TEXT NOT NULL,
            created INTEGER NOT NULL, zone INTEGER NOT NULL, state TEXT NOT NULL) STRICT;
        CREATE TABLE staff(
            id BLOB PRIMARY KEY, login TEXT NOT NULL, name TEXT NOT NULL, roles TEXT NOT NULL,
            is_active INTEGER NOT NULL) STRICT;
        CREATE TABLE series(
            kind TEXT NOT NULL, desk INTEGER NOT NULL, year INTEGER NOT NULL, last INTEGER NOT NULL,
            PRIMARY KEY(kind, desk, year)) STRICT, WITHOUT ROWID;

        """ + indexes.dropLast(secondIndexes.count).joined(separator: ";\n")

    /// Families, duplicates, money, and until when packages last.
    private static let second =
        """
        ALTER TABLE person ADD COLUMN doubted INTEGER;
        ALTER TABLE person ADD COLUMN ended TEXT;
        ALTER TABLE application ADD COLUMN service_point TEXT NOT NULL DEFAULT '';
        ALTER TABLE application ADD COLUMN refused_by TEXT;
        CREATE TABLE package_end(
            person INTEGER NOT NULL, package TEXT NOT NULL, until INTEGER NOT NULL,
            PRIMARY KEY(person, package)) STRICT, WITHOUT ROWID;
        CREATE TABLE family(
            n INTEGER PRIMARY KEY, id BLOB NOT NULL, administrator BLOB NOT NULL) STRICT;
        CREATE TABLE family_member(
            family INTEGER NOT NULL, person INTEGER NOT NULL, PRIMARY KEY(family, person)) STRICT, WITHOUT ROWID;
        CREATE TABLE duplicate(
            n INTEGER PRIMARY KEY, id BLOB NOT NULL, number TEXT NOT NULL, person INTEGER NOT NULL,
            ground TEXT NOT NULL, fee INTEGER NOT NULL, status TEXT NOT NULL, requested INTEGER NOT NULL,
            service_point TEXT NOT NULL) STRICT;
        CREATE TABLE receipt(
            n INTEGER PRIMARY KEY, id BLOB NOT NULL, number TEXT NOT NULL, payer TEXT NOT NULL,
            fee TEXT NOT NULL, title TEXT NOT NULL, method TEXT NOT NULL, amount INTEGER NOT NULL,
            issued INTEGER NOT NULL, at INTEGER NOT NULL, zone INTEGER NOT NULL, by BLOB NOT NULL, shift BLOB,
            duplicate BLOB, voided INTEGER, void_shift BLOB, reprints INTEGER NOT NULL,
            service_point TEXT NOT NULL) STRICT;
        CREATE TABLE receipt_key(
            key TEXT NOT NULL, receipt INTEGER NOT NULL, PRIMARY KEY(key, receipt)) STRICT, WITHOUT ROWID;
        CREATE TABLE shift(
            n INTEGER PRIMARY KEY, id BLOB NOT NULL, desk INTEGER NOT NULL, closed INTEGER) STRICT;

        """ + secondIndexes.joined(separator: ";\n")
}
