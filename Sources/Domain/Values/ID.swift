/// An identifier of 128 bits (RFC 9562), typed by what it identifies. Version 7, so that ids sort by the time they were
/// made; the time and the random bits are passed in.
public struct ID<Subject>: Hashable, Sendable {
    /// The first eight bytes: milliseconds since 1970, version, 12 random bits.
    public let high: UInt64
    /// The last eight bytes: variant and 62 random bits.
    public let low: UInt64

    /// An id of exactly these bits.
    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// A new version-7 id.
    public init(milliseconds: Int64, random: inout some RandomNumberGenerator) {
        let noise: UInt64 = random.next()
        high = UInt64(bitPattern: milliseconds) << 16 | 0x7000 | noise & 0x0FFF
        low = random.next() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
    }

    /// The `index`-th id that follows from another one, alike wherever it is derived: the desk and central must name
    /// what a command brought about by the same ids.
    public init<Other>(derivedFrom other: ID<Other>, index: Int) {
        let salt = UInt64(truncatingIfNeeded: index &+ 1) &* 0x9E37_79B9_7F4A_7C15
        high = other.high
        low = (other.low ^ salt) & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
    }

    /// The same bits as an id of something else.
    public func recast<Other>() -> ID<Other> {
        ID<Other>(high: high, low: low)
    }

    /// Reads `01938f4e-7c1a-7…` (36 characters, either case); else nil.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 36, [8, 13, 18, 23].allSatisfy({ bytes[$0] == UInt8(ascii: "-") }) else { return nil }
        let digits = bytes.enumerated().filter { ![8, 13, 18, 23].contains($0.offset) }.map(\.element)
        let hexadecimal = String(decoding: digits, as: UTF8.self)
        guard digits.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }),
            let high = UInt64(hexadecimal.prefix(16), radix: 16), let low = UInt64(hexadecimal.suffix(16), radix: 16)
        else { return nil }
        self.init(high: high, low: low)
    }

    /// The 36 characters in lower case.
    public var text: String {
        String(unsafeUninitializedCapacity: 36) { bytes in
            var place = 0
            for shift in stride(from: 124, through: 0, by: -4) {
                if place == 8 || place == 13 || place == 18 || place == 23 {
                    bytes[place] = UInt8(ascii: "-")
                    place += 1
                }
                let digit = UInt8(truncatingIfNeeded: (shift >= 64 ? high >> (shift - 64) : low >> shift) & 15)
                bytes[place] = digit < 10 ? 48 + digit : 87 + digit
                place += 1
            }
            return place
        }
    }
}

extension ID: Codable, CustomStringConvertible, Comparable {
    /// The 36 characters.
    public var description: String { text }

    /// Earlier made first (ids of one desk).
    public static func < (left: ID, right: ID) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }

    /// Reads the 36 characters.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let id = ID(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a UUID")
        }
        self = id
    }

    /// Writes the 36 characters.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
