import ArgumentParser
import Domain

/// What every subcommand that works on a store takes.
struct StoreOptions: ParsableArguments {
    @ArgumentParser.Option(help: "Settings of this desk, in place of the usual places.", completion: .file())
    var config: String?

    @ArgumentParser.Option(
        help: "Folder of the store, in place of the one that the settings name.", completion: .directory)
    var store: String?

    @Flag(help: "Work on a store of made-up residents, in which nothing counts.")
    var training = false

    @ArgumentParser.Option(help: "The day that counts, YYYY-MM-DD. On a training store only.")
    var today: Day?

    func validate() throws {
        if today != nil && !training {
            throw ValidationError("--today works on a training store only: add --training.")
        }
    }
}

extension Day: ExpressibleByArgument {
    /// Reads `2026-11-20`.
    public init?(argument: String) {
        self.init(argument)
    }
}

/// Exit statuses, after sysexits.h.
enum Exit {
    static let refused: Int32 = 1
    static let usage: Int32 = 64
    static let badData: Int32 = 65
    static let noInput: Int32 = 66
    static let unavailable: Int32 = 69
    static let mistake: Int32 = 70
    static let cannotCreate: Int32 = 73
    static let inputOutput: Int32 = 74
    static let tryLater: Int32 = 75
    static let notPermitted: Int32 = 77
    static let configuration: Int32 = 78
}
