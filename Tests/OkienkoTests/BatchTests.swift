import Domain
import Foundation
import Testing
import Wire

/// Commands without the screen go the same way as those of the screen.
@Suite(.serialized) struct BatchTests {
    private let program: Program

    init() throws {
        program = try Program()
    }

    /// An application that waits for a decision.
    private func pending() throws -> String {
        let run = try program.run(["list", "applications", "--json", "--limit", "1000"] + program.store)
        let row = try run.objects().first { $0["status"] as? String == "pending" }
        return try #require(row?["id"] as? String)
    }

    private func decision(_ decision: String, _ application: String, id: String = UUID().uuidString) -> String {
        #"{"command":"application.decide","id":"\#(id)","application":"\#(application)","#
            + #""decision":"\#(decision)","reason":"brak podstawy"}"# + "\n"
    }

    @Test func theSameIdAgainAnswersTheSameAndDoesNothingMore() throws {
        let application = try pending()
        let command = decision("approve", application, id: "0193a7c0-0000-7000-8000-0000000000aa")
        let first = try program.batch("# a comment\n\n" + command, as: "kierownik")
        #expect(first.status == 0)
        #expect(first.lines.count == 1)
        let again = try program.batch(command, as: "kierownik")
        #expect(again.status == 0)
        #expect(again.output == first.output)
    }

    @Test func aRefusalNamesRuleParagraphAndFieldAndTheNextLineGoesOn() throws {
        let application = try pending()
        let run = try program.batch(
            decision("refuse", application) + decision("approve", application)
                + decision("withdraw", UUID().uuidString),
            as: "kierownik")
        #expect(run.status == 1)
        let answers = try run.objects()
        #expect(answers.map { $0["ok"] as? Bool } == [true, false, false])
        #expect(answers[1]["rule"] as? String == "R-APP-2")
        #expect(answers[1]["paragraph"] as? String == "§ 5 ust. 7")
        #expect(answers[1]["field"] as? String == "application")
    }

    @Test(arguments: ["not json", #"{"command":"card.nope"}"#, #"{"command":"application.decide"}"#])
    func aLineThatIsNoCommandIsAnsweredAndTold(line: String) throws {
        let run = try program.batch(line + "\n", as: "kierownik")
        #expect(run.status == 65)
        #expect(try run.objects().first?["ok"] as? Bool == false)
    }

    @Test func whoMayNotIsRefusedAndAWrongPasswordIsNotLetIn() throws {
        let refused = try program.batch(decision("approve", try pending()), as: "kasjer")
        #expect(refused.status == 1)
        #expect(try refused.objects().first?["rule"] as? String == "R-OFF-5")
        try program.write("wrong\n", to: "kierownik")
        #expect(try program.batch("", as: "kierownik").status == 77)
    }

    @Test func aFileThatCannotBeReadToItsEndIsNamed() throws {
        let run = try program.run(["batch", program.folder] + program.login("kierownik") + program.store)
        #expect(run.status == 74)
        #expect(run.complaint.contains("\(program.folder): "))
    }

    @Test func everyCommandIsDescribedWithAnExampleThatReads() throws {
        let run = try program.run(["batch", "--describe", "--json"])
        let described = try run.objects()
        #expect(described.count == CommandName.allCases.count)
        for name in CommandName.allCases {
            #expect(throws: Never.self) {
                try CommandCodec.decode(Data(CommandCatalogue.describe(name).example.utf8))
            }
        }
    }
}
