import Terminal

/// A line of text on an 80×24 screen, for the tests that go through a real terminal.
struct Probe: TerminalProgram {
    typealias Message = String

    var typed = ""
    var last = "-"

    mutating func handle(_ event: Event<String>) -> Flow {
        switch event {
        case .key(let press): return take(press.key)
        case .message(let text): last = text
        case .resized(let rows, let columns): last = "resized \(rows)x\(columns)"
        case .deadline, .ending: break
        }
        return .goOn
    }

    private mutating func take(_ key: Key) -> Flow {
        if case .character(let letter) = key {
            typed.append(letter)
            return .goOn
        }
        last = "\(key)"
        switch key {
        case .f(10): return .finish
        case .control("x"): crash()
        default: break
        }
        return .goOn
    }

    // A fault like any other: the address zero is read.
    private func crash() {
        guard let nowhere = UnsafePointer<Int>(bitPattern: 8) else { return }
        print(nowhere.pointee)
    }

    func draw(into buffer: inout Buffer) {
        buffer.put("Okienko · próba", row: 0, column: 1, .title)
        for row in 3..<20 {
            buffer.put("wiersz \(row) · ąćęłńóśźż ─────────", row: row, column: 2)
        }
        let end = buffer.put(typed, row: 2, column: 2, .fieldFocused)
        buffer.put(last, row: 21, column: 2)
        buffer.put("F10", row: 23, column: 1, .key)
        buffer.showCursor(row: 2, column: end)
    }
}

@main
enum Main {
    static func main() throws {
        var options = Screen.Options()
        options.crashNote = "przerwano\n"
        let screen = try Screen(options)
        let mailbox = Mailbox<String>()
        var probe = Probe()
        let ending = screen.run(&probe, mailbox: mailbox)
        screen.close()
        print("ended:", ending)
    }
}
