import Domain
import Foundation
import Terminal

/// An answer on its way to the workplace that asked.
public struct DeskMessage: Sendable {
    /// What came of the work.
    let answer: Answer
    /// The workplace.
    let place: Int
}

/// The clock of the desk; in a training the day may be another one.
public struct DeskClock: Sendable {
    private let read: @Sendable () -> Instant
    private let day: Day?

    /// A clock; with a day, it always tells that one.
    public init(day: Day? = nil, _ read: @escaping @Sendable () -> Instant) {
        self.read = read
        self.day = day
    }

    /// This moment. Where the day is set, the moment lies on it, so that records and lists agree.
    public var now: Instant {
        let now = read()
        guard let day else { return now }
        let days = Int64(day - now.day)
        return Instant(milliseconds: now.milliseconds + days * 86_400_000, offset: now.offset)
    }

    /// The day that counts.
    public var today: Day { day ?? now.day }
}

/// The desk on a terminal: keys go in, requests go to the runner, answers come back by the mailbox.
public struct DeskProgram: TerminalProgram {
    private var desk: Desk
    private let runner: Runner
    private let clock: DeskClock
    private let idle: Swift.Duration?
    private var lastKey = ContinuousClock.now
    private var nextMinute: ContinuousClock.Instant
    private var nextLook: ContinuousClock.Instant?

    /// A desk, with the minutes without a key after which it locks itself; 0: never.
    public init(_ desk: Desk, runner: Runner, clock: DeskClock, idleMinutes: Int) {
        self.desk = desk
        self.runner = runner
        self.clock = clock
        idle = idleMinutes > 0 ? .seconds(60 * idleMinutes) : nil
        nextMinute = ContinuousClock.now
        tick()
        startRequests()
    }

    /// When the clock on the screen has to move, or the desk locks itself.
    public var deadline: ContinuousClock.Instant? {
        let lock = desk.isOpen ? idle.map { lastKey + $0 } : nil
        return [nextMinute, lock, nextLook].compactMap { $0 }.min()
    }

    /// Takes one event.
    public mutating func handle(_ event: Terminal.Event<DeskMessage>) -> Flow {
        switch event {
        case .key(let press):
            lastKey = press.moment
            nextLook = nil
            desk.press(press)
        case .message(let message): desk.receive(message.answer, for: message.place)
        case .resized(let rows, let columns): desk.resize(rows: rows, columns: columns)
        case .deadline:
            tick()
            if let next = nextLook, next <= ContinuousClock.now { desk.look() }
        case .ending: break
        }
        startRequests()
        watch()
        return desk.isFinished ? .finish : .goOn
    }

    /// Draws the whole window.
    public func draw(into buffer: inout Buffer) {
        desk.draw(into: &buffer)
    }

    private mutating func tick() {
        let now = clock.now
        desk.tick(now: now, today: clock.today)
        nextMinute = ContinuousClock.now + .milliseconds(60_000 - now.milliseconds % 60_000)
        if let idle, desk.isOpen, ContinuousClock.now >= lastKey + idle { desk.lock() }
    }

    private mutating func watch() {
        guard let pause = desk.pause else { return nextLook = nil }
        if nextLook.map({ $0 <= ContinuousClock.now }) ?? true { nextLook = ContinuousClock.now + pause }
    }

    private mutating func startRequests() {
        let (session, office) = (desk.surroundings.session, desk.surroundings.office)
        for request in desk.takeRequests() {
            runner.start(request, session: session, office: office)
            if case .keepDraft = request.effect { runner.settle() }
        }
    }
}
