import Domain
import Foundation
import Testing

@testable import Configuration

/// The repository's own files.
enum Repository {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    static func programme(_ name: String) throws -> Programme {
        try ProgrammeFile.read("\(root)/Assets/programmes/\(name).toml")
    }

    static func text(_ path: String) throws -> String {
        try String(contentsOfFile: "\(root)/\(path)", encoding: .utf8)
    }
}

/// The faults of something that is expected to be refused.
func faults(_ body: () throws -> Void) -> [Fault] {
    do {
        try body()
        return []
    } catch let faults as Faults {
        return faults.all
    } catch {
        Issue.record(error)
        return []
    }
}

extension String {
    /// The text with one passage changed, which has to be there.
    func changing(_ passage: String, to other: String) throws -> String {
        let range = try #require(self.range(of: passage), "\(passage) is not in the text")
        return replacingCharacters(in: range, with: other)
    }

    /// The line, from 1, on which a passage first stands.
    func line(of passage: String) throws -> Int {
        let range = try #require(self.range(of: passage), "\(passage) is not in the text")
        return self[..<range.lowerBound].count { $0 == "\n" } + 1
    }
}

/// A folder that goes with the value that holds it.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("okienko-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func write(_ name: String, _ data: Data) throws {
        let file = URL(fileURLWithPath: path).appendingPathComponent(name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: file)
    }
}
