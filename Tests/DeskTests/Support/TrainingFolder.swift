import Configuration
import Domain
import Foundation
import Store
import Synchronization

/// The folder of a training store, removed when the last one who holds it lets go.
final class TrainingFolder: Sendable {
    let path = NSTemporaryDirectory() + "okienko-desk-" + UUID().uuidString

    /// A copy of a store that is filled once for all tests of a city.
    init(programme: String = "lomza") throws {
        let filled = try TrainingFolder.filled.withLock { filled in
            let path = try filled[programme] ?? TrainingFolder.fill(programme)
            filled[programme] = path
            return path
        }
        try FileManager.default.copyItem(atPath: filled, toPath: path)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    private static let filled = Mutex<[String: String]>([:])
    private static let root =
        NSTemporaryDirectory() + "okienko-desk-filled-\(ProcessInfo.processInfo.processIdentifier)"

    /// The store is closed with the end of the call, so that its files are whole and can be copied.
    private static func fill(_ programme: String) throws -> String {
        let path = "\(root)/\(programme)"
        try? FileManager.default.removeItem(atPath: path)
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
        let share = try Harness.share(.polish, programme: programme)
        let store = try Store.open(folder: path, programme: share.programme, kind: .training)
        try TrainingStore.fill(store, count: 60, today: Harness.today)
        atexit { try? FileManager.default.removeItem(atPath: TrainingFolder.root) }
        return path
    }
}
