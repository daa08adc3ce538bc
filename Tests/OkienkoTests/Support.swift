import Foundation
import Store
import Testing
import TrainingDesk

/// The program, run to its end on a training store of its own.
final class Program: TrainingDesk {
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

    var store: [String] {
        ["--training", "--config", "\(folder)/city.toml", "--store", storeFolder, "--today", Program.today]
    }

    override init(programme name: String = "lomza") throws {
        try super.init(programme: name)
        try write("programme = \"\(name)\"\n", to: "city.toml")
        for account in TrainingStore.accounts { try write(account.password + "\n", to: account.login) }
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
}
