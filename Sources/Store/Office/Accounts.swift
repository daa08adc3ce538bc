import Domain
import Foundation
import GRDB

/// An account as on a list.
public struct AccountRow: Hashable, Sendable {
    /// The account.
    public let id: ID<StaffMember>
    /// The name with which they log in.
    public let login: String
    /// Their name as on screen and paper.
    public let name: String
    /// What they may do.
    public let roles: Set<Role>
    /// Whether they may log in.
    public let isActive: Bool
}

/// What became of a login.
public enum LoginAnswer: Hashable, Sendable {
    /// Name and password are right.
    case granted(StaffMember)
    /// One of them is not, or the account is closed; the next try counts only after so many seconds.
    case wrong(wait: Int)
    /// Too soon after a wrong one: nothing was checked. So many seconds are left.
    case tooSoon(wait: Int)
}

extension Store {
    /// The desk as it was set up; nil before that.
    public func office() throws(StoreFault) -> OfficeEstablished? {
        try read { database in
            var loader = WorldLoader(database: database)
            try loader.load(.office)
            return loader.world.office
        }
    }

    /// All accounts, by name.
    public func accounts() throws(StoreFault) -> [AccountRow] {
        let rows = try read { database in
            try database.rows("SELECT id, login, name, roles, is_active FROM staff") { row in
                AccountRow(
                    id: try row.id(0), login: row[1], name: row[2], roles: Set(text: row[3]), isActive: row[4])
            }
        }
        return PolishOrder.sorted(rows, by: \.name)
    }

    /// Checks name and password. Wrong ones slow down the next try, also after a restart. Takes some tens of
    /// milliseconds: not for the thread that paints.
    public func verify(login: String, password: String, at: Instant) throws(StoreFault) -> LoginAnswer {
        let login = Folding.fold(login)
        let member = try account(login)
        // What was typed in place of a name may be a password: unknown names share one count and are not kept.
        let counted = member?.login ?? ""
        let wait = try loginWait(counted, at)
        guard wait == 0 else { return .tooSoon(wait: wait) }
        guard let member, member.isActive else {
            Passwords.pretend(password)
            return .wrong(wait: try countFailure(counted, at))
        }
        guard Passwords.verify(password, member.passwordHash) else {
            return .wrong(wait: try countFailure(counted, at))
        }
        try write { try $0.run("DELETE FROM login_failure WHERE login = ?", [counted]) }
        return .granted(member)
    }

    private func account(_ login: String) throws(StoreFault) -> StaffMember? {
        try readTogether { database in
            guard let row = try database.row("SELECT id FROM staff WHERE login = ?", [login]) else { return nil }
            var loader = WorldLoader(database: database)
            let id: ID<StaffMember> = try row.id(0)
            try loader.load(.staff(id))
            return loader.world.staff[id]
        }
    }

    /// Seconds until a try counts. A clock that was set back does not make it longer than the delay itself.
    private func loginWait(_ login: String, _ at: Instant) throws(StoreFault) -> Int {
        try read { database in
            let sql = "SELECT failures, last FROM login_failure WHERE login = ?"
            guard let row = try database.row(sql, [login]) else { return 0 }
            let delay = LoginThrottle.delay(afterFailures: row[0])
            let passed = max(0, at.milliseconds - (row[1] as Int64))
            return max(0, delay - Int(passed / 1000))
        }
    }

    private func countFailure(_ login: String, _ at: Instant) throws(StoreFault) -> Int {
        try write { database in
            try database.run(
                """
                INSERT INTO login_failure(login, failures, last) VALUES (?, 1, ?)
                ON CONFLICT DO UPDATE SET failures = failures + 1, last = excluded.last
                """, [login, at.milliseconds])
            let failures = try database.integer("SELECT failures FROM login_failure WHERE login = ?", [login])
            return LoginThrottle.delay(afterFailures: failures ?? 0)
        }
    }
}
