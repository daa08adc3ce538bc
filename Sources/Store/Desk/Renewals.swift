import Domain
import Foundation
import GRDB

/// A package that ends soon or has ended, and whose it is (R-PKG-6).
public struct RenewalRow: Hashable, Sendable {
    /// The person.
    public let person: ID<Person>
    /// Family name.
    public let surname: String
    /// First given name.
    public let givenName: String
    /// Short name of the package.
    public let package: String
    /// Its last day.
    public let until: Day
    /// How word reached them last, about an application of theirs; nil where it did not.
    public let channel: Channel?
    /// Who administers the family account they are on, `Kowalski Łukasz`; nil where they are on none.
    public let family: String?
    /// The application that waits for a decision; nil where there is none.
    public let open: OpenFact?

    /// `KOWALSKI Łukasz`.
    public var listName: String {
        "\(surname.uppercased()) \(givenName)"
    }
}

extension Store {
    /// What ends in so many days or ended as many days ago, the earliest end first. Packages without an end and those of
    /// who takes part no more are not among them.
    public func renewals(within days: Int, of today: Day, limit: Int = Store.listed) throws(StoreFault) -> [RenewalRow]
    {
        try read { database in
            try database.rows(
                """
                SELECT person.id, person.surname, person.given_name, package_end.package, package_end.until,
                (SELECT channel FROM application WHERE n = (SELECT max(application) FROM application_person
                WHERE person = package_end.person)),
                (SELECT head.surname || ' ' || head.given_name FROM family_member
                JOIN family ON family.n = family_member.family JOIN person AS head ON head.id = family.administrator
                WHERE family_member.person = package_end.person),
                person.open_number, person.open_status
                FROM package_end JOIN person ON person.n = package_end.person
                WHERE \(RenewalRow.condition)
                ORDER BY package_end.until, person.n LIMIT ?
                """, RenewalRow.range(days, of: today) + [limit], RenewalRow.init)
        }
    }
}

extension RenewalRow {
    /// What is listed; it takes ``range(_:of:)``.
    static let condition = "package_end.until BETWEEN ? AND ?"

    static func range(_ days: Int, of today: Day) -> StatementArguments {
        [today.ordinal - days, today.ordinal + days]
    }

    fileprivate init(_ row: Row) throws {
        person = try row.id(0)
        surname = row[1]
        givenName = row[2]
        package = row[3]
        until = row.day(4)
        channel = (row[5] as String?).flatMap(Channel.init)
        family = row[6]
        let number: String? = row[7]
        open = try number.map { OpenFact(number: $0, status: try row.choice(8)) }
    }
}
