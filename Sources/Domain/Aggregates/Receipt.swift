/// Money taken and the receipt for it: never one without the other. It is voided, never edited.
public struct Receipt: Hashable, Sendable {
    /// Identifies the receipt's stream.
    public let id: ID<Receipt>
    /// The printed number.
    public let number: String
    /// What was taken, from whom and for what.
    public let payment: Payment
    /// The amount.
    public let amount: Money
    /// The day of issue.
    public let issued: Day
    /// The cashier.
    public let by: ID<StaffMember>
    /// The shift whose drawer it went through; nil for a transfer outside of any.
    public let shift: ID<Shift>?
    /// How it was voided; nil while it counts.
    public private(set) var void: ReceiptVoided?
    /// The reprints, in their order.
    public private(set) var reprints: [ReceiptReprinted] = []
    /// The certificates of payment given for it, in their order.
    public private(set) var certificates: [ReceiptCertified] = []

    /// The request that it pays for.
    public var subject: ID<Duplicate>? { payment.duplicate }
}

/// What is paid: by whom, for what, how.
public struct Payment: Hashable, Sendable, Codable {
    /// Who pays.
    public var payer: Payer
    /// Short name of the fee.
    public var fee: String
    /// What is paid for, as printed: one title.
    public var title: String
    /// How.
    public var method: PaymentMethod
    /// The reference of the transfer's proof or of the terminal's slip; empty for cash.
    public var reference: String
    /// The day on which a transfer was made, where it is not the day of issue.
    public var paidOn: Day?
    /// The request for a duplicate that it pays for.
    public var duplicate: ID<Duplicate>?

    /// What is paid.
    public init(
        payer: Payer, fee: String, title: String, method: PaymentMethod, reference: String = "", paidOn: Day? = nil,
        duplicate: ID<Duplicate>? = nil
    ) {
        self.payer = payer
        self.fee = fee
        self.title = title
        self.method = method
        self.reference = reference
        self.paidOn = paidOn
        self.duplicate = duplicate
    }
}

/// Who pays.
public struct Payer: Hashable, Sendable, Codable {
    /// Their name.
    public var name: String
    /// Their address, one line.
    public var address: String
    /// The participant, where it is one.
    public var person: ID<Person>?

    /// Who pays.
    public init(name: String, address: String, person: ID<Person>? = nil) {
        self.name = name
        self.address = address
        self.person = person
    }
}

// MARK: Commands

/// Takes money and gives a receipt; where it pays for a duplicate, the card is issued.
public struct TakePayment: Hashable, Sendable, Codable {
    /// The receipt's stream, made when its form was opened.
    public var receipt: ID<Receipt>
    /// What is paid.
    public var payment: Payment
    /// The amount that was taken: it has to be the amount due.
    public var amount: Money

    /// Takes money.
    public init(receipt: ID<Receipt>, payment: Payment, amount: Money) {
        self.receipt = receipt
        self.payment = payment
        self.amount = amount
    }
}

/// Voids a receipt: the money goes back, the number stays.
public struct VoidReceipt: Hashable, Sendable, Codable {
    /// The receipt.
    public var receipt: ID<Receipt>
    /// Why.
    public var reason: String

    /// Voids a receipt.
    public init(receipt: ID<Receipt>, reason: String) {
        self.receipt = receipt
        self.reason = reason
    }
}

/// Replaces a lost receipt: by a reprint that is marked as one, or by a certificate of payment.
public struct CopyReceipt: Hashable, Sendable, Codable {
    /// The receipt.
    public var receipt: ID<Receipt>
    /// By what.
    public var copy: ReceiptCopy
    /// Why.
    public var reason: String

    /// Replaces a receipt.
    public init(receipt: ID<Receipt>, copy: ReceiptCopy, reason: String) {
        self.receipt = receipt
        self.copy = copy
        self.reason = reason
    }
}

// MARK: Events

/// What happened to a receipt. Storage: never rename a case or a field.
public enum ReceiptEvent: Hashable, Sendable {
    /// Money was taken and the receipt given.
    case issued(ReceiptIssued)
    /// It was voided.
    case voided(ReceiptVoided)
    /// It was printed again.
    case reprinted(ReceiptReprinted)
    /// The payment was certified.
    case certified(ReceiptCertified)
}

