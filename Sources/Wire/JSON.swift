import Foundation

/// JSON as this room writes it: keys sorted, so that the same value is always the same bytes, slashes as they are.
///
/// Written by an encoder of our own: each commit at the desk waits for it, and Foundation's takes twice as long.
/// Reading is Foundation's.
enum JSON {
    private static let decoder = JSONDecoder()

    static func encode(_ value: some Encodable) throws -> Data {
        let node = JSONNode()
        try value.encode(to: NodeEncoder(node: node))
        var bytes: [UInt8] = []
        bytes.reserveCapacity(1024)
        node.write(to: &bytes)
        return Data(bytes)
    }

    static func decode<Value: Decodable>(_ type: Value.Type, from data: Data) throws -> Value {
        try decoder.decode(type, from: data)
    }
}

/// A JSON value on its way to bytes.
private final class JSONNode {
    enum Content {
        case null
        case text(String)
        case plain(String)
        case array([JSONNode])
        case object([(key: String, value: JSONNode)])
    }

    var content = Content.null

    func child(_ key: String) -> JSONNode {
        let child = JSONNode()
        guard case .object(var members) = content else {
            content = .object([(key, child)])
            return child
        }
        content = .null
        members.append((key, child))
        content = .object(members)
        return child
    }

    func element() -> JSONNode {
        let child = JSONNode()
        guard case .array(var elements) = content else {
            content = .array([child])
            return child
        }
        content = .null
        elements.append(child)
        content = .array(elements)
        return child
    }

    func write(to bytes: inout [UInt8]) {
        switch content {
        case .null: bytes += Array("null".utf8)
        case .plain(let text): bytes += Array(text.utf8)
        case .text(let text): JSONNode.quote(text, to: &bytes)
        case .array(let elements):
            bytes.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                element.write(to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let members): JSONNode.write(members, to: &bytes)
        }
    }

    private static func write(_ members: [(key: String, value: JSONNode)], to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "{"))
        for (index, member) in members.sorted(by: { $0.key < $1.key }).enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            quote(member.key, to: &bytes)
            bytes.append(UInt8(ascii: ":"))
            member.value.write(to: &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    /// A string as RFC 8259 has it: quotes, backslashes and control characters are escaped.
    private static func quote(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case 0..<0x20: bytes += Array(escape(byte).utf8)
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func escape(_ control: UInt8) -> String {
        switch control {
        case 0x08: "\\b"
        case 0x09: "\\t"
        case 0x0A: "\\n"
        case 0x0C: "\\f"
        case 0x0D: "\\r"
        default: "\\u00" + (control < 16 ? "0" : "") + String(control, radix: 16)
        }
    }
}

private struct NodeEncoder: Encoder {
    let node: JSONNode
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        if case .null = node.content { node.content = .object([]) }
        return KeyedEncodingContainer(NodeObject<Key>(node: node))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        if case .null = node.content { node.content = .array([]) }
        return NodeArray(node: node)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer {
        NodeValue(node: node)
    }
}

private struct NodeValue: SingleValueEncodingContainer {
    let node: JSONNode
    var codingPath: [any CodingKey] { [] }

    mutating func encodeNil() { node.content = .null }
    mutating func encode(_ value: String) { node.content = .text(value) }
    mutating func encode(_ value: Bool) { node.content = .plain(value ? "true" : "false") }
    mutating func encode(_ value: Int) { node.content = .plain(String(value)) }
    mutating func encode<Value: Encodable>(_ value: Value) throws {
        if let number = value as? any FixedWidthInteger {
            node.content = .plain(String(number))
        } else if let number = value as? any BinaryFloatingPoint {
            node.content = .plain("\(number)")
        } else {
            try value.encode(to: NodeEncoder(node: node))
        }
    }
}

private struct NodeObject<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let node: JSONNode
    var codingPath: [any CodingKey] { [] }

    private func value(_ key: Key) -> NodeValue {
        NodeValue(node: node.child(key.stringValue))
    }

    mutating func encodeNil(forKey key: Key) { _ = value(key) }
    mutating func encode(_ value: String, forKey key: Key) { self.value(key).node.content = .text(value) }
    mutating func encode(_ value: Bool, forKey key: Key) { self.value(key).node.content = .plain("\(value)") }
    mutating func encode(_ value: Int, forKey key: Key) { self.value(key).node.content = .plain(String(value)) }
    mutating func encode(_ value: Int64, forKey key: Key) { self.value(key).node.content = .plain(String(value)) }
    mutating func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
        try value.encode(to: NodeEncoder(node: node.child(key.stringValue)))
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        superEncoder(forKey: key).container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        superEncoder(forKey: key).unkeyedContainer()
    }

    mutating func superEncoder() -> any Encoder { NodeEncoder(node: node.child("super")) }
    mutating func superEncoder(forKey key: Key) -> any Encoder { NodeEncoder(node: node.child(key.stringValue)) }
}

private struct NodeArray: UnkeyedEncodingContainer {
    let node: JSONNode
    var codingPath: [any CodingKey] { [] }
    var count: Int {
        if case .array(let elements) = node.content { elements.count } else { 0 }
    }

    mutating func encodeNil() { _ = node.element() }
    mutating func encode(_ value: String) { node.element().content = .text(value) }
    mutating func encode<Value: Encodable>(_ value: Value) throws {
        var container = NodeValue(node: node.element())
        try container.encode(value)
    }

    mutating func nestedContainer<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        superEncoder().container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { superEncoder().unkeyedContainer() }
    mutating func superEncoder() -> any Encoder { NodeEncoder(node: node.element()) }
}
