import Domain

/// A datum that screens ask for, defined once for all of them (`Screens/fields.toml`).
public struct FieldDefinition: Hashable, Sendable {
    /// Its name, also the key in drafts (`person.pesel`). One that ends in `.*` stands for one field a package,
    /// statement … of the programme.
    public let ref: String
    /// What may be typed.
    public let kind: FieldKind
    /// Cells on the screen.
    public let width: Int
    /// Longest text taken, in characters.
    public let limit: Int
    /// Message key of the label; empty where the programme has the words.
    public let label: String
    /// Message key of the help.
    public let help: String
    /// From where a choice has its options.
    public let options: OptionSource?
    /// Whether what is typed stays unseen.
    public let isSecret: Bool
}

/// From where a choice has its options.
public enum OptionSource: String, CaseIterable, Sendable {
    case bases = "programme.bases"
    case relations = "programme.relations"
    case servicePoints = "programme.service_points"
    case identity = "programme.identity"
    case cardKinds = "programme.card_kinds"
    case sexes
    case otherFees = "programme.other_fees"
    case paymentMethods = "programme.payment_methods"
    case receiptCopies = "programme.receipt_copies"
    case copyReasons = "receipt.copy_reasons"
    case voidReasons = "receipt.void_reasons"
    case grounds = "duplicate.grounds"
    /// The adults of a family account: the workplace knows whose.
    case adults = "family.adults"

    /// The options, in their order: what is kept, and its words.
    public func options(in programme: Programme) -> [FieldOption] {
        switch self {
        case .bases: programme.bases.map { FieldOption(id: $0.id, words: .city($0.label)) }
        case .relations: programme.relations.map { FieldOption(id: $0.id, words: .city($0.label)) }
        case .servicePoints:
            programme.servicePoints.map { point in
                FieldOption(id: point.id, words: .city(LocalText(polish: point.name, english: point.name)))
            }
        case .identity: programme.identityDocuments.map { FieldOption(id: $0.id, words: .city($0.label)) }
        case .cardKinds: programme.cardKinds.map { FieldOption(id: $0.rawValue, words: .message("card.kind.\($0)")) }
        case .grounds:
            DuplicateGround.allCases.map { ground in
                FieldOption(id: ground.rawValue, words: .message("duplicate.ground.\(ground.rawValue)"))
            }
        case .adults: []
        case .sexes: [Sex.female, .male].map { FieldOption(id: $0.rawValue, words: .message("sex.\($0)")) }
        case .otherFees: programme.otherFees.map { FieldOption(id: $0.id, words: .city($0.label)) }
        case .paymentMethods: worded("payment", programme.cash.methods.map(\.rawValue))
        case .receiptCopies: worded("copy", programme.cash.copies.map(\.rawValue))
        case .copyReasons: worded("receipt.copy-reason", ["lost", "unreadable", "other"])
        case .voidReasons: worded("receipt.void-reason", ["mistake", "withdrawn", "other"])
        }
    }

    private func worded(_ group: String, _ ids: [String]) -> [FieldOption] {
        ids.map { FieldOption(id: $0, words: .message("\(group).\($0)")) }
    }
}

extension Programme {
    /// What is paid for without a request of its own.
    public var otherFees: [Fee] {
        fees.filter { $0.id != Fee.duplicate }
    }
}

/// One option of a choice.
public struct FieldOption: Hashable, Sendable {
    /// What is kept.
    public let id: String
    /// What is shown.
    public let words: Words
}

/// Words that come from the catalogue, or from the city.
public enum Words: Hashable, Sendable {
    case message(String)
    case city(LocalText)
}

extension Messages {
    /// The words, in this language.
    public func text(_ words: Words) -> String {
        switch words {
        case .message(let key): text(key)
        case .city(let words): text(words)
        }
    }
}

/// A form on the screen, as `Screens/*.toml` has it: which fields, where, under which conditions.
public struct ScreenDefinition: Hashable, Sendable {
    /// Its name, the file's (`application`).
    public let id: String
    /// Message key of the title.
    public let title: String
    /// The command that it fills.
    public let command: CommandName
    /// Its pages, in their order.
    public let pages: [ScreenPage]
    /// The file, for faults.
    let file: String
}

