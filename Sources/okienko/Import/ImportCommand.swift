import ArgumentParser
import Configuration
import Domain
import Foundation
import Store
import Wire

/// What can be taken over from elsewhere.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Take over cards of earlier programmes, and applications sent electronically.",
        subcommands: [CardsImportCommand.self, ApplicationsImportCommand.self])
}

/// What every import takes.
struct ImportOptions: ParsableArguments {
    @Flag(name: .customLong("dry-run"), help: "Report what would come of it, and change nothing.")
    var isDryRun = false

    @ArgumentParser.Option(
        help: .init("Write what was not taken into this file (mode 0600), as it came.", valueName: "file"),
        completion: .file())
    var mend: String?

    /// A file to mend never takes the place of the one it comes from.
    func mendingFile(for source: String, _ messages: Messages) throws -> PrivateWriter? {
        guard let mend else { return nil }
        let same = URL(filePath: mend).resolvingSymlinksInPath() == URL(filePath: source).resolvingSymlinksInPath()
        guard !same else { throw Complaint(messages.text("cli.import.same-file"), status: Exit.usage) }
        do {
            return try PrivateWriter(path: mend)
        } catch {
            throw Complaint(messages.text("cli.import.mend-unwritable", mend), status: Exit.cannotCreate)
        }
    }
}

extension LoginOptions {
    /// In whose name an import works: nobody may do it without a name.
    func importer(of store: Store, _ installation: Installation) throws -> ID<StaffMember> {
        guard let actor = try member(of: store, installation) else { throw StoreFault.noActor }
        return actor
    }
}

/// Takes over cards of earlier programmes.
struct CardsImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cards",
        abstract: "Take over cards of earlier programmes from a CSV file.",
        discussion: """
            The file's first row names its columns, in any order, in Polish or English, however they are written:

              rodzaj karty, kind            * which earlier card, by its short name or its name in the programme file
              numer karty, number           * its number
              nazwisko, surname             *
              imię, given name              *
              drugie imię, second name
              PESEL                         * or the three columns of a document and the birth date
              rodzaj dokumentu, document kind; kraj dokumentu, document country; numer dokumentu, document number
              data urodzenia, birth date      2026-11-20 or 20.11.2026
              ulica, street; dom, house; mieszkanie, flat; kod pocztowy, postal code; miejscowość, city
              e-mail; telefon, phone
              ważna do, valid until           the last day; empty: without an end
              inna osoba, other person        tak or yes: not the known person of the same name and birth date

            Others are passed over. The separator may be a semicolon, a tab or a comma, the encoding UTF-8, UTF-16, \
            Windows-1250 or ISO-8859-2: both are found out. FILE has to be a file, not a pipe.

            Every row is decided by the rules of the programme. Whose PESEL or document is known already gets the card \
            beside what is known of them. What is refused is told on standard error with line, column and rule, and \
            never with a name; the other rows are taken. They are kept a thousand at a time: whoever is interrupted has \
            what was taken so far, and may run the same file again. Nothing is ever doubled: a card is told from others \
            by its kind and number, at every desk. --mend keeps the rows that were not taken, as they stand in FILE, for \
            another run. A dry run decides every thousand rows on what is known now.

            EXAMPLES
              okienko import cards senior.csv --dry-run --as klis --password-file ~/.okienko-password
              okienko import cards senior.csv --mend senior-to-mend.csv --as klis --password-fd 3 3<password

            EXIT STATUS
              0 all taken or known before, 1 a row was not taken, 65 the file can't be understood at all, 64 usage, 66 \
            no such file or no store, 73 the file to mend can't be made, 74 can't read or write, 75 store busy, 77 not \
            permitted, 78 configuration
            """)

    @Argument(help: "The CSV file.", completion: .file())
    var file: String

    @OptionGroup var importing: ImportOptions
    @OptionGroup var login: LoginOptions
    @OptionGroup var options: StoreOptions

    func run() throws {
        try complaining {
            let installation = try Installation(options)
            let messages = installation.share.messages
            let reader = try CardFile(path: file, messages)
            var isWhole = true
            try installation.withStore { store in
                let actor = try login.importer(of: store, installation)
                let report = ImportReport(file: file, messages: messages, programme: installation.share.programme)
                let mend = try importing.mendingFile(for: file, messages)
                try mend?.write(reader.headerBytes)
                var run = CardImport(
                    store: store, clock: installation.clock, actor: actor, isDryRun: importing.isDryRun,
                    file: reader, report: report, mend: mend)
                try run.run()
                try mend?.finish()
                isWhole = run.report.isWhole
                try run.report.tellSummary(isDryRun: importing.isDryRun)
            }
            if !isWhole { throw ExitCode(Exit.refused) }
        }
    }
}
