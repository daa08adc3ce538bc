import ArgumentParser
import Configuration
import Desk
import Documents
import Domain
import Foundation
import Store

/// Looks whether everything that a desk needs is there.
struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Look whether everything that a desk needs is in order, each with a remedy where it is not.",
        discussion: """
            Checks the settings, programme, screens, words and papers; the store, every page of it and every link of \
            its journal; the terminal and its locale; the fonts of the printer page, by making one; the disk; the clock. \
            A store of an earlier version is brought up to this one, as at every opening; nothing else is changed.

            EXAMPLES
              okienko doctor
              okienko doctor --json | jq 'select(.state != "good")'

            EXIT STATUS
              0 all in order or only to be looked at (⚠), 1 something is wrong (✗), 78 configuration
            """)

    @Flag(help: "JSON, a finding a line: check, state (good, warning, bad), message.")
    var json = false

    @OptionGroup var options: StoreOptions

    func run() throws {
        try complaining {
            let installation = try Installation(options)
            let findings = Examination(installation).findings()
            for finding in findings {
                if json {
                    try Output.json(finding)
                } else {
                    try Output.line("\(finding.state.sign) \(finding.message)")
                }
            }
            if findings.contains(where: { $0.state == .bad }) { throw ExitCode(Exit.refused) }
        }
    }
}

/// What one check came to.
private struct Finding: Encodable {
    enum State: String, Encodable {
        case good, warning, bad

        var sign: String {
            switch self {
            case .good: "✓"
            case .warning: "⚠"
            case .bad: "✗"
            }
        }
    }

    let check: String
    let state: State
    let message: String
}

private struct Examination {
    private let installation: Installation
    private var messages: Messages { installation.share.messages }

    init(_ installation: Installation) {
        self.installation = installation
    }

    func findings() -> [Finding] {
        [finding("configuration", .good, installation.share.programme.id)]
            + papers() + store() + [terminal(), locale(), printerPage(), disk(), clock()]
    }

    private func finding(_ check: String, _ state: Finding.State, _ arguments: String...) -> Finding {
        Finding(
            check: check, state: state,
            message: messages.text("doctor.\(check).\(state.rawValue)", arguments: arguments))
    }

    private func papers() -> [Finding] {
        let faults = PaperFile.faults(share: installation.shareFolder)
        guard !faults.isEmpty else { return [finding("papers", .good)] }
        return faults.map { Finding(check: "papers", state: .bad, message: messages.text($0)) }
    }

    private func store() -> [Finding] {
        let folder = installation.storeFolder
        guard Store.exists(folder: folder) else { return [finding("store", .warning, folder)] }
        do {
            let store = try Store.open(
                folder: folder, programme: installation.share.programme, kind: installation.kind)
            let faults = try store.integrityCheck()
            return [faults.isEmpty ? finding("store", .good, folder) : finding("store", .bad, folder)]
        } catch {
            let complaint = Complaint(error, messages, folder: folder)
            return complaint.lines.map { Finding(check: "store", state: .bad, message: $0) }
        }
    }

    private func terminal() -> Finding {
        let name = ProcessInfo.processInfo.environment["TERM"] ?? ""
        guard isatty(STDOUT_FILENO) == 1, !name.isEmpty, name != "dumb" else {
            return finding("terminal", .warning, name)
        }
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 80, size.ws_row >= 24 else {
            return finding("terminal", .bad, "\(size.ws_col)×\(size.ws_row)")
        }
        return finding("terminal", .good, name, "\(size.ws_col)×\(size.ws_row)")
    }

    private func locale() -> Finding {
        setlocale(LC_CTYPE, "")
        let codeset = String(cString: nl_langinfo(Int32(CODESET)))
        return finding("locale", codeset == "UTF-8" ? .good : .warning, codeset)
    }

    /// Makes a page with Polish letters, as the printer would get it.
    private func printerPage() -> Finding {
        guard let kind = DocumentKind("doctor") else { return finding("fonts", .bad) }
        let page = Page(
            kind: kind, title: "Okienko",
            stationery: Stationery(office: installation.share.programme.city, lines: [], place: ""),
            blocks: [.paragraph("Zażółć gęślą jaźń „”–…")], numbering: "{page}/{pages}")
        let isMade = (try? page.pdf(created: Date(timeIntervalSince1970: 0))).map { !$0.isEmpty } ?? false
        return finding("fonts", isMade ? .good : .bad)
    }

    private func disk() -> Finding {
        let folder = Store.exists(folder: installation.storeFolder) ? installation.storeFolder : "/"
        var state = statvfs()
        guard statvfs(folder, &state) == 0 else { return finding("disk", .bad, "?") }
        let free = UInt64(state.f_bavail) * UInt64(state.f_frsize) / 1_048_576
        return finding("disk", free < 100 ? .bad : free < 1024 ? .warning : .good, String(free))
    }

    /// The clock can't be checked against another one here: only whether it could be right at all.
    private func clock() -> Finding {
        let now = SystemClock.now()
        let isPlausible = now.day >= installation.share.programme.validFrom && now.day.year < 2100
        return finding("clock", isPlausible ? .good : .bad, now.iso)
    }
}
