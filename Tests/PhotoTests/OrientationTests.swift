import Domain
import Photo
import Testing

@Suite struct OrientationTests {
    /// The upright picture is `abc / def`; what a camera stores for each value of the tag, by EXIF 2.3.
    static let stored: [(orientation: Int, rows: [String])] = [
        (1, ["abc", "def"]), (2, ["cba", "fed"]), (3, ["fed", "cba"]), (4, ["def", "abc"]), (5, ["ad", "be", "cf"]),
        (6, ["cf", "be", "ad"]), (7, ["fc", "eb", "da"]), (8, ["da", "eb", "fc"]),
    ]

    @Test(arguments: stored) func everyValueStandsUpright(orientation: Int, rows: [String]) throws {
        let pixels = rows.joined().utf8.flatMap { [$0, $0, $0] }
        let picture = try #require(Picture(width: rows[0].utf8.count, height: rows.count, rgb: pixels))
        let upright = picture.upright(from: try #require(PhotoOrientation(rawValue: orientation)))
        #expect([upright.width, upright.height] == [3, 2])
        #expect(upright.rgb == "abcdef".utf8.flatMap { [$0, $0, $0] })
    }

    @Test(arguments: [true, false]) func sidesAreJudgedAsTheyStand(bigEndian: Bool) throws {
        let lying = inserting(exifSegment(orientation: 6, bigEndian: bigEndian), into: jpeg(90, 70), at: 2)
        let examination = PhotoExaminer(requirements: requirements(width: 70, height: 90)).examine(lying)
        let measures = try #require(examination.measures)
        #expect([measures.width, measures.height] == [70, 90])
        #expect([examination.picture?.width, examination.picture?.height] == [70, 90])
        #expect(examination.verdict.findings.map(\.fact) == [.turned(.turnedRight), .exif(location: true)])
        #expect(examination.verdict.accepted)
    }

    @Test(arguments: [0, 9, 255] as [UInt8]) func aSenselessValueCountsAsUpright(value: UInt8) throws {
        let file = inserting(exifSegment(orientation: value), into: jpeg(70, 90), at: 2)
        let examination = PhotoExaminer(requirements: requirements(width: 70, height: 90)).examine(file)
        #expect(examination.measures?.orientation == .upright)
        #expect(examination.verdict.accepted)
    }

    @Test func brokenEXIFDoesNotTrapOrRefuse() {
        let examiner = PhotoExaminer(requirements: requirements(width: 70, height: 90))
        let (picture, exif) = (jpeg(70, 90), exifSegment(orientation: 6))
        let refused = (10..<exif.count).flatMap { index in
            ([0x00, 0x7F, 0x80, 0xFF] as [UInt8]).filter { value in
                var broken = exif
                broken[index] = value
                return examiner.examine(inserting(broken, into: picture, at: 2)).measures?.integrity != .complete
            }
        }
        #expect(refused.isEmpty)
    }
}
