import Configuration
import Domain
import Foundation
import Store
import Testing

/// The program, run to its end on a training store of its own.
final class Program {
    /// What a run came to.
    struct Run {
        let status: Int32
        let output: String
        let complaint: String

        var lines: [String] { output.split(separator: "\n").map(String.init) }

        /// Each line of the output as a JSON object.
        func objects() throws -> [[String: Any]] {
            try lines.map { line in
                try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            }
        }
    }

    static let today = "2026-11-20"
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    let folder = NSTemporaryDirectory() + "okienko-program-" + UUID().uuidString
    let programme: Programme
    var store: [String] {
        ["--training", "--config", "\(folder)/city.toml", "--store", "\(folder)/store", "--today", Program.today]
    }

    init(programme name: String = "lomza") throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        programme = try ProgrammeFile.read("\(Program.root)/Assets/programmes/\(name).toml")
        try "programme = \"\(name)\"\n".write(toFile: "\(folder)/city.toml", atomically: true, encoding: .utf8)
        let store = try openStore()
        try TrainingStore.fill(store, count: 60, today: try #require(Day(Program.today)))
        for account in TrainingStore.accounts { try write(account.password + "\n", to: account.login) }
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Its store, as another desk would open it.
    func openStore() throws -> Store {
        try Store.open(folder: "\(folder)/store", programme: programme, kind: .training)
    }

    /// Writes a file of the folder, and answers its path.
    @discardableResult
    func write(_ text: String, to name: String) throws -> String {
        try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
        return "\(folder)/\(name)"
    }

    /// Runs the program to its end, with that on its standard input.
    func run(_ arguments: [String], input: String = "") throws -> Run {
        let process = try start(arguments, input: input)
        process.waitUntilExit()
        return Run(
            status: process.terminationStatus, output: try String(contentsOfFile: output, encoding: .utf8),
            complaint: try String(contentsOfFile: complaint, encoding: .utf8))
    }

    private var output: String { "\(folder)/output" }
    private var complaint: String { "\(folder)/complaint" }

    /// Starts the program.
    func start(_ arguments: [String], input: String = "") throws -> Process {
        let process = Process()
        process.executableURL = URL(filePath: Program.executable)
        process.arguments = arguments
        process.environment = ["LANG": "C.UTF-8", "HOME": folder, "OKIENKO_SHARE": Program.root]
        for file in [output, complaint] { try write("", to: URL(filePath: file).lastPathComponent) }
        process.standardInput = FileHandle(forReadingAtPath: try write(input, to: "input"))
        process.standardOutput = FileHandle(forWritingAtPath: output)
        process.standardError = FileHandle(forWritingAtPath: complaint)
        try process.run()
        return process
    }

    /// Gives commands in somebody's name.
    func batch(_ commands: String, as login: String) throws -> Run {
        let file = try write(commands, to: "commands")
        return try run(["batch", file] + self.login(login) + store)
    }

    /// The arguments by which somebody logs in.
    func login(_ name: String) -> [String] {
        ["--as", name, "--password-file", "\(folder)/\(name)"]
    }

    /// The program lies beside the test runner.
    private static let executable: String = {
        let beside = { (path: String) in URL(filePath: path).deletingLastPathComponent().path + "/okienko" }
        let runner = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        let own = beside(CommandLine.arguments.first ?? "")
        return FileManager.default.isExecutableFile(atPath: own) ? own : beside(runner)
    }()
}
