import Foundation
import Testing

@testable import Domain
@testable import Wire

@Suite struct CommandTests {
    @Test(arguments: CommandCatalogue.all)
    func anExampleIsReadAndWrittenBack(description: CommandDescription) throws {
        let (id, command) = try CommandCodec.decode(Data(description.example.utf8))
        #expect(command.name == description.name)
        #expect(try object(CommandCodec.encode(command, id: id)) == object(Data(description.example.utf8)))
        #expect(!description.summary.isEmpty)
        #expect(Set(description.roles) == description.name.roles)
    }

    /// The example has every field, so what it was read into has every property.
    @Test(arguments: CommandCatalogue.all)
    func theFieldsAreThoseOfTheStruct(description: CommandDescription) throws {
        let (_, command) = try CommandCodec.decode(Data(description.example.utf8))
        let body = try #require(Mirror(reflecting: command).children.first).value
        let listed = description.fields.flatMap(\.paths)
        #expect(listed.map(\.path).sorted() == paths(in: body).sorted())
        #expect(listed.allSatisfy { !$0.field.meaning.isEmpty && !$0.field.type.isEmpty })
    }

    @Test(arguments: CommandCatalogue.all)
    func withoutARequiredFieldNothingIsRead(description: CommandDescription) throws {
        let whole = try object(Data(description.example.utf8))
        for (path, field) in description.fields.flatMap(\.paths) {
            let cut = try JSONSerialization.data(withJSONObject: removing(path, from: whole))
            if field.isRequired {
                let dotted = path.replacingOccurrences(of: "[]", with: "[0]")
                #expect(throws: CommandFault.missing(path: dotted)) { try CommandCodec.decode(cut) }
            } else {
                #expect(throws: Never.self, "\(path)") { try CommandCodec.decode(cut) }
            }
        }
    }

    @Test(arguments: [
        ("", CommandFault.notJSON), ("[]", .notJSON), ("{", .notJSON), ("7", .notJSON),
        (#"{"id":"0193a7c0-0000-7000-8000-000000000001"}"#, .missing(path: "command")),
        (#"{"command":"card.paint","id":"0193a7c0-0000-7000-8000-000000000001"}"#, .unknownCommand("card.paint")),
        (#"{"command":"card.hand-over"}"#, .missing(path: "id")),
        (#"{"command":"card.hand-over","id":"1"}"#, .invalid(path: "id", why: "not a UUID")),
        (handOver(#""identityChecked":"yes""#), .mistyped(path: "identityChecked", expected: "boolean")),
        (handOver(#""identityChecked":true,"colour":1"#), .unknownField(path: "colour")),
        (
            handOver(#""identityChecked":true,"authorised":{"name":"E","authorisationSeen":true,"seenn":1}"#),
            .unknownField(path: "authorised.seenn")
        ),
        (
            handOver(#""identityChecked":true,"authorised":{"name":7,"authorisationSeen":true}"#),
            .mistyped(path: "authorised.name", expected: "text")
        ),
    ])
    func whatIsWrongIsNamed(line: String, fault: CommandFault) {
        #expect(throws: fault) { try CommandCodec.decode(Data(line.utf8)) }
    }

    @Test func aWrongPeselIsNamedWithItsPath() {
        let line = CommandCatalogue.describe(.submitApplication).example
            .replacingOccurrences(of: "44051401359", with: "44051401358")
        #expect {
            try CommandCodec.decode(Data(line.utf8))
        } throws: { error in
            guard case CommandFault.invalid(let path, _) = error else { return false }
            return path == "form.people[0].identity.pesel"
        }
    }

    @Test func answersAreOneLine() throws {
        let change = Change(
            .office, .office(.established(OfficeEstablished(programme: "lomza", servicePoint: "boi", desk: 1))))
        #expect(
            String(decoding: try Answer.done([change]), as: UTF8.self) == """
                {"events":[{"id":"00000000-0000-0000-0000-000000000000",\
                "payload":{"desk":1,"programme":"lomza","servicePoint":"boi"},"stream":"office",\
                "type":"office.established/1"}],"ok":true}
                """)
        let refusal = Refusal(rule: .taxPapers, paragraph: "§ 5", field: "document.pit", reason: .photoMissing)
        #expect(
            String(decoding: try Answer.refused(refusal, message: "Brak \"PIT\""), as: UTF8.self) == """
                {"field":"document.pit","message":"Brak \\"PIT\\"","ok":false,"paragraph":"§ 5","rule":"R-DOC-1"}
                """)
        #expect(
            String(decoding: try Answer.unreadable(.missing(path: "id"), message: "brak"), as: UTF8.self)
                == #"{"field":"id","message":"brak","ok":false}"#)
    }

    private func object(_ data: Data) throws -> NSDictionary {
        try #require(try JSONSerialization.jsonObject(with: data) as? NSDictionary)
    }

    private func removing(_ path: String, from object: NSDictionary) -> NSDictionary {
        var steps = path.split(separator: ".").map(String.init)
        let step = steps.removeFirst()
        let name = step.replacingOccurrences(of: "[]", with: "")
        let result = object.mutableCopy() as? NSMutableDictionary ?? [:]
        guard !steps.isEmpty else {
            result.removeObject(forKey: name)
            return result
        }
        let rest = steps.joined(separator: ".")
        if step.hasSuffix("[]"), let items = object[name] as? [NSDictionary], let first = items.first {
            result[name] = [removing(rest, from: first)]
        } else if let inner = object[name] as? NSDictionary {
            result[name] = removing(rest, from: inner)
        }
        return result
    }

    private func paths(in value: Any) -> [String] {
        let mirror = Mirror(reflecting: value)
        guard mirror.displayStyle == .struct else { return [] }
        return mirror.children.flatMap { child -> [String] in
            guard let label = child.label else { return [] }
            let (inner, isArray) = unwrapped(child.value)
            if inner is Day || inner is Money || inner is any Identifier { return [label] }
            return [label] + paths(in: inner).map { "\(label)\(isArray ? "[]" : "").\($0)" }
        }
    }

    private func unwrapped(_ value: Any) -> (value: Any, isArray: Bool) {
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .optional: return mirror.children.first.map { unwrapped($0.value) } ?? ((), false)
        case .collection: return (mirror.children.first?.value ?? (), true)
        default: return (value, false)
        }
    }
}

/// Ids, whatever they identify: one value each, not an object of two numbers.
private protocol Identifier {}
extension ID: Identifier {}

extension CommandDescription: CustomTestStringConvertible {
    /// The command's name.
    public var testDescription: String { name.rawValue }
}

private func handOver(_ rest: String) -> String {
    """
    {"command":"card.hand-over","id":"0193a7c0-0000-7000-8000-000000000001",\
    "card":"0193a7c0-0000-7000-8000-000000000002","identityKind":"id-card",\(rest)}
    """
}
