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

extension PersonRow {
    static let columns = """
        person.id, person.surname, person.given_name, person.second_name, person.birth, person.address,
        person.grants, person.card_number, person.card_status, person.open_number, person.open_status
        """

    init(_ row: Row) throws {
        id = try row.id(0)
        surname = row[1]
        givenName = row[2]
        secondName = row[3]
        birthDate = row.day(4)
        address = row[5]
        packages = Grants(text: row[6]).all
        card = try (row[7] as String?).map { CardFact(number: $0, status: try row.choice(8)) }
        open = try (row[9] as String?).map { OpenFact(number: $0, status: try row.choice(10)) }
    }
}
