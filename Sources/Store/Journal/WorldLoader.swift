import Domain
import Foundation
import GRDB

/// Loads the part of the records that a command touches, each aggregate folded from its stream. Tables that follow from
/// the journal only say which streams hang together.
struct WorldLoader {
    let journal: Journal
    private(set) var world = World()
    private(set) var versions: [StreamID: Int] = [:]

    init(database: Database) {
        journal = Journal(database: database)
    }

    /// Loads all that deciding a command takes.
    mutating func load(_ command: Command, actor: ID<StaffMember>) throws {
        try load(.office)
        try loadNumbers()
        switch command {
        case .establishOffice, .addStaff, .changeStaff: try loadStaff()
        default: try load(.staff(actor))
        }
        for stream in command.streams { try loadWithNeighbours(stream) }
        for key in command.personKeys { try loadHolders(of: key) }
    }

    /// Loads a stream, once.
    mutating func load(_ stream: StreamID) throws {
        guard versions[stream] == nil else { return }
        let (changes, version) = try journal.stream(stream)
        changes.forEach { world.evolve($0) }
        versions[stream] = version
    }

    /// A person with their applications and cards, an application with its people and theirs, a card with its holder.
    mutating func loadWithNeighbours(_ stream: StreamID) throws {
        try load(stream)
        switch stream {
        case .application(let id):
            for applicant in world.applications[id]?.form.people ?? [] {
                try loadWithNeighbours(.person(applicant.person))
            }
        case .card(let id):
            if let holder = world.cards[id]?.person { try load(.person(holder)) }
        case .person(let id):
            for other in try neighbours(of: id) { try load(other) }
        case .staff, .office:
            break
        }
    }

    private func neighbours(of person: ID<Person>) throws -> [StreamID] {
        let applications = try journal.database.rows(
            """
            SELECT application.id FROM person JOIN application_person ON application_person.person = person.n
            JOIN application ON application.n = application_person.application WHERE person.id = ?
            """, [person.blob]
        ) { StreamID.application(try $0.id(0)) }
        let cards = try journal.database.rows(
            "SELECT card.id FROM person JOIN card ON card.person = person.n WHERE person.id = ?", [person.blob]
        ) { StreamID.card(try $0.id(0)) }
        return applications + cards
    }

    private mutating func loadHolders(of key: PersonKey) throws {
        let holders: [ID<Person>] = try journal.database.rows(
            "SELECT person.id FROM person_key JOIN person ON person.n = person_key.person WHERE key = ?", [key.text]
        ) { try $0.id(0) }
        for holder in holders { try load(.person(holder)) }
    }

    private mutating func loadStaff() throws {
        let ids: [ID<StaffMember>] = try journal.database.rows("SELECT id FROM staff") { try $0.id(0) }
        for id in ids { try load(.staff(id)) }
    }

    private mutating func loadNumbers() throws {
        let numbers = try journal.database.rows("SELECT kind, desk, year, last FROM series") { row in
            (series: Series(kind: try row.choice(0), desk: row[1], year: row[2]), last: row[3] as Int)
        }
        for (series, last) in numbers { world.lastNumbers[series] = last }
    }
}
