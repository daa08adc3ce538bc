import ArgumentParser
import Foundation

/// Measures the desk from outside, side by side with what it is held against.
@main
struct Bench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "okienko-bench",
        abstract: "Measures the desk side by side with mc, dialog, a bare ncurses form and bare SQLite.",
        discussion: """
            Prints a table, ratios first: medians and p99. Samples of the programs are taken in turn. Ways through \
            the desk are written as keys: letters stand for themselves, <Tab>, <Enter>, <F4> for keys, <wait:TEXT> \
            waits until the screen shows the text. What follows -- goes to the desk. \
            The bare store is made below TMPDIR: choose the disk that the desk's store is on.
            """)

    @Option(help: "The desk's program; without it only what it is held against is measured.")
    var desk: String?

    @Argument(parsing: .postTerminator, help: "Arguments for the desk.")
    var deskArguments: [String] = []

    @Option(help: "A text that only the desk's whole first screen holds.")
    var ready = "F10 Koniec"

    @Option(help: "From the first screen to the workplace.")
    var login = ""

    @Option(help: "From the workplace to an empty text field of the intake form.")
    var intake = "<F4>"

    @Option(help: "From the workplace to the search field.")
    var search = "<F7>"

    @Option(help: "The bare form's program; by default the one beside this.")
    var bareForm: String?

    @Option(help: "Synthetic people in the bare store.")
    var people = 1_000_000

    @Option(help: "Bytes of a bare commit.")
    var commitBytes = 4_096

    @Option(help: "Samples of a quick thing; slow ones take a twentieth.")
    var rounds = 1_000

    @Flag(help: "JSON in place of the table.")
    var json = false

    func run() throws {
        var failures: [any Error] = []
        let findings = try withTemporaryFolder { folder in
            let scenarios = try scenarios(home: folder)
            let parts = [
                scenarios.start, scenarios.typing, scenarios.search,
                { try storeBaselines(folder: folder, people: people, bytes: commitBytes, rounds: rounds) },
            ]
            return parts.flatMap { part in
                do { return try part() } catch {
                    failures.append(error)
                    return []
                }
            }
        }
        let report = Report(findings: findings)
        print(json ? try report.json() : report.table)
        // What could be measured is printed; what could not, fails the run.
        if !failures.isEmpty { throw BenchFailures(failures: failures) }
    }

    private func scenarios(home: String) throws -> Scenarios {
        let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        let beside = program.deletingLastPathComponent().appending(path: "bare-form").path
        return Scenarios(
            desk: try way(), bareForm: .bareForm(path: bareForm ?? beside), commander: .commander(home: home),
            dialog: .dialog, rounds: rounds)
    }

    private func way() throws -> Scenarios.Desk? {
        guard let desk else { return nil }
        return Scenarios.Desk(
            contestant: Contestant(name: "desk", command: [desk] + deskArguments, ready: ready),
            login: try steps(login), intake: try steps(intake), search: try steps(search))
    }
}

/// Scenarios that could not be measured.
private struct BenchFailures: Error, CustomStringConvertible {
    let failures: [any Error]

    var description: String { failures.map { "\($0)" }.joined(separator: "\n") }
}
