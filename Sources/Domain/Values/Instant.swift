/// A moment of a desk's clock: milliseconds since 1970-01-01T00:00:00Z and the zone's offset at that moment.
public struct Instant: Hashable, Comparable, Sendable, Codable {
    /// Milliseconds since 1970 in UTC.
    public let milliseconds: Int64
    /// Minutes that local time is ahead of UTC.
    public let offset: Int

    /// The moment so many milliseconds after 1970, seen in a zone so many minutes ahead of UTC.
    public init(milliseconds: Int64, offset: Int) {
        self.milliseconds = milliseconds
        self.offset = offset
    }

    /// The local civil day.
    public var day: Day {
        Day(ordinal: Int((localSeconds - secondOfDay) / 86_400))
    }

    /// `9:42`, local time.
    public var clock: String {
        "\(secondOfDay / 3600):\(Day.padded(Int(secondOfDay % 3600 / 60), to: 2))"
    }

    /// `2026-11-20T09:42:07.120+01:00` (RFC 3339).
    public var iso: String {
        let time = [secondOfDay / 3600, secondOfDay % 3600 / 60, secondOfDay % 60]
            .map { Day.padded(Int($0), to: 2) }.joined(separator: ":")
        let zone = "\(Day.padded(abs(offset) / 60, to: 2)):\(Day.padded(abs(offset) % 60, to: 2))"
        let fraction = Day.padded(Int((milliseconds % 1000 + 1000) % 1000), to: 3)
        return "\(day.iso)T\(time).\(fraction)\(offset < 0 ? "-" : "+")\(zone)"
    }

    /// Earlier first, whatever the zone.
    public static func < (left: Instant, right: Instant) -> Bool {
        left.milliseconds < right.milliseconds
    }

    private var localSeconds: Int64 {
        let shifted = milliseconds + Int64(offset) * 60_000
        return (shifted - (shifted % 1000 + 1000) % 1000) / 1000
    }

    private var secondOfDay: Int64 {
        (localSeconds % 86_400 + 86_400) % 86_400
    }
}
