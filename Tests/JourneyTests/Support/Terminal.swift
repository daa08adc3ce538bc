import Foundation
import Synchronization

/// A terminal of 80×24 cells that tmux keeps, with a program in it.
///
/// Every wait looks a bounded number of times; nothing sleeps for a time that has to be long enough.
final class Terminal {
    /// What did not come, and what was on the screen instead.
    struct Missed: Error, CustomStringConvertible {
        let what: String
        let screen: String
        var description: String { "\(what) did not come:\n\(screen)" }
    }

    private static let looks = 2000
    private static let counter = Mutex(0)

    private let socket: String
    private let folder: String

    /// Starts a shell command; the screen stays after its end, so that what was painted last can be read.
    init(_ command: String, folder: String) throws {
        let number = Terminal.counter.withLock { count in
            count += 1
            return count
        }
        socket = "okienko-\(ProcessInfo.processInfo.processIdentifier)-\(number)"
        self.folder = folder
        let settings = "set -g status off\nset -g remain-on-exit on\nset -g default-terminal screen-256color\n"
        let file = "\(folder)/tmux-\(number).conf"
        try settings.write(toFile: file, atomically: true, encoding: .utf8)
        let start = ["-u", "-f", file, "new-session", "-d", "-x", "80", "-y", "24", command]
        try tmux(start)
    }

    deinit {
        _ = try? tmux(["kill-server"])
    }

    @discardableResult
    private func tmux(_ arguments: [String]) throws -> String {
        try Child.output(of: ["/usr/bin/tmux", "-L", socket] + arguments)
    }

    /// Types a script: letters are themselves, `<F4>`, `<Enter>`, `<Tab>` … are keys.
    func keys(_ script: String) throws {
        var rest = script[...]
        while !rest.isEmpty {
            if rest.first == "<", let end = rest.firstIndex(of: ">") {
                let name = String(rest.dropFirst().prefix(upTo: end))
                _ = try tmux(["send-keys", Terminal.names[name] ?? name])
                rest = rest[rest.index(after: end)...]
            } else {
                let letters = rest.prefix { $0 != "<" }
                _ = try tmux(["send-keys", "-l", String(letters)])
                rest = rest.dropFirst(letters.count)
            }
        }
    }

    private static let names = ["Esc": "Escape", "BS": "BSpace"]

    /// What a person would see.
    var screen: String {
        (try? tmux(["capture-pane", "-p"])) ?? ""
    }

    /// Whether the program has ended.
    var isOver: Bool {
        fact("pane_dead") == "1"
    }

    /// What tmux knows of the screen: `alternate_on`, `cursor_flag`, `keypad_flag` ….
    func fact(_ name: String) -> String {
        let answer = (try? tmux(["display-message", "-p", "#{\(name)}"])) ?? ""
        return answer.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Looks until a text is on the screen.
    func wait(for text: String) throws {
        try wait(for: text) { $0.contains(text) }
    }

    /// Looks until something holds of the screen.
    func wait(for what: String, _ holds: (String) throws -> Bool) throws {
        for _ in 0..<Terminal.looks {
            if try holds(screen) { return }
            if isOver { break }
            poll(nil, 0, 5)
        }
        guard try holds(screen) else { throw Missed(what: what, screen: screen) }
    }

    /// The first case number on the screen.
    var caseNumber: String? {
        screen.firstMatch(of: /Ł\/\d+\/\d{4}\/\d{6}/).map { String($0.output) }
    }
}
