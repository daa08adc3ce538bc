import Domain
import Foundation
import GRDB

/// What waits at the desk and what was done today.
public struct HomeCounts: Hashable, Sendable {
    /// Drafts of the staff member, without those put aside.
    public var drafts = 0
    /// Applicants whom the staff member put aside.
    public var parked = 0
    /// Applications that wait for a supplement.
    public var supplement = 0
    /// Applications that wait for a decision.
    public var pending = 0
    /// The one of them that was handed in first, and its last day.
    public var nearest: Waiting?
    /// Cards that wait at the service point.
    public var ready = 0
    /// Duplicates that wait for their fee.
    public var unpaid = 0
    /// Applications handed in today.
    public var submittedToday = 0
    /// Cards handed over today at the service point.
    public var handedOverToday = 0
    /// Packages that end within the days that the programme looks ahead, or ended as many days ago.
    public var renewals = 0
    /// Commands that central has not confirmed.
    public var unsent = 0
    /// When the oldest of them was given.
    public var oldestUnsent: Instant?

    /// From when until when an application waits.
    public struct Waiting: Hashable, Sendable {
        /// The day of submission; the day itself is day 0.
        public let submitted: Day
        /// The last day for the decision.
        public let deadline: Day
    }
}

extension Store {
    /// The figures of the home screen.
    public func homeCounts(
        of staff: ID<StaffMember>, at servicePoint: String, today: Day
    ) throws(StoreFault) -> HomeCounts {
        try readTogether { database in
            var counts = HomeCounts()
            let drafts = "SELECT count(*) FROM draft WHERE owner = ? AND parked = ?"
            counts.drafts = try database.integer(drafts, [staff.blob, false]) ?? 0
            counts.parked = try database.integer(drafts, [staff.blob, true]) ?? 0
            let open = "SELECT count(*) FROM application WHERE is_open = 1 AND status = ?"
            counts.supplement = try database.integer(open, ["supplement"]) ?? 0
            counts.pending = try database.integer(open, ["pending"]) ?? 0
            counts.nearest = try database.row(
                """
                SELECT submitted, deadline FROM application WHERE is_open = 1 AND status = 'pending'
                ORDER BY deadline LIMIT 1
                """
            ).map { HomeCounts.Waiting(submitted: $0.day(0), deadline: $0.day(1)) }
            let unpaid = "SELECT count(*) FROM duplicate WHERE \(UnpaidDuplicate.condition)"
            counts.unpaid = try database.integer(unpaid) ?? 0
            try countCards(&counts, database, servicePoint, today)
            try countUnsent(&counts, database)
            counts.renewals =
                try database.integer(
                    "SELECT count(*) FROM package_end WHERE \(RenewalRow.condition)",
                    RenewalRow.range(programme.terms.renewalsAhead, of: today)) ?? 0
            return counts
        }
    }

    private func countCards(_ counts: inout HomeCounts, _ database: Database, _ point: String, _ today: Day) throws {
        counts.ready =
            try database.integer("SELECT count(*) FROM card WHERE status = 'ready' AND pickup_point = ?", [point]) ?? 0
        counts.submittedToday =
            try database.integer("SELECT count(*) FROM application WHERE submitted = ?", [today.ordinal]) ?? 0
        counts.handedOverToday =
            try database.integer(
                "SELECT count(*) FROM card WHERE handed_over = ? AND handed_over_at = ?", [today.ordinal, point]) ?? 0
    }

    private func countUnsent(_ counts: inout HomeCounts, _ database: Database) throws {
        counts.unsent = try database.integer("SELECT count(*) FROM command WHERE queued = 1") ?? 0
        counts.oldestUnsent = try database.row(
            "SELECT at, zone FROM command WHERE queued = 1 ORDER BY at LIMIT 1"
        ).map { Instant(milliseconds: $0[0], offset: $0[1]) }
    }
}
