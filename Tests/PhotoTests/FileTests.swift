import Domain
import Foundation
import Photo
import Testing

@Suite struct FileTests {
    private let examiner = PhotoExaminer(requirements: requirements(width: 70, height: 90))

    @Test func theNameDoesNotMatter() throws {
        try withFolder { folder in
            let rows: [(name: String, bytes: [UInt8], keys: [String])] = [
                ("photo.jpg", jpeg(70, 90), []),
                ("photo.txt", png(70, 90), []),
                ("text.jpg", Array("Szanowni Państwo".utf8), ["photo.formats"]),
                ("empty.jpg", [], ["photo.formats"]),
                ("page.png", Array("<html>".utf8), ["photo.formats"]),
                ("start.jpg", [0xFF, 0xD8], ["photo.formats"]),
                ("head.jpg", [0xFF, 0xD8, 0xFF, 0xE0], ["photo.strict_decode"]),
            ]
            for row in rows {
                let file = folder.appending(path: row.name)
                try Data(row.bytes).write(to: file)
                let examination = examiner.examine(path: file.path(percentEncoded: false))
                #expect(keys(examination) == row.keys, "\(row.name)")
                #expect(examination.bytes == row.bytes, "\(row.name)")
            }
        }
    }

    @Test func theLimitIsTheLastSizeThatIsTaken() throws {
        try withFolder { folder in
            let limit = requirements().maxBytes
            for (size, findings) in [(limit, ["photo.trailing"]), (limit + 1, ["photo.max_bytes"])] {
                let picture = jpeg(70, 90)
                let file = folder.appending(path: "photo.jpg")
                try Data(picture + [UInt8](repeating: 0, count: size - picture.count)).write(to: file)
                let examination = examiner.examine(path: file.path(percentEncoded: false))
                #expect(keys(examination) == findings)
                #expect(examination.measures?.bytes == size)
            }
        }
    }

    @Test func noMoreThanTheLimitAndOneByteIsRead() throws {
        try withFolder { folder in
            let file = folder.appending(path: "long")
            try Data(count: 300_000).write(to: file)
            let read = try PhotoFile(path: file.path(percentEncoded: false), limit: 100_000)
            #expect(read.bytes.count == 100_001)
            #expect(read.size == 300_000)
        }
    }

    @Test func whatIsNoFileSaysSo() throws {
        try withFolder { folder in
            let pipe = folder.appending(path: "pipe").path(percentEncoded: false)
            #expect(mkfifo(pipe, 0o600) == 0)
            let rows: [(path: String, fault: PhotoFileFault)] = [
                (folder.appending(path: "none.jpg").path(percentEncoded: false), .missing),
                (folder.path(percentEncoded: false), .notAFile),
                (pipe, .notAFile),
                ("/dev/zero", .notAFile),
                (String(repeating: "x", count: 5000), .failed(ENAMETOOLONG)),
            ]
            for row in rows {
                let examination = examiner.examine(path: row.path)
                #expect(examination.verdict.findings.map(\.fact) == [.unreadable(row.fault)], "\(row.path.prefix(80))")
                #expect(examination.measures == nil)
                #expect(!examination.verdict.accepted)
            }
        }
    }
}
