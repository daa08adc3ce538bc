import Domain
import Foundation
import GRDB
import Wire

/// A command's answer.
public enum Outcome: Hashable, Sendable {
    /// It was done, now or when the same command came before: what happened.
    case done([Change])
    /// A rule stands in the way; nothing was written.
    case refused(Refusal)
}

/// A command with its circumstances: by whom, on which day, when.
public struct Act: Sendable {
    /// What is wanted.
    public var command: Command
    /// The command's id, made when its form was opened: given twice, it counts once.
    public var id: ID<Command>
    /// Who is logged in; nil only where the desk is being set up.
    public var actor: ID<StaffMember>?
    /// The day.
    public var today: Day
    /// The desk's clock.
    public var at: Instant

    /// A command with its circumstances.
    public init(_ command: Command, id: ID<Command>, actor: ID<StaffMember>?, today: Day, at: Instant) {
        self.command = command
        self.id = id
        self.actor = actor
        self.today = today
        self.at = at
    }
}

extension Store {
    /// Decides a command and keeps what it brings about: journal, lists, search, the queue for sync and the end of the
    /// draft, in one transaction that is on the disk when this returns.
    ///
    /// The same id again answers what it brought about before. A refusal leaves nothing behind.
    ///
    /// - Throws: ``StoreFault``; then nothing was written.
    public func perform(
        _ command: Command, id: ID<Command>, actor: ID<StaffMember>?, today: Day, at: Instant
    ) throws(StoreFault) -> Outcome {
        try perform(Act(command, id: id, actor: actor, today: today, at: at))
    }

    /// Decides a command and keeps what it brings about.
    public func perform(_ act: Act) throws(StoreFault) -> Outcome {
        try write { try Performance(store: self, database: $0, act: act, loader: WorldLoader(database: $0)).outcome() }
    }

    /// Decides a command without doing it: see ``rehearse(_:)``.
    public func rehearse(
        _ command: Command, id: ID<Command>, actor: ID<StaffMember>?, today: Day, at: Instant
    ) throws(StoreFault) -> Outcome {
        try rehearse(Act(command, id: id, actor: actor, today: today, at: at))
    }

    /// Decides a command as it would be decided now, and writes nothing: what would happen, or what stands in the way.
    public func rehearse(_ act: Act) throws(StoreFault) -> Outcome {
        try readTogether { database in
            switch try Performance(store: self, database: database, act: act, loader: WorldLoader(database: database))
                .decision()
            {
            case .taken(let changes, _): .done(changes)
            case .refused(let refusal): .refused(refusal)
            }
        }
    }

    /// Decides many commands in one transaction: for imports and made-up records. One that is refused does not stop the
    /// others.
    public func performAll(_ acts: [Act]) throws(StoreFault) -> [Outcome] {
        try write { database in
            // Rows go all over the indexes: the usual cache would write pages and read them again all the time.
            try database.execute(sql: "PRAGMA cache_size = -65536")
            defer { try? database.execute(sql: "PRAGMA cache_size = \(Store.cacheSize)") }
            return try outcomes(of: acts, database)
        }
    }

    /// What ``performAll(_:)`` would answer now. Nothing is kept; the write lock is held meanwhile.
    public func rehearse(_ acts: [Act]) throws(StoreFault) -> [Outcome] {
        do {
            return try writer.inDatabase { database in
                var outcomes: [Outcome] = []
                try database.inTransaction(.immediate) {
                    outcomes = try self.outcomes(of: acts, database)
                    return .rollback
                }
                return outcomes
            }
        } catch {
            throw StoreFault(error)
        }
    }

    private func outcomes(of acts: [Act], _ database: Database) throws -> [Outcome] {
        var common = CommonWorld(database: database)
        return try acts.map { act in
            let loader = try common.loader(for: act)
            return try Performance(store: self, database: database, act: act, loader: loader).outcome()
        }
    }
}

/// What many commands of one actor have in common, loaded once for all: office and account.
private struct CommonWorld {
    let database: Database
    private var actor: ID<StaffMember>?
    private var loader: WorldLoader

    init(database: Database) {
        self.database = database
        loader = WorldLoader(database: database)
    }

    mutating func loader(for act: Act) throws -> WorldLoader {
        switch act.command {
        case .establishOffice, .addStaff, .changeStaff: actor = nil
        default:
            if let actor, actor == act.actor { return loader }
            actor = act.actor
        }
        loader = WorldLoader(database: database)
        if let actor { try loader.loadCommon(actor: actor) }
        return loader
    }
}

