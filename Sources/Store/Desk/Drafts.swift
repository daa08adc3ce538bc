import Domain
import Foundation
import GRDB
import Wire

/// A draft as on a list.
public struct DraftRow: Hashable, Sendable {
    /// The application that it will be.
    public let application: ID<Application>
    /// Who keeps it.
    public let owner: ID<StaffMember>
    /// The applicant's family name, as typed so far.
    public let surname: String
    /// The applicant's given name, as typed so far.
    public let givenName: String
    /// Whether the applicant was put aside.
    public let parked: Bool
    /// When it was opened, in milliseconds since 1970.
    public let opened: Int64
    /// When it was saved last.
    public let saved: Instant
}

extension Store {
    /// Keeps a draft as it is now; on the disk when this returns.
    ///
    /// - Throws: ``StoreFault/alreadySubmitted`` where the application was handed in meanwhile.
    public func saveDraft(_ draft: Draft, by staff: ID<StaffMember>, at: Instant) throws(StoreFault) {
        try write { database in
            try database.run(
                """
                INSERT INTO draft(application, owner, parked, opened, saved, zone, surname, given_name, body)
                SELECT ?, ?, ?, ?, ?, ?, ?, ?, ? WHERE NOT EXISTS (SELECT 1 FROM application WHERE id = ?)
                ON CONFLICT(application) DO UPDATE SET owner = excluded.owner, parked = excluded.parked,
                saved = excluded.saved, zone = excluded.zone, surname = excluded.surname,
                given_name = excluded.given_name, body = excluded.body
                """,
                [
                    draft.application.blob, staff.blob, draft.parked, draft.opened.milliseconds, at.milliseconds,
                    at.offset, draft.text("person.surname"), draft.text("person.given_name"),
                    try DraftCodec.encode(draft), draft.application.blob,
                ])
            guard database.changesCount > 0 else { throw StoreFault.alreadySubmitted }
        }
    }

    /// A draft; nil where there is none of that application.
    public func draft(_ application: ID<Application>) throws(StoreFault) -> Draft? {
        try read { database in
            try Data.fetchOne(
                database, sql: "SELECT body FROM draft WHERE application = ?", arguments: [application.blob]
            )
            .map { try DraftCodec.decode($0) }
        }
    }

    /// The drafts of a member of staff, or of all: the one saved last first.
    public func drafts(of staff: ID<StaffMember>? = nil) throws(StoreFault) -> [DraftRow] {
        try read { database in
            try database.rows(
                """
                SELECT application, owner, surname, given_name, parked, opened, saved, zone FROM draft
                WHERE ?1 IS NULL OR owner = ?1 ORDER BY saved DESC
                """, [staff?.blob]
            ) { row in
                DraftRow(
                    application: try row.id(0), owner: try row.id(1), surname: row[2], givenName: row[3],
                    parked: row[4], opened: row[5], saved: Instant(milliseconds: row[6], offset: row[7]))
            }
        }
    }

    /// Throws a draft away.
    public func deleteDraft(_ application: ID<Application>) throws(StoreFault) {
        try write { try $0.run("DELETE FROM draft WHERE application = ?", [application.blob]) }
    }
}
