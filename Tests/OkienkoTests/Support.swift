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
    var store: [String] { ["--training", "--store", "\(folder)/store", "--today", Program.today] }

    init() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let programme = try ProgrammeFile.read("\(Program.root)/Assets/programmes/lomza.toml")
        let store = try Store.open(folder: "\(folder)/store", programme: programme, kind: .training)
        try TrainingStore.fill(store, count: 60, today: try #require(Day(Program.today)))
        for account in TrainingStore.accounts { try write(account.password + "\n", to: account.login) }
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Writes a file of the folder, and answers its path.
    @discardableResult
    func write(_ text: String, to name: String) throws -> String {
        try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
        return "\(folder)/\(name)"
    }

    /// Runs the program.
    func run(_ arguments: [String]) throws -> Run {
        let process = Process()
        process.executableURL = URL(filePath: Program.executable)
        process.arguments = arguments
        process.environment = ["LANG": "C.UTF-8", "HOME": folder, "OKIENKO_SHARE": Program.root]
        let (output, complaint) = ("\(folder)/output", "\(folder)/complaint")
        for file in [output, complaint] { try write("", to: URL(filePath: file).lastPathComponent) }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle(forWritingAtPath: output)
        process.standardError = FileHandle(forWritingAtPath: complaint)
        try process.run()
        process.waitUntilExit()
        return Run(
            status: process.terminationStatus, output: try String(contentsOfFile: output, encoding: .utf8),
            complaint: try String(contentsOfFile: complaint, encoding: .utf8))
    }

    /// Gives commands in somebody's name.
    func batch(_ commands: String, as login: String) throws -> Run {
        let file = try write(commands, to: "commands")
        return try run(["batch", file, "--as", login, "--password-file", "\(folder)/\(login)"] + store)
    }

    /// The program lies beside the test runner.
    private static let executable: String = {
        let beside = { (path: String) in URL(filePath: path).deletingLastPathComponent().path + "/okienko" }
        let runner = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        let own = beside(CommandLine.arguments.first ?? "")
        return FileManager.default.isExecutableFile(atPath: own) ? own : beside(runner)
    }()
}