/// One command being performed, within the transaction.
private struct Performance {
    let store: Store
    let database: Database
    let act: Act
    /// With nothing in it, or with what does not change within the transaction.
    let loader: WorldLoader

    /// What a command comes to, before anything is kept.
    enum Decision {
        case taken([Change], Grounds)
        case refused(Refusal)
    }

    /// On what a decision rests.
    struct Grounds {
        let context: Context
        let versions: [StreamID: Int]
        let role: Role
    }

    func outcome() throws -> Outcome {
        if let kept = try keptAnswer() { return .done(kept) }
        switch try decision() {
        case .refused(let refusal): return .refused(refusal)
        case .taken(let changes, let grounds):
            try keep(changes, versions: grounds.versions, context: grounds.context, role: grounds.role)
            return .done(changes)
        }
    }

    func decision() throws -> Decision {
        let actor = try self.actor()
        var loader = loader
        try loader.load(act.command, actor: actor)
        let context = try self.context(actor, loader.world)
        do throws(Refusal) {
            let changes = try loader.world.decide(act.command, in: context)
            let role = role(of: actor, in: loader.world)
            return .taken(changes, Grounds(context: context, versions: loader.versions, role: role))
        } catch {
            return .refused(error)
        }
    }

    private func keptAnswer() throws -> [Change]? {
        guard let row = try database.row("SELECT first, last FROM command WHERE id = ?", [act.id.blob]) else {
            return nil
        }
        return try Journal(database: database).events(from: row[0], to: row[1])
    }

    private func actor() throws -> ID<StaffMember> {
        if case .establishOffice(let command) = act.command { return command.administrator.staff }
        guard let actor = act.actor else { throw StoreFault.noActor }
        return actor
    }

    private func context(_ actor: ID<StaffMember>, _ world: World) throws -> Context {
        var (desk, point) = (world.office?.desk, world.office?.servicePoint)
        if case .establishOffice(let command) = act.command, world.office == nil {
            (desk, point) = (command.desk, command.servicePoint)
        }
        guard let desk, let point else { throw StoreFault.notEstablished }
        return Context(
            programme: store.programme, today: act.today, actor: actor, desk: desk, servicePoint: point,
            command: act.id)
    }

    /// The role that allowed it: the first one of the command's that the actor has.
    private func role(of actor: ID<StaffMember>, in world: World) -> Role {
        let needed = act.command.name.roles
        let has = world.staff[actor]?.roles ?? []
        return Role.allCases.first { needed.contains($0) && has.contains($0) } ?? .administrator
    }

    private func keep(_ changes: [Change], versions: [StreamID: Int], context: Context, role: Role) throws {
        let journal = Journal(database: database)
        var (counter, chain) = try journal.end(of: context.desk)
        var versions = versions
        let projector = Projector(database: database)
        var first: Int64?
        var last: Int64 = 0
        for (index, change) in changes.enumerated() {
            let version = (versions[change.stream] ?? 0) + 1
            versions[change.stream] = version
            counter += 1
            var entry = try entry(change, index: index, version: version, context: context, role: role)
            entry.counter = counter
            chain = Sodium.sha256(entry.chained(to: chain))
            entry.chain = chain
            last = try journal.append(entry)
            first = first ?? last
            try projector.apply(change, at: act.at)
        }
        try queue(first: first ?? last, last: last, actor: context.actor)
        try dropDraft()
    }

    private func entry(
        _ change: Change, index: Int, version: Int, context: Context, role: Role
    ) throws -> JournalEntry {
        let (type, payload) = try EventCodec.encode(change.event)
        return JournalEntry(
            id: ID(derivedFrom: act.id, index: index), stream: change.stream, version: version, type: type,
            payload: payload, command: act.id, actor: context.actor, role: role, desk: context.desk, counter: 0,
            occurred: act.at)
    }

    /// The command goes to central as it was given; what it brought about here is its kept answer.
    private func queue(first: Int64, last: Int64, actor: ID<StaffMember>) throws {
        try database.run(
            """
            INSERT INTO command(id, body, actor, today, at, zone, first, last, queued)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1)
            """,
            [
                act.id.blob, try CommandCodec.encode(act.command, id: act.id), actor.blob, act.today.ordinal,
                act.at.milliseconds, act.at.offset, first, last,
            ])
    }

    private func dropDraft() throws {
        guard case .submitApplication(let command) = act.command else { return }
        try database.run("DELETE FROM draft WHERE application = ?", [command.application.blob])
    }
}
