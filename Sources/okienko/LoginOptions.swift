import ArgumentParser
import Configuration
import Domain
import Foundation
import Store

/// In whose name a run works. The password never stands on the command line, where others could see it.
struct LoginOptions: ParsableArguments {
    @ArgumentParser.Option(
        name: .customLong("as"), help: .init("The account in whose name the commands are given.", valueName: "name"))
    var login: String?

    @ArgumentParser.Option(
        name: .customLong("password-fd"),
        help: .init("The open descriptor whose first line is the password.", valueName: "n"))
    var passwordDescriptor: Int32?

    @ArgumentParser.Option(
        name: .customLong("password-file"),
        help: .init("The file whose first line is the password.", valueName: "file"), completion: .file())
    var passwordFile: String?

    func validate() throws {
        let passwords = (passwordDescriptor == nil ? 0 : 1) + (passwordFile == nil ? 0 : 1)
        guard passwords == (login == nil ? 0 : 1) else {
            throw ValidationError("--as goes with one of --password-fd and --password-file.")
        }
    }

    /// Logs in; nil where nobody was named.
    func member(of store: Store, _ installation: Installation) throws -> ID<StaffMember>? {
        guard let login else { return nil }
        let messages = installation.share.messages
        let password = try password(messages)
        switch try store.verify(login: login, password: password, at: SystemClock.now()) {
        case .granted(let member): return member.id
        case .wrong: throw Complaint(messages.text("cli.login-wrong"), status: Exit.notPermitted)
        case .tooSoon(let wait):
            throw Complaint(messages.text("cli.login-too-soon", count: wait), status: Exit.tryLater)
        }
    }

    private func password(_ messages: Messages) throws -> String {
        let name = passwordFile ?? "--password-fd"
        let descriptor = passwordFile.map { open($0, O_RDONLY | O_CLOEXEC) } ?? passwordDescriptor ?? -1
        guard descriptor >= 0 else { throw Complaint(unreadable: name, errno, messages) }
        defer { if passwordFile != nil { close(descriptor) } }
        do {
            return try LineReader.firstLine(of: descriptor)
        } catch let error as POSIXError {
            throw Complaint(unreadable: name, error.code.rawValue, messages)
        }
    }
}
