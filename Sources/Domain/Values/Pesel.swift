/// A PESEL number that has passed every check: eleven digits, checksum, a birth date that exists.
///
/// Follows the Act on population registers, art. 15–17: YYMMDDZZZXQ, the century coded in the month, the tenth digit
/// even for a woman, the last a check digit with weights 1 3 7 9. Kept as text: leading zeros count.
public struct Pesel: Hashable, Sendable {
    /// The eleven digits.
    public let digits: String
    /// The birth date that the number carries.
    public let birthDate: Day
    /// The sex that the tenth digit carries.
    public let sex: Sex

    /// What is wrong with a number.
    public enum Fault: Error, Hashable, Sendable {
        /// Something other than digits, at this place (from 1).
        case notADigit(position: Int)
        /// Not eleven digits: so many are there.
        case length(Int)
        /// The last digit is one thing and should be another.
        case checkDigit(is: Int, expected: Int)
        /// The first six digits are no day of the calendar.
        case noSuchDay
    }

    /// Checks the digits in the order in which they are typed.
    ///
    /// - Throws: ``Fault``, the first thing that is wrong.
    public init(_ text: some StringProtocol) throws(Fault) {
        let digits = Array(text.utf8)
        if let stray = text.unicodeScalars.enumerated().first(where: { !(48...57).contains($0.element.value) }) {
            throw .notADigit(position: stray.offset + 1)
        }
        guard digits.count == 11 else { throw .length(digits.count) }
        let values = digits.map { Int($0) - 48 }
        guard let day = Pesel.birthDate(values) else { throw .noSuchDay }
        let expected = Pesel.checkDigit(values)
        guard values[10] == expected else { throw .checkDigit(is: values[10], expected: expected) }
        self.digits = String(text)
        self.birthDate = day
        self.sex = values[9] % 2 == 0 ? .female : .male
    }

    /// The number of a person born on that day, with a serial of four digits (the last one even for a woman).
    /// For synthetic residents; nil for days outside 1800–2299 or a serial over 9999.
    public init?(birthDate: Day, serial: Int) {
        guard (1800...2299).contains(birthDate.year), (0...9999).contains(serial) else { return nil }
        let century = [18: 80, 19: 0, 20: 20, 21: 40, 22: 60][birthDate.year / 100] ?? 0
        let stem =
            Day.padded(birthDate.year % 100, to: 2) + Day.padded(birthDate.month + century, to: 2)
            + Day.padded(birthDate.dayOfMonth, to: 2) + Day.padded(serial, to: 4)
        let check = Pesel.checkDigit(stem.utf8.map { Int($0) - 48 })
        guard let pesel = try? Pesel(stem + String(check)) else { return nil }
        self = pesel
    }

    private static func checkDigit(_ values: [Int]) -> Int {
        let sum = zip(values, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]).reduce(0) { $0 + $1.0 * $1.1 }
        return (10 - sum % 10) % 10
    }

    private static func birthDate(_ values: [Int]) -> Day? {
        let month = values[2] * 10 + values[3]
        let centuries = [1900, 2000, 2100, 2200, 1800]
        return Day(
            year: centuries[month / 20] + values[0] * 10 + values[1], month: month % 20,
            day: values[4] * 10 + values[5])
    }
}

/// A person's sex, as the PESEL register has it.
public enum Sex: String, Codable, Sendable {
    case female, male
}

extension Pesel: Codable, CustomStringConvertible {
    /// The digits.
    public var description: String { digits }

    /// Reads the eleven digits.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        do {
            try self.init(try container.decode(String.self))
        } catch let fault as Fault {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a PESEL: \(fault)")
        }
    }

    /// Writes the eleven digits.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(digits)
    }
}
