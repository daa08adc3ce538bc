import CBench
import Glibc

/// A program on a pseudo-terminal of its own, measured from outside.
///
/// A *paint* is defined alike for all programs: it begins just before the key's `write` (or the `fork`), and ends with
/// the arrival of the last byte of the answering burst. The burst is over when the awaited thing is on the screen and
/// nothing has come for the quiet time; the quiet time itself is not counted.
final class Program {
    let name: String
    private let master: Int32
    private let process: pid_t
    private var interpreter: Interpreter
    private var ended = false
    private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 65_536, alignment: 1)
    /// Bytes received since the start.
    private(set) var received = 0

    var screen: Screen { interpreter.screen }

    /// How long a started program is waited for.
    private static let patience: Int64 = 10_000_000_000

    init(_ contestant: Contestant) throws(BenchError) {
        name = contestant.name
        interpreter = Interpreter(screen: Screen(rows: contestant.rows, columns: contestant.columns))
        var process: pid_t = 0
        master = withStrings(contestant.command) { arguments in
            withStrings(contestant.environment.map { $0 + "=" + $1 }) { environment in
                cbench_start(arguments, environment, Int32(contestant.rows), Int32(contestant.columns), &process)
            }
        }
        self.process = process
        if master < 0 { throw .cannotStart(name, errno) }
    }

    deinit {
        end()
        buffer.deallocate()
    }

    /// Types the keys and answers how long the paint took, in milliseconds.
    func paint(_ keys: String, quiet: Int32 = 5, what: String, until shown: (Screen) -> Bool) throws(BenchError)
        -> Double
    {
        drain()
        let start = cbench_now()
        type(keys)
        return Double(try settle(quiet: quiet, what: what, until: shown) - start) / 1e6
    }

    /// Starts a program and answers how long its first paint took, in milliseconds.
    static func start(_ contestant: Contestant) throws(BenchError) -> (Program, milliseconds: Double) {
        let start = cbench_now()
        let program = try Program(contestant)
        let last = try program.settle(quiet: 5, what: "“\(contestant.ready)”") { $0.shows(contestant.ready) }
        return (program, Double(last - start) / 1e6)
    }

    /// Goes a way through the program, unmeasured, and slow enough not to be taken for a barcode scanner.
    func walk(_ steps: [Step]) throws(BenchError) {
        for step in steps {
            switch step {
            case .keys(let keys):
                type(keys)
                _ = try settle(quiet: 50, what: "an answer") { _ in true }
            case .wait(let text):
                _ = try settle(quiet: 20, what: "“\(text)”") { $0.shows(text) }
            }
        }
    }

    /// Writes the keys at once.
    func type(_ keys: String) {
        var bytes = Array(keys.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
            guard count > 0 || errno == EINTR else { return }
            bytes = bytes.dropFirst(max(0, count))
        }
    }

    /// Reads until the thing is shown and nothing has come for the quiet time (in milliseconds); answers when the last
    /// byte came, by the monotonic clock.
    func settle(quiet: Int32, what: String, until shown: (Screen) -> Bool) throws(BenchError) -> Int64 {
        let start = cbench_now()
        var last = start
        var done = shown(screen)
        while let stamp = try read(within: done ? quiet : Int32((start + Program.patience - last) / 1_000_000)) {
            last = stamp
            done = shown(screen)
            if !done && last - start > Program.patience { break }
        }
        guard done else { throw .neverShown(name, what: what, screen: screen.text) }
        return last
    }

    /// Takes in what came late, so that it is not taken for the answer to the next key.
    private func drain() {
        while (try? read(within: 0)) != nil {}
    }

    /// Reads once; answers when the bytes came, nil when none came in time.
    private func read(within milliseconds: Int32) throws(BenchError) -> Int64? {
        var descriptor = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        guard poll(&descriptor, 1, milliseconds) > 0 else { return nil }
        let count = Glibc.read(master, buffer.baseAddress, buffer.count)
        let stamp = cbench_now()
        guard count > 0 else { throw .ended(name, screen: screen.text) }
        received += count
        interpreter.feed(buffer.prefix(count))
        return stamp
    }

    /// Resident memory in MiB: now, and at its highest.
    func memory() -> (resident: Double, peak: Double) {
        let status = contents(ofFile: "/proc/\(process)/status")
        return (megabytes("VmRSS:", in: status), megabytes("VmHWM:", in: status))
    }

    /// Hangs up, and kills what does not end of itself within two seconds.
    func end() {
        guard !ended else { return }
        ended = true
        close(master)
        kill(process, SIGTERM)
        for _ in 0..<2_000 {
            if waitpid(process, nil, WNOHANG) != 0 { return }
            usleep(1_000)
        }
        kill(process, SIGKILL)
        waitpid(process, nil, 0)
    }
}
