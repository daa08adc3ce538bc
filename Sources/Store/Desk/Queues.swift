import Domain
import Foundation
import GRDB

/// An application as on a list.
public struct ApplicationRow: Hashable, Sendable {
    /// The application.
    public let id: ID<Application>
    /// Its case number.
    public let number: String
    /// How it stands.
    public let status: ApplicationStatus
    /// Who filed it.
    public let person: ID<Person>
    /// Family name of who filed it.
    public let surname: String
    /// Given name of who filed it.
    public let givenName: String
    /// How many persons it is for.
    public let people: Int
    /// Short names of the packages asked for by any of them.
    public let packages: [String]
    /// Short name of the service point where its cards are picked up.
    public let pickupPoint: String
    /// The day of submission.
    public let submitted: Day
    /// The last day for the decision.
    public let deadline: Day
    /// Who took it in.
    public let submittedBy: ID<StaffMember>
    /// Their name; empty where this desk does not know them.
    public let submittedByName: String
    /// The reason of a refusal, or what a supplement should bring.
    public let remark: String
    /// Until when that should be brought.
    public let until: Day?
    /// The day of the decision.
    public let decided: Day?

    /// `KOWALSKI Łukasz`.
    public var listName: String {
        "\(surname.uppercased()) \(givenName)"
    }
}

extension ApplicationRow {
    static let select = """
        SELECT application.id, application.number, application.status, person.id, person.surname, person.given_name,
        application.people, application.packages, application.pickup_point, application.submitted,
        application.deadline, application.submitted_by, coalesce(staff.name, ''), application.remark,
        application.until, application.decided
        FROM application JOIN person ON person.n = application.person
        LEFT JOIN staff ON staff.id = application.submitted_by
        """

    init(_ row: Row) throws {
        id = try row.id(0)
        number = row[1]
        status = try row.choice(2)
        person = try row.id(3)
        surname = row[4]
        givenName = row[5]
        people = row[6]
        packages = (row[7] as String).split(separator: " ").map(String.init)
        pickupPoint = row[8]
        submitted = row.day(9)
        deadline = row.day(10)
        submittedBy = try row.id(11)
        submittedByName = row[12]
        remark = row[13]
        until = row.optionalDay(14)
        decided = row.optionalDay(15)
    }
}

extension Store {
    /// Applications that wait for a decision, nearest deadline first.
    public func pendingApplications() throws(StoreFault) -> [ApplicationRow] {
        try open(.pending)
    }

    /// Applications that wait for a supplement, nearest deadline first.
    public func supplementApplications() throws(StoreFault) -> [ApplicationRow] {
        try open(.supplement)
    }

    private func open(_ status: ApplicationStatus) throws(StoreFault) -> [ApplicationRow] {
        try read { database in
            try database.rows(
                """
                \(ApplicationRow.select) WHERE application.is_open = 1 AND application.status = ?
                ORDER BY application.deadline, application.n
                """, [status.rawValue], ApplicationRow.init)
        }
    }

    /// Applications of the persons whom a search finds, or all, the latest first.
    public func applications(matching text: String = "", limit: Int = Store.listed) throws(StoreFault)
        -> [ApplicationRow]
    {
        try readTogether { database in
            guard let people = try found(text, database) else {
                return try database.rows(
                    "\(ApplicationRow.select) ORDER BY application.n DESC LIMIT ?", [limit], ApplicationRow.init)
            }
            return try database.rows(
                """
                \(ApplicationRow.select) WHERE application.n IN (SELECT application FROM application_person
                WHERE person IN (SELECT value FROM json_each(?))) ORDER BY application.n DESC LIMIT ?
                """, [people, limit], ApplicationRow.init)
        }
    }

    /// The persons whom a search finds, as a JSON array for a statement; nil where nothing was asked.
    func found(_ text: String, _ database: Database, cap: Int = 1000) throws -> String? {
        let words = Folding.words(text)
        guard !words.isEmpty else { return nil }
        var finder = Finder(database: database, cap: cap)
        try finder.find(words)
        return "[" + finder.found.map(String.init).joined(separator: ",") + "]"
    }

    /// Persons whom a search finds, or all, in the order in which they came.
    public func people(matching text: String = "", limit: Int = Store.listed) throws(StoreFault) -> [PersonRow] {
        guard Folding.words(text).isEmpty else { return try search(text, limit: limit, cap: limit).rows }
        return try read { database in
            try database.people("ORDER BY n LIMIT ?", [limit])
        }
    }

    /// Persons who have one of these keys of the duplicate check.
    public func people(withAnyOf keys: [PersonKey]) throws(StoreFault) -> [PersonRow] {
        try read { database in
            try keys.flatMap { key in
                try database.people("WHERE n IN (SELECT person FROM person_key WHERE key = ?)", [key.text])
            }
        }
    }

    /// Notices that wait to go out, the oldest first.
    public func queuedNotices() throws(StoreFault) -> [Notice] {
        try read { database in
            try database.rows(
                """
                SELECT notice.n, notice.kind, notice.channel, application.id, application.number, person.id,
                notice.created, notice.zone, notice.state FROM notice
                JOIN application ON application.n = notice.application
                JOIN person ON person.n = application.person WHERE notice.state = 'queued' ORDER BY notice.n
                """
            ) { row in
                Notice(
                    id: row[0], kind: try row.choice(1), channel: try row.choice(2), application: try row.id(3),
                    number: row[4], person: try row.id(5), created: Instant(milliseconds: row[6], offset: row[7]),
                    state: try row.choice(8))
            }
        }
    }
}
