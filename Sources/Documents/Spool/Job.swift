import Domain
import Foundation

/// The name of a print job: 1 to 64 of `A–Z a–z 0–9 -`, such as a UUID. Made with the command that wants the paper, so
/// that asking twice prints once; says nothing about a person.
public struct JobID: Hashable, Sendable, Codable, CustomStringConvertible {
    /// The name itself.
    public let description: String

    /// That name, or nil where it has other characters.
    public init?(_ name: String) {
        guard isPlainName(name, longest: 64, letters: "a"..."z", "A"..."Z") else { return nil }
        description = name
    }

    /// The name that an id gives: its 36 characters.
    public init<Subject>(_ id: ID<Subject>) {
        description = id.text
    }

    /// Reads the name.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let id = JobID(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a job's name")
        }
        self = id
    }

    /// Writes the name.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// What a job's content is written in. The raw value ends the names of its files.
public enum PaperForm: String, CaseIterable, Hashable, Sendable, Codable {
    /// For printers that CUPS knows, and for the eye.
    case pdf
    /// For receipt printers: ``Page/escpos(_:)``.
    case escpos
}

/// Where papers come out.
public enum Destination: Hashable, Sendable, Codable {
    /// A file in that folder, named by document kind and job.
    case folder(String)
    /// A queue of CUPS; options as `lp -o` takes them, such as `media=A4`. ESC/POS goes there raw, past every filter.
    case cups(queue: String, options: [String])
    /// A receipt printer's device, such as `/dev/usb/lp0`, or a file to which it is appended; it has to exist. Takes
    /// ESC/POS and nothing else.
    case device(String)
}

/// Where a job stands.
public enum JobState: String, Hashable, Sendable, Codable {
    /// Safe on disk, not begun.
    case queued
    /// Handed to its destination, without an answer yet.
    case printing
    /// Taken by its destination: the file is there, or CUPS has accepted it. CUPS may still run out of paper.
    case printed
    /// Certainly not printed; may be tried again.
    case failed
    /// Nobody knows whether it printed. Waits for a person's word: ``Spool/settle(_:printed:at:)``.
    case uncertain
    /// Certainly not printed, and nobody wants it any more.
    case dropped
}

/// Why a delivery did not end in paper, or may not have.
public enum DeliveryFault: Error, Hashable, Sendable, Codable {
    /// No program to print with.
    case lpMissing
    /// CUPS knows no such queue, or takes no jobs for it.
    case noPrinter
    /// CUPS is not running or does not answer.
    case noPrintServer
    /// `lp` gave up with that exit status.
    case refused(status: Int)
    /// `lp` did not end in time and was stopped: it may have handed the job over.
    case timedOut
    /// `lp` was killed by that signal: it may have handed the job over.
    case killed(signal: Int)
    /// The folder can't be written.
    case folder(FileFault)
    /// The device is not there: switched off, unplugged, or of another name.
    case noDevice
    /// The device took nothing in time, or another program has it.
    case deviceNotReady
    /// The device can't be opened, or refused the first byte.
    case device(FileFault)
    /// The device took a part and then no more: out of paper, open, unplugged. Some of it may be on paper.
    case brokenOff
    /// The device does not understand what the job is written in.
    case wrongForm
    /// The desk's program ended while the job was printing, or could not record how it went.
    case interrupted

    /// Whether paper may have come out all the same.
    var mayHavePrinted: Bool {
        switch self {
        case .timedOut, .killed, .brokenOff, .interrupted: true
        case .lpMissing, .noPrinter, .noPrintServer, .refused, .folder, .noDevice, .deviceNotReady, .device, .wrongForm:
            false
        }
    }
}

/// A paper on its way to a printer, as the spool's record knows it: no name, no content.
public struct Job: Hashable, Sendable, Codable {
    /// A change of state, and what brought it.
    public struct Step: Hashable, Sendable, Codable {
        /// The state entered.
        public let state: JobState
        /// When, by the caller's clock.
        public let at: Date
        /// Why, where it failed or is uncertain.
        public let fault: DeliveryFault?
    }

    /// Its name.
    public let id: JobID
    /// Which paper it is.
    public let kind: DocumentKind
    /// What its content is written in.
    public let form: PaperForm
    /// SHA-256 of the content in hexadecimal: what was printed, even after the content is gone.
    public let contentHash: String
    /// How often it was printed, as far as known: by the destination's answer or a person's word.
    public private(set) var prints: Int
    /// Every state it was in, oldest first; never empty.
    public var history: [Step] { earlier + [current] }
    private var earlier: [Step]
    private var current: Step
    /// Whether the content is still in the spool.
    public internal(set) var hasContent: Bool

    /// Where it stands.
    public var state: JobState { current.state }
    /// Since when.
    public var since: Date { current.at }
    /// Why, where it failed or is uncertain.
    public var fault: DeliveryFault? { current.fault }

    init(id: JobID, kind: DocumentKind, form: PaperForm, contentHash: String, at: Date) {
        self.id = id
        self.kind = kind
        self.form = form
        self.contentHash = contentHash
        prints = 0
        earlier = []
        current = Step(state: .queued, at: at, fault: nil)
        hasContent = true
    }

    /// Reads a record. The first versions knew no other form than PDF.
    public init(from decoder: any Decoder) throws {
        let record = try decoder.container(keyedBy: CodingKeys.self)
        id = try record.decode(JobID.self, forKey: .id)
        kind = try record.decode(DocumentKind.self, forKey: .kind)
        form = try record.decodeIfPresent(PaperForm.self, forKey: .form) ?? .pdf
        contentHash = try record.decode(String.self, forKey: .contentHash)
        prints = try record.decode(Int.self, forKey: .prints)
        earlier = try record.decode([Step].self, forKey: .earlier)
        current = try record.decode(Step.self, forKey: .current)
        hasContent = try record.decode(Bool.self, forKey: .hasContent)
    }

    func entering(_ state: JobState, at: Date, fault: DeliveryFault? = nil) -> Job {
        var job = self
        job.earlier.append(current)
        job.current = Step(state: state, at: at, fault: fault)
        if state == .printed { job.prints += 1 }
        return job
    }
}
