import ArgumentParser
import Configuration
import Desk
import Domain
import Foundation
import Store
import Terminal

/// Lists records.
struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List people, applications, cards, notices that wait to go out, the register, or renewals.",
        discussion: """
            Columns for the eye, or for other programs with --json an object a line, with --csv a table of UTF-8 with \
            semicolons in which no cell is a formula. --search finds as the desk does: by any \
            part of a name without Polish letters, PESEL, document, card or case number; of applications, cards \
            and notices those of the persons found. People come by name where something is searched, else in the order \
            in which they came; applications the latest first; cards those that wait for their holder first; notices \
            the oldest first. Where there are more than --limit, standard error says so.

            The register is that of the issued cards in the order of their issue, sifted by --from and --through (days of \
            issue), --point, --status and --kind; as JSON or CSV all of it where no --limit is given. Renewals are the \
            packages that end within --days or ended as many days ago, the earliest first.

            There is no password: the store's files are readable to their owner alone, and who can read them can list \
            them. A command line others can see: --search - reads what is searched from one line of standard input.

            EXAMPLES
              okienko list people --search - <<<kowal
              okienko list applications --json --limit 100000 | jq -r 'select(.status == "pending") | .deadline'
              okienko list cards --search - <<<18-0001-00001234
              okienko list notices --json
              okienko list register --from 2026-01-01 --status active --csv >register.csv
              okienko list renewals --days 30

            EXIT STATUS
              0 listed, also where there is nothing, 64 usage, 65 the store is damaged, 66 no store, 74 can't write, 75 \
            store busy, 78 configuration
            """)

    /// What can be listed.
    enum Subject: String, CaseIterable, ExpressibleByArgument {
        case people, applications, cards, notices, register, renewals
    }

    @Argument(help: "What to list.")
    var subject: Subject

    @Flag(help: "An object of JSON a line.")
    var json = false

    @Flag(help: "A table of CSV.")
    var csv = false

    @ArgumentParser.Option(help: .init("Only what this finds; - for a line of standard input.", valueName: "text"))
    var search = Words(argument: "")

    @ArgumentParser.Option(help: .init("How many at the most; 1000 unless told.", valueName: "n"))
    var limit: Int?

    @OptionGroup var register: RegisterOptions

    @ArgumentParser.Option(
        help: .init("Days that renewals look ahead and back; the programme's unless told.", valueName: "n"))
    var days: Int?

    @OptionGroup var options: StoreOptions

    func validate() throws {
        guard (1...1_000_000).contains(limit ?? 1) else { throw ValidationError("--limit is from 1 to 1000000.") }
        guard (1...3660).contains(days ?? 1) else { throw ValidationError("--days is from 1 to 3660.") }
        guard !(json && csv) else { throw ValidationError("One of --json and --csv.") }
        guard subject == .register || register.isEmpty else { throw ValidationError("Only the register is sifted so.") }
        guard subject == .renewals || days == nil else { throw ValidationError("--days goes with renewals.") }
        guard ![.register, .renewals].contains(subject) || search.isEmpty else {
            throw ValidationError("Nothing is searched in the register and in renewals.")
        }
    }

    private var most: Int { limit ?? 1000 }

    func run() throws {
        try complaining {
            let installation = try Installation(options)
            let words = ListWords(messages: installation.share.messages, programme: installation.share.programme)
            let today = installation.clock.today
            let search = try search.text(words.messages)
            try installation.withStore { store in
                switch subject {
                case .people: try tell(try store.people(matching: search, limit: most + 1), words)
                case .applications: try tell(try store.applications(matching: search, limit: most + 1), words)
                case .cards: try tell(try store.cards(matching: search, limit: most + 1), words)
                case .notices: try tell(try notices(of: search, store), words)
                case .register: try tellRegister(store, words)
                case .renewals:
                    let days = days ?? store.programme.terms.renewalsAhead
                    try tell(try store.renewals(within: days, of: today, limit: most + 1), words)
                }
            }
        }
    }

    private func notices(of search: String, _ store: Store) throws -> [Notice] {
        let queued = try store.queuedNotices()
        guard !Folding.words(search).isEmpty else { return queued }
        let found = Set(try store.applications(matching: search, limit: .max).map(\.id))
        return queued.filter { found.contains($0.application) }
    }

    /// One more than the limit was asked for, to know whether there are more.
    private func tell<Row: Listed>(_ rows: [Row], _ words: ListWords) throws {
        let shown = rows.prefix(most)
        if json {
            for row in shown { try Output.json(row.object) }
        } else if csv {
            let table = CSVOutput(header: Row.columns.map { words.messages.text("cli.column.\($0)") })
            for row in shown { try table.write(row.cells(words).map { .text($0) }) }
            try table.finish()
        } else if !shown.isEmpty {
            let headings = Row.columns.map { words.messages.text("cli.column.\($0)") }
            for line in Columns.lines([headings] + shown.map { $0.cells(words) }) { try Output.line(line) }
        }
        if rows.count > most {
            FileHandle.standardError.write(
                Data("okienko: \(words.messages.text("cli.list-more", count: most))\n".utf8))
        }
    }

    /// Whatever its size it passes through, a card at a time.
    private func tellRegister(_ store: Store, _ words: ListWords) throws {
        let filter = try register.filter(store.programme, words.messages)
        if json {
            try store.forEachCard(in: filter, limit: limit ?? .max) { try Output.json($0.object) }
        } else if csv {
            let register = RegisterTable(words.messages, store.programme)
            let table = CSVOutput(header: register.header)
            try store.forEachCard(in: filter, limit: limit ?? .max) { try table.write(register.cells($0)) }
            try table.finish()
        } else {
            try tell(try store.register(filter, limit: most + 1), words)
        }
    }
}

/// Text in columns, each as wide as its widest cell.
enum Columns {
    /// A line for each row.
    static func lines(_ rows: [[String]]) -> [String] {
        let widths = (rows.first ?? []).indices.map { column in
            rows.map { Text.columns($0[column]) }.max() ?? 0
        }
        return rows.map { row in
            let cells = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - Text.columns($0)) }
            let line = cells.joined(separator: "  ")
            return String(line.reversed().drop { $0 == " " }.reversed())
        }
    }
}
