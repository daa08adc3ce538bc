import ArgumentParser
import Configuration
import Desk
import Domain
import Store

/// Tells the office's figures.
struct FiguresCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "figures",
        abstract: "Tell the office's figures month by month.",
        discussion: """
            Applications handed in, applications decided (approved or refused, by the month of the decision), the median \
            of the days that took and how many of a hundred were in time, refusals, cards issued by the service point \
            where they are picked up, duplicates asked for, and money taken less what was given back. Columns for the \
            eye: all service points together, or --point. With --csv and --json a row for each month and service point, \
            with refusals by rule, duplicates by ground and money by method beside it.

            EXAMPLES
              okienko figures
              okienko figures --from 2026-01 --through 2026-06 --csv >figures.csv

            EXIT STATUS
              0 told, 64 usage, 65 the store is damaged, 66 no store, 74 can't write, 75 store busy, 78 configuration
            """)

    @ArgumentParser.Option(help: .init("First month, YYYY-MM; eleven before the last unless told.", valueName: "month"))
    var from: Month?

    @ArgumentParser.Option(help: .init("Last month, YYYY-MM; the running one unless told.", valueName: "month"))
    var through: Month?

    @ArgumentParser.Option(help: .init("Short name of one service point.", valueName: "point"))
    var point: String?

    @Flag(help: "A table of CSV.")
    var csv = false

    @Flag(help: "An object of JSON a line.")
    var json = false

    @OptionGroup var options: StoreOptions

    func validate() throws {
        guard !(json && csv) else { throw ValidationError("One of --json and --csv.") }
        if let from, let through, from > through { throw ValidationError("--through is before --from.") }
    }

    func run() throws {
        try complaining {
            let installation = try Installation(options)
            let (messages, programme) = (installation.share.messages, installation.share.programme)
            try programme.check(point: point, messages)
            let last = through ?? max(Month(installation.clock.today), from ?? Month(installation.clock.today))
            let months = (from ?? last.adding(-11))...last
            try installation.withStore { store in
                try tell(try store.figures(months, at: point), messages, programme)
            }
        }
    }

    private func tell(_ figures: Figures, _ messages: Messages, _ programme: Programme) throws {
        if json {
            for month in figures.months {
                for place in figures.points {
                    let tally = figures.tally(month, at: place)
                    try Output.json(FigureObject(month, place, tally, within: programme.decision.withinDays))
                }
            }
        } else if csv {
            let table = FiguresTable(figures, messages, programme)
            let output = CSVOutput(header: table.header)
            for row in table.rows { try output.write(row) }
            try output.finish()
        } else {
            for line in Columns.lines(rows(figures, messages, programme)) { try Output.line(line) }
        }
    }

    private func rows(_ figures: Figures, _ messages: Messages, _ programme: Programme) -> [[String]] {
        let header = ["month"] + FigureColumn.allCases.map { "short.\($0.rawValue)" }
        let cells = { (tally: Tally) in
            FigureColumn.allCases.map { $0.text(tally, programme, messages.language) }
        }
        return [header.map { messages.text("figures.\($0)") }]
            + figures.months.map { [$0.iso] + cells(figures.tally($0)) }
            + [[messages.text("figures.total")] + cells(figures.total())]
    }
}

/// The figures of a month at a service point as JSON.
private struct FigureObject: Encodable {
    let month, point: String
    let applications, decided, refused, cards: Int
    let medianDays, shareInTime: Double?
    let refusals, duplicates: [String: Int]
    let fees: [String: Money]

    init(_ month: Month, _ point: String, _ tally: Tally, within days: Int) {
        (self.month, self.point) = (month.iso, point)
        (applications, decided, refused, cards) = (tally.applications, tally.decided, tally.refused, tally.cards)
        (medianDays, shareInTime) = (tally.medianDays, tally.share(within: days))
        refusals = tally.refusals
        duplicates = Dictionary(uniqueKeysWithValues: tally.duplicates.map { ($0.key.rawValue, $0.value) })
        fees = Dictionary(uniqueKeysWithValues: tally.fees.map { ($0.key.rawValue, $0.value) })
    }
}

extension Month: ExpressibleByArgument {
    /// Reads `2026-11`.
    public init?(argument: String) {
        self.init(argument)
    }
}
