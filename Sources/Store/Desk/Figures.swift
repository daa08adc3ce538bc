import Domain
import Foundation
import GRDB

/// What was done in a time: the office's figures (R-OFF-6). Tallies of months and service points add up.
public struct Tally: Hashable, Sendable {
    /// Applications handed in.
    public var applications = 0
    /// Days from submission to the decision, and how many applications took as many. Withdrawn ones are not decided.
    public var days: [Int: Int] = [:]
    /// Applications refused, by the rule; an empty one where none was named.
    public var refusals: [String: Int] = [:]
    /// Cards issued.
    public var cards = 0
    /// Duplicates asked for, by their ground.
    public var duplicates: [DuplicateGround: Int] = [:]
    /// Money taken, by its method, less what was given back for voided receipts.
    public var fees: [PaymentMethod: Money] = [:]

    /// Nothing done.
    public init() {}

    /// Applications approved or refused.
    public var decided: Int { days.values.reduce(0, +) }
    /// Applications refused.
    public var refused: Int { refusals.values.reduce(0, +) }
    /// Duplicates asked for.
    public var duplicated: Int { duplicates.values.reduce(0, +) }
    /// Money taken, less what was given back.
    public var fee: Money { fees.values.reduce(.zero, +) }

    /// The day on which half of what was decided had been decided; nil where nothing was.
    public var medianDays: Double? {
        let (low, high) = (day(at: (decided - 1) / 2), day(at: decided / 2))
        return decided == 0 ? nil : Double(low + high) / 2
    }

    /// The share decided within so many days; nil where nothing was decided.
    public func share(within limit: Int) -> Double? {
        guard decided > 0 else { return nil }
        return Double(days.filter { $0.key <= limit }.values.reduce(0, +)) / Double(decided)
    }

    private func day(at place: Int) -> Int {
        var left = place
        for (day, count) in days.sorted(by: { $0.key < $1.key }) {
            if left < count { return day }
            left -= count
        }
        return 0
    }

    /// Both together.
    public static func + (left: Tally, right: Tally) -> Tally {
        var sum = left
        sum.applications += right.applications
        sum.days.merge(right.days, uniquingKeysWith: +)
        sum.refusals.merge(right.refusals, uniquingKeysWith: +)
        sum.cards += right.cards
        sum.duplicates.merge(right.duplicates, uniquingKeysWith: +)
        sum.fees.merge(right.fees, uniquingKeysWith: +)
        return sum
    }
}

/// Figures by service point and month.
public struct Figures: Hashable, Sendable {
    /// The months asked for, none left out.
    public let months: [Month]
    private var tallies: [Key: Tally] = [:]

    private struct Key: Hashable {
        let month: Month
        let point: String
    }

    init(_ months: ClosedRange<Month>) {
        self.months = (months.lowerBound.ordinal...months.upperBound.ordinal).map(Month.init)
    }

    /// Short names of the service points at which something was done, in their order; an empty one for records that
    /// name none.
    public var points: [String] {
        Set(tallies.keys.map(\.point)).sorted()
    }

    /// A month at a service point, or (nil) at all of them.
    public func tally(_ month: Month, at point: String? = nil) -> Tally {
        if let point { return tallies[Key(month: month, point: point)] ?? Tally() }
        return tallies.filter { $0.key.month == month }.values.reduce(Tally(), +)
    }

    /// All months together.
    public func total(at point: String? = nil) -> Tally {
        tallies.filter { point == nil || $0.key.point == point }.values.reduce(Tally(), +)
    }

    mutating func change(_ row: FigureRow, _ change: (inout Tally) -> Void) {
        change(&tallies[Key(month: row.month, point: row.point), default: Tally()])
    }
}

/// A row of a count: month, service point, what is counted, how many.
struct FigureRow {
    let month: Month
    let point: String
    let what: String
    let count: Int

    init(_ row: Row) throws {
        guard let month = Month(row[0] as String) else { throw StoreFault.corrupt }
        self.month = month
        (point, what, count) = (row[1], row[2] ?? "", row[3])
    }
}

extension Store {
    /// The office's figures of some months, of one service point or of all.
    public func figures(_ months: ClosedRange<Month>, at point: String? = nil) throws(StoreFault) -> Figures {
        try readTogether { database in
            var figures = Figures(months)
            let counts = Counts(database: database, days: months, point: point)
            for row in try counts.of("application", on: "submitted") {
                figures.change(row) { $0.applications += row.count }
            }
            for row in try counts.of("application", "decided - submitted", on: "decided", where: Counts.isDecided) {
                figures.change(row) { $0.days[Int(row.what) ?? 0, default: 0] += row.count }
            }
            for row in try counts.of("application", "refused_by", on: "decided", where: "status = 'refused'") {
                figures.change(row) { $0.refusals[row.what, default: 0] += row.count }
            }
            for row in try counts.of("card", at: "pickup_point", on: "issued") {
                figures.change(row) { $0.cards += row.count }
            }
            try count(duplicatesAndFees: counts, &figures)
            return figures
        }
    }

    private func count(duplicatesAndFees counts: Counts, _ figures: inout Figures) throws {
        for row in try counts.of("duplicate", "ground", on: "requested", where: "status <> 'withdrawn'") {
            guard let ground = DuplicateGround(rawValue: row.what) else { throw StoreFault.corrupt }
            figures.change(row) { $0.duplicates[ground, default: 0] += row.count }
        }
        for (day, sum) in [("issued", "sum(amount)"), ("voided", "-sum(amount)")] {
            for row in try counts.of("receipt", "method", on: day, sum: sum) {
                guard let method = PaymentMethod(rawValue: row.what) else { throw StoreFault.corrupt }
                figures.change(row) { $0.fees[method] = ($0.fees[method] ?? .zero) + Money(grosze: row.count) }
            }
        }
    }
}

/// Counts over the tables, by month and service point.
private struct Counts {
    let database: Database
    let days: ClosedRange<Month>
    let point: String?

    static let isDecided = "status IN ('approved', 'refused')"

    func of(
        _ table: String, _ what: String = "''", at place: String = "service_point", on day: String,
        where condition: String = "1", sum: String = "count(*)"
    ) throws -> [FigureRow] {
        try database.rows(
            """
            SELECT strftime('%Y-%m', \(day) * 86400, 'unixepoch'), \(place), CAST(\(what) AS TEXT), \(sum)
            FROM \(table) WHERE \(day) BETWEEN ? AND ? AND \(condition) AND (?3 IS NULL OR \(place) = ?3)
            GROUP BY 1, 2, 3
            """, [days.lowerBound.first.ordinal, days.upperBound.last.ordinal, point], FigureRow.init)
    }
}
