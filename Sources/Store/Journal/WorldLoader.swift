import Domain
import Foundation
import GRDB

/// Loads the part of the records that a command touches, each aggregate folded from its stream. Tables that follow from
/// the journal only say which streams hang together.
struct WorldLoader {
    let journal: Journal
    private(set) var world = World()
    private(set) var versions: [StreamID: Int] = [:]
    private var visited: Set<StreamID> = []

    init(database: Database) {
        journal = Journal(database: database)
    }

    /// Loads what every command of somebody takes but those about accounts.
    mutating func loadCommon(actor: ID<StaffMember>) throws {
        try load(.office)
        try load(.staff(actor))
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
        if command.goesThroughDrawer { try loadOpenShift() }
        for key in command.personKeys { try loadHolders(of: key) }
    }

    /// Loads a stream, once.
    mutating func load(_ stream: StreamID) throws {
        guard versions[stream] == nil else { return }
        let (changes, version) = try journal.stream(stream)
        changes.forEach { world.evolve($0) }
        versions[stream] = version
    }

    /// A person with their applications, cards, requests and family, an application with its people and theirs, a card
    /// with its holder, a request with its card and receipts, a shift with what went through its drawer.
    mutating func loadWithNeighbours(_ stream: StreamID) throws {
        guard visited.insert(stream).inserted else { return }
        try load(stream)
        switch stream {
        case .application(let id):
            for applicant in world.applications[id]?.form.people ?? [] {
                try loadWithNeighbours(.person(applicant.person))
            }
        case .card(let id):
            if let holder = world.cards[id]?.person { try loadWithNeighbours(.person(holder)) }
        case .person(let id):
            for other in try neighbours(of: id) { try loadBeside(person: id, other) }
        case .family(let id):
            for member in world.families[id]?.members ?? [] { try load(.person(member.person)) }
        case .duplicate(let id):
            if let card = world.duplicates[id]?.card { try loadWithNeighbours(.card(card)) }
            try loadReceipts("duplicate = ?", [id.blob])
        case .shift(let id):
            try loadReceipts("shift = ?1 OR void_shift = ?1", [id.blob])
        case .receipt(let id):
            if let request = world.receipts[id]?.subject { try loadWithNeighbours(.duplicate(request)) }
        case .staff, .office:
            break
        }
    }

    /// Applications and cards stand for themselves; families and requests come with what hangs on them.
    private mutating func loadBeside(person: ID<Person>, _ other: StreamID) throws {
        switch other {
        case .family, .duplicate: try loadWithNeighbours(other)
        default: try load(other)
        }
    }

    private mutating func loadReceipts(_ condition: String, _ arguments: StatementArguments) throws {
        let receipts = try journal.database.rows("SELECT id FROM receipt WHERE \(condition)", arguments) {
            StreamID.receipt(try $0.id(0))
        }
        for receipt in receipts { try load(receipt) }
    }

    private mutating func loadOpenShift() throws {
        guard let desk = world.office?.desk else { return }
        let open = try journal.database.rows("SELECT id FROM shift WHERE desk = ? AND closed IS NULL", [desk]) {
            StreamID.shift(try $0.id(0))
        }
        for shift in open { try load(shift) }
    }

    private func neighbours(of person: ID<Person>) throws -> [StreamID] {
        guard let n = try journal.database.integer("SELECT n FROM person WHERE id = ?", [person.blob]) else {
            return []
        }
        return try journal.database.rows(
            """
            SELECT 'application', application.id FROM application_person
            JOIN application ON application.n = application_person.application WHERE application_person.person = ?1
            UNION ALL SELECT 'card', id FROM card WHERE person = ?1
            UNION ALL SELECT 'duplicate', id FROM duplicate WHERE person = ?1
            UNION ALL SELECT 'family', family.id FROM family_member
            JOIN family ON family.n = family_member.family WHERE family_member.person = ?1
            """, [n]
        ) { StreamID(kind: $0[0], id: try $0.id(1)) }.compactMap { $0 }
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

extension Command {
    /// Whether deciding it takes the shift that is open at the desk.
    fileprivate var goesThroughDrawer: Bool {
        switch self {
        case .takePayment, .voidReceipt, .openShift: true
        default: false
        }
    }
}
