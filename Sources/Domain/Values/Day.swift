/// A civil day of the Gregorian calendar, without a time or a zone.
public struct Day: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01.
    public let ordinal: Int

    /// The day so many days after 1970-01-01.
    public init(ordinal: Int) {
        self.ordinal = ordinal
    }

    /// The day of these numbers, or nil where the calendar has none (2025-02-29).
    public init?(year: Int, month: Int, day: Int) {
        guard (1...12).contains(month), (1...Day.length(ofMonth: month, year: year)).contains(day) else { return nil }
        self.init(ordinal: Day.ordinal(year, month, day))
    }

    /// Reads `2026-11-20` (lists, files) and nothing else.
    public init?(_ iso: some StringProtocol) {
        let parts = iso.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2, parts[2].utf8.count == 2,
            parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The calendar's year.
    public var year: Int { parts.year }
    /// The calendar's month, 1 to 12.
    public var month: Int { parts.month }
    /// The day of the month, 1 to 31.
    public var dayOfMonth: Int { parts.day }
    /// The day of the week, Monday 1 to Sunday 7 (ISO 8601).
    public var weekday: Int { ((ordinal + 3) % 7 + 7) % 7 + 1 }

    /// `2026-11-20`, as on lists and in files.
    public var iso: String {
        let (year, month, day) = parts
        return "\(Day.padded(year, to: 4))-\(Day.padded(month, to: 2))-\(Day.padded(day, to: 2))"
    }

    /// `20.11.2026`, as on Polish paper.
    public var polish: String {
        let (year, month, day) = parts
        return "\(Day.padded(day, to: 2)).\(Day.padded(month, to: 2)).\(Day.padded(year, to: 4))"
    }

    /// The day so many days later (earlier where negative).
    public func adding(days: Int) -> Day {
        Day(ordinal: ordinal + days)
    }

    /// The day so many months later, at the month's last day where it is shorter (31 January + 1 month = 28 February).
    public func adding(months: Int) -> Day {
        let (year, month, day) = parts
        let count = year * 12 + (month - 1) + months
        let (newYear, newMonth) = (count.flooredQuotient(12), count.flooredRemainder(12) + 1)
        return Day(ordinal: Day.ordinal(newYear, newMonth, min(day, Day.length(ofMonth: newMonth, year: newYear))))
    }

    /// The day so many years later; 29 February becomes the 28th.
    public func adding(years: Int) -> Day {
        adding(months: years * 12)
    }

    /// Years completed by that day for one born on this day. Who is born on 29 February completes a year on 1 March
    /// (Civil Code, art. 112: the term ends with the day that bears the date, else with the month's last day; age is
    /// reached at the beginning of that day).
    public func age(on other: Day) -> Int {
        let (birth, now) = (parts, other.parts)
        let reached = (now.month, now.day) >= (birth.month, birth.day)
        return now.year - birth.year - (reached ? 0 : 1)
    }

    /// The day on which somebody born on this day completes so many years: the inverse of ``age(on:)``.
    public func reaching(age: Int) -> Day {
        let birth = parts
        let year = birth.year + age
        return Day(year: year, month: birth.month, day: birth.day) ?? Day(ordinal: Day.ordinal(year, 3, 1))
    }

    /// Earlier day first.
    public static func < (left: Day, right: Day) -> Bool {
        left.ordinal < right.ordinal
    }

    /// Whole days from one day to the other.
    public static func - (left: Day, right: Day) -> Int {
        left.ordinal - right.ordinal
    }

    /// Days in that month.
    public static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days from the civil date by Howard Hinnant's algorithm (eras of 400 years, the year starting in March).
    private static func ordinal(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let y = month <= 2 ? year - 1 : year
        let era = y.flooredQuotient(400)
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// The civil date from days, the inverse of ``ordinal(_:_:_:)``.
    private var parts: (year: Int, month: Int, day: Int) {
        let shifted = ordinal + 719_468
        let era = shifted.flooredQuotient(146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch + (monthFromMarch < 10 ? 3 : -9)
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    static func padded(_ number: Int, to width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}

extension Day: Codable, CustomStringConvertible {
    /// The ISO form.
    public var description: String { iso }

    /// Reads the ISO form.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let day = Day(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a day YYYY-MM-DD")
        }
        self = day
    }

    /// Writes the ISO form.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(iso)
    }
}

extension Int {
    fileprivate func flooredQuotient(_ divisor: Int) -> Int {
        (self - flooredRemainder(divisor)) / divisor
    }

    fileprivate func flooredRemainder(_ divisor: Int) -> Int {
        ((self % divisor) + divisor) % divisor
    }
}
