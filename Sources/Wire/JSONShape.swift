import Foundation

/// The shape of some JSON: names and nesting, no values.
enum JSONShape: Decodable {
    case object([String: JSONShape])
    case array([JSONShape])
    case value

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        // Most values are texts: asked for first, they cost no failed attempt.
        if (try? container.decode(String.self)) != nil {
            self = .value
        } else if let members = try? container.decode([String: JSONShape].self) {
            self = .object(members)
        } else if let elements = try? container.decode([JSONShape].self) {
            self = .array(elements)
        } else {
            self = .value
        }
    }

    /// A field that there is not is a slip of the pen: an optional one would be lost without a word.
    ///
    /// - Throws: ``CommandFault/unknownField(path:)`` with the first one by name, or what is wrong with the JSON.
    static func refuseStrangers(in data: Data, known: [FieldDescription]) throws {
        try JSON.decode(JSONShape.self, from: data).refuseStrangers(known: known, at: "")
    }

    private func refuseStrangers(known: [FieldDescription], at path: String) throws {
        switch self {
        case .object(let members) where !known.isEmpty:
            for (name, value) in members.sorted(by: { $0.key < $1.key }) {
                let place = path.isEmpty ? name : "\(path).\(name)"
                guard let field = known.first(where: { $0.name == name }) else {
                    throw CommandFault.unknownField(path: place)
                }
                try value.refuseStrangers(known: field.fields, at: place)
            }
        case .array(let elements):
            for (index, element) in elements.enumerated() {
                try element.refuseStrangers(known: known, at: "\(path)[\(index)]")
            }
        default: break
        }
    }
}
