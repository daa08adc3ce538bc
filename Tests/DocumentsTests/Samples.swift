import Foundation
import Testing

@testable import Documents

/// A temporary folder, removed when the test lets go of it.
final class Folder {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "documents-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func write(_ text: String, to name: String, executable: Bool = false) throws -> String {
        let file = path + "/" + name
        try Data(text.utf8).write(to: URL(filePath: file))
        if executable { chmod(file, 0o755) }
        return file
    }

    var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? [] }

    func mode(of name: String) -> Int? {
        try? FileManager.default.attributesOfItem(atPath: path + "/" + name)[.posixPermissions] as? Int
    }
}

let morning = Date(timeIntervalSince1970: 1_795_164_060)

func page(_ blocks: [Block], watermark: String? = nil, footer: String? = "stopka – sprawa Ł/2026/000417") throws -> Page
{
    let stationery = Stationery(
        office: "Urząd Miejski w Łomży", lines: ["Biuro Obsługi Interesantów", "18-400 Łomża"],
        place: "Łomża, 20.11.2026", watermark: watermark)
    return Page(
        kind: try #require(DocumentKind("confirmation")), title: "Potwierdzenie złożenia", stationery: stationery,
        reference: "Znak sprawy: Ł/2026/000417", blocks: blocks, footer: footer, numbering: "strona {page} z {pages}")
}

/// What poppler's programs say of a PDF.
func poppler(_ program: String, _ arguments: [String], _ pdf: [UInt8]) throws -> String {
    let folder = try Folder()
    let file = folder.path + "/paper.pdf"
    try Data(pdf).write(to: URL(filePath: file))
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/" + program)
    process.arguments = arguments.map { $0 == "{}" ? file : $0 }
    process.standardOutput = output
    try process.run()
    let said = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: said, as: UTF8.self)
}

/// The words of each sheet, in reading order.
func sheets(_ pdf: [UInt8]) throws -> [[String]] {
    let text = try poppler("pdftotext", ["-raw", "{}", "-"], pdf)
    return text.split(separator: "\u{0C}", omittingEmptySubsequences: false).dropLast().map { words(String($0)) }
}

func words(_ text: String) -> [String] {
    text.replacing("\u{A0}", with: " ").split(whereSeparator: \.isWhitespace).map(String.init)
}

/// All letters in order, for texts that are broken inside words.
func letters(_ text: String) -> String { words(text).joined() }
