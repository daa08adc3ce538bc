import CTerminal

/// Why a program ends that did not ask for it.
public enum Ending: Hashable, Sendable {
    /// The program said so.
    case finished
    /// SIGINT, SIGTERM, SIGHUP or SIGQUIT: exit with 128 + 2, 15, 1 or 3.
    case interrupted, terminated, hungUp, quit
    /// The terminal is gone.
    case inputClosed

    init?(_ signal: ct_signal) {
        switch signal {
        case CT_SIGNAL_INTERRUPT: self = .interrupted
        case CT_SIGNAL_TERMINATE: self = .terminated
        case CT_SIGNAL_HANG_UP: self = .hungUp
        case CT_SIGNAL_QUIT: self = .quit
        default: return nil
        }
    }

    /// The exit status that tells a parent: 0, or 128 + the signal's number; 129 too for a lost terminal.
    public var exitStatus: Int32 {
        switch self {
        case .finished: 0
        case .interrupted: 130
        case .terminated: 143
        case .hungUp, .inputClosed: 129
        case .quit: 131
        }
    }
}

/// What a program is told.
public enum Event<Message: Sendable>: Sendable {
    /// A key was typed. ^L (draw all anew) and, where allowed, ^Z are the loop's own.
    case key(KeyPress)
    /// Somebody posted a message.
    case message(Message)
    /// The window has another size. The state is kept; the next drawing has the new size.
    case resized(rows: Int, columns: Int)
    /// The moment that `deadline` asked for has come.
    case deadline
    /// The program must end: the last chance to keep what was typed. What it answers does not matter.
    case ending(Ending)
}

/// Whether to go on.
public enum Flow: Sendable {
    case goOn, finish
}

/// A program on the screen: one thread owns it, its events come one by one.
public protocol TerminalProgram {
    /// What its background work reports.
    associatedtype Message: Sendable

    /// When `.deadline` is wanted next: for a clock or an idle lock. Move it on when it came.
    var deadline: ContinuousClock.Instant? { get }

    /// Takes one event. Must not wait for anything.
    mutating func handle(_ event: Event<Message>) -> Flow

    /// Draws the whole view. Called once after each batch of events.
    func draw(into buffer: inout Buffer)
}

extension TerminalProgram {
    /// No deadline.
    public var deadline: ContinuousClock.Instant? { nil }
}

extension Screen {
    // Keys handled before the screen is painted at the latest, so that an endless stream of input still shows.
    private static let batch = 4096

    /// Runs a program until it finishes or must end. All that waits is handled before one paint.
    public func run<Program: TerminalProgram>(_ program: inout Program, mailbox: Mailbox<Program.Message>) -> Ending {
        while true {
            paint(program.draw)
            let seen = wait(until: program.deadline, mailbox.descriptor)
            if let ending = step(&program, mailbox, seen: seen) { return ending }
        }
    }

    private func wait(until deadline: ContinuousClock.Instant?, _ descriptor: Int32) -> Int {
        let next = [deadline, decoder.deadline].compactMap { $0 }.min()
        let milliseconds = hasMoreKeys ? 0 : next.map { Screen.milliseconds(until: $0) } ?? -1
        return Int(ct_wait(descriptor, milliseconds))
    }

    /// Rounded up, so that the deadline has come when the wait is over; a day at most.
    private static func milliseconds(until deadline: ContinuousClock.Instant) -> Int32 {
        let left = min(max(.zero, deadline - ContinuousClock.now), .seconds(86_400))
        let (seconds, attoseconds) = left.components
        return Int32(seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
    }

    private func step<Program: TerminalProgram>(
        _ program: inout Program, _ mailbox: Mailbox<Program.Message>, seen: Int
    ) -> Ending? {
        if let ending = obeySignals() { return end(&program, ending) }
        if readKeys(&program) == .finish { return .finished }
        if seen & CT_SAW_CLOSED != 0 { return end(&program, .inputClosed) }
        for message in mailbox.take() where program.handle(.message(message)) == .finish {
            return .finished
        }
        if let deadline = program.deadline, deadline <= ContinuousClock.now,
            program.handle(.deadline) == .finish
        {
            return .finished
        }
        return nil
    }

    private func end<Program: TerminalProgram>(_ program: inout Program, _ ending: Ending) -> Ending {
        _ = program.handle(.ending(ending))
        return ending
    }

    private func obeySignals() -> Ending? {
        while true {
            let signal = ct_next_signal()
            switch signal {
            case CT_SIGNAL_NONE: return nil
            case CT_SIGNAL_STOP: if options.suspends { suspend() }
            case CT_SIGNAL_CONTINUE: repaintAll()
            default: if let ending = Ending(signal) { return ending }
            }
        }
    }

    private func readKeys<Program: TerminalProgram>(_ program: inout Program) -> Flow {
        hasMoreKeys = false
        for _ in 0..<Screen.batch {
            let code = ct_key()
            let now = ContinuousClock.now
            guard code != CT_KEY_NONE else {
                return decoder.settle(at: now).map { press($0, now, &program) } ?? .goOn
            }
            if code == CT_KEY_RESIZED {
                if tellSize(&program) == .finish { return .finish }
            } else {
                for key in decoder.take(code, at: now) where press(key, now, &program) == .finish { return .finish }
            }
        }
        hasMoreKeys = true
        return .goOn
    }

    private func press<Program: TerminalProgram>(
        _ key: Key, _ now: ContinuousClock.Instant, _ program: inout Program
    ) -> Flow {
        switch key {
        case .control("l"): repaintAll()
        case .control("z") where options.suspends: suspend()
        default: return program.handle(.key(KeyPress(key, at: now)))
        }
        return .goOn
    }

    private func tellSize<Program: TerminalProgram>(_ program: inout Program) -> Flow {
        var (rows, columns): (Int32, Int32) = (0, 0)
        ct_size(&rows, &columns)
        return program.handle(.resized(rows: Int(rows), columns: Int(columns)))
    }
}
