import CDocuments
import Foundation

/// How a program ended, and the beginning of what it said on standard error.
struct ProcessEnd: Equatable {
    enum Way: Equatable {
        case exited(status: Int)
        case killed(signal: Int)
        case timedOut
    }

    let way: Way
    let said: String
}

/// Runs a program without a shell, speaking the C locale's English, with nothing on standard input, and stops it when
/// its time is up. Blocks. Throws the `errno` of a program that can't be started.
func run(_ program: String, _ arguments: [String], limit: Duration) throws(FileFault) -> ProcessEnd {
    var pipe: [Int32] = [0, 0]
    try DurableFile.check(paper_pipe(&pipe))
    defer { close(pipe[0]) }
    let started = Result { () throws(FileFault) in try spawn(program, arguments, errors: pipe[1]) }
    close(pipe[1])
    let child = try started.get()
    let deadline = ContinuousClock.now + limit
    let said = listen(to: pipe[0], until: deadline)
    if let way = wait(for: child, until: deadline) { return ProcessEnd(way: way, said: said) }
    kill(-child, SIGKILL)
    _ = status(of: child, options: 0)
    return ProcessEnd(way: .timedOut, said: said)
}

private func spawn(_ program: String, _ arguments: [String], errors: Int32) throws(FileFault) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO)
    // A group of its own: what the program starts is stopped with it, and the terminal's signals don't reach it.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    let variables = ProcessInfo.processInfo.environment.merging(["LC_ALL": "C"]) { $1 }
    var argv = cStrings([program] + arguments)
    var environment = cStrings(variables.map { $0 + "=" + $1 })
    defer { (argv + environment).forEach { free($0) } }
    var child: pid_t = 0
    let code = posix_spawn(&child, program, &actions, &attributes, &argv, &environment)
    guard code == 0 else { throw FileFault(errno: code) }
    return child
}

private func cStrings(_ strings: [String]) -> [UnsafeMutablePointer<CChar>?] {
    strings.map { strdup($0) } + [nil]
}

/// Reads until the other end closes or time is up; keeps the first two kilobytes.
private func listen(to file: Int32, until deadline: ContinuousClock.Instant) -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1024)
    while let wait = milliseconds(until: deadline) {
        var request = pollfd(fd: file, events: Int16(POLLIN), revents: 0)
        guard poll(&request, 1, wait) > 0 || errno == EINTR else { break }
        let count = request.revents == 0 ? -1 : read(file, &buffer, buffer.count)
        if count == 0 { break }
        if count > 0, bytes.count < 2048 { bytes += buffer[..<count] }
    }
    return String(decoding: bytes, as: UTF8.self)
}

/// Asks every few milliseconds: standard error is closed by now, so the end is near.
private func wait(for child: pid_t, until deadline: ContinuousClock.Instant) -> ProcessEnd.Way? {
    repeat {
        if let way = status(of: child, options: WNOHANG) { return way }
        poll(nil, 0, 5)
    } while milliseconds(until: deadline) != nil
    return status(of: child, options: WNOHANG)
}

private func status(of child: pid_t, options: Int32) -> ProcessEnd.Way? {
    var status: Int32 = 0
    guard waitpid(child, &status, options) == child else { return nil }
    let signal = status & 0x7F
    return signal == 0 ? .exited(status: Int(status >> 8 & 0xFF)) : .killed(signal: Int(signal))
}

/// For `poll`: at least one, or nil once the time is over.
func milliseconds(until deadline: ContinuousClock.Instant) -> Int32? {
    let left = deadline - .now
    guard left > .zero else { return nil }
    return Int32(clamping: left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000 + 1)
}
