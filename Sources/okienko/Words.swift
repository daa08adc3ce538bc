import ArgumentParser
import Configuration
import Foundation

/// Words that may name a person: given on the command line, or as one line of standard input, because others on the
/// machine can see a command line.
struct Words: ExpressibleByArgument {
    private let argument: String

    init(argument: String) {
        self.argument = argument
    }

    var isEmpty: Bool { argument.isEmpty }

    /// The words, read where they stand on standard input.
    ///
    /// - Throws: ``Complaint`` where they can't be read.
    func text(_ messages: Messages) throws -> String {
        guard argument == "-" else { return argument }
        do {
            return try LineReader.firstLine(of: STDIN_FILENO)
        } catch let error as POSIXError {
            throw Complaint(unreadable: argument, error.code.rawValue, messages)
        }
    }
}
