import Configuration
import Domain
import Foundation
import Store

/// A training store of sixty persons in a folder of its own, which goes with the value, and the program for it.
open class TrainingDesk {
    /// The day that counts.
    public static let today = "2026-11-20"
    /// The repository.
    public static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path
    /// The program, which lies beside the test runner.
    public static let executable: String = {
        let beside = { (path: String) in URL(filePath: path).deletingLastPathComponent().path + "/okienko" }
        let runner = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        let own = beside(CommandLine.arguments.first ?? "")
        return FileManager.default.isExecutableFile(atPath: own) ? own : beside(runner)
    }()

    /// The folder, in which other files may lie too.
    public let folder = NSTemporaryDirectory() + "okienko-training-" + UUID().uuidString
    /// The programme under which the desk works.
    public let programme: Programme
    /// The store's folder.
    public var storeFolder: String { folder + "/store" }

    /// Makes a store under one of the repository's programmes.
    public init(programme name: String = "lomza") throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        programme = try ProgrammeFile.read("\(TrainingDesk.root)/Assets/programmes/\(name).toml")
        guard let today = Day(TrainingDesk.today) else { throw CocoaError(.formatting) }
        try TrainingStore.fill(try openStore(), count: 60, today: today)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Its store, as another desk would open it.
    public func openStore() throws -> Store {
        try Store.open(folder: storeFolder, programme: programme, kind: .training)
    }
}
