import ArgumentParser
import Configuration
import Domain
import Foundation
import Store

/// What can be done with the list of streets.
struct StreetsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "streets", abstract: "Keep the list of streets from which addresses are picked.",
        subcommands: [StreetsImportCommand.self])
}

/// Takes over the streets of the public register.
struct StreetsImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take over the streets of a TERYT ULIC file in place of the list before.",
        discussion: """
            ULIC and SIMC are the files that the statistical office gives out: CSV, semicolons, UTF-8, as they are. \
            ULIC may be left out where the settings name it, SIMC likewise. With SIMC the streets of one place are \
            taken: the programme's city, or --place by its name or its number (SYM, seven digits). Without SIMC and a \
            number all streets in ULIC are taken. Where several places of the name have streets the number is asked \
            for. Nothing changes where no street is found.

            EXAMPLES
              okienko streets import ULIC_Adresowy_2026-01-01.csv --simc SIMC_Adresowy_2026-01-01.csv
              okienko streets import ULIC.csv --simc SIMC.csv --place Częstochowa
              okienko streets import ULIC.csv --place 0954663

            EXIT STATUS
              0 taken over, 65 a file is faulty or has no such place, 66 no such file or no store, 74 disk full, 75 \
            store busy, 64 usage, 78 configuration
            """)

    @Argument(help: .init("The file of streets.", valueName: "ulic"), completion: .file())
    var ulic: String?

    @ArgumentParser.Option(help: .init("The file of places.", valueName: "file"), completion: .file())
    var simc: String?

    @ArgumentParser.Option(help: .init("The place, by name or number.", valueName: "name"))
    var place: String?

    @OptionGroup var options: StoreOptions

    func run() throws {
        try complaining {
            let installation = try Installation(options)
            let messages = installation.share.messages
            let streets = try StreetFiles(
                ulic: ulic ?? installation.settings.streets.ulic, simc: simc ?? installation.settings.streets.simc,
                place: place, city: installation.share.programme.city, messages: messages
            ).streets()
            try installation.withStore { try $0.replaceStreets(streets) }
            try Output.line(messages.text("cli.streets.done", count: streets.count))
        }
    }
}

/// The files of a street list and what is wanted of them.
private struct StreetFiles {
    let ulic, simc, place: String?
    let city: String
    let messages: Messages

    /// The wanted streets, at least one.
    func streets() throws -> [Street] {
        guard let ulic else { throw Complaint(messages.text("cli.streets.no-file"), status: Exit.usage) }
        let data = try contents(of: ulic)
        let candidates = try places()
        guard let candidates else { return try some(streets(in: data, sym: nil), ulic) }
        let found = try candidates.map { (sym: $0, streets: try streets(in: data, sym: $0)) }
            .filter { !$0.streets.isEmpty }
        guard found.count < 2 else {
            let numbers = found.map(\.sym).joined(separator: ", ")
            throw Complaint(messages.text("cli.streets.several", numbers), status: Exit.badData)
        }
        return try some(found.first?.streets ?? [], ulic)
    }

    /// The numbers of the places that are meant; nil: all.
    private func places() throws -> [String]? {
        if let place, place.utf8.count == 7, place.utf8.allSatisfy({ (48...57).contains($0) }) { return [place] }
        guard let simc else {
            guard place == nil else { throw Complaint(messages.text("cli.streets.no-simc"), status: Exit.usage) }
            return nil
        }
        let data = try contents(of: simc)
        return try reading(simc) { () throws(TerytFault) in
            try Teryt.places(simc: data, named: place ?? city).map(\.sym)
        }
    }

    private func streets(in data: Data, sym: String?) throws -> [Street] {
        try reading(ulic ?? "") { () throws(TerytFault) in try Teryt.streets(ulic: data, sym: sym) }
    }

    private func some(_ streets: [Street], _ file: String) throws -> [Street] {
        guard !streets.isEmpty else { throw Complaint(messages.text("cli.streets.none", file), status: Exit.badData) }
        return streets
    }

    private func contents(of path: String) throws -> Data {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Complaint(unreadable: path, errno == 0 ? ENOENT : errno, messages)
        }
        return data
    }

    private func reading<Value>(_ path: String, _ body: () throws(TerytFault) -> Value) throws -> Value {
        do throws(TerytFault) {
            return try body()
        } catch {
            let words =
                switch error {
                case .columnMissing(let column): messages.text("cli.streets.column", path, column)
                case .fieldCount(let line): messages.text("cli.streets.fields", path, String(line))
                case .notUTF8(let line): messages.text("cli.streets.not-utf8", path, String(line))
                }
            throw Complaint(words, status: Exit.badData)
        }
    }
}
