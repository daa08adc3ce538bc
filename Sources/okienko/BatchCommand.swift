import ArgumentParser
import Configuration
import Desk
import Domain
import Foundation
import Store
import Wire

/// Gives commands without the screen.
struct BatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "batch",
        abstract: "Give commands as JSON, one a line, and answer each by a line.",
        discussion: """
            Reads FILE, or standard input where it is left out or -. Each line is one command: a JSON object with \
            "command", its name, "id", a UUID, and the command's own fields. A line without "id" gets a new one. The \
            same id again answers what it brought about the first time and does nothing more, so that a batch that was \
            cut off may simply be run again. Empty lines and lines that begin with # are skipped.

            Commands go the same way as those of the screen: the same rules decide them, and each is safe on the disk \
            before its answer is written. One that is refused does not stop those after it. The answers:

              {"events":[…],"ok":true}
              {"field":"…","message":"…","ok":false,"paragraph":"…","rule":"R-…"}
              {"field":"…","message":"…","ok":false}     the line is no command; field is the path to what is wrong

            Who is named by --as has to have the role that the command takes. Nobody has to be named to set up a desk \
            (office.establish). --describe tells every command, or the one named in place of FILE, with its fields and \
            an example; it needs no store.

            EXAMPLES
              okienko batch --describe application.submit
              okienko batch commands.jsonl --as klis --password-file ~/.okienko-password
              generate | okienko batch --as klis --password-fd 3 3<password >answers.jsonl
              echo '{"command":"application.decide","application":"0193a7c0-0000-7000-8000-000000000010",\
            "decision":"approve","reason":""}' | okienko batch --training --as kierownik --password-file password

            EXIT STATUS
              0 every command was done, 1 a rule refused one, 65 a line was no command, 64 usage, 66 no such file, 74 \
            can't read or write, 75 store busy or login too soon after a wrong one, 77 wrong name or password, 78 \
            configuration
            """)

    @Argument(
        help: .init("File of commands, - for standard input; with --describe a command's name.", valueName: "file"),
        completion: .file())
    var file = "-"

    @OptionGroup var login: LoginOptions

    @Flag(help: "Tell what commands there are, with their fields and an example each.")
    var describe = false

    @Flag(help: "With --describe: as JSON, a command a line.")
    var json = false

    @OptionGroup var options: StoreOptions

    func validate() throws {
        if json && !describe { throw ValidationError("--json goes with --describe: answers are JSON anyway.") }
        if !describe && file == "-" && login.passwordDescriptor == 0 {
            throw ValidationError("Commands and password can't both come from standard input.")
        }
    }

    func run() throws {
        try complaining {
            if describe { return try Catalogue(of: file == "-" ? nil : file).tell(json: json) }
            let installation = try Installation(options)
            let source = try input(installation.share.messages)
            defer { close(source) }
            var worst: Int32 = 0
            try installation.withStore(mayBeNew: true) { store in
                let actor = try login.member(of: store, installation)
                var batch = Batch(installation: installation, store: store, actor: actor)
                try batch.run(source, named: file)
                worst = batch.status
            }
            if worst != 0 { throw ExitCode(worst) }
        }
    }

    private func input(_ messages: Messages) throws -> Int32 {
        let descriptor = file == "-" ? dup(STDIN_FILENO) : open(file, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Complaint(unreadable: file, errno, messages) }
        return descriptor
    }
}

/// One batch of commands in somebody's name.
private struct Batch {
    let installation: Installation
    let store: Store
    let actor: ID<StaffMember>?
    /// The exit status so far: the worst that happened.
    private(set) var status: Int32 = 0

    private var messages: Messages { installation.share.messages }

    init(installation: Installation, store: Store, actor: ID<StaffMember>?) {
        self.installation = installation
        self.store = store
        self.actor = actor
    }

    mutating func run(_ descriptor: Int32, named file: String) throws {
        var reader = LineReader(descriptor: descriptor)
        do {
            while let line = try reader.next() {
                switch line {
                case .tooLong: try answer(unreadable: .notJSON)
                case .text(let text) where !text.isSkipped: try answer(text)
                case .text: break
                }
            }
        } catch let error as POSIXError {
            throw Complaint(
                messages.text("cli.unreadable", file, String(cString: strerror(error.code.rawValue))),
                status: Exit.inputOutput)
        }
    }

    private mutating func answer(_ line: Data) throws {
        let id: ID<Command>
        let command: Command
        do throws(CommandFault) {
            (id, command) = try read(line)
        } catch {
            return try answer(unreadable: error)
        }
        let clock = installation.clock
        let outcome = try store.perform(command, id: id, actor: actor, today: clock.today, at: clock.now)
        switch outcome {
        case .done(let changes): try Output.line(Answer.done(changes))
        case .refused(let refusal):
            status = max(status, Exit.refused)
            try Output.line(Answer.refused(refusal, message: words(for: refusal)))
        }
    }

    /// A line without an id gets a new one; it has at least its command's name, so that a comma may follow.
    private func read(_ line: Data) throws(CommandFault) -> (ID<Command>, Command) {
        do throws(CommandFault) {
            return try CommandCodec.decode(line)
        } catch {
            guard error == .missing(path: "id"), let brace = line.firstIndex(of: UInt8(ascii: "{")) else { throw error }
            let id: ID<Command> = IDSource.system.make()
            var named = line
            named.insert(contentsOf: Data("\"id\":\"\(id)\",".utf8), at: brace + 1)
            return try CommandCodec.decode(named)
        }
    }

    private mutating func answer(unreadable fault: CommandFault) throws {
        status = max(status, Exit.badData)
        try Output.line(Answer.unreadable(fault, message: messages.text(fault)))
    }

    private func words(for refusal: Refusal) -> String {
        let programme = installation.share.programme
        let remedy = messages.remedy(refusal.reason, in: programme)
        return [messages.text(refusal.reason, in: programme), remedy].compactMap { $0 }.joined(separator: " ")
    }
}

extension Data {
    /// Nothing but blanks, or a comment.
    fileprivate var isSkipped: Bool {
        let first = first { $0 != 32 && $0 != 9 && $0 != 13 }
        return first == nil || first == UInt8(ascii: "#")
    }
}
