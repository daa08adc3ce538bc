/// A cashier's shift at a desk: one drawer, from its float to a blind count.
public struct Shift: Hashable, Sendable {
    /// Identifies the shift's stream.
    public let id: ID<Shift>
    /// The printed number, also that of its day report.
    public let number: String
    /// The desk's number.
    public let desk: Int
    /// The cashier.
    public let by: ID<StaffMember>
    /// What lay in the drawer at the beginning.
    public let float: Money
    /// The day on which it was opened.
    public let opened: Day
    /// How it was closed; nil while it is open.
    public private(set) var closing: ShiftClosed?
    /// What was said about a difference; empty where nothing was.
    public private(set) var explanation: String = ""
}

// MARK: Commands

/// Opens a shift.
public struct OpenShift: Hashable, Sendable, Codable {
    /// The shift's stream.
    public var shift: ID<Shift>
    /// What lies in the drawer.
    public var float: Money

    /// Opens a shift.
    public init(shift: ID<Shift>, float: Money) {
        self.shift = shift
        self.float = float
    }
}

/// Closes a shift with what was counted before anybody was told what should be there.
public struct CloseShift: Hashable, Sendable, Codable {
    /// The shift.
    public var shift: ID<Shift>
    /// What was counted in the drawer.
    public var counted: Money

    /// Closes a shift.
    public init(shift: ID<Shift>, counted: Money) {
        self.shift = shift
        self.counted = counted
    }
}

/// Says what a difference comes from.
public struct ExplainShift: Hashable, Sendable, Codable {
    /// The shift.
    public var shift: ID<Shift>
    /// What it comes from.
    public var explanation: String

    /// Explains a difference.
    public init(shift: ID<Shift>, explanation: String) {
        self.shift = shift
        self.explanation = explanation
    }
}

// MARK: Events

/// What happened to a shift. Storage: never rename a case or a field.
public enum ShiftEvent: Hashable, Sendable {
    /// It was opened.
    case opened(ShiftOpened)
    /// It was closed.
    case closed(ShiftClosed)
    /// A difference was explained.
    case explained(ShiftExplained)
}

/// A shift as it was opened.
public struct ShiftOpened: Hashable, Sendable, Codable {
    /// The number.
    public var number: SerialNumber
    /// The desk's number.
    public var desk: Int
    /// What lay in the drawer.
    public var float: Money
    /// The day.
    public var on: Day
    /// The cashier.
    public var by: ID<StaffMember>
}

/// A shift as it was closed.
public struct ShiftClosed: Hashable, Sendable, Codable {
    /// What was counted in the drawer.
    public var counted: Money
    /// What should have been there.
    public var expected: Money
    /// The day.
    public var on: Day
    /// Who closed it.
    public var by: ID<StaffMember>

    /// What is there too much, or too little where it is below zero.
    public var difference: Money { counted - expected }
}

/// What was said about a difference.
public struct ShiftExplained: Hashable, Sendable, Codable {
    /// What it comes from.
    public var explanation: String
    /// The day.
    public var on: Day
    /// Who said so.
    public var by: ID<StaffMember>
}

// MARK: Decide

extension World {
    func decide(_ command: OpenShift, _ context: Context) throws(Refusal) -> [Change] {
        if let open = openShift(of: context.desk) {
            throw context.refusal(.payment, .shiftOpen(number: open.number), field: "shift")
        }
        guard shifts[command.shift] == nil else { throw context.refusal(.payment, .shiftClosed, field: "shift") }
        guard command.float >= .zero else { throw context.refusal(.payment, .notAnAmount, field: "shift.float") }
        let opened = ShiftOpened(
            number: context.number(context.programme.numbers.shift, .shift, in: self), desk: context.desk,
            float: command.float, on: context.today, by: context.actor)
        return [Change(.shift(command.shift), .shift(.opened(opened)))]
    }

    func decide(_ command: CloseShift, _ context: Context) throws(Refusal) -> [Change] {
        guard let shift = shifts[command.shift] else {
            throw context.refusal(.payment, .unknownShift, field: "shift")
        }
        guard shift.closing == nil else { throw context.refusal(.payment, .shiftClosed, field: "shift") }
        guard shift.by == context.actor || has(.supervisor, context) else {
            throw context.refusal(.payment, .shiftOfAnother, field: "shift")
        }
        guard command.counted >= .zero else {
            throw context.refusal(.payment, .notAnAmount, field: "shift.counted")
        }
        let closed = ShiftClosed(
            counted: command.counted, expected: expected(in: shift), on: context.today, by: context.actor)
        return [Change(.shift(shift.id), .shift(.closed(closed)))]
    }

    func decide(_ command: ExplainShift, _ context: Context) throws(Refusal) -> [Change] {
        guard let shift = shifts[command.shift] else {
            throw context.refusal(.payment, .unknownShift, field: "shift")
        }
        guard shift.by == context.actor || has(.supervisor, context) else {
            throw context.refusal(.payment, .shiftOfAnother, field: "shift")
        }
        let explanation = try context.reason(command.explanation, .payment)
        guard let closing = shift.closing, closing.difference != .zero else {
            throw context.refusal(.payment, .nothingToExplain, field: "shift")
        }
        guard shift.explanation != explanation else {
            throw context.refusal(.payment, .notChanged, field: "reason")
        }
        let explained = ShiftExplained(explanation: explanation, on: context.today, by: context.actor)
        return [Change(.shift(shift.id), .shift(.explained(explained)))]
    }

    /// The shift that is open at a desk.
    public func openShift(of desk: Int) -> Shift? {
        shifts.values.first { $0.desk == desk && $0.closing == nil }
    }

    /// What has to lie in a drawer: its float, the cash taken, less the cash that went back.
    public func expected(in shift: Shift) -> Money {
        receipts.values.filter { $0.payment.method == .cash }.reduce(shift.float) { sum, receipt in
            let taken = receipt.shift == shift.id ? sum + receipt.amount : sum
            return receipt.void?.shift == shift.id ? taken - receipt.amount : taken
        }
    }
}

// MARK: Evolve

extension Shift {
    /// A shift as its first event tells; nil where it is none that begins one.
    public init?(id: ID<Shift>, beginning event: ShiftEvent) {
        guard case .opened(let opened) = event else { return nil }
        self.id = id
        number = opened.number.text
        desk = opened.desk
        by = opened.by
        float = opened.float
        self.opened = opened.on
    }

    /// Takes in what happened.
    public mutating func evolve(_ event: ShiftEvent) {
        switch event {
        case .opened: break
        case .closed(let closed): closing = closed
        case .explained(let explained): explanation = explained.explanation
        }
    }
}
