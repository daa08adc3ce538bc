import ArgumentParser
import Configuration
import Foundation
import Store

/// Why a run ends before its work: words for standard error, and the exit status.
struct Complaint: Error {
    let lines: [String]
    let status: Int32

    /// A complaint about how the program was set up.
    init(_ line: String, status: Int32 = Exit.configuration) {
        lines = [line]
        self.status = status
    }

    /// Faults of files, each with file and line, in the language of the desk as far as it can be read.
    init(_ faults: Faults, _ shareFolder: String) {
        let messages = Messages.read("\(shareFolder)/Assets/messages", .polish).messages
        lines = faults.all.map { messages.text($0) }
        status = Exit.configuration
    }

    /// Why the store could not be opened or used.
    init(_ fault: StoreFault, _ messages: Messages, folder: String) {
        let (key, status): (String, Int32) =
            switch fault {
            case .diskFull: ("start.disk-full", Exit.inputOutput)
            case .notWritable: ("start.not-writable", Exit.cannotCreate)
            case .notAStore: ("start.not-a-store", Exit.badData)
            case .corrupt: ("start.damaged", Exit.badData)
            case .newer: ("start.newer", Exit.badData)
            case .otherProgramme: ("start.other-programme", Exit.configuration)
            case .isTraining: ("start.is-training", Exit.configuration)
            case .isReal: ("start.is-real", Exit.configuration)
            case .busy: ("start.busy", Exit.tryLater)
            default: ("start.store", Exit.mistake)
            }
        lines = [messages.text(key, folder)]
        self.status = status
    }

    /// Why work on an open store came to its end.
    init(during fault: StoreFault, _ messages: Messages) {
        let (key, status): (String, Int32) =
            switch fault {
            case .diskFull: ("failure.disk-full", Exit.inputOutput)
            case .notWritable: ("failure.not-writable", Exit.cannotCreate)
            case .notAStore, .corrupt: ("failure.damaged", Exit.badData)
            case .busy: ("failure.busy", Exit.tryLater)
            case .conflict: ("failure.conflict", Exit.tryLater)
            case .noActor, .notEstablished: ("cli.login-needed", Exit.notPermitted)
            case .alreadyExists: ("cli.already-exists", Exit.cannotCreate)
            default: ("failure.store", Exit.mistake)
            }
        lines = [messages.text(key)]
        self.status = status
    }

    /// Why a file that was named can't be read: the system's error.
    init(unreadable path: String, _ code: Int32, _ messages: Messages) {
        lines = [messages.text("cli.unreadable", path, String(cString: strerror(code)))]
        status = Exit.noInput
    }

    /// Why a file could not be read or written in the middle of the work: the system's error; nil where the error is
    /// about something else.
    init?(system error: any Error, _ messages: Messages) {
        let error = error as NSError
        guard [NSCocoaErrorDomain, NSPOSIXErrorDomain].contains(error.domain) else { return nil }
        let cause = error.userInfo[NSUnderlyingErrorKey] as? NSError ?? error
        let isSystem = cause.domain == NSPOSIXErrorDomain
        let words = isSystem ? String(cString: strerror(Int32(cause.code))) : error.localizedDescription
        lines = [messages.text("cli.input-output", words)]
        status = Exit.inputOutput
    }

    /// Tells it on standard error.
    func tell() {
        for line in lines { FileHandle.standardError.write(Data("okienko: \(line)\n".utf8)) }
    }
}

extension ParsableCommand {
    /// Runs work whose complaints are told on standard error and become the exit status.
    func complaining(_ work: () throws -> Void) throws {
        do {
            try work()
        } catch let complaint as Complaint {
            complaint.tell()
            throw ExitCode(complaint.status)
        }
    }
}
