import Domain
import Foundation
import GRDB

/// A receipt as on a list.
public struct ReceiptRow: Hashable, Sendable {
    /// The receipt.
    public let id: ID<Receipt>
    /// Its number.
    public let number: String
    /// Who paid.
    public let payer: String
    /// Short name of the fee.
    public let fee: String
    /// What was paid for.
    public let title: String
    /// How.
    public let method: PaymentMethod
    /// The amount.
    public let amount: Money
    /// The day of issue.
    public let issued: Day
    /// The moment of issue.
    public let at: Instant
    /// The cashier.
    public let by: ID<StaffMember>
    /// The cashier's name; empty where this desk does not know them.
    public let byName: String
    /// The shift whose drawer it went through.
    public let shift: ID<Shift>?
    /// The day on which it was voided; nil while it counts.
    public let voided: Day?
    /// The shift whose drawer the money went back from.
    public let voidShift: ID<Shift>?
    /// How often it was printed again.
    public let reprints: Int
}

extension ReceiptRow {
    static let select = """
        SELECT receipt.id, receipt.number, receipt.payer, receipt.fee, receipt.title, receipt.method, receipt.amount,
        receipt.issued, receipt.at, receipt.zone, receipt.by, coalesce(staff.name, ''), receipt.shift, receipt.voided,
        receipt.void_shift, receipt.reprints
        FROM receipt LEFT JOIN staff ON staff.id = receipt.by
        """

    init(_ row: Row) throws {
        id = try row.id(0)
        number = row[1]
        payer = row[2]
        fee = row[3]
        title = row[4]
        method = try row.choice(5)
        amount = Money(grosze: row[6])
        issued = row.day(7)
        at = Instant(milliseconds: row[8], offset: row[9])
        by = try row.id(10)
        byName = row[11]
        shift = try row.optionalID(12)
        voided = row.optionalDay(13)
        voidShift = try row.optionalID(14)
        reprints = row[15]
    }
}

extension Row {
    /// The id in a column that may be NULL.
    func optionalID<Subject>(_ column: Int) throws -> ID<Subject>? {
        try (self[column] as Data?).map { try ID(blob: $0) }
    }
}

/// Everything about a receipt on one desk.
public struct ReceiptFile: Hashable, Sendable {
    /// The receipt.
    public let receipt: Receipt
    /// The request that it pays for; nil where it pays for something else.
    public let duplicate: Duplicate?
    /// The cashier's name; empty where this desk does not know them.
    public let byName: String
    /// What happened to it, in its order.
    public let history: [HistoryLine]
}

extension Store {
    /// Receipts by number, payer, day or amount, or all, the newest first. Every word typed has to begin a number, a
    /// word of the payer's name (without Polish letters), a day (`2026-11-20`, `20.11.2026`) or an amount.
    public func receipts(matching text: String = "", limit: Int = 200) throws(StoreFault) -> [ReceiptRow] {
        let words = text.split(separator: " ").map(ReceiptWord.init)
        let conditions = ["true"] + words.map(\.condition)
        return try read { database in
            try database.rows(
                """
                \(ReceiptRow.select) WHERE \(conditions.joined(separator: " AND "))
                ORDER BY receipt.issued DESC, receipt.n DESC LIMIT ?
                """, StatementArguments(words.flatMap(\.arguments) + [limit.databaseValue]), ReceiptRow.init)
        }
    }

    /// A receipt's file; nil where there is no such receipt.
    public func receiptFile(_ id: ID<Receipt>) throws(StoreFault) -> ReceiptFile? {
        try readTogether { database in
            var loader = WorldLoader(database: database)
            try loader.load(.receipt(id))
            guard let receipt = loader.world.receipts[id] else { return nil }
            if let request = receipt.subject { try loader.load(.duplicate(request)) }
            let name = "SELECT name FROM staff WHERE id = ?"
            return ReceiptFile(
                receipt: receipt, duplicate: receipt.subject.flatMap { loader.world.duplicates[$0] },
                byName: try database.row(name, [receipt.by.blob])?[0] ?? "",
                history: try history(of: [.receipt(id)], database))
        }
    }
}

/// A word of a search for receipts, as a condition of SQL: a key begins with it as it is folded or as it is written (days
/// and amounts), or, of a name with a hyphen, some key begins with each part.
private struct ReceiptWord {
    let condition: String
    let arguments: [DatabaseValue]

    private static let key = "receipt.n IN (SELECT receipt FROM receipt_key WHERE key >= ? AND key < ?)"

    init(_ text: Substring) {
        let written = text.lowercased(), parts = Folding.words(text)
        // Signs alone fold to nothing, and every key begins with nothing.
        let whole = parts.isEmpty ? written : parts.joined(separator: " ")
        var ways = [[whole]]
        if written != whole { ways.append([written]) }
        if parts.count > 1, !written.contains(where: \.isNumber) { ways.append(parts) }
        let conditions = ways.map { way in way.map { _ in ReceiptWord.key }.joined(separator: " AND ") }
        condition = "(" + conditions.joined(separator: " OR ") + ")"
        arguments = ways.joined().flatMap { [$0.databaseValue, $0.successor.databaseValue] }
    }
}
