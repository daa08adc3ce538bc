import Domain
import Foundation
import GRDB
import Wire

/// Carries what happened into the tables that lists are read from: the one place where they are written, for new events
/// and when they are built anew.
struct Projector {
    let database: Database

    /// Takes in an event of the journal.
    func apply(_ change: Change, at: Instant) throws {
        switch (change.stream, change.event) {
        case (.person(let id), .person(let event)): try apply(event, to: id)
        case (.application(let id), .application(let event)): try apply(event, to: id, at: at)
        case (.card(let id), .card(let event)): try apply(event, to: id)
        case (.family(let id), .family(let event)): try apply(event, to: id)
        case (.duplicate(let id), .duplicate(let event)): try apply(event, to: id)
        case (.receipt(let id), .receipt(let event)): try apply(event, to: id, at: at)
        case (.shift(let id), .shift(let event)): try apply(event, to: id)
        case (.staff(let id), .staff(let event)): try apply(event, to: id)
        default: break
        }
        if let number = change.event.number { try take(number) }
    }

    func take(_ number: SerialNumber) throws {
        try database.run(
            """
            INSERT INTO series(kind, desk, year, last) VALUES (?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET last = max(last, excluded.last)
            """,
            [number.series.kind.rawValue, number.series.desk, number.series.year, number.count])
    }

    /// Builds every list and the search anew from the journal.
    func rebuild() throws {
        for table in Schema.projections { try database.execute(sql: "DELETE FROM \(table)") }
        try Journal(database: database).forEach { _, entry in
            guard let event = try EventCodec.decode(type: entry.type, payload: entry.payload).event else { return }
            try apply(Change(entry.stream, event), at: entry.occurred)
        }
    }

    /// The number by which the tables know a person; nil where there is none of that id.
    func number(of person: ID<Person>) throws -> Int? {
        try database.integer("SELECT n FROM person WHERE id = ?", [person.blob])
    }
}

extension Store {
    /// Builds every list and the search anew from the journal.
    public func rebuildProjections() throws(StoreFault) {
        try write { try Projector(database: $0).rebuild() }
    }
}
