import Terminal

/// Counts what `draw`, which changes nothing, was asked for.
private final class Counter {
    var frames = 0
}

/// A line to type on, for the tests that go through a real terminal. Says at its end what it was told.
struct Probe: TerminalProgram {
    let mailbox: Mailbox<String>
    private(set) var log: [String] = []
    private(set) var deadline: ContinuousClock.Instant?
    private var typed = ""
    private var showsPicture = false
    private let counter = Counter()

    init(mailbox: Mailbox<String>) {
        self.mailbox = mailbox
    }

    var frames: Int { counter.frames }

    mutating func handle(_ event: Event<String>) -> Flow {
        switch event {
        case .key(let press): return take(press.key)
        case .message(let text): log.append(text)
        case .resized(let rows, let columns): log.append("resized \(rows) \(columns)")
        case .deadline:
            deadline = nil
            log.append("deadline")
        case .ending(let ending): log.append("ending \(ending)")
        }
        return .goOn
    }

    private mutating func take(_ key: Key) -> Flow {
        switch key {
        case .character(let letter): typed.append(letter)
        case .control("b"): postFromElsewhere()
        case .control("d"): deadline = ContinuousClock.now
        case .control("p"): showsPicture = true
        case .control("t"): trap()
        case .f(10): return .finish
        default: log.append("\(key)")
        }
        return .goOn
    }

    private func postFromElsewhere() {
        Task.detached { [mailbox] in mailbox.post("posted") }
    }

    private func trap() {
        let none: [Int] = []
        log.withUnsafeBufferPointer { precondition($0.count == none.count - 1, "a trap, as asked for") }
    }

    /// Every cell has colours of its own.
    private func drawPicture(into buffer: inout Buffer) {
        for row in 0..<buffer.rows {
            for column in 0..<buffer.columns {
                let (light, dark) = (UInt8(column * 8), UInt8(row * 16))
                let style = Style(
                    foreground: Colour(red: light, green: dark, blue: 128),
                    background: Colour(red: dark, green: 255 - light, blue: 0))
                buffer.set(Cell("▀", style), row: row, column: column)
            }
        }
        buffer.put("obraz", row: 0, column: 0)
    }

    func draw(into buffer: inout Buffer) {
        counter.frames += 1
        buffer.put("Okienko · próba", row: 0, column: 1, .title)
        for row in 3..<20 {
            buffer.put("wiersz \(row) · ąćęłńóśźż ─────────", row: row, column: 2)
        }
        let end = buffer.put(typed.suffix(60), row: 2, column: 2, .fieldFocused)
        buffer.put(log.last ?? "", row: 21, column: 2)
        if showsPicture { buffer.region(row: 3, column: 40, rows: 15, columns: 30, drawPicture) }
        buffer.put("F10", row: 23, column: 1, .key)
        buffer.showCursor(row: 2, column: end)
    }
}

@main
enum Main {
    /// Standard error goes to descriptor 3 while the screen is up, if the first argument says `log`.
    static func main() {
        var options = Screen.Options()
        options.crashNote = "przerwano\n"
        if CommandLine.arguments.dropFirst().first == "log" { options.logDescriptor = 3 }
        do throws(ScreenError) {
            report(try run(options))
        } catch {
            print("error \(error)")
        }
    }

    private static func run(_ options: Screen.Options) throws(ScreenError) -> Probe {
        let screen = try Screen(options)
        defer { screen.close() }
        let mailbox = Mailbox<String>()
        var probe = Probe(mailbox: mailbox)
        _ = screen.run(&probe, mailbox: mailbox)
        return probe
    }

    private static func report(_ probe: Probe) {
        print("log", probe.log.joined(separator: "|"))
        print("frames", probe.frames)
    }
}
