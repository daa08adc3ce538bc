import Domain
import Foundation
import Wire

/// What `batch --describe` tells.
struct Catalogue {
    private let commands: [CommandDescription]

    /// The command of that name, or all.
    ///
    /// - Throws: ``Complaint`` where there is none of that name.
    init(of name: String?) throws {
        guard let name else {
            commands = CommandCatalogue.all
            return
        }
        guard let known = CommandName(rawValue: name) else {
            let names = CommandName.allCases.map(\.rawValue).joined(separator: ", ")
            throw Complaint("no such command; there are: \(names)", status: Exit.usage)
        }
        commands = [CommandCatalogue.describe(known)]
    }

    /// Tells it on standard output.
    func tell(json: Bool) throws {
        for (index, command) in commands.enumerated() {
            if json {
                try Output.line(object(of: command))
            } else {
                try Output.line((index > 0 ? "\n" : "") + text(of: command))
            }
        }
    }

    private func text(of command: CommandDescription) -> String {
        let roles = command.roles.isEmpty ? "nobody has to be logged in" : names(command.roles).joined(separator: ", ")
        return
            ([command.name.rawValue, "  \(command.summary)", "  Roles: \(roles)", "  Fields:"]
            + Catalogue.lines(of: command.fields)
            + ["  Example:", "    \(command.example)"]).joined(separator: "\n")
    }

    /// A field a line, with its meaning below it.
    static func lines(of fields: [FieldDescription]) -> [String] {
        fields.flatMap(\.paths).map { path, field in
            "    \(path)\(field.isRequired ? "" : " (optional)"): \(field.type)\n        \(field.meaning)"
        }
    }

    private func object(of command: CommandDescription) throws -> Data {
        let fields: [[String: Any]] = command.fields.flatMap(\.paths).map { path, field in
            ["path": path, "type": field.type, "required": field.isRequired, "meaning": field.meaning]
        }
        let example = try JSONSerialization.jsonObject(with: Data(command.example.utf8))
        let object: [String: Any] = [
            "command": command.name.rawValue, "summary": command.summary, "roles": names(command.roles),
            "fields": fields, "example": example,
        ]
        return try JSONSerialization.data(withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes])
    }

    private func names(_ roles: [Role]) -> [String] {
        roles.map(\.rawValue)
    }
}