/// A receipt as it was given.
public struct ReceiptIssued: Hashable, Sendable, Codable {
    /// The number.
    public var number: SerialNumber
    /// What was paid.
    public var payment: Payment
    /// The amount.
    public var amount: Money
    /// The shift whose drawer it went through.
    public var shift: ID<Shift>?
    /// The service point.
    public var servicePoint: String
    /// The day.
    public var on: Day
    /// The cashier.
    public var by: ID<StaffMember>
}

/// A receipt as it was voided.
public struct ReceiptVoided: Hashable, Sendable, Codable {
    /// Why.
    public var reason: String
    /// The shift whose drawer the money came from; nil where it did not come from one.
    public var shift: ID<Shift>?
    /// The day.
    public var on: Day
    /// Who voided it.
    public var by: ID<StaffMember>
}

/// A reprint.
public struct ReceiptReprinted: Hashable, Sendable, Codable {
    /// Which one it is, from 1.
    public var count: Int
    /// Why.
    public var reason: String
    /// The day.
    public var on: Day
    /// Who asked for it.
    public var by: ID<StaffMember>
}

/// A certificate of payment.
public struct ReceiptCertified: Hashable, Sendable, Codable {
    /// Its number.
    public var number: SerialNumber
    /// Why.
    public var reason: String
    /// The day.
    public var on: Day
    /// Who gave it.
    public var by: ID<StaffMember>
}

// MARK: Decide

extension World {
    func decide(_ command: TakePayment, _ context: Context) throws(Refusal) -> [Change] {
        guard receipts[command.receipt] == nil else {
            throw context.refusal(.payment, .notChanged, field: "receipt")
        }
        try refusePayment(command.payment, context)
        let due = try due(for: command.payment, context)
        guard command.amount == due else {
            throw context.refusal(.payment, .wrongAmount(command.amount, due: due), field: "payment.amount")
        }
        let shift = try drawer(for: command.payment.method, context)
        let issued = ReceiptIssued(
            number: context.number(context.programme.numbers.receipt, .receipt, in: self), payment: command.payment,
            amount: command.amount, shift: shift?.id, servicePoint: context.servicePoint, on: context.today,
            by: context.actor)
        let receipt = Change(.receipt(command.receipt), .receipt(.issued(issued)))
        let duplicate = command.payment.duplicate.flatMap { duplicates[$0] }
        guard let duplicate, duplicate.status == .unpaid else { return [receipt] }
        return [receipt] + issue(duplicate, paidBy: command.receipt, context)
    }

    private func refusePayment(_ payment: Payment, _ context: Context) throws(Refusal) {
        guard !Folding.fold(payment.payer.name).isEmpty else {
            throw context.refusal(.payment, .payerMissing, field: "payer.name")
        }
        guard !Folding.fold(payment.payer.address).isEmpty else {
            throw context.refusal(.payment, .payerAddressMissing, field: "payer.address")
        }
        guard !Folding.fold(payment.title).isEmpty else {
            throw context.refusal(.payment, .required, field: "payment.title")
        }
        guard context.programme.cash.methods.contains(payment.method) else {
            throw context.refusal(.payment, .methodNotTaken(payment.method.rawValue), field: "payment.method")
        }
        if payment.method == .transfer && payment.reference.allSatisfy(\.isWhitespace) {
            throw context.refusal(.duplicateFee, .referenceMissing, field: "payment.reference")
        }
        if let day = payment.paidOn, day > context.today {
            throw context.refusal(.payment, .future(day), field: "payment.paid_on")
        }
    }

    /// What has to be paid: a duplicate's own fee, else what the fee costs today.
    private func due(for payment: Payment, _ context: Context) throws(Refusal) -> Money {
        guard let fee = context.programme.fee(payment.fee) else {
            throw context.refusal(.payment, .unknownFee(payment.fee), field: "payment.fee")
        }
        guard let id = payment.duplicate else { return fee.amount(on: context.today) }
        guard fee.id == Fee.duplicate else {
            throw context.refusal(.duplicateFee, .unknownFee(fee.id), field: "payment.fee")
        }
        guard let duplicate = duplicates[id] else {
            throw context.refusal(.duplicateFee, .unknownDuplicate, field: "payment.duplicate")
        }
        guard duplicate.status != .withdrawn else {
            throw context.refusal(.duplicateFee, .duplicateClosed, field: "payment.duplicate")
        }
        guard let due = due(for: duplicate) else {
            throw context.refusal(.duplicateFee, .nothingDue, field: "payment.duplicate")
        }
        return due
    }

