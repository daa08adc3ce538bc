import CImageFixtures
import Domain
import Foundation
import Photo
import Testing

/// A photograph as somebody brings it: a portrait kept beside the repository, cut to 35:45; where there is none, a
/// picture of the same size made for the purpose.
func photograph(in folder: String) throws -> String {
    let picture = try portrait() ?? gradient(width: 525, height: 675)
    var target: UnsafeMutablePointer<UInt8>?
    let count = fixture_make_jpeg(
        picture.rgb, Int32(picture.width), Int32(picture.height), 3, FIXTURE_BASELINE, &target)
    defer { free(target) }
    let path = folder + "/photo.jpg"
    try Data(UnsafeBufferPointer(start: target, count: count)).write(to: URL(filePath: path))
    return path
}

private func portrait() throws -> Picture? {
    guard let file = portraits?.appending(path: "london_013_03.jpg").path(percentEncoded: false) else { return nil }
    let anything = PhotoRequirements(
        formats: [.jpeg], maxBytes: 10_000_000, maxPixels: 40_000_000, minWidth: 640, minHeight: 640, aspect: 1,
        aspectTolerance: 1, rule: "", paragraph: "")
    return PhotoExaminer(requirements: anything).examine(path: file).picture.flatMap(cut)
}

/// The middle of a picture, 35:45.
private func cut(_ picture: Picture) -> Picture? {
    let width = picture.height * 35 / 45
    let left = (picture.width - width) / 2
    guard left >= 0 else { return nil }
    var rows: [UInt8] = []
    for row in 0..<picture.height {
        let start = (row * picture.width + left) * 3
        rows += picture.rgb[start..<start + width * 3]
    }
    return Picture(width: width, height: picture.height, rgb: rows)
}

private func gradient(width: Int, height: Int) throws -> Picture {
    var rgb: [UInt8] = []
    for y in 0..<height {
        for x in 0..<width { rgb += [UInt8(x * 255 / width), UInt8(y * 255 / height), 90] }
    }
    return try #require(Picture(width: width, height: height, rgb: rgb))
}

/// `shared/photos/portraits` of a folder above the repository; nil where it isn't.
private let portraits: URL? = {
    var folder = URL(filePath: #filePath)
    while folder.path(percentEncoded: false) != "/" {
        folder.deleteLastPathComponent()
        let found = folder.appending(path: "shared/photos/portraits")
        if FileManager.default.fileExists(atPath: found.path(percentEncoded: false)) { return found }
    }
    return nil
}()
