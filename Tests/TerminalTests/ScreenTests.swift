import Glibc
import Testing

@testable import Terminal

private let terminals = ["xterm-256color", "screen-256color", "tmux-256color", "linux", "putty", "vt100"]

@Suite("The screen on a real terminal")
struct ScreenTests {
    private func started(_ term: String = "xterm-256color", _ environment: [String: String] = [:]) throws
        -> PseudoTerminal
    {
        let terminal = try PseudoTerminal(term: term, environment: environment)
        #expect(terminal.waitFor("F10"))
        return terminal
    }

    @Test(
        "Signals end it with the terminal restored",
        arguments: [
            (SIGTERM, "terminated"), (SIGHUP, "hungUp"), (SIGINT, "interrupted"), (SIGQUIT, "quit"),
        ])
    func signals(_ number: Int32, ending: String) throws {
        let terminal = try started()
        #expect(!terminal.isRestored)
        terminal.signal(number)
        #expect(terminal.waitFor("frames"))
        #expect(terminal.end() == 0)
        #expect(terminal.text.contains("log ending \(ending)"))
        expectRestored(terminal)
    }

    @Test(
        "A crash restores the terminal and still is a crash",
        arguments: [SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGTRAP, SIGILL])
    func crashes(_ number: Int32) throws {
        let terminal = try started()
        terminal.signal(number)
        #expect(terminal.waitFor("przerwano"))
        #expect(terminal.end() == -number)
        expectRestored(terminal)
    }

    @Test("So does a trap of Swift's")
    func trap() throws {
        let terminal = try started()
        terminal.type("\u{14}")
        #expect(terminal.waitFor("przerwano"))
        #expect([-SIGILL, -SIGTRAP].contains(terminal.end()))
        expectRestored(terminal)
    }

    private func expectRestored(_ terminal: PseudoTerminal) {
        #expect(terminal.isRestored)
        for bytes in ["\u{1B}[?2004l", "\u{1B}[?1049l", "\u{1B}[?25h", "\u{1B}[?1l"] {
            #expect(terminal.text.contains(bytes))
        }
    }

    @Test("A terminal that is gone ends it")
    func hangUp() throws {
        let terminal = try started()
        terminal.hangUp()
        #expect([0, -SIGHUP, -SIGPIPE].contains(terminal.end()))
    }

    @Test("Keys, whatever TERM says they are", arguments: terminals)
    func keys(_ term: String) throws {
        let terminal = try started(term)
        let functions: [(String, Int)] = [
            ("\u{1B}OP", 1), ("\u{1B}[11~", 1), ("\u{1B}[[A", 1), ("\u{1B}OS", 4), ("\u{1B}[14~", 4), ("\u{1B}[[E", 5),
            ("\u{1B}[15~", 5), ("\u{1B}[17~", 6), ("\u{1B}[20~", 9), ("\u{1B}[24~", 12), ("\u{1B}1", 1), ("\u{1B}9", 9),
        ]
        let others: [(String, String)] = [
            ("\u{1B}[A", "up"), ("\u{1B}OB", "down"), ("\u{1B}[C", "right"), ("\u{1B}OD", "left"),
            ("\u{1B}[Z", "backTab"),
            ("\u{1B}[1~", "home"), ("\u{1B}OF", "end"), ("\u{1B}[5~", "pageUp"), ("\u{1B}[6~", "pageDown"),
            ("\u{1B}[3~", "delete"), ("\u{7F}", "backspace"), ("\t", "tab"), ("\r", "enter"),
            ("\u{1B}[200~Łąka\u{1B}[201~", "paste(\"Łąka\")"), ("\u{1B}[1;5C", ""), ("\u{1B}a", ""),
        ]
        terminal.type((functions.map(\.0) + others.map(\.0)).joined() + "\u{1B}0")
        #expect(terminal.waitFor("frames"))
        let expected = functions.map { "f(\($0.1))" } + others.map(\.1).filter { !$0.isEmpty }
        #expect(terminal.text.contains("log " + expected.joined(separator: "|") + "\r\n"))
    }

    @Test("A typed letter costs a few bytes", arguments: terminals)
    func bytes(_ term: String) throws {
        let terminal = try started(term)
        let start = terminal.output.count
        for letter in "zażółćgęśląjaźń" {
            terminal.type(String(letter))
            #expect(terminal.waitFor(String(letter)))
        }
        #expect(terminal.output.count - start <= 15 * 3)
    }

    @Test("Nine hundred keys at once are not nine hundred frames")
    func burst() throws {
        let terminal = try started()
        terminal.type(String(repeating: "x", count: 900) + "\u{1B}0")
        #expect(terminal.waitFor("frames"))
        _ = terminal.end()
        let frames = terminal.text.split(separator: "frames ").last.flatMap { Int($0.prefix { $0.isNumber }) }
        #expect((1..<90).contains(frames ?? 0))
    }

