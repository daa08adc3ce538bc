import Domain
import Foundation
import GRDB

/// A card as on a list.
public struct CardRow: Hashable, Sendable {
    /// The card.
    public let id: ID<Card>
    /// Its number.
    public let number: String
    /// How it is carried.
    public let kind: CardKind
    /// How it stands.
    public let status: CardStatus
    /// The holder.
    public let person: ID<Person>
    /// The holder's family name.
    public let surname: String
    /// The holder's given name.
    public let givenName: String
    /// The holder's birth date.
    public let birthDate: Day
    /// Short name of the service point where it is picked up.
    public let pickupPoint: String
    /// The day of issue.
    public let issued: Day
    /// The day on which it was handed over; nil until then.
    public let handedOver: Day?
    /// Short name of the service point where it was handed over.
    public let handedOverAt: String?

    /// `KOWALSKI Łukasz`.
    public var listName: String {
        "\(surname.uppercased()) \(givenName)"
    }
}

/// Which cards of the register are wanted; what is nil does not matter.
public struct RegisterFilter: Hashable, Sendable {
    /// Issued on this day or later.
    public var from: Day?
    /// Issued on this day or before.
    public var through: Day?
    /// To be picked up at this service point.
    public var servicePoint: String?
    /// Cards that stand so.
    public var status: CardStatus?

    /// A filter, letting everything through unless told otherwise.
    public init(from: Day? = nil, through: Day? = nil, servicePoint: String? = nil, status: CardStatus? = nil) {
        self.from = from
        self.through = through
        self.servicePoint = servicePoint
        self.status = status
    }
}

extension CardRow {
    static let select = """
        SELECT card.id, card.number, card.kind, card.status, person.id, person.surname, person.given_name,
        person.birth, card.pickup_point, card.issued, card.handed_over, card.handed_over_at
        FROM card JOIN person ON person.n = card.person
        """

    init(_ row: Row) throws {
        id = try row.id(0)
        number = row[1]
        kind = try row.choice(2)
        status = try row.choice(3)
        person = try row.id(4)
        surname = row[5]
        givenName = row[6]
        birthDate = row.day(7)
        pickupPoint = row[8]
        issued = row.day(9)
        handedOver = row.optionalDay(10)
        handedOverAt = row[11]
    }
}

extension Store {
    /// Cards that wait at a service point, the one that waits longest first.
    public func readyCards(at servicePoint: String) throws(StoreFault) -> [CardRow] {
        try read { database in
            try database.rows(
                "\(CardRow.select) WHERE card.status = 'ready' AND card.pickup_point = ? ORDER BY card.issued, card.n",
                [servicePoint], CardRow.init)
        }
    }

    /// The cards of a person, the latest first.
    public func cards(of person: ID<Person>) throws(StoreFault) -> [CardRow] {
        try read { database in
            try database.rows(
                "\(CardRow.select) WHERE person.id = ? ORDER BY card.n DESC", [person.blob], CardRow.init)
        }
    }

    /// The register of issued cards, in the order of their issue (R-CRD-9).
    public func register(
        _ filter: RegisterFilter = RegisterFilter(), limit: Int = 1000
    ) throws(StoreFault) -> [CardRow] {
        try read { database in
            try database.rows(
                """
                \(CardRow.select) WHERE card.issued BETWEEN ? AND ? AND (?3 IS NULL OR card.pickup_point = ?3)
                AND (?4 IS NULL OR card.status = ?4) ORDER BY card.issued, card.n LIMIT ?5
                """,
                [
                    filter.from?.ordinal ?? 0, (filter.through ?? .distantFuture).ordinal, filter.servicePoint,
                    filter.status?.rawValue, limit,
                ], CardRow.init)
        }
    }

    /// Cards by number or scanned code, else those of the persons whom a search finds; all without a text. Those that
    /// wait for their holder come first, then the latest.
    public func cards(matching text: String, limit: Int = 1000) throws(StoreFault) -> [CardRow] {
        let order = "ORDER BY card.status = 'ready' DESC, card.n DESC LIMIT ?"
        return try readTogether { database in
            guard let people = try found(text, database) else {
                return try database.rows("\(CardRow.select) \(order)", [limit], CardRow.init)
            }
            let number = text.filter { !$0.isWhitespace && $0 != "-" }
            let exact = try database.rows("\(CardRow.select) WHERE card.number = ?", [number], CardRow.init)
            guard exact.isEmpty else { return exact }
            return try database.rows(
                "\(CardRow.select) WHERE card.person IN (SELECT value FROM json_each(?)) \(order)", [people, limit],
                CardRow.init)
        }
    }
}
