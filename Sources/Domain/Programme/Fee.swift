/// What costs how much, since when.
public struct Fee: Hashable, Sendable {
    /// Short name; the fee of a duplicate is called ``duplicate``.
    public var id: String
    /// As on the receipt.
    public var label: LocalText
    /// The amount, as long as no change is in force.
    public var amount: Money
    /// Later amounts with the days from which they hold, the earliest first.
    public var changes: [Change]
    /// Occasions on which it is not taken.
    public var waivedFor: [String]
    /// Where it stands.
    public var paragraph: String

    /// The short name of what a duplicate of a card costs (R-CRD-7).
    public static let duplicate = "duplicate"

    /// Another amount from a day on.
    public struct Change: Hashable, Sendable {
        /// The first day.
        public var from: Day
        /// The amount from then on.
        public var amount: Money

        /// Another amount from a day on.
        public init(from: Day, amount: Money) {
            self.from = from
            self.amount = amount
        }
    }

    /// A fee.
    public init(
        id: String, label: LocalText, amount: Money, changes: [Change] = [], waivedFor: [String], paragraph: String
    ) {
        self.id = id
        self.label = label
        self.amount = amount
        self.changes = changes
        self.waivedFor = waivedFor
        self.paragraph = paragraph
    }

    /// What it costs on a day.
    public func amount(on day: Day) -> Money {
        changes.last { $0.from <= day }?.amount ?? amount
    }
}

/// How money is taken (R-OFF-3).
public enum PaymentMethod: String, Hashable, Sendable, Codable, CaseIterable {
    /// Coins and notes, into the drawer of the shift.
    case cash
    /// A card on the desk's terminal.
    case card
    /// BLIK on the desk's terminal.
    case blik
    /// A transfer, of which proof was shown.
    case transfer
}

/// How a city takes money and what it gives who lost a receipt.
public struct CashTerms: Hashable, Sendable {
    /// The ways in which it takes money, the usual one first.
    public var methods: [PaymentMethod]
    /// What a lost receipt is replaced by: a marked reprint, a certificate of payment, or either.
    public var copies: [ReceiptCopy]
    /// The account for transfers (NRB, 26 digits); empty where there is none.
    public var account: String

    /// How a city takes money.
    public init(
        methods: [PaymentMethod] = [.cash], copies: [ReceiptCopy] = [.duplicate], account: String = ""
    ) {
        self.methods = methods
        self.copies = copies
        self.account = account
    }
}

/// What a lost receipt is replaced by.
public enum ReceiptCopy: String, Hashable, Sendable, Codable, CaseIterable {
    /// A reprint marked as one.
    case duplicate
    /// A certificate of payment.
    case certificate
}
