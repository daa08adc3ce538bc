import CImageFixtures
import Domain
import Foundation
import Photo

/// Łomża's figures, or smaller sides for small pictures.
func requirements(width: Int = 492, height: Int = 633) -> PhotoRequirements {
    PhotoRequirements(
        formats: [.jpeg, .png], maxBytes: 5_242_880, maxPixels: 40_000_000, minWidth: width, minHeight: height,
        aspect: 0.778, aspectTolerance: 0.03, rule: "R-PHO-1", paragraph: "§ 5 ust. 3 pkt 1")
}

func keys(_ examination: Examination) -> [String] {
    examination.verdict.findings.map(\.key)
}

/// Red grows to the right, green downwards, blue in the middle.
func gradient(width: Int, height: Int, channels: Int = 3) -> [UInt8] {
    var pixels: [UInt8] = []
    for y in 0..<height {
        for x in 0..<width {
            let samples = [x * 255 / width, y * 255 / height, (x + y) * 255 / (width + height), 20]
            pixels += samples.prefix(channels).map { UInt8($0) }
        }
    }
    return pixels
}

func jpeg(_ width: Int, _ height: Int, channels: Int = 3, kind: fixture_jpeg = FIXTURE_BASELINE) -> [UInt8] {
    var target: UnsafeMutablePointer<UInt8>?
    let pixels = gradient(width: width, height: height, channels: channels)
    let count = fixture_make_jpeg(pixels, Int32(width), Int32(height), Int32(channels), kind, &target)
    defer { free(target) }
    return Array(UnsafeBufferPointer(start: target, count: count))
}

/// How a PNG of the tests is stored.
struct PNGKind: CustomStringConvertible {
    var type: Int
    var depth: Int
    var interlaced = false
    var transparency = false

    var samples: Int { [0: 1, 2: 3, 3: 1, 4: 2, 6: 4][type] ?? 0 }
    var description: String {
        "type \(type), \(depth) bits" + (interlaced ? ", interlaced" : "") + (transparency ? ", transparent" : "")
    }
}

/// A PNG whose pixels' samples are given row by row.
func png(_ kind: PNGKind, width: Int, height: Int, samples: [[Int]], palette: [UInt8] = []) -> [UInt8] {
    let perRow = width * kind.samples
    let all = samples.flatMap { $0 }
    let rows = (0..<height).flatMap { packed(all[$0 * perRow..<($0 + 1) * perRow], depth: kind.depth) }
    let alpha: [UInt8]? = kind.transparency ? (0..<palette.count / 3).map { UInt8(truncatingIfNeeded: $0 * 37) } : nil
    var target: UnsafeMutablePointer<UInt8>?
    let count = fixture_make_png(
        rows, Int32(width), Int32(height), Int32(kind.type), Int32(kind.depth), kind.interlaced,
        palette.isEmpty ? nil : palette, Int32(palette.count / 3), alpha, &target)
    defer { free(target) }
    return Array(UnsafeBufferPointer(start: target, count: count))
}

/// An RGB PNG of 8 bits.
func png(_ width: Int, _ height: Int) -> [UInt8] {
    let samples = gradient(width: width, height: height).map { [Int($0)] }
    return png(PNGKind(type: 2, depth: 8), width: width, height: height, samples: samples)
}

private func packed(_ row: ArraySlice<Int>, depth: Int) -> [UInt8] {
    if depth == 16 { return row.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] } }
    var bytes: [UInt8] = []
    var bits = 0
    for sample in row {
        if bits % 8 == 0 { bytes.append(0) }
        bytes[bytes.count - 1] |= UInt8(sample << (8 - depth - bits % 8))
        bits += depth
    }
    return bytes
}

/// An EXIF segment as cameras write it: orientation, a place, and somebody's name in a comment after it.
func exifSegment(orientation: UInt8, bigEndian: Bool = true) -> [UInt8] {
    let number: (Int, Int) -> [UInt8] = { value, bytes in
        let big = (0..<bytes).reversed().map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
        return bigEndian ? big : big.reversed()
    }
    var tiff: [UInt8] = (bigEndian ? [0x4D, 0x4D] : [0x49, 0x49]) + number(42, 2) + number(8, 4) + number(2, 2)
    tiff += number(0x0112, 2) + number(3, 2) + number(1, 4) + number(Int(orientation), 2) + [0, 0]
    tiff += number(0x8825, 2) + number(4, 2) + number(1, 4) + number(38, 4) + number(0, 4)
    let payload = Array("Exif\0\0".utf8) + tiff + Array("somebody's garden".utf8)
    return [0xFF, 0xE1, 0, UInt8(payload.count + 2)] + payload
}

/// The bytes with others put in after so many.
func inserting(_ inserted: [UInt8], into bytes: [UInt8], at position: Int) -> [UInt8] {
    bytes[..<position] + inserted + bytes[position...]
}

/// A folder of its own for one test, gone after it.
func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
}

/// The pictures that are kept beside the repository, in `shared/photos` of a folder above it; nil where they aren't.
let sharedPhotos: URL? = {
    var folder = URL(filePath: #filePath)
    while folder.path(percentEncoded: false) != "/" {
        folder.deleteLastPathComponent()
        let photos = folder.appending(path: "shared/photos")
        if FileManager.default.fileExists(
            atPath: photos.appending(path: "hostile/expected.tsv").path(percentEncoded: false))
        {
            return photos
        }
    }
    return nil
}()
