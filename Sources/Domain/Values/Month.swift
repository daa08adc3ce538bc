/// A month of the calendar.
public struct Month: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Months since January of the year 0.
    public let ordinal: Int

    /// The month so many months after January of the year 0.
    public init(ordinal: Int) {
        self.ordinal = ordinal
    }

    /// The month of a day.
    public init(_ day: Day) {
        self.init(ordinal: day.year * 12 + day.month - 1)
    }

    /// Reads `2026-11` and nothing else.
    public init?(_ iso: some StringProtocol) {
        guard let day = Day("\(iso)-01") else { return nil }
        self.init(day)
    }

    /// Its first day.
    public var first: Day {
        Day(ordinal: 0).adding(months: ordinal - 1970 * 12)
    }

    /// Its last day.
    public var last: Day {
        adding(1).first.adding(days: -1)
    }

    /// The month so many months later (earlier where negative).
    public func adding(_ months: Int) -> Month {
        Month(ordinal: ordinal + months)
    }

    /// `2026-11`.
    public var iso: String { String(first.iso.dropLast(3)) }
    /// The ISO form.
    public var description: String { iso }

    /// Earlier month first.
    public static func < (left: Month, right: Month) -> Bool {
        left.ordinal < right.ordinal
    }
}
