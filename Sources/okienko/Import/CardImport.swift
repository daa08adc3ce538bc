import Desk
import Domain
import Store
import Wire

/// One run over a file of cards.
struct CardImport {
    /// Rows that are kept in one transaction.
    static let chunk = 1000

    let store: Store
    let clock: DeskClock
    let actor: ID<StaffMember>
    let isDryRun: Bool
    var file: CardFile
    var report: ImportReport
    let mend: PrivateWriter?

    private let rows: CardRowReader
    private var waiting: [Row] = []
    private var spoilt: [Spoilt] = []
    // What this run settled so far: nothing else knows of it in a dry run.
    private var holders: [PersonKey: ID<Person>] = [:]
    private var newcomers: Set<ID<Person>> = []
    private var done: [ID<Command>: ID<Person>] = [:]

    /// A row that could be read.
    private struct Row {
        let line: Int
        let bytes: [UInt8]
        let id: ID<Command>
        /// By what the holder is told from others for certain.
        let key: PersonKey
        var command: TakeOverCard
        /// Whether this row would register the holder.
        var isNewcomer = false
    }

    /// A row that is not taken, until its turn comes.
    private struct Spoilt {
        let fate: ImportReport.Fate
        let line: Int
        let column: String
        let words: String
        let bytes: [UInt8]
    }

    init(
        store: Store, clock: DeskClock, actor: ID<StaffMember>, isDryRun: Bool, file: CardFile, report: ImportReport,
        mend: PrivateWriter?
    ) {
        (self.store, self.clock, self.actor, self.isDryRun) = (store, clock, actor, isDryRun)
        (self.file, self.report, self.mend) = (file, report, mend)
        rows = CardRowReader(layout: file.layout, programme: store.programme, today: clock.today)
    }

    mutating func run() throws {
        while let (item, bytes) = try file.next() {
            switch item {
            case .bad(let row): spoil(row)
            case .row(let row): read(row, bytes)
            }
            if waiting.count + spoilt.count == CardImport.chunk { try settle() }
        }
        try settle()
    }

    private mutating func spoil(_ row: CSVBadRow) {
        let header = file.reader.header
        let cell = row.fault.cell ?? 0
        let column = header.indices.contains(cell - 1) ? header[cell - 1] : ""
        let words = report.words(row.fault)
        spoilt.append(Spoilt(fate: .unreadable, line: row.line, column: column, words: words, bytes: row.bytes))
    }

    private mutating func read(_ row: CSVRow, _ bytes: [UInt8]) {
        do throws(ImportFault) {
            let command = try rows.command(row)
            let key = try rows.key(of: command)
            waiting.append(Row(line: row.line, bytes: bytes, id: rows.id(of: command), key: key, command: command))
        } catch {
            refuse(error, row.line, bytes)
        }
    }

    /// Has the rows that wait decided. A row waits for those before it with the same holder or card: only once they
    /// are decided it is known whether they brought somebody in.
    private mutating func settle() throws {
        while !waiting.isEmpty {
            var (keys, ids): (Set<PersonKey>, Set<ID<Command>>) = ([], [])
            var (first, later): ([Row], [Row]) = ([], [])
            for row in waiting {
                let isFirst = (keys.insert(row.key).inserted, ids.insert(row.id).inserted) == (true, true)
                if isFirst { first.append(row) } else { later.append(row) }
            }
            waiting = later
            try settle(first)
        }
        try tell()
        report.show(file.share)
    }

    /// Has rows of different holders and cards decided, in one transaction.
    private mutating func settle(_ rows: [Row]) throws {
        let rows = try attach(rows)
        let before = try store.performed(among: rows.map(\.id))
        let now = clock.now
        let acts = rows.map { Act(.takeOverCard($0.command), id: $0.id, actor: actor, today: clock.today, at: now) }
        let outcomes = isDryRun ? try store.rehearse(acts) : try store.performAll(acts)
        for (row, outcome) in zip(rows, outcomes) {
            take(outcome, of: row, wasKnown: before.contains(row.id) || done[row.id] != nil)
        }
    }

    /// Whose PESEL or document is known is that person. A newcomer's id follows from the card: where somebody else has
    /// it, the card is theirs.
    private mutating func attach(_ rows: [Row]) throws -> [Row] {
        let known = try store.holders(of: rows.map(\.key).filter { holders[$0] == nil })
        newcomers.formUnion(try store.registered(among: rows.map(\.command.person)))
        var attached: [Row] = []
        for var row in rows {
            if let holder = known[row.key] ?? holders[row.key] {
                row.command.person = holder
            } else if newcomers.insert(row.command.person).inserted {
                row.isNewcomer = true
            } else {
                refuse(ImportFault(field: "number", reason: .numberOfAnother), row.line, row.bytes)
                continue
            }
            holders[row.key] = row.command.person
            attached.append(row)
        }
        return attached
    }

    private mutating func take(_ outcome: Outcome, of row: Row, wasKnown: Bool) {
        switch outcome {
        case .done(let changes):
            let person = done[row.id] ?? changes.last?.stream.person
            guard person == row.command.person else {
                return refuse(ImportFault(field: "number", reason: .numberOfAnother), row)
            }
            done[row.id] = row.command.person
            report.count(wasKnown ? .known : .taken)
        case .refused(let refusal) where refusal.reason == .notChanged:
            report.count(.known)
        case .refused(let refusal):
            let column = refusal.field == "person" ? "pesel" : refusal.field ?? ""
            refuse(ImportFault(field: column, reason: .refusal(refusal)), row)
        }
    }

    /// Whom a refused row would have brought in is not in: their PESEL and the card's number are as free as before.
    private mutating func refuse(_ fault: ImportFault, _ row: Row) {
        if row.isNewcomer {
            holders[row.key] = nil
            newcomers.remove(row.command.person)
        }
        refuse(fault, row.line, row.bytes)
    }

    private mutating func refuse(_ fault: ImportFault, _ line: Int, _ bytes: [UInt8]) {
        let column = fault.field.isEmpty ? "" : file.name(of: fault.field)
        let words = report.words(fault.reason)
        spoilt.append(Spoilt(fate: .refused, line: line, column: column, words: words, bytes: bytes))
    }

    /// Tells what was not taken, in the order of the lines.
    private mutating func tell() throws {
        for row in spoilt.sorted(by: { $0.line < $1.line }) {
            report.tell(row.fate, at: row.line, row.column, row.words)
            try keep(row.bytes)
        }
        spoilt.removeAll()
    }

    /// A row for the file to mend; the last one of a file may have no line end.
    private func keep(_ bytes: [UInt8]) throws {
        guard let mend else { return }
        let end = file.lineFeed
        try mend.write(bytes.suffix(end.count) == end[...] ? bytes : bytes + end)
    }
}

extension StreamID {
    fileprivate var person: ID<Person>? {
        if case .person(let id) = self { id } else { nil }
    }
}
