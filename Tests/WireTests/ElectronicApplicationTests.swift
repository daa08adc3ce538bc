import Domain
import Foundation
import Testing
import Wire

@Suite struct ElectronicApplicationTests {
    @Test func theExampleReads() throws {
        let application = try ElectronicApplication.decode(Data(ElectronicApplication.example.utf8))
        #expect(application.reference == "WWW-2026-000123")
        #expect(application.people.first?.photo == .file("photos/123.jpg"))
        #expect(application.papers.first?.scan == .base64("JVBERi0xLjcK"))
    }

    /// What the example is spoilt with, and what is said of it.
    @Test(arguments: [
        ("\"sent\":", "\"snt\":", CommandFault.missing(path: "sent")),
        ("2026-11-18", "18.11.2026", .invalid(path: "sent", why: "not a day YYYY-MM-DD")),
        (
            "\"packages\":[\"resident\"]", "\"packages\":\"resident\"",
            .mistyped(path: "people[0].packages", expected: "array")
        ),
        ("\"surname\":", "\"nick\":1,\"surname\":", .unknownField(path: "people[0].nick")),
        ("\"evidence\":", "\"evidense\":", .unknownField(path: "papers[0].evidense")),
        ("{\"base64\":", "{\"base46\":", .missing(path: "papers[0].scan.base64")),
        ("\"reference\":\"WWW-2026-000123\"", "\"reference\":17", .mistyped(path: "reference", expected: "text")),
        ("{\"reference\":\"WWW", "[{\"reference\":\"WWW", .notJSON),
    ])
    func whatIsWrongIsTold(text: String, spoilt: String, fault: CommandFault) {
        let json = ElectronicApplication.example.replacing(text, with: spoilt, maxReplacements: 1)
        #expect(throws: fault) { try ElectronicApplication.decode(Data(json.utf8)) }
    }

    @Test(arguments: ["", "17", "\"x\"", "[]", String(repeating: "[", count: 100_000)])
    func whatIsNoObjectIsNone(text: String) {
        #expect(throws: CommandFault.self) { try ElectronicApplication.decode(Data(text.utf8)) }
    }
}
