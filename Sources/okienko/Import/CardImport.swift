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
        var command: TakeOverCard

        /// By what the holder is told from others for certain.
        var key: PersonKey? { command.details.keys.first { $0.isCertain } }
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
        do throws(RowFault) {
            let command = try rows.command(row)
            waiting.append(Row(line: row.line, bytes: bytes, id: rows.id(of: command), command: command))
        } catch {
            refuse(error, row.line, bytes)
        }
    }

    /// Has the rows that wait decided, in one transaction.
    private mutating func settle() throws {
        try attach()
        let before = try store.performed(among: waiting.map(\.id))
        let now = clock.now
        let acts = waiting.map { Act(.takeOverCard($0.command), id: $0.id, actor: actor, today: clock.today, at: now) }
        let outcomes = isDryRun ? try store.rehearse(acts) : try store.performAll(acts)
        for (row, outcome) in zip(waiting, outcomes) {
            take(outcome, of: row, wasKnown: before.contains(row.id) || done[row.id] != nil)
        }
        waiting.removeAll(keepingCapacity: true)
        try tell()
        report.show(file.share)
    }

    /// Whose PESEL or document is known is that person. A newcomer's id follows from the card: where somebody else has
    /// it, the card is theirs.
    private mutating func attach() throws {
        let known = try store.holders(of: waiting.compactMap(\.key).filter { holders[$0] == nil })
        newcomers.formUnion(try store.registered(among: waiting.map(\.command.person)))
        var rows: [Row] = []
        for var row in waiting {
            guard let key = row.key else { continue }
            if let holder = known[key] ?? holders[key] {
                row.command.person = holder
            } else if !newcomers.insert(row.command.person).inserted {
                refuse(RowFault(column: "number", reason: .numberOfAnother), row.line, row.bytes)
                continue
            }
            holders[key] = row.command.person
            rows.append(row)
        }
        waiting = rows
    }

    private mutating func take(_ outcome: Outcome, of row: Row, wasKnown: Bool) {
        switch outcome {
        case .done(let changes):
            let person = done[row.id] ?? changes.last?.stream.person
            guard person == row.command.person else {
                return refuse(RowFault(column: "number", reason: .numberOfAnother), row.line, row.bytes)
            }
            done[row.id] = row.command.person
            report.count(wasKnown ? .known : .taken)
        case .refused(let refusal) where refusal.reason == .notChanged:
            report.count(.known)
        case .refused(let refusal):
            let column = refusal.field == "person" ? "pesel" : refusal.field ?? ""
            refuse(RowFault(column: column, reason: .refusal(refusal)), row.line, row.bytes)
        }
    }

    private mutating func refuse(_ fault: RowFault, _ line: Int, _ bytes: [UInt8]) {
        let words =
            switch fault.reason {
            case .refusal(let refusal): report.words(refusal)
            case .birthDateDiffers: report.messages.text("cli.import.birth-date-differs")
            case .numberOfAnother: report.messages.text("cli.import.number-of-another")
            }
        let column = fault.column.isEmpty ? "" : file.name(of: fault.column)
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
