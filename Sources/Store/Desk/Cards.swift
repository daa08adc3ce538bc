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
    /// Cards that are carried so.
    public var kind: CardKind?

    /// A filter, letting everything through unless told otherwise.
    public init(
        from: Day? = nil, through: Day? = nil, servicePoint: String? = nil, status: CardStatus? = nil,
        kind: CardKind? = nil
    ) {
        self.from = from
        self.through = through
        self.servicePoint = servicePoint
        self.status = status
        self.kind = kind
    }

    /// Whether everything is let through.
    public var isEmpty: Bool { self == RegisterFilter() }

    /// What a statement asks of a card; it takes ``arguments``.
    static let condition = """
        card.issued BETWEEN :from AND :through AND (:point IS NULL OR card.pickup_point = :point)
        AND (:status IS NULL OR card.status = :status) AND (:kind IS NULL OR card.kind = :kind)
        """

    var arguments: StatementArguments {
        [
            "from": from?.ordinal ?? 0, "through": (through ?? .distantFuture).ordinal, "point": servicePoint,
            "status": status?.rawValue, "kind": kind?.rawValue,
        ]
    }
}

/// A card and its place in the table.
private struct PlacedCard {
    let card: CardRow
    let place: Int
}

extension CardRow {
    static let select = """
        SELECT card.id, card.number, card.kind, card.status, person.id, person.surname, person.given_name,
        person.birth, card.pickup_point, card.issued, card.handed_over, card.handed_over_at, card.n
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

    /// The register of issued cards, in the order of their issue (R-CRD-9), or the latest first.
    public func register(
        _ filter: RegisterFilter = RegisterFilter(), latestFirst: Bool = false, limit: Int = Store.listed
    ) throws(StoreFault) -> [CardRow] {
        try registerPage(filter, order: latestFirst ? "DESC" : "ASC", limit: limit).map(\.card)
    }

    /// Goes through the register in the order of the cards' issue, whatever its size: page by page, so that others may
    /// read in between.
    ///
    /// - Throws: ``StoreFault``, and what `body` throws: that ends it.
    public func forEachCard(
        in filter: RegisterFilter = RegisterFilter(), limit: Int = .max, _ body: (CardRow) throws -> Void
    ) throws {
        var (last, left): (PlacedCard?, Int) = (nil, limit)
        repeat {
            let page = try registerPage(filter, after: last, limit: min(left, 4096))
            for placed in page { try body(placed.card) }
            last = page.last
            left -= page.count
        } while last != nil && left > 0
    }

    private func registerPage(
        _ filter: RegisterFilter, after last: PlacedCard? = nil, order: String = "ASC", limit: Int
    ) throws(StoreFault) -> [PlacedCard] {
        try read { database in
            try database.rows(
                """
                \(CardRow.select) WHERE (card.issued, card.n) > (:day, :place) AND \(RegisterFilter.condition)
                ORDER BY card.issued \(order), card.n \(order) LIMIT :limit
                """,
                filter.arguments + [
                    "day": last?.card.issued.ordinal ?? filter.from?.ordinal ?? 0, "place": last?.place ?? -1,
                    "limit": limit,
                ]
            ) { PlacedCard(card: try CardRow($0), place: $0[12]) }
        }
    }

    /// What a partner learns of the card of a number: nothing but whether it is valid and what it carries (R-CRD-10);
    /// nil where there is no such card.
    public func partnerView(ofCard number: String, on day: Day) throws(StoreFault) -> PartnerView? {
        let digits = number.filter { !$0.isWhitespace && $0 != "-" }
        return try readTogether { database in
            let row = try database.row("SELECT id FROM card WHERE number = ? ORDER BY n DESC LIMIT 1", [digits])
            guard let id: ID<Card> = try row?.id(0) else { return nil }
            var loader = WorldLoader(database: database)
            try loader.loadWithNeighbours(.card(id))
            guard let card = loader.world.cards[id] else { throw StoreFault.corrupt }
            return loader.world.partnerView(of: card, programme, on: day)
        }
    }

    /// Cards by number or scanned code, else those of the persons whom a search finds; all without a text. Those that
    /// wait for their holder come first, then the latest.
    public func cards(
        matching text: String, in filter: RegisterFilter = RegisterFilter(), limit: Int = Store.listed
    ) throws(StoreFault) -> [CardRow] {
        let select = "\(CardRow.select) WHERE \(RegisterFilter.condition)"
        let order = "ORDER BY card.status = 'ready' DESC, card.n DESC LIMIT :limit"
        let arguments = filter.arguments + ["limit": limit]
        return try readTogether { database in
            guard let people = try found(text, database) else {
                return try database.rows("\(select) \(order)", arguments, CardRow.init)
            }
            let number = text.filter { !$0.isWhitespace && $0 != "-" }
            let exact = try database.rows(
                "\(select) AND card.number = :number", filter.arguments + ["number": number], CardRow.init)
            guard exact.isEmpty else { return exact }
            return try database.rows(
                "\(select) AND card.person IN (SELECT value FROM json_each(:people)) \(order)",
                arguments + ["people": people], CardRow.init)
        }
    }
}
