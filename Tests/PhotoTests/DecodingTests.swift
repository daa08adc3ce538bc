import CImageFixtures
import Domain
import Photo
import Testing

@Suite struct DecodingTests {
    static let pngKinds: [PNGKind] = [
        (0, 1), (0, 2), (0, 4), (0, 8), (0, 16), (2, 8), (2, 16), (3, 1), (3, 2), (3, 4), (3, 8), (4, 8), (4, 16),
        (6, 8), (6, 16),
    ].flatMap { type, depth in
        [false, true].map { PNGKind(type: type, depth: depth, interlaced: $0, transparency: type == 3 && depth == 8) }
    }

    @Test(arguments: pngKinds) func everyKindOfPNGEndsAsRGBOverWhite(kind: PNGKind) throws {
        let (width, height) = (13, 17)
        let palette = (0..<min(1 << kind.depth, 256) * 3).map { UInt8(truncatingIfNeeded: $0 * 29) }
        let step = kind.depth == 16 ? 257 : 1
        let samples = (0..<width * height).map { pixel in
            (0..<kind.samples).map { ((pixel * 7 + $0 * 50) % min(1 << kind.depth, 256)) * step }
        }
        let file = png(kind, width: width, height: height, samples: samples, palette: kind.type == 3 ? palette : [])
        let examination = PhotoExaminer(requirements: requirements(width: width, height: height)).examine(file)
        let picture = try #require(examination.picture)
        #expect(examination.verdict.accepted)
        #expect(picture.width == width && picture.height == height)
        #expect(picture.rgb == samples.flatMap { expected($0, kind, palette) })
    }

    /// What the PNG specification makes of a pixel's samples.
    private func expected(_ samples: [Int], _ kind: PNGKind, _ palette: [UInt8]) -> [UInt8] {
        let scaled = samples.map { $0 * 255 / ((1 << kind.depth) - 1) }
        switch kind.type {
        case 0: return Array(repeating: UInt8(scaled[0]), count: 3)
        case 2: return scaled.map { UInt8($0) }
        case 3:
            let colour = palette[samples[0] * 3..<samples[0] * 3 + 3].map { Int($0) }
            return over(colour, alpha: kind.transparency ? samples[0] * 37 % 256 : 255)
        case 4: return over(Array(repeating: scaled[0], count: 3), alpha: scaled[1])
        default: return over(Array(scaled[..<3]), alpha: scaled[3])
        }
    }

    private func over(_ colour: [Int], alpha: Int) -> [UInt8] {
        colour.map { UInt8(($0 * alpha + 255 * (255 - alpha) + 127) / 255) }
    }

    @Test(arguments: [(1, FIXTURE_BASELINE), (3, FIXTURE_BASELINE), (3, FIXTURE_PROGRESSIVE)])
    func aJPEGIsCloseToWhatWasEncoded(channels: Int, kind: fixture_jpeg) throws {
        let file = jpeg(70, 90, channels: channels, kind: kind)
        let examination = PhotoExaminer(requirements: requirements(width: 70, height: 90)).examine(file)
        let picture = try #require(examination.picture)
        let source = gradient(width: 70, height: 90, channels: channels)
        let wanted = channels == 3 ? source : source.flatMap { [$0, $0, $0] }
        let furthest = zip(picture.rgb, wanted).map { abs(Int($0) - Int($1)) }.max()
        #expect(examination.verdict.findings.isEmpty)
        #expect(try #require(furthest) <= 6)
    }

    @Test func inksAreConvertedAndWarnedOf() throws {
        let file = jpeg(70, 90, channels: 4)
        let examination = PhotoExaminer(requirements: requirements(width: 70, height: 90)).examine(file)
        let picture = try #require(examination.picture)
        // libjpeg writes Adobe's marker, so the file's samples are inverted: 20 of 255 is nearly all black.
        #expect(picture.rgb.max().map { $0 <= 24 } == true)
        #expect(keys(examination) == ["photo.cmyk"])
        #expect(examination.verdict.accepted && examination.verdict.needsReason)
    }

    @Test func farMorePixelsThanNeededAreMadeFewer() throws {
        let examiner = PhotoExaminer(requirements: requirements(width: 70, height: 90))
        let fromJPEG = try #require(examiner.examine(jpeg(300, 386)).picture)
        let fromPNG = try #require(examiner.examine(png(300, 386)).picture)
        #expect([fromJPEG.width, fromJPEG.height] == [75, 97])
        #expect([fromPNG.width, fromPNG.height] == [75, 97])
        let differences = zip(fromJPEG.rgb, fromPNG.rgb).map { abs(Int($0) - Int($1)) }
        #expect(try #require(differences.max()) <= 6)
    }

    @Test func aLongAndNarrowPictureStaysBounded() throws {
        let examination = PhotoExaminer(requirements: requirements(width: 70, height: 90)).examine(png(8, 20_000))
        let picture = try #require(examination.picture)
        #expect(keys(examination) == ["photo.min_width", "photo.aspect"])
        #expect(picture.rgb.count <= 4 * 70 * 90 * 3)
    }

    @Test(arguments: ["jpeg", "progressive", "png", "interlaced"]) func aCutAnywhereIsSeen(kind: String) {
        let samples = gradient(width: 20, height: 26).map { [Int($0)] }
        let interlaced = PNGKind(type: 2, depth: 8, interlaced: true)
        let file =
            switch kind {
            case "jpeg": jpeg(20, 26)
            case "progressive": jpeg(20, 26, kind: FIXTURE_PROGRESSIVE)
            case "png": png(20, 26)
            default: png(interlaced, width: 20, height: 26, samples: samples)
            }
        let examiner = PhotoExaminer(requirements: requirements(width: 20, height: 26))
        #expect(examiner.examine(file).verdict.accepted)
        let taken = (0..<file.count).filter { examiner.examine(Array(file[..<$0])).verdict.accepted }
        #expect(taken.isEmpty)
    }

    @Test func anyWrongByteOfAPNGIsSeen() {
        let file = png(20, 26)
        let examiner = PhotoExaminer(requirements: requirements(width: 20, height: 26))
        let taken = file.indices.filter { index in
            var broken = file
            broken[index] ^= 0x10
            return examiner.examine(broken).verdict.accepted
        }
        #expect(taken.isEmpty)
    }

    @Test func moreScansThanAnyPhotoHasAreTooMany() {
        let file = jpeg(70, 90, channels: 1, kind: FIXTURE_SCAN_BOMB)
        let examination = PhotoExaminer(requirements: requirements(width: 70, height: 90)).examine(file)
        #expect(examination.measures?.integrity == .tooCostly)
        #expect(keys(examination) == ["photo.strict_decode"])
    }

    @Test func aHeaderThatClaimsTooMuchIsNotDecoded() throws {
        var file = jpeg(70, 90)
        let frame = try #require(file.indices.first { file[$0...].starts(with: [0xFF, 0xC0]) })
        file.replaceSubrange(frame + 5..<frame + 9, with: [0xFF, 0xDC, 0xFF, 0xDC])
        let examination = PhotoExaminer(requirements: requirements()).examine(file)
        #expect(examination.verdict.findings.map(\.fact) == [.pixels(65_500 * 65_500, limit: 40_000_000)])
        #expect(examination.measures?.integrity == .unknown)
        #expect(examination.picture == nil)
    }
}
