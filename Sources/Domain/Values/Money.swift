/// An amount of złoty, kept in whole grosze. Never a floating-point number.
public struct Money: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Hundredths of a złoty.
    public let grosze: Int

    /// An amount of so many grosze.
    public init(grosze: Int) {
        self.grosze = grosze
    }

    /// Reads `20`, `20.00` or `20,50`: at most two decimals, no sign, up to 9 digits before them; else nil.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "." || $0 == "," })
        guard (1...2).contains(parts.count), (1...9).contains(parts[0].utf8.count),
            parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }), let whole = Int(parts[0])
        else { return nil }
        guard parts.count == 2 else {
            self.init(grosze: whole * 100)
            return
        }
        guard parts[1].utf8.count == 2, let hundredths = Int(parts[1]) else { return nil }
        self.init(grosze: whole * 100 + hundredths)
    }

    /// Nothing to pay.
    public static let zero = Money(grosze: 0)

    /// `1234,50`, as on Polish paper, without the currency.
    public var polish: String {
        let sign = grosze < 0 ? "-" : ""
        return "\(sign)\(abs(grosze) / 100),\(Day.padded(abs(grosze) % 100, to: 2))"
    }

    /// `1234,50 zł`.
    public var description: String { "\(polish) zł" }

    /// Less money first.
    public static func < (left: Money, right: Money) -> Bool {
        left.grosze < right.grosze
    }

    /// The difference.
    public static func - (left: Money, right: Money) -> Money {
        Money(grosze: left.grosze - right.grosze)
    }

    /// The sum.
    public static func + (left: Money, right: Money) -> Money {
        Money(grosze: left.grosze + right.grosze)
    }
}

extension Money: Codable {
    /// `1234.50`: as amounts are written in files.
    public var plain: String {
        "\(grosze < 0 ? "-" : "")\(abs(grosze) / 100).\(Day.padded(abs(grosze) % 100, to: 2))"
    }

    /// Reads a text of at most two decimals, `20.00`, with a minus before what a drawer lacks.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        let isNegative = text.hasPrefix("-")
        guard let money = Money(text.dropFirst(isNegative ? 1 : 0)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an amount 0.00")
        }
        self.init(grosze: isNegative ? -money.grosze : money.grosze)
    }

    /// Writes `20.00`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(plain)
    }
}
