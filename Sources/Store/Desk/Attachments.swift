import Domain
import Foundation
import Glibc

extension Store {
    /// Keeps some bytes under their SHA-256 and answers it, 64 hexadecimal digits; on the disk when this returns. What is
    /// there already is not written again.
    public func keep(attachment bytes: Data) throws(StoreFault) -> String {
        let hash = Store.hash(ofAttachment: bytes)
        if (try? attachment(hash)) == bytes { return hash }
        let path = path(ofAttachment: hash)
        let shelf = (path as NSString).deletingLastPathComponent
        try PrivateFile.makeFolder(shelf)
        try PrivateFile.sync(folder: folder + "/attachments")
        try PrivateFile.write(bytes, to: path)
        return hash
    }

    /// The SHA-256 under which some bytes are kept, or would be.
    public static func hash(ofAttachment bytes: Data) -> String {
        Sodium.hexadecimal(Sodium.sha256(bytes))
    }

    /// The bytes of a SHA-256, compared with it.
    ///
    /// - Throws: ``StoreFault/attachmentMissing(_:)``, ``StoreFault/attachmentDamaged(_:)``.
    public func attachment(_ hash: String) throws(StoreFault) -> Data {
        guard hash.utf8.count == 64, hash.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }) else {
            throw .attachmentMissing(hash)
        }
        guard let bytes = FileManager.default.contents(atPath: path(ofAttachment: hash)) else {
            throw .attachmentMissing(hash)
        }
        guard Sodium.hexadecimal(Sodium.sha256(bytes)) == hash else { throw .attachmentDamaged(hash) }
        return bytes
    }

    /// Where an attachment lies, for programs that show it. Nothing tells that the file is there.
    public func path(ofAttachment hash: String) -> String {
        "\(folder)/attachments/\(hash.prefix(2))/\(hash)"
    }
}
