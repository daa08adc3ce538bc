import Domain
import Foundation

/// One line of the journal: what happened, in which stream, by whose command, at which desk.
public struct JournalEntry: Hashable, Sendable {
    /// Identifies the entry; follows from the command's id.
    public var id: ID<JournalEntry>
    /// The aggregate's stream.
    public var stream: StreamID
    /// Place in the stream, from 1.
    public var version: Int
    /// The event's type (`card.issued/1`).
    public var type: String
    /// The event's JSON.
    public var payload: Data
    /// The command that caused it.
    public var command: ID<Command>
    /// Who gave the command.
    public var actor: ID<StaffMember>
    /// In which role.
    public var role: Role
    /// The desk's number in its city.
    public var desk: Int
    /// The desk's own count of entries, from 1 without a gap.
    public var counter: Int
    /// The desk's clock.
    public var occurred: Instant
    /// Place in the city's order, given by central; nil until confirmed.
    public var sequence: Int64?
    /// SHA-256 over the desk's entry before and this one; see ``chained(to:)``.
    public var chain: Data

    /// A line of the journal.
    public init(
        id: ID<JournalEntry>, stream: StreamID, version: Int, type: String, payload: Data, command: ID<Command>,
        actor: ID<StaffMember>, role: Role, desk: Int, counter: Int, occurred: Instant, sequence: Int64? = nil,
        chain: Data = Data()
    ) {
        self.id = id
        self.stream = stream
        self.version = version
        self.type = type
        self.payload = payload
        self.command = command
        self.actor = actor
        self.role = role
        self.desk = desk
        self.counter = counter
        self.occurred = occurred
        self.sequence = sequence
        self.chain = chain
    }

    /// The bytes whose SHA-256 is ``chain``: the chain of the desk's entry before (empty for the first), every field but
    /// ``sequence`` a line each, then the payload. A missing or altered entry shows in all that follow.
    public func chained(to previous: Data) -> Data {
        let fields = [
            id.text, stream.kind, stream.id.text, String(version), type, command.text, actor.text, role.rawValue,
            String(desk), String(counter), String(occurred.milliseconds), String(occurred.offset),
        ]
        var bytes = previous
        bytes.reserveCapacity(previous.count + payload.count + 320)
        for field in fields {
            bytes.append(contentsOf: field.utf8)
            bytes.append(UInt8(ascii: "\n"))
        }
        bytes.append(payload)
        return bytes
    }
}

/// Any aggregate, where only its id counts.
public enum AnyAggregate {}

extension StreamID {
    /// The aggregate's kind (`person`). Storage: never renamed.
    public var kind: String {
        switch self {
        case .person: "person"
        case .application: "application"
        case .card: "card"
        case .family: "family"
        case .duplicate: "duplicate"
        case .receipt: "receipt"
        case .shift: "shift"
        case .staff: "staff"
        case .office: "office"
        }
    }

    /// The aggregate's id; all zero for the office, of which a desk has one.
    public var id: ID<AnyAggregate> {
        switch self {
        case .person(let id): id.recast()
        case .application(let id): id.recast()
        case .card(let id): id.recast()
        case .family(let id): id.recast()
        case .duplicate(let id): id.recast()
        case .receipt(let id): id.recast()
        case .shift(let id): id.recast()
        case .staff(let id): id.recast()
        case .office: ID(high: 0, low: 0)
        }
    }

    /// The stream of that kind and id; nil where the kind is unknown.
    public init?(kind: String, id: ID<AnyAggregate>) {
        switch kind {
        case "person": self = .person(id.recast())
        case "application": self = .application(id.recast())
        case "card": self = .card(id.recast())
        case "family": self = .family(id.recast())
        case "duplicate": self = .duplicate(id.recast())
        case "receipt": self = .receipt(id.recast())
        case "shift": self = .shift(id.recast())
        case "staff": self = .staff(id.recast())
        case "office": self = .office
        default: return nil
        }
    }
}
