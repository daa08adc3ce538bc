import Configuration
import Domain
import Foundation
import Store
import Testing

/// A desk's store in a folder of its own, and the program that opens it.
final class Office {
    static let today = "2026-11-20"
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    let folder = NSTemporaryDirectory() + "okienko-journey-" + UUID().uuidString
    let programme: Programme
    var storeFolder: String { folder + "/store" }

    /// A training of sixty persons.
    init() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        programme = try ProgrammeFile.read("\(Office.root)/Assets/programmes/lomza.toml")
        let day = try #require(Day(Office.today))
        try TrainingStore.fill(try openStore(), count: 60, today: day)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
    }

    func openStore() throws -> Store {
        try Store.open(folder: storeFolder, programme: programme, kind: .training)
    }

    /// The program lies beside the test runner.
    static let program: String = {
        let beside = { (path: String) in URL(filePath: path).deletingLastPathComponent().path + "/okienko" }
        let runner = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        let own = beside(CommandLine.arguments.first ?? "")
        return FileManager.default.isExecutableFile(atPath: own) ? own : beside(runner)
    }()

    /// The command that opens the desk, as a shell has it.
    var command: String {
        "env LANG=C.UTF-8 HOME='\(folder)' OKIENKO_SHARE='\(Office.root)' SWIFT_BACKTRACE=enable=no '\(Office.program)'"
            + " --training --store '\(storeFolder)' --today \(Office.today)"
    }

    /// Opens the desk in a terminal; its process id is in a file.
    func open() throws -> Terminal {
        try? FileManager.default.removeItem(atPath: folder + "/pid")
        return try Terminal("echo $$ > '\(folder)/pid'; exec \(command)", folder: folder)
    }

    /// The process of the desk that was opened last.
    func process() throws -> pid_t {
        let text = try String(contentsOfFile: folder + "/pid", encoding: .utf8)
        return try #require(pid_t(text.trimmingCharacters(in: .whitespacesAndNewlines)))
    }

    /// Papers of a kind that came out.
    func papers(_ kind: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: storeFolder + "/paper")) ?? []
        return names.filter { $0.hasPrefix(kind) && $0.hasSuffix(".pdf") }.map { "\(storeFolder)/paper/\($0)" }
    }
}

extension Terminal {
    /// Logs in with an account of the training. The key between password and Enter tells fast letters from a scan.
    func login(_ name: String) throws {
        let account = try #require(TrainingStore.accounts.first { $0.login == name })
        try wait(for: account.password)
        try keys("\(account.login)<Tab>\(account.password)<End><Enter>")
        try wait(for: account.name) { !$0.contains(account.password) && $0.contains(account.name) }
    }
}
