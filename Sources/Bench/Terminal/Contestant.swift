import Foundation

/// A program as it is started: its command, and the text by which its first screen is known.
struct Contestant {
    let name: String
    let command: [String]
    /// A text that only the whole first screen holds.
    let ready: String
    var environment = Contestant.environment
    var rows = 24
    var columns = 80

    /// The caller's own, but for the terminal: the same for all.
    private static let environment: [String: String] = {
        var variables = ProcessInfo.processInfo.environment
        for name in ["LINES", "COLUMNS", "LC_ALL", "TMUX", "STY"] { variables[name] = nil }
        variables["TERM"] = "xterm-256color"
        variables["LANG"] = "C.UTF-8"
        return variables
    }()

    /// Midnight Commander as installed, in an empty home.
    static func commander(home: String) -> Contestant {
        var contestant = Contestant(name: "mc", command: ["mc", home, home], ready: "10Quit")
        contestant.environment["HOME"] = home
        for name in ["XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"] { contestant.environment[name] = nil }
        return contestant
    }

    /// A form of the same fields by dialog.
    static let dialog = Contestant(
        name: "dialog",
        command: ["dialog", "--form", "Wniosek o kartę", "20", "76", "11"]
            + [
                ("PESEL", 11), ("Nazwisko", 30), ("Imię", 20), ("Drugie imię", 20), ("Data urodzenia", 10),
                ("Ulica", 32),
            ]
            .enumerated().flatMap { row, field in
                [field.0, String(row + 1), "1", "", String(row + 1), "18", String(field.1), "0"]
            },
        ready: "Cancel")

    /// The bare ncurses form.
    static func bareForm(path: String) -> Contestant {
        Contestant(name: "bare form", command: [path], ready: "F10 Koniec")
    }
}
