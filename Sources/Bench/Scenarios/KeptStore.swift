import Domain
import Foundation
import Store

/// The desk's store with very many people in it: filled once, and kept as it is.
struct KeptStore {
    let folder: String
    let programme: Programme
    let people: Int

    /// The day on which the measuring takes place.
    static let today = Day(ordinal: 20_777)

    /// Fills it where it is not there yet. Who is interrupted begins anew.
    func fill() throws {
        let files = FileManager.default
        guard !Store.exists(folder: folder) else {
            return tell("Store of made-up people: \(folder), kept from before.")
        }
        let unfinished = folder + ".unfinished"
        try? files.removeItem(atPath: unfinished)
        try files.createDirectory(atPath: unfinished, withIntermediateDirectories: true)
        tell("Filling \(folder) with \(people) made-up people, once.")
        try BulkLoader.fill(
            folder: unfinished, programme: programme, count: people, today: KeptStore.today,
            progress: { tell("  \($0) of \(people)") })
        try files.moveItem(atPath: unfinished, toPath: folder)
        tell("Filled.")
    }

    /// A copy to work on, on the disk as a whole.
    func copy(to other: String) throws {
        tell("Copying it for this run.")
        try FileManager.default.copyItem(atPath: folder, toPath: other)
        // What is still to be written would slow the commits that are measured.
        sync()
    }

    private func tell(_ text: String) {
        FileHandle.standardError.write(Data("\(text)\n".utf8))
    }
}
