import Configuration
import Desk
import Domain
import Foundation
import Store
import Wire

/// One run over a file of electronic applications.
struct ApplicationImport {
    let store: Store
    let clock: DeskClock
    let actor: ID<StaffMember>
    let isDryRun: Bool
    var items: JSONItems
    var enclosures: Enclosures
    var report: ImportReport
    let mend: MendingItems?
    /// Whether the file is one list from its beginning to its end.
    private(set) var isList = true

    private var done: Set<ID<Command>> = []
    private var index = 0

    init(
        store: Store, clock: DeskClock, actor: ID<StaffMember>, isDryRun: Bool, items: JSONItems,
        enclosures: Enclosures, report: ImportReport, mend: MendingItems?
    ) {
        (self.store, self.clock, self.actor, self.isDryRun) = (store, clock, actor, isDryRun)
        (self.items, self.enclosures, self.report, self.mend) = (items, enclosures, report, mend)
    }

    mutating func run() throws {
        while let item = try items.next() {
            index += 1
            switch item {
            case .tooLong(let line):
                let words = report.messages.text("cli.import.too-long", String(JSONItems.longest >> 20))
                report.tell(.unreadable, at: line, "[\(index)]", words)
            case .badEnd(let line):
                isList = false
                report.tell(.unreadable, at: line, "", report.messages.text("cli.import.bad-end"))
            case .value(let bytes, let line):
                do {
                    try take(bytes)
                } catch let fault as ImportFault {
                    try refuse(fault, line, bytes)
                }
            }
            enclosures.forget()
        }
    }

    private mutating func take(_ bytes: Data) throws {
        let now = clock.now
        let reader = ApplicationReader(
            store: store, actor: actor, today: clock.today, now: now,
            photoReason: report.messages.text("cli.import.photo-reason"))
        let sent = try read(bytes)
        let id = reader.command(of: sent)
        guard try !done.contains(id) && store.performed(among: [id]).isEmpty else { return report.count(.known) }
        let command = Command.submitApplication(try reader.submission(sent, enclosures: &enclosures))
        let act = Act(command, id: id, actor: actor, today: clock.today, at: now)
        // Only what will be taken leaves files among the attachments.
        try check(try store.rehearse([act]))
        if !isDryRun {
            try enclosures.store(in: store)
            try check([try store.perform(act)])
        }
        done.insert(id)
        report.count(.taken)
    }

    private func read(_ bytes: Data) throws(ImportFault) -> ElectronicApplication {
        do throws(CommandFault) {
            return try ElectronicApplication.decode(bytes)
        } catch {
            throw ImportFault(field: "", reason: .unreadable(error))
        }
    }

    private func check(_ outcomes: [Outcome]) throws(ImportFault) {
        guard case .refused(let refusal)? = outcomes.first else { return }
        throw ImportFault(field: refusal.path, reason: .refusal(refusal))
    }

    private mutating func refuse(_ fault: ImportFault, _ line: Int, _ bytes: Data) throws {
        let place = fault.field.isEmpty ? "[\(index)]" : "[\(index)] \(fault.field)"
        report.tell(fault.reason.fate, at: line, place, report.words(fault.reason))
        try mend?.write([UInt8](bytes))
    }
}

extension ImportFault.What {
    fileprivate var fate: ImportReport.Fate {
        if case .unreadable = self { .unreadable } else { .refused }
    }
}

/// Applications for the file to mend: again an array, or lines, as they came.
final class MendingItems {
    private let file: PrivateWriter
    private let isArray: Bool
    private var isFirst = true

    init(_ file: PrivateWriter, isArray: Bool) throws {
        (self.file, self.isArray) = (file, isArray)
        if isArray { try file.write(Array("[\n".utf8)) }
    }

    func write(_ bytes: [UInt8]) throws {
        let before = isArray && !isFirst ? Array(",\n".utf8) : []
        isFirst = false
        try file.write(before + bytes + (isArray ? [] : [UInt8(ascii: "\n")]))
    }

    func finish() throws {
        if isArray { try file.write(Array((isFirst ? "]\n" : "\n]\n").utf8)) }
        try file.finish()
    }
}

extension Messages {
    /// What is wrong with some JSON, in words.
    func text(_ fault: CommandFault) -> String {
        switch fault {
        case .notJSON: text("cli.command.not-json")
        case .unknownCommand: text("cli.command.unknown")
        case .missing(let path): text("cli.command.missing", path)
        case .mistyped(let path, let expected): text("cli.command.mistyped", path, expected)
        case .invalid(let path, let why): text("cli.command.invalid", path, why)
        case .unknownField(let path): text("cli.command.unknown-field", path)
        }
    }
}
