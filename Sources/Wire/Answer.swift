import Domain
import Foundation

/// A command's answer as one line of JSON.
public enum Answer {
    /// `{"events":[{"id":…,"payload":…,"stream":…,"type":…}],"ok":true}`
    public static func done(_ changes: [Change]) throws -> Data {
        try JSON.encode(Done(events: changes.map(Line.init)))
    }

    /// `{"field":…,"message":…,"ok":false,"paragraph":…,"rule":…}`; the words come from the message catalogue.
    public static func refused(_ refusal: Refusal, message: String) throws -> Data {
        let answer = Refused(
            rule: refusal.rule.rawValue, paragraph: refusal.paragraph, field: refusal.field ?? "", message: message)
        return try JSON.encode(answer)
    }

    /// `{"field":…,"message":…,"ok":false}` for a line that is no command.
    public static func unreadable(_ fault: CommandFault, message: String) throws -> Data {
        try JSON.encode(Refused(rule: nil, paragraph: nil, field: fault.path, message: message))
    }

    private struct Done: Encodable {
        let ok = true
        let events: [Line]
    }

    private struct Line: Encodable {
        enum Key: String, CodingKey { case stream, id, type, payload }
        let change: Change

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            let (type, body) = EventCodec.described(change.event)
            try container.encode(change.stream.kind, forKey: .stream)
            try container.encode(change.stream.id, forKey: .id)
            try container.encode(type, forKey: .type)
            try body.encode(to: container.superEncoder(forKey: .payload))
        }
    }

    private struct Refused: Encodable {
        let ok = false
        let rule: String?
        let paragraph: String?
        let field: String
        let message: String
    }
}

extension CommandFault {
    /// The path to the field; `command` where the name is wrong, empty where nothing could be read.
    public var path: String {
        switch self {
        case .notJSON: ""
        case .unknownCommand: "command"
        case .missing(let path), .mistyped(let path, _), .invalid(let path, _), .unknownField(let path): path
        }
    }
}
