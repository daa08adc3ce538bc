import ArgumentParser
import Configuration
import Domain
import Store

/// What can be asked of a card.
struct CardCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "card", abstract: "Ask what a card carries.", subcommands: [CardReliefsCommand.self])
}

/// Tells what a partner may know of a card (R-CRD-10).
struct CardReliefsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reliefs",
        abstract: "Say whether a card is valid and which reliefs it carries today, and nothing else.",
        discussion: """
            What a partner learns who reads a card: a line that says whether it is valid, then the reliefs that may be \
            used now, a line each; with --json one object with their short names. Whose it is, and why it is not valid, \
            is not told; a number that there is not is not valid either. A command line others can see: - reads the \
            number from one line of standard input.

            EXAMPLES
              okienko card reliefs - <<<9010001000001234
              okienko card reliefs --json - <<<9010001000001234

            EXIT STATUS
              0 valid, 1 not valid, 65 the store is damaged, 66 no store, 75 store busy, 64 usage, 78 configuration
            """)

    @Argument(help: .init("The card's number; - for a line of standard input.", valueName: "number"))
    var number: Words

    @Flag(help: "One object of JSON.")
    var json = false

    @OptionGroup var options: StoreOptions

    func run() throws {
        try complaining {
            let installation = try Installation(options)
            let messages = installation.share.messages
            let number = try number.text(messages)
            var isValid = false
            try installation.withStore { store in
                let view = try store.partnerView(ofCard: number, on: installation.clock.today)
                isValid = view?.isValid == true
                if json { return try Output.json(PartnerObject(valid: isValid, reliefs: view?.reliefs ?? [])) }
                try Output.line(messages.text(isValid ? "cli.card.valid" : "cli.card.invalid"))
                for relief in (view?.reliefs ?? []).compactMap(store.programme.relief) {
                    try Output.line("  \(messages.text(relief.label)) · \(relief.partner)")
                }
            }
            if !isValid { throw ExitCode(Exit.refused) }
        }
    }
}

/// What a partner learns, as JSON.
private struct PartnerObject: Encodable {
    let valid: Bool
    let reliefs: [String]
}
