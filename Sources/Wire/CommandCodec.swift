import Domain
import Foundation

/// Commands as JSON objects: `{"command":"card.hand-over","id":"…", …}`, the command's own fields beside its name.
public enum CommandCodec {
    /// Writes a command with its id.
    public static func encode(_ command: Command, id: ID<Command>) throws -> Data {
        try JSON.encode(Envelope(name: command.name, id: id, body: body(of: command)))
    }

    /// Reads a command and its id.
    ///
    /// - Throws: ``CommandFault``, the first thing that is wrong, with the path to it.
    public static func decode(_ data: Data) throws(CommandFault) -> (id: ID<Command>, command: Command) {
        do {
            let heading = try JSON.decode(Heading.self, from: data)
            guard let name = CommandName(rawValue: heading.command) else {
                throw CommandFault.unknownCommand(heading.command)
            }
            let heads = [FieldDescription("command", "", ""), FieldDescription("id", FieldDescription.uuid, "")]
            try JSONShape.refuseStrangers(in: data, known: heads + CommandCatalogue.describe(name).fields)
            return (heading.id, try command(name, data))
        } catch let fault as CommandFault {
            throw fault
        } catch let error as DecodingError {
            throw CommandFault(error)
        } catch {
            throw .notJSON
        }
    }

    private static func body(of command: Command) -> any Encodable {
        switch command {
        case .establishOffice(let body): OrderedEstablishOffice(body)
        case .addStaff(let body): OrderedAddStaff(body)
        case .changeStaff(let body): OrderedChangeStaff(body)
        case .submitApplication(let body): body
        case .supplementApplication(let body): body
        case .decideApplication(let body): body
        case .handOverCard(let body): body
        case .changeData(let body): body
        case .changeConsents(let body): body
        case .endParticipation(let body): body
        case .raiseDoubt(let body): body
        case .clearDoubt(let body): body
        case .useRelief(let body): body
        case .takeOverCard(let body): body
        case .joinFamily(let body): body
        case .leaveFamily(let body): body
        case .changeAdministrator(let body): body
        case .blockCard(let body): body
        case .returnCard(let body): body
        case .requestDuplicate(let body): body
        case .withdrawDuplicate(let body): body
        case .takePayment(let body): body
        case .voidReceipt(let body): body
        case .copyReceipt(let body): body
        case .openShift(let body): body
        case .closeShift(let body): body
        case .explainShift(let body): body
        }
    }

    private static func command(_ name: CommandName, _ data: Data) throws -> Command {
        switch name {
        case .establishOffice: .establishOffice(try JSON.decode(EstablishOffice.self, from: data))
        case .addStaff: .addStaff(try JSON.decode(AddStaff.self, from: data))
        case .changeStaff: .changeStaff(try JSON.decode(ChangeStaff.self, from: data))
        case .submitApplication: .submitApplication(try JSON.decode(SubmitApplication.self, from: data))
        case .supplementApplication: .supplementApplication(try JSON.decode(SupplementApplication.self, from: data))
        case .decideApplication: .decideApplication(try JSON.decode(DecideApplication.self, from: data))
        case .handOverCard: .handOverCard(try JSON.decode(HandOverCard.self, from: data))
        case .changeData: .changeData(try JSON.decode(ChangeData.self, from: data))
        case .changeConsents: .changeConsents(try JSON.decode(ChangeConsents.self, from: data))
        case .endParticipation: .endParticipation(try JSON.decode(EndParticipation.self, from: data))
        case .raiseDoubt: .raiseDoubt(try JSON.decode(RaiseDoubt.self, from: data))
        case .clearDoubt: .clearDoubt(try JSON.decode(ClearDoubt.self, from: data))
        case .useRelief: .useRelief(try JSON.decode(UseRelief.self, from: data))
        case .takeOverCard: .takeOverCard(try JSON.decode(TakeOverCard.self, from: data))
        case .joinFamily: .joinFamily(try JSON.decode(JoinFamily.self, from: data))
        case .leaveFamily: .leaveFamily(try JSON.decode(LeaveFamily.self, from: data))
        case .changeAdministrator: .changeAdministrator(try JSON.decode(ChangeAdministrator.self, from: data))
        case .blockCard: .blockCard(try JSON.decode(BlockCard.self, from: data))
        case .returnCard: .returnCard(try JSON.decode(ReturnCard.self, from: data))
        case .requestDuplicate: .requestDuplicate(try JSON.decode(RequestDuplicate.self, from: data))
        case .withdrawDuplicate: .withdrawDuplicate(try JSON.decode(WithdrawDuplicate.self, from: data))
        case .takePayment: .takePayment(try JSON.decode(TakePayment.self, from: data))
        case .voidReceipt: .voidReceipt(try JSON.decode(VoidReceipt.self, from: data))
        case .copyReceipt: .copyReceipt(try JSON.decode(CopyReceipt.self, from: data))
        case .openShift: .openShift(try JSON.decode(OpenShift.self, from: data))
        case .closeShift: .closeShift(try JSON.decode(CloseShift.self, from: data))
        case .explainShift: .explainShift(try JSON.decode(ExplainShift.self, from: data))
        }
    }

    private struct Heading: Decodable {
        let command: String
        let id: ID<Command>
    }

    private struct Envelope: Encodable {
        enum Key: String, CodingKey { case command, id }
        let name: CommandName
        let id: ID<Command>
        let body: any Encodable

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(name, forKey: .command)
            try container.encode(id, forKey: .id)
            try body.encode(to: encoder)
        }
    }
}

/// What is wrong with a command's JSON.
public enum CommandFault: Error, Hashable, Sendable {
    /// No JSON object.
    case notJSON
    /// No command of that name.
    case unknownCommand(String)
    /// A required field is not there (`form.people[0].surname`).
    case missing(path: String)
    /// A field has another type than the one expected.
    case mistyped(path: String, expected: String)
    /// A field's value is none of its type, such as a PESEL with a wrong check digit; why, in English.
    case invalid(path: String, why: String)
    /// The command has no such field.
    case unknownField(path: String)

    init(_ error: DecodingError) {
        switch error {
        case .keyNotFound(let key, let context):
            self = .missing(path: CommandFault.path(context.codingPath + [key]))
        case .valueNotFound(_, let context):
            self = .missing(path: CommandFault.path(context.codingPath))
        case .typeMismatch(let type, let context):
            let path = CommandFault.path(context.codingPath)
            self = path.isEmpty ? .notJSON : .mistyped(path: path, expected: CommandFault.name(of: type))
        case .dataCorrupted(let context):
            let path = CommandFault.path(context.codingPath)
            self = path.isEmpty ? .notJSON : .invalid(path: path, why: context.debugDescription)
        @unknown default:
            self = .notJSON
        }
    }

    private static func path(_ keys: [any CodingKey]) -> String {
        keys.reduce(into: "") { path, key in
            if let index = key.intValue {
                path += "[\(index)]"
            } else {
                path += path.isEmpty ? key.stringValue : ".\(key.stringValue)"
            }
        }
    }

    private static func name(of type: any Any.Type) -> String {
        let name = "\(type)"
        if name.hasPrefix("Array") { return "array" }
        if name.hasPrefix("Dictionary") { return "object" }
        return ["String": "text", "Bool": "boolean", "Int": "integer", "Int64": "integer"][name] ?? name
    }
}
