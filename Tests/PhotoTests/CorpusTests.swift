import Domain
import Foundation
import Photo
import Testing

/// Well- and ill-formed files kept beside the repository, in `shared/photos`; skipped where that folder is absent.
@Suite(.enabled(if: sharedPhotos != nil, "shared/photos isn't beside the repository")) struct CorpusTests {
    private struct Sample {
        let name: String
        let bytes: [UInt8]
        /// The other decoders read it without complaint.
        let sound: Bool
        let size: [Int]
    }

    /// Where this program says otherwise than the table, and why it should.
    private static let otherwise: [String: PhotoIntegrity] = [
        // A wrong checksum of the picture's data, which the others let pass.
        "pngsuite/tests/pngsuite/xcsn0g01.png": .damaged,
        "pngsuite/tests/bugfixes/x_interlaced_chck.png": .damaged,
        // The picture is whole; the text that unpacks to gigabytes is never unpacked, and not stored.
        "made/ztxt_bomb.png": .complete,
    ]

    private func samples() throws -> [Sample] {
        let folder = try #require(sharedPhotos).appending(path: "hostile")
        let table = String(decoding: try Data(contentsOf: folder.appending(path: "expected.tsv")), as: UTF8.self)
        return try table.split(separator: "\n").dropFirst().map { line in
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            let file = try PhotoFile(
                path: folder.appending(path: fields[0]).path(percentEncoded: false), limit: 5_000_000)
            let size = fields[3].split { !$0.isNumber }.compactMap { Int($0) }
            return Sample(name: fields[0], bytes: file.bytes, sound: fields[5] == "ok", size: size)
        }
    }

    @Test func everySampleIsJudgedAsTheOtherDecodersDo() throws {
        let examiner = PhotoExaminer(requirements: requirements())
        let samples = try samples()
        #expect(samples.count > 200)
        for sample in samples {
            let measures = try #require(examiner.examine(sample.bytes).measures)
            let complete = Self.otherwise[sample.name].map { $0 == .complete } ?? sample.sound
            #expect((measures.integrity == .complete) == complete, "\(sample.name): \(measures.integrity)")
            if sample.sound, let width = measures.width, let height = measures.height {
                let stored = measures.orientation.swapsSides ? [height, width] : [width, height]
                #expect(stored == sample.size, "\(sample.name)")
            }
        }
    }

    @Test func whatIsStoredShowsTheSamePicture() throws {
        let examiner = PhotoExaminer(requirements: requirements())
        for sample in try samples() {
            guard let picture = examiner.examine(sample.bytes).picture else { continue }
            let stored = try #require(strippedOfMetadata(sample.bytes), "\(sample.name)")
            let again = examiner.examine(stored)
            #expect(again.picture == picture, "\(sample.name)")
            #expect(again.measures?.hasLocation == false && again.measures?.trailingBytes == 0, "\(sample.name)")
            #expect(stored.count <= sample.bytes.count, "\(sample.name)")
        }
    }

    @Test func everyPortraitIsWhole() throws {
        let examiner = PhotoExaminer(requirements: requirements())
        for folder in ["portraits", "composites"] {
            let url = try #require(sharedPhotos).appending(path: folder)
            for name in try FileManager.default.contentsOfDirectory(atPath: url.path(percentEncoded: false))
            where name.hasSuffix(".jpg") {
                let examination = examiner.examine(path: url.appending(path: name).path(percentEncoded: false))
                #expect(examination.measures?.integrity == .complete, "\(name)")
                #expect(examination.picture != nil, "\(name)")
            }
        }
    }
}
