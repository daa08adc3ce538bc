import ArgumentParser
import Configuration
import Domain
import Foundation

/// Measures the desk from outside, side by side with what it is held against.
@main
struct Bench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "okienko-bench",
        abstract: "Measures the desk side by side with mc, dialog, a bare ncurses form and bare SQLite.",
        discussion: """
            Prints a table, ratios first: medians and p99; samples are taken in turn. The desk's store, with very many \
            made-up people in it, is filled once and kept; every run works on a copy beside it. The programs are those \
            beside this one.
            """)

    @Option(help: "Folder of the store that is kept between runs.")
    var store: String

    @Option(help: "Synthetic people in the store that is filled.")
    var people = 1_000_000

    @Option(help: "Samples of a quick thing; slow ones take a twentieth.")
    var rounds = 1_000

    @Option(help: "The programme file.")
    var programme = "Assets/programmes/lomza.toml"

    @Flag(help: "JSON in place of the table.")
    var json = false

    func run() throws {
        let path = URL(filePath: programme).path
        let programme = try ProgrammeFile.read(path)
        let kept = KeptStore(folder: store, programme: programme, people: people)
        try kept.fill()
        try withTemporaryFolder(beside: store) { folder in
            try kept.copy(to: folder + "/store")
            try "programme = \"\(path)\"\n".write(toFile: folder + "/config.toml", atomically: true, encoding: .utf8)
            try measure(in: folder, programme)
        }
    }

    private func measure(in folder: String, _ programme: Programme) throws {
        let scenarios = try scenarios(folder)
        let comparison = StoreComparison(folder: folder, programme: programme, people: people, rounds: rounds)
        var failures: [any Error] = []
        let office = OfficeWork(
            folder: folder, programme: programme, program: scenarios.desk.contestant.command[0], rounds: rounds)
        let parts = [scenarios.start, scenarios.typing, scenarios.search, comparison.findings, office.findings]
        let findings = parts.flatMap { part in
            do { return try part() } catch {
                failures.append(error)
                return []
            }
        }
        let report = Report(findings: findings)
        print(json ? try report.json() : report.table)
        // What could be measured is printed; what could not, fails the run.
        if !failures.isEmpty { throw BenchFailures(failures: failures) }
    }

    private func scenarios(_ folder: String) throws -> Scenarios {
        let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        let beside = program.deletingLastPathComponent()
        return Scenarios(
            desk: try .okienko(path: beside.appending(path: "okienko").path, folder: folder),
            bareForm: .bareForm(path: beside.appending(path: "bare-form").path), commander: .commander(home: folder),
            dialog: .dialog, rounds: rounds)
    }
}

/// Scenarios that could not be measured.
private struct BenchFailures: Error, CustomStringConvertible {
    let failures: [any Error]

    var description: String { failures.map { "\($0)" }.joined(separator: "\n") }
}
