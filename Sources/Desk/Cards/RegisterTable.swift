import Configuration
import Domain
import Store

/// The register of issued cards as a table for other programs (R-CRD-9): the same from the desk and from the command
/// line.
public struct RegisterTable: Sendable {
    private let messages: Messages
    private let programme: Programme

    /// A table in some words.
    public init(_ messages: Messages, _ programme: Programme) {
        (self.messages, self.programme) = (messages, programme)
    }

    /// The names of its columns.
    public var header: [String] {
        [
            "number", "kind", "status", "surname", "given-name", "birth-date", "pickup-point", "issued", "handed-over",
            "handed-over-at",
        ].map { messages.text("export.register.\($0)") }
    }

    /// A row.
    public func cells(_ card: CardRow) -> [TableFile.Cell] {
        [
            card.number, messages.text("card.kind.\(card.kind.rawValue)"),
            messages.text("card.status.\(card.status.rawValue)"), card.surname, card.givenName, card.birthDate.iso,
            point(card.pickupPoint), card.issued.iso, card.handedOver?.iso ?? "", point(card.handedOverAt ?? ""),
        ].map(TableFile.Cell.text)
    }

    private func point(_ id: String) -> String {
        programme.servicePoint(id)?.name ?? id
    }
}
