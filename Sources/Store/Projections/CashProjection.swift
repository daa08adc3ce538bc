import Domain
import Foundation
import GRDB

extension Projector {
    func apply(_ event: ReceiptEvent, to id: ID<Receipt>, at: Instant) throws {
        switch event {
        case .issued(let issued): try insert(issued, id, at)
        case .voided(let voided):
            try database.run(
                "UPDATE receipt SET voided = ?, void_shift = ? WHERE id = ?",
                [voided.on.ordinal, voided.shift?.blob, id.blob])
        case .reprinted:
            try database.run("UPDATE receipt SET reprints = reprints + 1 WHERE id = ?", [id.blob])
        case .certified: break
        }
    }

    private func insert(_ issued: ReceiptIssued, _ id: ID<Receipt>, _ at: Instant) throws {
        let payment = issued.payment
        try database.run(
            """
            INSERT INTO receipt(id, number, payer, fee, title, method, amount, issued, at, zone, by, shift,
            duplicate, reprints, service_point)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)
            """,
            [
                id.blob, issued.number.text, payment.payer.name, payment.fee,
                payment.title, payment.method.rawValue, issued.amount.grosze, issued.on.ordinal, at.milliseconds,
                at.offset, issued.by.blob, issued.shift?.blob, payment.duplicate?.blob, issued.servicePoint,
            ])
        let receipt = Int(database.lastInsertedRowID)
        for key in ReceiptKeys(issued).all {
            try database.run("INSERT OR IGNORE INTO receipt_key(key, receipt) VALUES (?, ?)", [key, receipt])
        }
    }

    func apply(_ event: ShiftEvent, to id: ID<Shift>) throws {
        switch event {
        case .opened(let opened):
            try database.run("INSERT INTO shift(id, desk) VALUES (?, ?)", [id.blob, opened.desk])
        case .closed(let closed):
            try database.run("UPDATE shift SET closed = ? WHERE id = ?", [closed.on.ordinal, id.blob])
        case .explained: break
        }
    }
}

/// What a receipt is found by: its number, the payer's name, the day, the amount.
struct ReceiptKeys {
    /// Folded texts, looked up by their beginnings.
    let all: [String]

    init(_ issued: ReceiptIssued) {
        let names = SearchKeys.rotations(Folding.words(issued.payment.payer.name))
        let amount = [issued.amount.polish, issued.amount.plain]
        all = SearchKeys.numbers(issued.number.text) + names + [issued.on.iso, issued.on.polish] + amount
    }
}