    /// Who most likely pays for a person: they themselves, for a child who administers its family account.
    public func payer(for person: Person, _ programme: Programme, on day: Day) -> Person {
        guard !person.isAdult(programme, on: day) else { return person }
        return family(of: person.id).flatMap { people[$0.administrator] } ?? person
    }

    /// Money at the desk goes through the shift of a cashier; proof of a transfer may be taken by whoever takes
    /// applications.
    private func drawer(for method: PaymentMethod, _ context: Context) throws(Refusal) -> Shift? {
        let shift = openShift(of: context.desk)
        let isOwn = shift?.by == context.actor
        if method == .transfer { return isOwn ? shift : nil }
        guard has(.cashier, context) else {
            throw context.refusal(.payment, .notPermitted)
        }
        guard let shift else { throw context.refusal(.payment, .noOpenShift) }
        guard isOwn else { throw context.refusal(.payment, .shiftOfAnother) }
        return shift
    }

    func decide(_ command: VoidReceipt, _ context: Context) throws(Refusal) -> [Change] {
        let receipt = try receipt(command.receipt, context)
        let reason = try context.reason(command.reason, .payment)
        let shift = openShift(of: context.desk)
        let isOwn = receipt.shift != nil && receipt.shift == shift?.id && receipt.by == context.actor
        guard isOwn || has(.supervisor, context) else {
            throw context.refusal(.payment, .notPermitted)
        }
        if receipt.payment.method == .cash && shift == nil { throw context.refusal(.payment, .noOpenShift) }
        let voided = ReceiptVoided(
            reason: reason, shift: receipt.payment.method == .transfer ? nil : shift?.id, on: context.today,
            by: context.actor)
        return [Change(.receipt(receipt.id), .receipt(.voided(voided)))]
    }

    func decide(_ command: CopyReceipt, _ context: Context) throws(Refusal) -> [Change] {
        let receipt = try receipt(command.receipt, context)
        let reason = try context.reason(command.reason, .payment)
        guard context.programme.cash.copies.contains(command.copy) else {
            throw context.refusal(.payment, .copyNotGiven(command.copy.rawValue), field: "copy")
        }
        let stream = StreamID.receipt(receipt.id)
        switch command.copy {
        case .duplicate:
            let reprinted = ReceiptReprinted(
                count: receipt.reprints.count + 1, reason: reason, on: context.today, by: context.actor)
            return [Change(stream, .receipt(.reprinted(reprinted)))]
        case .certificate:
            let number = context.number(context.programme.numbers.certificate, .certificate, in: self)
            let certified = ReceiptCertified(number: number, reason: reason, on: context.today, by: context.actor)
            return [Change(stream, .receipt(.certified(certified)))]
        }
    }

    private func receipt(_ id: ID<Receipt>, _ context: Context) throws(Refusal) -> Receipt {
        guard let receipt = receipts[id] else {
            throw context.refusal(.payment, .unknownReceipt, field: "receipt")
        }
        if let void = receipt.void { throw context.refusal(.payment, .receiptVoid(void.on), field: "receipt") }
        return receipt
    }
}

// MARK: Evolve

extension Receipt {
    /// A receipt as its first event tells; nil where it is none that begins one.
    public init?(id: ID<Receipt>, beginning event: ReceiptEvent) {
        guard case .issued(let issued) = event else { return nil }
        self.id = id
        number = issued.number.text
        payment = issued.payment
        amount = issued.amount
        self.issued = issued.on
        by = issued.by
        shift = issued.shift
    }

    /// Takes in what happened.
    public mutating func evolve(_ event: ReceiptEvent) {
        switch event {
        case .issued: break
        case .voided(let voided): void = voided
        case .reprinted(let reprinted): reprints.append(reprinted)
        case .certified(let certified): certificates.append(certified)
        }
    }
}