    @Test("Another size is told, and drawn to")
    func resize() throws {
        let terminal = try started()
        terminal.resize(rows: 30, columns: 100)
        #expect(terminal.waitFor("resized 30 100"))
        terminal.resize(rows: 1, columns: 1)
        terminal.resize(rows: 24, columns: 80)
        #expect(terminal.waitFor("resized 24 80"))
        terminal.type("\u{1B}0")
        #expect(terminal.waitFor("frames"))
    }

    @Test("Messages and deadlines wake it")
    func waking() throws {
        let terminal = try started()
        terminal.type("\u{2}")
        #expect(terminal.waitFor("posted"))
        terminal.type("\u{4}")
        #expect(terminal.waitFor("deadline"))
    }

    @Test("Esc alone is a key")
    func escape() throws {
        let terminal = try started()
        terminal.type("\u{1B}")
        #expect(terminal.waitFor("escape"))
    }

    @Test("^Z gives the terminal back, and fg takes it again")
    func suspends() throws {
        let script = "set -m; \"$0\"; echo status $?; stty -a | grep -ow -e '-*icanon'; fg > /dev/null"
        let terminal = try PseudoTerminal(term: "xterm-256color", shell: script)
        #expect(terminal.waitFor("F10"))
        terminal.type("ąę\u{1A}")
        #expect(terminal.waitFor("status 148\r\nicanon"))
        #expect(terminal.waitFor("\u{1B}[?2004h"))
        #expect(terminal.waitFor("F10"))
        terminal.type("\u{1B}0")
        #expect(terminal.waitFor("frames"))
        #expect(terminal.end() == 0)
    }

    @Test(
        "Terminals it can't work on",
        arguments: [
            ("dumb", "cannotPlaceCursor"), ("no-such-terminal", "unknownTerminal"),
        ])
    func refusals(_ term: String, error: String) throws {
        let terminal = try PseudoTerminal(term: term)
        #expect(terminal.waitFor("error \(error)"))
        #expect(terminal.end() == 0)
        #expect(terminal.isRestored)
    }

    @Test("NO_COLOR, and a locale that is not UTF-8", arguments: terminals)
    func noColour(_ term: String) throws {
        let terminal = try started(term, ["NO_COLOR": "1", "LANG": "C", "LC_ALL": "C"])
        #expect(terminal.text.contains("próba"))
        for colour in ["\u{1B}[36m", "\u{1B}[38;5", "\u{1B}[38:"] { #expect(!terminal.text.contains(colour)) }
    }

    @Test(
        "A picture in as many colours as there are",
        arguments: [
            ("xterm-256color", "truecolor", "\u{1B}[38:2::"), ("xterm-256color", "", "\u{1B}[38;5;"),
            ("putty-256color", "truecolor", "\u{1B}[38;5;"), ("linux", "", "\u{1B}[36m"), ("vt100", "", "▀"),
        ])
    func picture(_ term: String, claim: String, bytes: String) throws {
        let terminal = try started(term, ["COLORTERM": claim])
        terminal.type("\u{10}")
        #expect(terminal.waitFor("obraz"))
        #expect(terminal.waitFor(bytes))
        terminal.type("\u{1B}0")
        #expect(terminal.waitFor("frames 2"))
    }

    @Test("Standard error goes to the log while the screen is up")
    func log() throws {
        let script = "exec 3>&1; \"$0\" log 2>/dev/null"
        let terminal = try PseudoTerminal(term: "xterm-256color", shell: script)
        #expect(terminal.waitFor("F10"))
        terminal.type("\u{14}")
        #expect(terminal.waitFor("a trap, as asked for"))
    }
}

@Suite("Colours")
struct PaletteTests {
    @Test(
        "The nearest of what there is",
        arguments: [
            (0x000000, 16, 0), (0xFFFFFF, 231, 7), (0xFF0000, 196, 1), (0x00FF00, 46, 2), (0x808080, 244, 7),
            (0x5F87AF, 67, 6), (0x121212, 233, 0), (0xC8C800, 184, 3),
        ])
    func nearest(_ rgb: UInt32, of256: Int, of8: Int) {
        #expect(Palette.nearest256(Colour(rgb: rgb)) == of256)
        #expect(Palette.nearest8(Colour(rgb: rgb)) == of8)
    }

    @Test("A style keeps its colours and its role")
    func style() {
        let (one, other) = (Colour(red: 1, green: 2, blue: 3), Colour(rgb: 0xFFFE_FDFC))
        let style = Style(foreground: one, background: other)
        #expect(style.foreground == one && style.background.rgb == 0xFE_FDFC && style.role == .picture)
        #expect(Role.allCases.allSatisfy { Style($0).role == $0 })
        #expect(Set(Role.allCases.map(\.code)).count == Role.allCases.count)
    }
}
