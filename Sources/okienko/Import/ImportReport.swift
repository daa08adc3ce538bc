import Configuration
import Domain
import Foundation
import Wire

/// What an import came to so far: counts, and what is told on the way. Names and numbers of persons are never told.
struct ImportReport {
    /// What became of something.
    enum Fate {
        case taken, known, refused, unreadable
    }

    let file: String
    let messages: Messages
    let programme: Programme
    private(set) var counts: [Fate: Int] = [:]
    private var progress = Progress()

    init(file: String, messages: Messages, programme: Programme) {
        (self.file, self.messages, self.programme) = (file, messages, programme)
    }

    /// Whether everything is in.
    var isWhole: Bool { (counts[.refused] ?? 0) + (counts[.unreadable] ?? 0) == 0 }

    /// One more.
    mutating func count(_ fate: Fate) {
        counts[fate, default: 0] += 1
    }

    /// One more that was not taken: where, which column or field, what is wrong.
    mutating func tell(_ fate: Fate, at line: Int, _ field: String, _ words: String) {
        count(fate)
        progress.clear()
        let place = field.isEmpty ? "\(file):\(line)" : "\(file):\(line): \(field)"
        FileHandle.standardError.write(Data("\(place): \(words)\n".utf8))
    }

    /// How far it is, where somebody looks on.
    mutating func show(_ share: Double) {
        let rows = counts.values.reduce(0, +)
        progress.show(messages.text("cli.import.progress", String(Int(share * 100)), String(rows)))
    }

    /// The counts at the end, on standard output.
    mutating func tellSummary(isDryRun: Bool) throws {
        progress.clear()
        if isDryRun { try Output.line(messages.text("cli.import.dry-run")) }
        for (fate, key) in [
            (Fate.taken, "taken"), (.known, "known"), (.refused, "refused"), (.unreadable, "unreadable"),
        ] {
            try Output.line(messages.text("cli.import.\(key)", String(counts[fate] ?? 0)))
        }
    }

    /// Why something is not taken, in words.
    func words(_ reason: ImportFault.What) -> String {
        switch reason {
        case .unreadable(let fault): messages.text(fault)
        case .refusal(let refusal): words(refusal)
        case .birthDateDiffers: messages.text("cli.import.birth-date-differs")
        case .numberOfAnother: messages.text("cli.import.number-of-another")
        case .enclosure(let fault): words(fault)
        case .scanNotKept: messages.text("cli.import.scan-not-kept")
        }
    }

    /// A refusal in words, with its rule and paragraph.
    private func words(_ refusal: Refusal) -> String {
        "\(words(refusal.reason)) (\(messages.source(of: refusal)))"
    }

    /// Reasons that would name a person, or say again what somebody wrote, say it without.
    private func words(_ reason: Reason) -> String {
        switch reason {
        case .personKnown: messages.text("cli.import.person-known")
        case .personMayBeKnown: messages.text("cli.import.person-may-be-known")
        case .alreadyInFamily: messages.text("cli.import.in-family")
        case .notAChoice: messages.text("cli.import.not-a-choice")
        case .earlierCardUnknown:
            messages.text("cli.import.kind", programme.earlierCards.map(\.id).joined(separator: ", "))
        default: messages.text(reason, in: programme)
        }
    }

    private func words(_ fault: EnclosureFault) -> String {
        switch fault {
        case .outside: messages.text("cli.import.outside")
        case .unreadable: messages.text("cli.import.enclosure")
        case .tooLarge(let limit): messages.text("cli.import.too-large", String(limit))
        case .notBase64: messages.text("cli.import.not-base64")
        case .wrongKind: messages.text("cli.import.wrong-kind")
        case .photo(let fact): messages.text(fact)
        case .noPhoto: messages.text("failure.photo.not-wanted")
        }
    }

    /// What is wrong with a row, in words.
    func words(_ fault: CSVFault) -> String {
        switch fault {
        case .unclosedQuote: messages.text("cli.csv.unclosed-quote")
        case .textAfterQuote: messages.text("cli.csv.text-after-quote")
        case .tooFewCells(let found, let expected), .tooManyCells(let found, let expected):
            messages.text("cli.csv.cells", String(found), String(expected))
        case .cellsOverLimit, .rowTooLong: messages.text("cli.csv.too-long")
        case .nulByte: messages.text("cli.csv.nul")
        case .undecodable: messages.text("cli.csv.undecodable")
        }
    }
}

extension CSVFault {
    /// The cell that it is about, from 1.
    var cell: Int? {
        switch self {
        case .unclosedQuote(let cell), .textAfterQuote(let cell), .undecodable(let cell): cell
        default: nil
        }
    }
}

/// One line on a terminal that is written over again and again; nothing where nobody looks on.
private struct Progress {
    private let isShown = isatty(STDERR_FILENO) == 1
    private var isThere = false

    mutating func show(_ text: String) {
        guard isShown else { return }
        isThere = true
        FileHandle.standardError.write(Data("\r\u{1B}[K\(text)".utf8))
    }

    mutating func clear() {
        guard isThere else { return }
        isThere = false
        FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
    }
}
