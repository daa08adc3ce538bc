import Domain
import Foundation
import Photo
import Store
import Wire

/// Why an enclosure is not taken.
enum EnclosureFault: Error {
    /// Its path leads out of the folder of the list.
    case outside
    /// It can't be read as a file.
    case unreadable
    case tooLarge(limit: Int)
    case notBase64
    /// It is none of the kinds that are taken.
    case wrongKind
    /// A photo that the programme does not take.
    case photo(PhotoFact)
    /// The programme wants no photos.
    case noPhoto
}

/// Reads the files that come along with electronic applications, and keeps them once they are taken.
struct Enclosures {
    /// Bytes of the largest scan.
    static let largestScan = 10 << 20

    /// The folder of the list.
    let folder: URL
    let requirements: PhotoRequirements?
    private var taken: [String: Data] = [:]

    init(folder: URL, requirements: PhotoRequirements?) {
        (self.folder, self.requirements) = (folder.resolvingSymlinksInPath(), requirements)
    }

    /// A photo, examined as at the desk and rid of its metadata; `reason` stands for the clerk's where there are
    /// warnings.
    mutating func photo(
        _ enclosure: ElectronicApplication.Enclosure, reason: String
    ) throws(EnclosureFault) -> PhotoRecord {
        guard let requirements else { throw .noPhoto }
        let bytes = try self.bytes(of: enclosure, limit: requirements.maxBytes)
        let examination = PhotoExaminer(requirements: requirements).examine(bytes)
        let findings = examination.verdict.findings
        if let refusing = findings.first(where: { $0.severity == .refuse }) { throw .photo(refusing.fact) }
        guard let stripped = strippedOfMetadata(bytes) else { throw .wrongKind }
        let warnings = findings.filter { $0.severity == .warn }.map(\.key)
        return PhotoRecord(hash: keep(Data(stripped)), warnings: warnings, reason: warnings.isEmpty ? "" : reason)
    }

    /// A scan: a picture rid of its metadata, or a PDF as it is.
    mutating func scan(_ enclosure: ElectronicApplication.Enclosure) throws(EnclosureFault) -> String {
        let bytes = try self.bytes(of: enclosure, limit: Enclosures.largestScan)
        if bytes.starts(with: Array("%PDF-".utf8)) { return keep(Data(bytes)) }
        guard let stripped = strippedOfMetadata(bytes) else { throw .wrongKind }
        return keep(Data(stripped))
    }

    /// Puts what was read among the attachments of a store.
    mutating func store(in store: Store) throws(StoreFault) {
        for bytes in taken.values { _ = try store.keep(attachment: bytes) }
        forget()
    }

    /// Lets go of what was read.
    mutating func forget() {
        taken.removeAll()
    }

    private mutating func keep(_ bytes: Data) -> String {
        let hash = Store.hash(ofAttachment: bytes)
        taken[hash] = bytes
        return hash
    }

    private func bytes(
        of enclosure: ElectronicApplication.Enclosure, limit: Int
    ) throws(EnclosureFault) -> [UInt8] {
        switch enclosure {
        case .base64(let text):
            guard text.utf8.count <= limit / 3 * 4 + 4 else { throw .tooLarge(limit: limit) }
            guard let data = Data(base64Encoded: text), !data.isEmpty else { throw .notBase64 }
            return [UInt8](data)
        case .file(let path):
            let file = try self.file(at: try place(of: path), limit: limit)
            guard file.size <= limit else { throw .tooLarge(limit: limit) }
            return file.bytes
        }
    }

    /// Neither dots nor links lead out of the folder.
    private func place(of path: String) throws(EnclosureFault) -> String {
        let file = folder.appending(path: path).resolvingSymlinksInPath()
        let isInside = file.path.hasPrefix(folder.path == "/" ? "/" : folder.path + "/")
        guard isInside, !path.hasPrefix("/"), !path.utf8.contains(0) else { throw .outside }
        return file.path
    }

    private func file(at path: String, limit: Int) throws(EnclosureFault) -> PhotoFile {
        do throws(PhotoFileFault) {
            return try PhotoFile(path: path, limit: limit)
        } catch {
            throw .unreadable
        }
    }
}
