import Domain
import Foundation
import Testing

@testable import Store

/// A disk of one megabyte; nil where this user may not mount one.
private final class SmallDisk: Sendable {
    let path = NSTemporaryDirectory() + "okienko-disk-" + UUID().uuidString

    init?() {
        try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        guard SmallDisk.run("/bin/mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", path]) else {
            try? FileManager.default.removeItem(atPath: path)
            return nil
        }
    }

    deinit {
        _ = SmallDisk.run("/bin/umount", ["-l", path])
        try? FileManager.default.removeItem(atPath: path)
    }

    static let isPossible = SmallDisk() != nil

    private static func run(_ program: String, _ arguments: [String]) -> Bool {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }
}

@Suite struct DiskFullTests {
    @Test(.enabled(if: SmallDisk.isPossible)) func aFullDiskIsSaidAndNothingIsLost() throws {
        let disk = try #require(SmallDisk())
        let filler = disk.path + "/filler"
        let store = try Store.open(folder: disk.path + "/store", programme: town)
        let staff: ID<StaffMember> = newID()
        let now = Instant(milliseconds: 0, offset: 0)
        try Data(count: 400_000).write(to: URL(fileURLWithPath: filler))
        var kept: [Draft] = []
        let fault = try #require(
            throws: StoreFault.self,
            performing: {
                while true {
                    let draft = Draft(
                        application: newID(), command: newID(), person: newID(),
                        fields: ["person.surname": String(repeating: "x", count: 3000)], opened: now)
                    try store.saveDraft(draft, by: staff, at: now)
                    kept.append(draft)
                }
            })
        #expect(fault == .diskFull)
        #expect(throws: StoreFault.diskFull) { try store.keep(attachment: Data(count: 500_000)) }
        #expect(try store.drafts().count == kept.count)
        try FileManager.default.removeItem(atPath: filler)
        let draft = try #require(kept.last)
        try store.saveDraft(draft, by: staff, at: now)
        let hash = try store.keep(attachment: Data(count: 1000))
        #expect(try store.attachment(hash).count == 1000)
        #expect(try Set(store.drafts().map(\.application)) == Set(kept.map(\.application)))
        #expect(try store.integrityCheck() == [])
    }
}
