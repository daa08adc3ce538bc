import Configuration
import Domain
import Foundation
import Photo
import Store
import Synchronization
import Terminal

@testable import Desk

/// The desk without a terminal: keys from a script go in, what it asks for is done at once on a real store, and the
/// screen comes out as lines.
final class Harness {
    static let today = Day(ordinal: 20_777)
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    private static let shares = Mutex<[String: Share]>([:])

    /// Everything that comes with the program, for a city and a language; read once.
    static func share(_ language: Language, programme: String = "lomza") throws -> Share {
        try shares.withLock { shares in
            if let known = shares["\(programme) \(language)"] { return known }
            let share = try Share.read(root, programme: programme, language: language)
            shares["\(programme) \(language)"] = share
            return share
        }
    }

    let folder: TrainingFolder
    let store: Store
    private(set) var desk: Desk
    private let runner: Runner
    private let clock: TestClock
    private var size = (rows: 24, columns: 80)
    // Keys come a fifth of a second apart, those of a scanner five milliseconds.
    private var moment = ContinuousClock.now
    private static let pause = Swift.Duration.milliseconds(200)

    /// A desk on a training store of sixty persons; on the folder of another one it stands as after a new start.
    init(
        on folder: TrainingFolder? = nil, language: Language = .polish, today: Day = Harness.today,
        settings: Settings = Settings(), programme name: String = "lomza",
        changing: (inout Programme) -> Void = { _ in }
    ) throws {
        var settings = settings
        let share = try Harness.share(language, programme: name)
        var programme = share.programme
        changing(&programme)
        self.folder = try folder ?? TrainingFolder(programme: name)
        store = try Store.open(folder: self.folder.path, programme: programme, kind: .training)
        settings.photoFolder = self.folder.path
        let clock = TestClock(today)
        self.clock = clock
        let deskClock = DeskClock { clock.now }
        let paperwork = Paperwork(
            store: store, messages: try Harness.share(.polish).messages, papers: "\(Harness.root)/Assets/papers",
            spool: "\(self.folder.path)/spool", destination: .folder("\(self.folder.path)/paper"))
        runner = Runner(
            store: store, share: share, settings: settings, palette: .indexed256, paperwork: paperwork,
            clock: deskClock, mailbox: Mailbox())
        let surroundings = Surroundings(
            programme: programme, screens: try Screens(share.screens), messages: share.messages, settings: settings,
            training: TrainingStore.accounts, ids: clock.ids, office: try store.office(), now: clock.now,
            today: today)
        desk = Desk(surroundings)
        settle()
    }

    /// What a test needs and does not find.
    struct Missing: Error {
        let what: String
    }

    // MARK: Keys

    /// Logs in with an account of the training.
    func login(_ name: String = "referent") {
        keys("\(name)<Tab>\(password(of: name))<Enter>")
    }

    func password(of name: String) -> String {
        TrainingStore.accounts.first { $0.login == name }?.password ?? ""
    }

    /// Types a script: letters are themselves, `<F4>`, `<Enter>`, `<Tab>` … are keys, `<home.register>` is the way to
    /// that entry of the home screen.
    func keys(_ script: String) {
        var rest = script[...]
        while let entry = rest.firstMatch(of: /<(home\.[a-z]+)>/) {
            type(rest[..<entry.range.lowerBound])
            open(String(entry.output.1))
            rest = rest[entry.range.upperBound...]
        }
        type(rest)
    }

    private func type(_ script: Substring) {
        for key in KeyScript.keys(String(script)) {
            press(key, after: Harness.pause)
            if let pause = desk.pause, pause <= Harness.pause { desk.look() }
            settle()
        }
    }

    /// Goes down one column of the home screen after the other to an entry, and opens it.
    private func open(_ entry: String) {
        let mark = "▸ \(words(entry))"
        for _ in 0..<2 {
            type("<Up><Up><Up><Up><Up><Up><Up>")
            for _ in 0..<7 where !shows(mark) { type("<Down>") }
            guard !shows(mark) else { return type("<Enter>") }
            type("<Right>")
        }
    }

    /// A scanner sends a code: quickly, with Enter at its end.
    func scan(_ code: String) {
        moment += Harness.pause
        for letter in code { press(.character(letter), after: .milliseconds(5)) }
        press(.enter, after: .milliseconds(5))
    }

