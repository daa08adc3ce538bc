import Foundation

/// The strings as C wants them: pointers with a null at the end, good during the call.
func withStrings<Result>(_ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result) -> Result {
    let pointers = strings.map { strdup($0) }
    defer { pointers.forEach { free($0) } }
    return body(pointers + [nil])
}

/// A file's text; empty where it can't be read.
func contents(ofFile path: String) -> String {
    (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
}

/// A value of `/proc/PID/status` (given in KiB) in MiB.
func megabytes(_ key: String, in status: String) -> Double {
    let line = status.split(separator: "\n").first { $0.hasPrefix(key) }
    let number = line?.split { $0 == " " || $0 == "\t" }.dropFirst().first.flatMap { Double($0) }
    return (number ?? 0) / 1024
}

/// A new folder for this run on the disk of another one, taken away after it.
func withTemporaryFolder<Result>(beside other: String, _ body: (String) throws -> Result) throws -> Result {
    let folder = other + ".run"
    try? FileManager.default.removeItem(atPath: folder)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try body(URL(filePath: folder).path)
}
