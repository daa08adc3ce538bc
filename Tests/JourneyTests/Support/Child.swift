import Foundation

/// A program that a test starts. Foundation's `Process` will not do: it hands the runner's blocked signals down, and
/// waits as long as anybody lives whom its child started, such as the server of tmux.
struct Child {
    /// The program can't be started.
    struct Refused: Error {
        let program: String
        let status: Int32
    }

    let process: pid_t

    /// Starts a program; what it says goes into a file.
    init(_ command: [String], output: String = "/dev/null") throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        var (all, none) = (sigset_t(), sigset_t())
        sigfillset(&all)
        sigemptyset(&none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
        let arguments = command.map { strdup($0) } + [nil]
        let environment = ["LANG=C.UTF-8", "PATH=/usr/bin:/bin", "HOME=/nonexistent"]
        let variables = environment.map { strdup($0) } + [nil]
        defer {
            (arguments + variables).forEach { free($0) }
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        var process: pid_t = 0
        let status = posix_spawn(&process, command[0], &actions, &attributes, arguments, variables)
        guard status == 0 else { throw Refused(program: command[0], status: status) }
        self.process = process
    }

    /// Waits for its end.
    func wait() {
        while waitpid(process, nil, 0) < 0, errno == EINTR {}
    }

    /// Runs a program to its end, and answers what it said.
    @discardableResult
    static func output(of command: [String]) throws -> String {
        let file = NSTemporaryDirectory() + "okienko-output-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: file) }
        try Child(command, output: file).wait()
        return String(decoding: try Data(contentsOf: URL(filePath: file)), as: UTF8.self)
    }
}