    private func press(_ key: Key, after pause: Swift.Duration) {
        moment += pause
        desk.press(KeyPress(key, at: moment))
        settle()
    }

    /// Presses keys before anything that they ask for is done: until ``settle()`` or another key.
    func ahead(_ script: String) {
        for key in KeyScript.keys(script) {
            moment += Harness.pause
            desk.press(KeyPress(key, at: moment))
        }
    }

    /// Does what is asked for until nothing more is.
    func settle() {
        while true {
            let requests = desk.takeRequests()
            guard !requests.isEmpty else { return }
            for request in requests {
                let surroundings = desk.surroundings
                let answer = runner.answer(
                    to: request.effect, session: surroundings.session, office: surroundings.office)
                desk.receive(answer, for: request.place)
            }
        }
    }

    /// Nobody has touched a key for long.
    func lock() {
        desk.lock()
        settle()
    }

    /// Time passes.
    func wait(seconds: Int) {
        clock.advance(seconds: seconds)
        desk.tick(now: clock.now, today: clock.now.day)
    }

    func resize(rows: Int, columns: Int) {
        size = (rows, columns)
        desk.resize(rows: rows, columns: columns)
    }

    // MARK: Screen

    /// The window as it is now.
    var buffer: Buffer {
        var buffer = Buffer(rows: size.rows, columns: size.columns)
        desk.draw(into: &buffer)
        return buffer
    }

    /// Its lines.
    var lines: [String] { buffer.lines }
    /// Its lines as one text.
    var screen: String { buffer.text }

    func shows(_ text: String) -> Bool {
        screen.contains(text)
    }

    /// The line that the cursor is on.
    var cursorLine: String {
        let buffer = buffer
        return buffer.cursorPosition.map { buffer.lines[$0.row] } ?? ""
    }

    /// The status line, where the desk tells what came of a key.
    var status: String { lines[size.rows - 2] }

    /// The words of a key, as the screen has them.
    func words(_ key: String, _ arguments: String...) -> String {
        desk.surroundings.messages.text(key, arguments: arguments)
    }

    /// The first case number on the screen.
    var caseNumber: String? {
        screen.firstMatch(of: /Ł\/\d+\/\d{4}\/\d{6}/).map { String($0.output) }
    }
}

/// A clock that stands still until a test moves it, and ids made of it and of a counter.
final class TestClock: Sendable {
    private let milliseconds: Mutex<Int64>
    private let counter = Mutex<UInt64>(0)
    private let salt = UInt64.random(in: 0...(.max))

    /// Ten in the morning of a day.
    init(_ day: Day) {
        milliseconds = Mutex(Int64(day.ordinal) * 86_400_000 + 9 * 3_600_000)
    }

    var now: Instant {
        Instant(milliseconds: milliseconds.withLock { $0 }, offset: 60)
    }

    func advance(seconds: Int) {
        milliseconds.withLock { $0 += Int64(seconds) * 1000 }
    }

    var ids: IDSource {
        IDSource { [self] in
            let high = UInt64(now.milliseconds) << 16 | 0x7000
            return (
                high,
                salt
                    &+ counter.withLock {
                        $0 += 1; return $0
                    }
            )
        }
    }
}

/// Scripts of keys.
enum KeyScript {
    private static let names: [String: Key] = [
        "Enter": .enter, "Tab": .tab, "BTab": .backTab, "Esc": .escape, "BS": .backspace, "Del": .delete, "Up": .up,
        "Down": .down, "Left": .left, "Right": .right, "Home": .home, "End": .end, "PgUp": .pageUp, "PgDn": .pageDown,
    ]

    static func keys(_ script: String) -> [Key] {
        var keys: [Key] = []
        var rest = script[...]
        while let first = rest.first {
            if first == "<", let end = rest.firstIndex(of: ">"),
                let key = key(rest[rest.index(after: rest.startIndex)..<end])
            {
                keys.append(key)
                rest = rest[rest.index(after: end)...]
            } else {
                keys.append(.character(first))
                rest = rest.dropFirst()
            }
        }
        return keys
    }

    private static func key(_ name: Substring) -> Key? {
        if name.hasPrefix("C-"), let letter = name.last { return .control(letter) }
        if name.first == "F", let number = Int(name.dropFirst()) { return .f(number) }
        return names[String(name)]
    }
}
