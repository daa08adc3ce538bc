/// The pattern of a printed number: text with `{desk}`, `{desk:3}`, `{year}`, `{n}`, `{n:6}` (padded with zeros) and
/// `{luhn}` (check digit over the digits before it, ISO/IEC 7812-1 annex B).
///
/// `{desk}` and `{n}` are required, so that no two desks give the same number; where `{year}` stands, numbers begin anew
/// with each year.
public struct NumberPattern: Hashable, Sendable {
    /// The pattern as written.
    public let text: String
    private let pieces: [Piece]

    private enum Piece: Hashable, Sendable {
        case literal(String)
        case desk(width: Int)
        case year
        case count(width: Int)
        case luhn
    }

    /// Reads a pattern; nil where it has unknown places or lacks `{desk}` or `{n}`.
    public init?(_ text: String) {
        var pieces: [Piece] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            if open > rest.startIndex { pieces.append(.literal(String(rest[..<open]))) }
            guard let close = rest[open...].firstIndex(of: "}"),
                let piece = NumberPattern.place(rest[rest.index(after: open)..<close])
            else { return nil }
            pieces.append(piece)
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { pieces.append(.literal(String(rest))) }
        let hasDesk = pieces.contains { if case .desk = $0 { true } else { false } }
        let hasCount = pieces.contains { if case .count = $0 { true } else { false } }
        guard hasDesk && hasCount else { return nil }
        self.text = text
        self.pieces = pieces
    }

    /// Whether numbers begin anew with each year.
    public var isYearly: Bool {
        pieces.contains(.year)
    }

    /// The number for a desk, a year and a count.
    public func number(desk: Int, year: Int, count: Int) -> String {
        pieces.reduce(into: "") { number, piece in
            switch piece {
            case .literal(let text): number += text
            case .desk(let width): number += Day.padded(desk, to: width)
            case .year: number += Day.padded(year, to: 4)
            case .count(let width): number += Day.padded(count, to: width)
            case .luhn: number += String(NumberPattern.luhn(number))
            }
        }
    }

    private static func place(_ text: Substring) -> Piece? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        let width = parts.count == 2 ? Int(parts[1]) : 1
        guard parts.count <= 2, let width, (1...12).contains(width) else { return nil }
        switch (parts[0], parts.count) {
        case ("desk", _): return .desk(width: width)
        case ("n", _): return .count(width: width)
        case ("year", 1): return .year
        case ("luhn", 1): return .luhn
        default: return nil
        }
    }

    private static func luhn(_ text: String) -> Int {
        let digits = text.utf8.filter { (48...57).contains($0) }.map { Int($0) - 48 }
        let sum = digits.reversed().enumerated().reduce(0) { sum, digit in
            let value = digit.offset % 2 == 0 ? digit.element * 2 : digit.element
            return sum + value / 10 + value % 10
        }
        return (10 - sum % 10) % 10
    }
}

/// A series of printed numbers: each desk has its own, so that desks never wait for each other and never give the same
/// number.
public struct Series: Hashable, Sendable, Codable {
    /// What is numbered.
    public var kind: Kind
    /// The desk's number.
    public var desk: Int
    /// The year, or 0 where numbers go on over the years.
    public var year: Int

    /// What is numbered.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        case caseNumber = "case"
        case card, receipt, shift, certificate
    }

    /// A series.
    public init(kind: Kind, desk: Int, year: Int) {
        self.kind = kind
        self.desk = desk
        self.year = year
    }
}

/// A printed number and its place in its series.
public struct SerialNumber: Hashable, Sendable, Codable {
    /// As printed.
    public var text: String
    /// The series.
    public var series: Series
    /// The place in the series, from 1 without a gap.
    public var count: Int

    /// A number.
    public init(text: String, series: Series, count: Int) {
        self.text = text
        self.series = series
        self.count = count
    }
}
