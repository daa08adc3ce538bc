import Domain
import Foundation
import GRDB

/// What the till shows: the shift of this desk, and what waits for its fee.
public struct Till: Hashable, Sendable {
    /// The shift that is open, else the one closed last; nil before the first.
    public let shift: ShiftFile?
    /// Duplicates that wait for their fee, the one that waits longest first.
    public let waiting: [UnpaidDuplicate]
}

/// A shift with what went through its drawer.
public struct ShiftFile: Hashable, Sendable {
    /// The shift.
    public let shift: Shift
    /// The cashier's name; empty where this desk does not know them.
    public let byName: String
    /// Receipts given in it, in their order.
    public let receipts: [ReceiptRow]
    /// Receipts of others that were voided in it: their money went back out of its drawer.
    public let returned: [ReceiptRow]
    /// What happened to the shift and to these receipts until it was closed, in its order, and the explanation.
    public let history: [HistoryLine]

    /// Its receipts that were not voided in it.
    public var counted: [ReceiptRow] {
        receipts.filter { $0.voidShift != shift.id }
    }

    /// What they come to by way of payment, in the order of ``PaymentMethod``.
    public var totalsByMethod: [CashTotal<PaymentMethod>] {
        PaymentMethod.allCases.compactMap { CashTotal($0, of: counted) { $0.method } }
    }

    /// What they come to by the short names of the fees, in the order of the first receipt of each.
    public var totalsByFee: [CashTotal<String>] {
        let fees = counted.reduce(into: [String]()) { if !$0.contains($1.fee) { $0.append($1.fee) } }
        return fees.compactMap { CashTotal($0, of: counted) { $0.fee } }
    }

    /// Cash taken, voided receipts included.
    public var cashTaken: Money {
        receipts.filter { $0.method == .cash }.reduce(.zero) { $0 + $1.amount }
    }

    /// Cash that went back.
    public var cashReturned: Money {
        (receipts + returned).filter { $0.method == .cash && $0.voidShift == shift.id }
            .reduce(.zero) { $0 + $1.amount }
    }
}

/// What several receipts come to.
public struct CashTotal<Key: Hashable & Sendable>: Hashable, Sendable {
    /// What they have in common.
    public let key: Key
    /// How many they are.
    public let count: Int
    /// Their sum.
    public let amount: Money

    fileprivate init?(_ key: Key, of receipts: [ReceiptRow], by value: (ReceiptRow) -> Key) {
        let alike = receipts.filter { value($0) == key }
        guard !alike.isEmpty else { return nil }
        self.key = key
        count = alike.count
        amount = alike.reduce(.zero) { $0 + $1.amount }
    }
}

/// A request for a duplicate whose fee is not paid.
public struct UnpaidDuplicate: Hashable, Sendable {
    /// The request.
    public let id: ID<Duplicate>
    /// Its case number.
    public let number: String
    /// The holder.
    public let person: ID<Person>
    /// The holder's family name.
    public let surname: String
    /// The holder's given name.
    public let givenName: String
    /// What is due.
    public let amount: Money
    /// The day of the request.
    public let requested: Day

    /// `KOWALSKI Łukasz`.
    public var listName: String {
        "\(surname.uppercased()) \(givenName)"
    }
}

extension UnpaidDuplicate {
    /// A request whose receipt was voided waits again, although its card is there.
    static let condition = """
        duplicate.status <> 'withdrawn' AND duplicate.fee > 0 AND NOT EXISTS
        (SELECT 1 FROM receipt WHERE receipt.duplicate = duplicate.id AND receipt.voided IS NULL)
        """

    fileprivate init(_ row: Row) throws {
        id = try row.id(0)
        number = row[1]
        person = try row.id(2)
        surname = row[3]
        givenName = row[4]
        amount = Money(grosze: row[5])
        requested = row.day(6)
    }
}

extension Store {
    /// What the till shows now.
    public func till() throws(StoreFault) -> Till {
        try readTogether { database in
            var loader = WorldLoader(database: database)
            try loader.load(.office)
            let desk = loader.world.office?.desk ?? 0
            let last = "SELECT id FROM shift WHERE desk = ? ORDER BY closed IS NULL DESC, n DESC LIMIT 1"
            let shift: ID<Shift>? = try database.row(last, [desk])?.id(0)
            return Till(shift: try shift.flatMap { try file(of: $0, database) }, waiting: try unpaid(database))
        }
    }

    /// A shift's file; nil where there is no such shift.
    public func shiftFile(_ id: ID<Shift>) throws(StoreFault) -> ShiftFile? {
        try readTogether { try file(of: id, $0) }
    }

    /// Duplicates that wait for their fee, the one that waits longest first.
    public func unpaidDuplicates() throws(StoreFault) -> [UnpaidDuplicate] {
        try read { try unpaid($0) }
    }

    private func unpaid(_ database: Database) throws -> [UnpaidDuplicate] {
        try database.rows(
            """
            SELECT duplicate.id, duplicate.number, person.id, person.surname, person.given_name, duplicate.fee,
            duplicate.requested FROM duplicate JOIN person ON person.n = duplicate.person
            WHERE \(UnpaidDuplicate.condition) ORDER BY duplicate.requested, duplicate.n
            """, [], UnpaidDuplicate.init)
    }

    private func file(of id: ID<Shift>, _ database: Database) throws -> ShiftFile? {
        var loader = WorldLoader(database: database)
        try loader.load(.shift(id))
        guard let shift = loader.world.shifts[id] else { return nil }
        let rows = try database.rows(
            "\(ReceiptRow.select) WHERE receipt.shift = ?1 OR receipt.void_shift = ?1 ORDER BY receipt.n", [id.blob],
            ReceiptRow.init)
        let streams = [StreamID.shift(id)] + rows.map { .receipt($0.id) }
        let name = "SELECT name FROM staff WHERE id = ?"
        return ShiftFile(
            shift: shift, byName: try database.row(name, [shift.by.blob])?[0] ?? "",
            receipts: rows.filter { $0.shift == id }, returned: rows.filter { $0.shift != id },
            history: try history(of: streams, database).within(.shift(id)))
    }
}

extension [HistoryLine] {
    /// What happened while a shift was open: from its opening to its closing, and its explanations.
    fileprivate func within(_ shift: StreamID) -> [HistoryLine] {
        let opening = firstIndex { $0.stream == shift } ?? 0
        let closing = firstIndex { line in
            guard case .shift(.closed) = line.event else { return false }
            return line.stream == shift
        }
        return enumerated().filter { index, line in
            index >= opening && (closing.map { index <= $0 } ?? true || line.stream == shift)
        }.map(\.element)
    }
}
