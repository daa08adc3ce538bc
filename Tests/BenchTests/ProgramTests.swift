import Foundation
import Testing

@testable import Bench

@Suite struct ProgramTests {
    /// The bare form stands beside the test bundle.
    private var bareForm: Contestant {
        let folder = Bundle.allBundles.map(\.bundleURL).first { $0.pathExtension == "xctest" }
            .map { $0.deletingLastPathComponent() }
        let beside = folder ?? URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        return .bareForm(path: beside.appending(path: "bare-form").path)
    }

    @Test func lettersOfTheBareFormAreSeenWhereTheyAreTyped() throws {
        let (program, milliseconds) = try Program.start(bareForm)
        #expect(milliseconds > 0)
        try program.walk(try steps("<Tab><Tab>ż"))
        #expect(program.screen.line(4) == "  Nazwisko        ż")
        let typist = Typist(program)
        #expect(try typist.letter() > 0)
        #expect(try typist.bytes() >= 1)
        #expect(try typist.burst() > 0)
        #expect(program.memory().resident > 0)
    }

    @Test func aProgramThatEndsIsSaidToHaveEnded() throws {
        #expect(throws: BenchError.self) {
            try Program.start(Contestant(name: "none", command: ["/nonexistent"], ready: "x"))
        }
    }

    @Test func theSizeIsAsAsked() throws {
        let size = Contestant(name: "stty", command: ["sh", "-c", "stty size; read x"], ready: "24 80")
        let (program, _) = try Program.start(size)
        #expect(program.screen.line(0) == "24 80")
    }
}
