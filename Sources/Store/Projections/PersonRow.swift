import Domain
import Foundation
import GRDB

/// A person as on a list, with what a clerk wants to know at a glance.
public struct PersonRow: Hashable, Sendable {
    /// The person.
    public let id: ID<Person>
    /// Family name.
    public let surname: String
    /// First given name.
    public let givenName: String
    /// Second given name; empty where there is none.
    public let secondName: String
    /// Birth date.
    public let birthDate: Day
    /// `ul. Polna 3/5`.
    public let address: String
    /// The latest grant of each package, in the order in which they came.
    public let packages: [PackageFact]
    /// The card issued last; nil where there is none.
    public let card: CardFact?
    /// The application that waits for a decision; nil where there is none.
    public let open: OpenFact?
    /// Since when they are called to the service point; nil where nothing is in doubt.
    public let doubted: Day?
    /// How their participation ended; nil while they take part.
    public let ended: EndKind?

    /// `KOWALSKI Łukasz`.
    public var listName: String {
        "\(surname.uppercased()) \(givenName)"
    }
}

/// Until when a package was granted.
public struct PackageFact: Hashable, Sendable {
    /// Short name of the package.
    public let package: String
    /// Last day; nil: without an end.
    public let until: Day?
}

/// A card at a glance.
public struct CardFact: Hashable, Sendable {
    /// Its number.
    public let number: String
    /// How it stands.
    public let status: CardStatus
}

/// An open application at a glance.
public struct OpenFact: Hashable, Sendable {
    /// Its case number.
    public let number: String
    /// How it stands.
    public let status: ApplicationStatus
}

extension Database {
    /// Persons of the list's table. Columns are taken from SQLite itself: this is what runs at every key.
    func people(_ conditions: String, _ arguments: StatementArguments) throws -> [PersonRow] {
        let statement = try cachedStatement(
            sql: """
                SELECT id, surname, given_name, second_name, birth, address, grants, card_number, card_status,
                open_number, open_status, doubted, ended FROM person \(conditions)
                """)
        var people: [PersonRow] = []
        let cursor = try Row.fetchCursor(statement, arguments: arguments)
        while try cursor.next() != nil {
            people.append(try PersonRow(Columns(statement: statement.sqliteStatement)))
        }
        return people
    }
}

extension PersonRow {
    fileprivate init(_ row: Columns) throws {
        id = try row.id(0)
        surname = row.text(1)
        givenName = row.text(2)
        secondName = row.text(3)
        birthDate = Day(ordinal: row.integer(4))
        address = row.text(5)
        packages = Grants(text: row.text(6)).all
        card = row.isNull(7) ? nil : CardFact(number: row.text(7), status: try row.choice(8))
        open = row.isNull(9) ? nil : OpenFact(number: row.text(9), status: try row.choice(10))
        doubted = row.isNull(11) ? nil : Day(ordinal: row.integer(11))
        ended = row.isNull(12) ? nil : try row.choice(12)
    }
}
