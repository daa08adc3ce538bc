import Foundation
import Store
import Testing
import TrainingDesk

/// A desk that is opened in a terminal.
final class Office: TrainingDesk {
    /// The command that opens the desk, as a shell has it.
    var command: String {
        "env LANG=C.UTF-8 HOME='\(folder)' OKIENKO_SHARE='\(Office.root)' SWIFT_BACKTRACE=enable=no '\(Office.executable)'"
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
