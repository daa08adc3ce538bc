import ArgumentParser
import Configuration
import Domain
import Foundation
import Store
import Terminal

/// Lists records.
struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List people, applications, cards, or notices that wait to go out.",
        discussion: """
            Columns for the eye, or with --json an object a line for other programs. --search finds as the desk does: by \
            any part of a name without Polish letters, PESEL, document, card or case number; of applications, cards \
            and notices those of the persons found. People come by name where something is searched, else in the order \
            in which they came; applications the latest first; cards those that wait for their holder first; notices \
            the oldest first. Where there are more than --limit, standard error says so.

            There is no password: the store's files are readable to their owner alone, and who can read them can list \
            them.

            EXAMPLES
              okienko list people --search kowal
              okienko list applications --json --limit 100000 | jq -r 'select(.status == "pending") | .deadline'
              okienko list cards --search 18-0001-00001234
              okienko list notices --json

            EXIT STATUS
              0 listed, also where there is nothing, 64 usage, 65 the store is damaged, 66 no store, 74 can't write, 75 \
            store busy, 78 configuration
            """)

    /// What can be listed.
    enum Subject: String, CaseIterable, ExpressibleByArgument {
        case people, applications, cards, notices
    }

    @Argument(help: "What to list.")
    var subject: Subject

    @Flag(help: "An object of JSON a line.")
    var json = false

    @ArgumentParser.Option(help: .init("Only what this finds.", valueName: "text"))
    var search = ""

    @ArgumentParser.Option(help: .init("How many at the most.", valueName: "n"))
    var limit = 1000

    @OptionGroup var options: StoreOptions

    func validate() throws {
        guard (1...1_000_000).contains(limit) else { throw ValidationError("--limit is from 1 to 1000000.") }
    }

    func run() throws {
        try complaining {
            let installation = try Installation(options)
            let words = ListWords(messages: installation.share.messages, programme: installation.share.programme)
            try installation.withStore { store in
                switch subject {
                case .people: try tell(try store.people(matching: search, limit: limit + 1), words)
                case .applications: try tell(try store.applications(matching: search, limit: limit + 1), words)
                case .cards: try tell(try store.cards(matching: search, limit: limit + 1), words)
                case .notices: try tell(try notices(store), words)
                }
            }
        }
    }

    private func notices(_ store: Store) throws -> [Notice] {
        let queued = try store.queuedNotices()
        guard !Folding.words(search).isEmpty else { return queued }
        let found = Set(try store.applications(matching: search, limit: .max).map(\.id))
        return queued.filter { found.contains($0.application) }
    }

    /// One more than the limit was asked for, to know whether there are more.
    private func tell<Row: Listed>(_ rows: [Row], _ words: ListWords) throws {
        let shown = rows.prefix(limit)
        if json {
            for row in shown { try Output.json(row.object) }
        } else if !shown.isEmpty {
            let headings = Row.columns.map { words.messages.text("cli.column.\($0)") }
            for line in Columns.lines([headings] + shown.map { $0.cells(words) }) { try Output.line(line) }
        }
        if rows.count > limit {
            FileHandle.standardError.write(
                Data("okienko: \(words.messages.text("cli.list-more", count: limit))\n".utf8))
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
