import ArgumentParser
import Configuration
import Domain
import Foundation
import Store
import Wire

/// Takes in applications that were sent electronically.
struct ApplicationsImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "applications",
        abstract: "Take in applications that were sent electronically.",
        discussion: """
            Reads FILE: a JSON array of applications, or one on each line. --describe tells their fields and shows one; \
            it needs no file. Photos and scans come along in base64, or as files in the folder of FILE or below it.

            Each is decided like one that a clerk hands in: by the same rules, with the photo examined in the same way \
            and rid of what the camera wrote into it. It then waits for a decision among the desk's own, and the time \
            for that runs from the day on which it was sent. Whose PESEL or document is known is that person. The same \
            reference again does nothing more. What is not taken is told on standard error with its place, its number \
            in the list, field and rule; the others go in. What stands behind the end of an array is not read, and told. \
            --mend keeps those that were not taken, as they came, but none of more than 64 MB.

            EXAMPLES
              okienko import applications --describe
              okienko import applications 2026-11-20.json --mend to-mend.json --as klis --password-fd 3 3<password

            EXIT STATUS
              0 all taken or known before, 1 one was not taken, 65 the file is no JSON at all, or an array that is not \
            closed or has something behind it, 64 usage, 66 no such \
            file or no store, 73 the file to mend can't be made, 74 can't read or write, 75 store busy, 77 not \
            permitted, 78 configuration
            """)

    @Argument(help: "The JSON file.", completion: .file())
    var file: String?

    @Flag(help: "Tell the fields of an application, with an example.")
    var describe = false

    @OptionGroup var importing: ImportOptions
    @OptionGroup var login: LoginOptions
    @OptionGroup var options: StoreOptions

    func validate() throws {
        guard describe != (file != nil) else { throw ValidationError("Give a file, or --describe.") }
    }

    func run() throws {
        try complaining {
            guard let file else { return try tell() }
            let installation = try Installation(options)
            let items = try items(of: file, installation.share.messages)
            var status: Int32 = 0
            try installation.withStore { store in
                let actor = try login.importer(of: store, installation)
                status = try run(items, file, store, actor, installation)
            }
            if status != 0 { throw ExitCode(status) }
        }
    }

    private func run(
        _ items: JSONItems, _ file: String, _ store: Store, _ actor: ID<StaffMember>, _ installation: Installation
    ) throws -> Int32 {
        let messages = installation.share.messages
        let mend = try importing.mendingFile(for: file, messages).map { try MendingItems($0, isArray: items.isArray) }
        let folder = URL(filePath: file).deletingLastPathComponent()
        var run = ApplicationImport(
            store: store, clock: installation.clock, actor: actor, isDryRun: importing.isDryRun, items: items,
            enclosures: Enclosures(folder: folder, requirements: store.programme.photo),
            report: ImportReport(file: file, messages: messages, programme: store.programme), mend: mend)
        try run.run()
        try mend?.finish()
        try run.report.tellSummary(isDryRun: importing.isDryRun)
        return !run.isList ? Exit.badData : run.report.isWhole ? 0 : Exit.refused
    }

    private func items(of path: String, _ messages: Messages) throws -> JSONItems {
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw Complaint(unreadable: path, errno == 0 ? ENOENT : errno, messages)
        }
        do {
            let items = try JSONItems(file)
            guard items.isJSON else { throw Complaint(messages.text("cli.import.no-json", path), status: Exit.badData) }
            return items
        } catch let complaint as Complaint {
            throw complaint
        } catch {
            throw Complaint(messages.text("cli.import.not-a-file", path), status: Exit.noInput)
        }
    }

    private func tell() throws {
        for line in Catalogue.lines(of: ElectronicApplication.fields) { try Output.line(line) }
        try Output.line("\n\(ElectronicApplication.example)")
    }
}
