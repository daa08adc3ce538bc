import Domain
import Foundation
import GRDB
import Wire

/// Something that happened, with when and by whom.
public struct HistoryLine: Hashable, Sendable {
    /// The desk's clock.
    public let occurred: Instant
    /// Where it happened.
    public let stream: StreamID
    /// The event's type (`card.issued/1`).
    public let type: String
    /// What happened; nil where a later version of the program wrote it.
    public let event: Event?
    /// Who did it.
    public let actor: ID<StaffMember>
    /// Their name; empty where this desk does not know them.
    public let actorName: String
    /// In which role.
    public let role: Role
    /// The number of the desk.
    public let desk: Int
}

/// Everything about a person on one desk.
public struct PersonFile: Hashable, Sendable {
    /// The person.
    public let person: Person
    /// Their applications, the latest first.
    public let applications: [Application]
    /// Their cards, the latest first.
    public let cards: [Card]
    /// What happened to them, their applications, cards, requests and family account, in its order.
    public let history: [HistoryLine]
    /// All of it, and their family with cards and requests, as the rules look at it.
    public let world: World

    /// Their family account; nil where they are on none.
    public var family: Family? {
        world.family(of: person.id)
    }

    /// Their requests for duplicates, the latest first.
    public var duplicates: [Duplicate] {
        world.duplicates.values.filter { $0.person == person.id }.sorted { $0.id > $1.id }
    }
}

/// Everything about an application on one desk.
public struct ApplicationCase: Hashable, Sendable {
    /// The application.
    public let application: Application
    /// The name of who took it in; empty where this desk does not know them.
    public let submittedByName: String
    /// Its persons as they are now, in the order of the form.
    public let people: [Person]
    /// The cards that came of it, in their order.
    public let cards: [Card]
    /// What happened to it and to its cards, in its order.
    public let history: [HistoryLine]
}

extension Store {
    /// A person's file; nil where there is no such person.
    public func personFile(_ id: ID<Person>) throws(StoreFault) -> PersonFile? {
        try readTogether { database in
            var loader = WorldLoader(database: database)
            try loader.loadWithNeighbours(.person(id))
            let own = loader.world
            guard let person = own.people[id] else { return nil }
            let streams = loader.versions.keys.filter { $0.isAbout(id) }
            for member in own.family(of: id)?.members ?? [] { try loader.loadWithNeighbours(.person(member.person)) }
            return PersonFile(
                person: person, applications: own.applications.values.sorted { $0.id > $1.id },
                cards: own.cards.values.sorted { $0.id > $1.id }, history: try history(of: streams, database),
                world: loader.world)
        }
    }

    /// An application's case; nil where there is no such application.
    public func applicationCase(_ id: ID<Application>) throws(StoreFault) -> ApplicationCase? {
        try readTogether { database in
            var loader = WorldLoader(database: database)
            try loader.loadWithNeighbours(.application(id))
            let world = loader.world
            guard let application = world.applications[id] else { return nil }
            let cards = world.cards.values.filter { $0.application == id }.sorted { $0.number < $1.number }
            let streams = [StreamID.application(id)] + cards.map { .card($0.id) }
            let name = "SELECT name FROM staff WHERE id = ?"
            return ApplicationCase(
                application: application,
                submittedByName: try database.row(name, [application.submittedBy.blob])?[0] ?? "",
                people: application.form.people.compactMap { world.people[$0.person] }, cards: cards,
                history: try history(of: streams, database))
        }
    }

    /// The application by which a card came; nil where there is no such card.
    public func application(ofCard id: ID<Card>) throws(StoreFault) -> ID<Application>? {
        try readTogether { database in
            var loader = WorldLoader(database: database)
            try loader.load(.card(id))
            return loader.world.cards[id]?.application
        }
    }

    /// The holder of a card; nil where there is no such card.
    public func holder(ofCard id: ID<Card>) throws(StoreFault) -> ID<Person>? {
        try holder("SELECT person.id FROM card JOIN person ON person.n = card.person WHERE card.id = ?", id.blob)
    }

    /// For whom a duplicate was asked; nil where there is no such request.
    public func holder(ofDuplicate id: ID<Duplicate>) throws(StoreFault) -> ID<Person>? {
        try holder(
            "SELECT person.id FROM duplicate JOIN person ON person.n = duplicate.person WHERE duplicate.id = ?", id.blob
        )
    }

    private func holder(_ sql: String, _ id: Data) throws(StoreFault) -> ID<Person>? {
        try read { database in try database.row(sql, [id]).map { try $0.id(0) } }
    }

    /// The application of a case number; nil where there is none.
    public func application(numbered number: String) throws(StoreFault) -> ID<Application>? {
        try readTogether { database in
            guard let people = try found(number, database) else { return nil }
            return try database.row(
                """
                SELECT id FROM application WHERE number = ? AND n IN (SELECT application FROM application_person
                WHERE person IN (SELECT value FROM json_each(?)))
                """, [number, people]
            ).map { try $0.id(0) }
        }
    }

    func history(of streams: [StreamID], _ database: Database) throws -> [HistoryLine] {
        var lines: [(position: Int64, line: HistoryLine)] = []
        for stream in streams {
            lines += try database.rows(
                """
                SELECT event.position, at, zone, type, payload, actor, coalesce(staff.name, ''), role, desk
                FROM event LEFT JOIN staff ON staff.id = event.actor WHERE stream = ? AND kind = ?
                """, [stream.id.blob, stream.kind]
            ) { row in
                let event = try EventCodec.decode(type: row[3], payload: row[4]).event
                let line = HistoryLine(
                    occurred: Instant(milliseconds: row[1], offset: row[2]), stream: stream, type: row[3],
                    event: event, actor: try row.id(5), actorName: row[6], role: try row.choice(7), desk: row[8])
                return (row[0], line)
            }
        }
        return lines.sorted { $0.position < $1.position }.map(\.line)
    }
}

extension StreamID {
    /// Whether a stream belongs into a person's history: their family's other members have their own.
    fileprivate func isAbout(_ person: ID<Person>) -> Bool {
        if case .person(let other) = self { other == person } else { true }
    }
}
