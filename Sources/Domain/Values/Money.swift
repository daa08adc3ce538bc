/// An amount of złoty, kept in whole grosze. Never a floating-point number.
public struct Money: Hashable, Comparable, Sendable, Codable {
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

    /// Less money first.
    public static func < (left: Money, right: Money) -> Bool {
        left.grosze < right.grosze
    }

    /// The sum.
    public static func + (left: Money, right: Money) -> Money {
        Money(grosze: left.grosze + right.grosze)
    }
}
