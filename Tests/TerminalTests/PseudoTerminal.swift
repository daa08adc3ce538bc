import Glibc
import Testing

/// A program on a terminal of its own, whose other end is the test.
final class PseudoTerminal {
    /// What the system refused.
    struct Refused: Error {
        let what: String
    }

    // TIOCSPTLCK, TIOCGPTN and POSIX_SPAWN_SETSID, which the Glibc module leaves out.
    private static let unlock: UInt = 0x4004_5431
    private static let askNumber: UInt = 0x8004_5430
    private static let newSession: Int16 = 0x80

    private var master: Int32
    private let slave: Int32
    let process: pid_t
    private(set) var output: [UInt8] = []
    // The end of the last match.
    private var seen = 0
    private let before: termios
    private var hasEnded = false

    /// Starts the probe, or a shell command in which `$0` is the probe, at 80×24.
    init(term: String, environment: [String: String] = [:], shell: String? = nil, arguments: [String] = []) throws {
        var (number, unlocked): (UInt32, Int32) = (0, 0)
        master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard master >= 0, ioctl(master, PseudoTerminal.unlock, &unlocked) == 0,
            ioctl(master, PseudoTerminal.askNumber, &number) == 0
        else {
            throw Refused(what: "/dev/ptmx")
        }
        let path = "/dev/pts/\(number)"
        slave = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
        var size = winsize(ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(slave, UInt(TIOCSWINSZ), &size)
        before = PseudoTerminal.modes(of: slave)
        let command = shell.map { ["/bin/bash", "-c", $0, PseudoTerminal.probe] } ?? [PseudoTerminal.probe] + arguments
        let fixed = ["TERM": term, "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no"]
        let merged = fixed.merging(environment) { $1 }
        process = try PseudoTerminal.spawn(command, merged.map { "\($0)=\($1)" }, terminal: path)
    }

    deinit {
        if !hasEnded {
            kill(process, SIGKILL)
            waitpid(process, nil, 0)
        }
        close(slave)
        if master >= 0 { close(master) }
    }

    /// The probe lies beside the test runner.
    private static let probe: String = {
        var buffer = [CChar](repeating: 0, count: 4096)
        let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
        let path = String(decoding: buffer.prefix(max(0, count)).map(UInt8.init), as: UTF8.self)
        let beside = path.split(separator: "/").dropLast().map { "/\($0)" }.joined()
        let first = CommandLine.arguments.first ?? ""
        let own = first.hasPrefix("/") ? first.split(separator: "/").dropLast().map { "/\($0)" }.joined() : beside
        return (access("\(own)/TerminalProbe", X_OK) == 0 ? own : beside) + "/TerminalProbe"
    }()

    /// A session leader that opens a terminal gets it as its controlling one.
    private static func spawn(_ command: [String], _ environment: [String], terminal: String) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
        for descriptor: Int32 in 1...2 { posix_spawn_file_actions_adddup2(&actions, 0, descriptor) }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        // A runner in the background ignores ^C, its threads block signals, and both would be handed down.
        var (all, none) = (sigset_t(), sigset_t())
        sigfillset(&all)
        sigemptyset(&none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setsigmask(&attributes, &none)
        let signals = Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK)
        posix_spawnattr_setflags(&attributes, PseudoTerminal.newSession | signals)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        var process: pid_t = 0
        let arguments = command.map { strdup($0) } + [nil]
        let variables = environment.map { strdup($0) } + [nil]
        defer { (arguments + variables).forEach { free($0) } }
        let status = posix_spawn(&process, command[0], &actions, &attributes, arguments, variables)
        guard status == 0 else { throw Refused(what: "spawn \(command[0]): \(status)") }
        return process
    }

    private static func modes(of descriptor: Int32) -> termios {
        var modes = termios()
        tcgetattr(descriptor, &modes)
        return modes
    }

    /// Whether the terminal's modes are what they were before the program.
    var isRestored: Bool {
        var (one, other) = (before, PseudoTerminal.modes(of: slave))
        return memcmp(&one, &other, MemoryLayout<termios>.size) == 0
    }

    var text: String { String(decoding: output, as: UTF8.self) }

    func type(_ text: String) {
        let bytes = Array(text.utf8)
        write(master, bytes, bytes.count)
    }

    func resize(rows: UInt16, columns: UInt16) {
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(master, UInt(TIOCSWINSZ), &size)
    }

    func signal(_ number: Int32) {
        kill(process, number)
    }

    func hangUp() {
        close(master)
        master = -1
    }

    /// Reads until the text turns up behind the one that was last waited for; false when the program says no more.
    @discardableResult
    func waitFor(_ text: String) -> Bool {
        let wanted = Array(text.utf8)
        while true {
            if let match = output[seen...].firstRange(of: wanted) {
                seen = match.upperBound
                return true
            }
            guard readMore() else { return false }
        }
    }

    /// Reads what comes; ten seconds of silence are taken for the end.
    private func readMore() -> Bool {
        var watched = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        guard poll(&watched, 1, 10_000) > 0 else { return false }
        var chunk = [UInt8](repeating: 0, count: 65_536)
        let count = read(master, &chunk, chunk.count)
        guard count > 0 else { return false }
        output += chunk.prefix(count)
        return true
    }

    /// Waits for the program's end: its exit status, or its signal as a negative number;
    /// the least number if it is still there after ten seconds.
    func end() -> Int32 {
        var status: Int32 = 0
        for _ in 0..<1000 where !hasEnded {
            hasEnded = waitpid(process, &status, WNOHANG) == process
            if !hasEnded { poll(nil, 0, 10) }
        }
        guard hasEnded else { return .min }
        var watched = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        while master >= 0, poll(&watched, 1, 0) > 0, watched.revents & Int16(POLLIN) != 0, readMore() {}
        return status & 0x7F == 0 ? status >> 8 & 0xFF : -(status & 0x7F)
    }
}
