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
                } catch let fault as ItemFault {
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

    private func read(_ bytes: Data) throws(ItemFault) -> ElectronicApplication {
        do throws(CommandFault) {
            return try ElectronicApplication.decode(bytes)
        } catch {
            throw ItemFault(path: "", reason: .unreadable(error))
        }
    }

    private func check(_ outcomes: [Outcome]) throws(ItemFault) {
        guard case .refused(let refusal)? = outcomes.first else { return }
        throw ItemFault(path: refusal.path, reason: .refusal(refusal))
    }

    private mutating func refuse(_ fault: ItemFault, _ line: Int, _ bytes: Data) throws {
        let place = fault.path.isEmpty ? "[\(index)]" : "[\(index)] \(fault.path)"
        switch fault.reason {
        case .unreadable(let fault): report.tell(.unreadable, at: line, place, report.messages.text(fault))
        case .refusal(let refusal): report.tell(.refused, at: line, place, report.words(refusal))
        case .enclosure(let fault): report.tell(.refused, at: line, place, words(fault))
        case .birthDateDiffers:
            report.tell(.refused, at: line, place, report.messages.text("cli.import.birth-date-differs"))
        case .scanNotKept:
            report.tell(.refused, at: line, place, report.messages.text("cli.import.scan-not-kept"))
        }
        try mend?.write([UInt8](bytes))
    }

    private func words(_ fault: EnclosureFault) -> String {
        let messages = report.messages
        switch fault {
        case .outside: return messages.text("cli.import.outside")
        case .unreadable: return messages.text("cli.import.enclosure")
        case .tooLarge(let limit): return messages.text("cli.import.too-large", String(limit))
        case .notBase64: return messages.text("cli.import.not-base64")
        case .wrongKind: return messages.text("cli.import.wrong-kind")
        case .photo(let fact): return messages.text(fact)
        case .noPhoto: return messages.text("failure.photo.not-wanted")
        }
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