/// One page of a form.
public struct ScreenPage: Hashable, Sendable {
    /// Its name.
    public let id: String
    /// Message key of the title.
    public let title: String
    /// Lines of text between the fields.
    public let captions: [Caption]
    /// Its fields, in the order of the Tab key.
    public let fields: [ScreenField]
    /// What the workplace shows on it in place of fields; nil for a page of fields.
    public let part: PagePart?
}

/// What a workplace shows on a page in place of fields.
public enum PagePart: String, CaseIterable, Sendable {
    /// The persons of the form; there is such a page only where the programme knows families.
    case family
}

/// A line of text between the fields.
public struct Caption: Hashable, Sendable {
    /// Message key.
    public let text: String
    /// Row in the page's body, from 1.
    public let row: Int
    /// Column, from 0.
    public let column: Int
    let line: Int
}

/// A field of a page, before the programme is known.
public struct ScreenField: Hashable, Sendable {
    /// What it asks for.
    public let definition: FieldDefinition
    /// Row in the page's body, from 1.
    public let row: Int
    /// Column of the field itself, from 0.
    public let column: Int
    /// Column of its label, from 0.
    public let labelColumn: Int
    /// Rows that it takes.
    public let rows: Int
    /// Under which condition it is there; nil: always.
    public let showIf: Condition?
    /// Whether it may not stay empty.
    public let isRequired: Bool
    /// What happens when the cursor leaves it.
    public let onLeave: LeaveEffect?
    /// Of what the programme has several, a field each.
    public let each: Repetition?
    let line: Int
}

/// A field is there while another one says this.
public struct Condition: Hashable, Sendable {
    /// The other field.
    public let field: String
    /// What it has to say.
    public let expected: Expected

    /// What a condition asks of a field.
    public enum Expected: Hashable, Sendable {
        case flag(Bool)
        case text(String)
    }

    /// Whether it holds, with the texts of the fields as a draft keeps them.
    public func holds(in fields: [String: String]) -> Bool {
        switch expected {
        case .flag(let isSet): (fields[field] == Draft.yes) == isSet
        case .text(let text): (fields[field] ?? "") == text
        }
    }
}

/// What a workplace does when the cursor leaves a field.
public enum LeaveEffect: String, CaseIterable, Sendable {
    /// Looks for the person among those known.
    case findPerson = "find-person"
    /// Looks the street up in the street list.
    case findStreet = "find-street"
}

/// Of what a programme has several.
public enum Repetition: String, CaseIterable, Sendable {
    /// Packages beyond the first one, which every application asks for.
    case packages
    /// Those of them that a person has for themselves rather than with the family.
    case personalPackages = "personal-packages"
    /// Statements; some are made only where a child is on the form.
    case statements
    case consents
    /// Roles of staff.
    case roles

    /// One of several.
    struct Item {
        let id: String
        let words: Words
        var showIf: Condition?
    }

    /// The ids and the words for each.
    func items(in programme: Programme) -> [Item] {
        switch self {
        case .packages: programme.packages.dropFirst().map { Item(id: $0.id, words: .city($0.label)) }
        case .personalPackages:
            programme.packages.dropFirst().filter { $0.children == nil }
                .map { Item(id: $0.id, words: .city($0.label)) }
        case .statements:
            programme.statements.map { statement in
                let hasChild = Condition(field: Repetition.hasChild, expected: .flag(true))
                return Item(
                    id: statement.id, words: .city(statement.text),
                    showIf: statement.onlyForChildren ? hasChild : nil)
            }
        case .consents: programme.consents.map { Item(id: $0.id, words: .city($0.text)) }
        case .roles: Role.allCases.map { Item(id: $0.rawValue, words: .message("role.\($0.rawValue)")) }
        }
    }

    /// A flag that the workplace sets: a child is on the form.
    private static let hasChild = "form.has_child"
}
