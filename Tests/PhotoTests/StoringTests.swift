import CImageFixtures
import Domain
import Photo
import Testing

@Suite struct StoringTests {
    private let examiner = PhotoExaminer(requirements: requirements(width: 70, height: 90))
    private let comment: [UInt8] = [0xFF, 0xFE, 0, 10] + Array("somebody".utf8)

    private func contains(_ bytes: [UInt8], _ text: String) -> Bool {
        String(decoding: bytes, as: Unicode.ASCII.self).contains(text)
    }

    @Test func aCleanJPEGStaysAsItWas() {
        for file in [jpeg(70, 90), jpeg(70, 90, kind: FIXTURE_PROGRESSIVE), jpeg(70, 90, channels: 4), png(70, 90)] {
            #expect(strippedOfMetadata(file) == file)
        }
    }

    @Test func placeCommentAndTrailGo() throws {
        let clean = jpeg(70, 90)
        let file = inserting(exifSegment(orientation: 1) + comment, into: clean, at: 20) + Array("PK somebody".utf8)
        let before = examiner.examine(file)
        #expect(keys(before) == ["photo.exif", "photo.trailing"])
        #expect(before.measures?.trailingBytes == 11)
        #expect(try #require(strippedOfMetadata(file)) == clean)
    }

    @Test func thePictureStandsAsItStood() throws {
        let file = inserting(exifSegment(orientation: 6) + comment, into: jpeg(90, 70), at: 20)
        let stored = try #require(strippedOfMetadata(file))
        let (before, after) = (examiner.examine(file), examiner.examine(stored))
        #expect(!contains(stored, "somebody"))
        #expect(after.picture != nil && after.picture == before.picture)
        #expect(after.verdict.findings.map(\.fact) == [.turned(.turnedRight), .exif(location: false)])
        #expect(strippedOfMetadata(stored) == stored)
    }

    @Test func aThumbnailInTheJFIFHeaderGoes() throws {
        let clean = jpeg(70, 90)
        var header = Array(clean[2..<20]) + [1, 2, 3]
        header[3] += 3
        header[16] = 1
        header[17] = 1
        let file = clean[..<2] + header + clean[20...]
        #expect(examiner.examine(Array(file)).verdict.accepted)
        #expect(strippedOfMetadata(Array(file)) == clean)
    }

    @Test func aProfileStays() throws {
        let profile: [UInt8] = [0xFF, 0xE2, 0, 18] + Array("ICC_PROFILE\0".utf8) + [1, 1, 7, 7]
        let file = inserting(profile, into: jpeg(70, 90), at: 20)
        #expect(strippedOfMetadata(file) == file)
    }

    @Test func aPNGLosesTextAndKeepsHowItStands() throws {
        let clean = png(90, 70)
        // tEXt "Author" and eXIf "turn right", with their checksums as zlib reckons them.
        let text = chunk("tEXt", Array("Author\0somebody".utf8))
        let exif = chunk("eXIf", Array(exifSegment(orientation: 6).dropFirst(10)))
        let file = inserting(text + exif, into: clean, at: 33) + [0, 0]
        let (before, stored) = (examiner.examine(file), try #require(strippedOfMetadata(file)))
        #expect(keys(before) == ["photo.orientation", "photo.exif", "photo.trailing"])
        #expect(!contains(stored, "somebody"))
        let after = examiner.examine(stored)
        #expect(after.picture != nil && after.picture == before.picture)
        #expect(after.verdict.findings.map(\.fact) == [.turned(.turnedRight), .exif(location: false)])
        #expect(strippedOfMetadata(stored) == stored)
    }

    @Test func whatHasNoEndIsNotStored() {
        for file in [Array(jpeg(70, 90).dropLast(2)), Array(png(70, 90).dropLast(12)), [], Array("text".utf8)] {
            #expect(strippedOfMetadata(file) == nil)
        }
    }

    private func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
        var target = [UInt8](repeating: 0, count: data.count + 12)
        fixture_make_chunk(type, data, data.count, &target)
        return target
    }
}
