import Configuration
import Domain
import Foundation
import Store

/// The folder of a training store, removed when the last one who holds it lets go.
final class TrainingFolder: Sendable {
    let path = NSTemporaryDirectory() + "okienko-desk-" + UUID().uuidString

    /// A copy of a store that is filled once for all tests.
    init() throws {
        try FileManager.default.copyItem(atPath: try TrainingFolder.filled.get(), toPath: path)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    private static let filled = Result { try fill() }

    /// The store is closed with the end of the call, so that its files are whole and can be copied.
    private static func fill() throws -> String {
        let path = NSTemporaryDirectory() + "okienko-desk-filled-\(ProcessInfo.processInfo.processIdentifier)"
        try? FileManager.default.removeItem(atPath: path)
        let store = try Store.open(folder: path, programme: try Harness.share(.polish).programme, kind: .training)
        try TrainingStore.fill(store, count: 60, today: Harness.today)
        atexit {
            let path = NSTemporaryDirectory() + "okienko-desk-filled-\(ProcessInfo.processInfo.processIdentifier)"
            try? FileManager.default.removeItem(atPath: path)
        }
        return path
    }
}
