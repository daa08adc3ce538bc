import Domain

/// What may be said to the programme's records without the screen: every command with its fields and an example.
public enum CommandCatalogue {
    /// All commands, in the catalogue's order.
    public static var all: [CommandDescription] {
        CommandName.allCases.map(describe)
    }

    /// One command.
    public static func describe(_ name: CommandName) -> CommandDescription {
        switch name {
        case .establishOffice: establishOffice
        case .addStaff: addStaff
        case .changeStaff: changeStaff
        case .submitApplication: submitApplication
        case .supplementApplication: supplementApplication
        case .decideApplication: decideApplication
        case .handOverCard: handOverCard
        case .changeData: changeData
        case .changeConsents: changeConsents
        case .endParticipation: endParticipation
        case .raiseDoubt: raiseDoubt
        case .clearDoubt: clearDoubt
        case .useRelief: useRelief
        case .takeOverCard: takeOverCard
        case .joinFamily: joinFamily
        case .leaveFamily: leaveFamily
        case .changeAdministrator: changeAdministrator
        case .blockCard: blockCard
        case .returnCard: returnCard
        case .requestDuplicate: requestDuplicate
        case .withdrawDuplicate: withdrawDuplicate
        case .takePayment: takePayment
        case .voidReceipt: voidReceipt
        case .copyReceipt: copyReceipt
        case .openShift: openShift
        case .closeShift: closeShift
        case .explainShift: explainShift
        }
    }
}

/// One command of the catalogue.
public struct CommandDescription: Hashable, Sendable {
    /// Its name.
    public let name: CommandName
    /// What it does.
    public let summary: String
    /// Its fields beside `command` and `id`.
    public let fields: [FieldDescription]
    /// A whole command, one line of JSON.
    public let example: String

    /// Who may give it, in the order of the roles; empty where nobody has to be logged in.
    public var roles: [Role] {
        Role.allCases.filter(name.roles.contains)
    }
}

/// One field of a command, with those inside it.
public struct FieldDescription: Hashable, Sendable {
    /// Its name in the object that holds it.
    public let name: String
    /// What its value is.
    public let type: String
    /// Whether it has to be there.
    public let isRequired: Bool
    /// What it says.
    public let meaning: String
    /// The fields of the object, or of each object of the array.
    public let fields: [FieldDescription]

    /// This field and all inside it, by their paths (`form.people[].surname`).
    public var paths: [(path: String, field: FieldDescription)] {
        let own = type.hasPrefix("array") ? "\(name)[]" : name
        return [(name, self)] + fields.flatMap { $0.paths.map { ("\(own).\($0.path)", $0.field) } }
    }

    init(_ name: String, _ type: String, required: Bool = true, _ meaning: String, _ fields: [FieldDescription] = []) {
        self.name = name
        self.type = type
        isRequired = required
        self.meaning = meaning
        self.fields = fields
    }
}

extension FieldDescription {
    static let uuid = "UUID"
    static let text = "text"
    static let day = "day YYYY-MM-DD"
    static let boolean = "true or false"
    static let amount = "text, złoty with two decimals (20.00)"
}
