import Foundation
import Glibc

/// Writes a file that only its owner may read (mode 0600), piece by piece: under another name first, so that it is
/// there as a whole or not at all.
///
/// Whoever is killed leaves the other name (`….new`) behind; the next one who writes the same file takes it over.
public final class PrivateWriter {
    /// Where the file will be.
    public let path: String
    private var file: Int32

    /// Begins a file; what is at the path stays until ``finish()``.
    ///
    /// - Throws: ``StoreFault``: not writable, disk full, ….
    public init(path: String) throws(StoreFault) {
        self.path = path
        file = Glibc.open(path + ".new", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0, fchmod(file, 0o600) == 0 else { throw StoreFault(errno: errno) }
    }

    deinit {
        guard file >= 0 else { return }
        close(file)
        unlink(path + ".new")
    }

    /// Appends bytes.
    public func write(_ bytes: [UInt8]) throws(StoreFault) {
        let fault = PrivateFile.writeAll(Data(bytes), to: file)
        guard fault == 0 else { throw StoreFault(errno: fault) }
    }

    /// Puts the file at its place; on the disk when this returns.
    public func finish() throws(StoreFault) {
        guard fsync(file) == 0, rename(path + ".new", path) == 0 else { throw StoreFault(errno: errno) }
        close(file)
        file = -1
        let folder = (path as NSString).deletingLastPathComponent
        try PrivateFile.sync(folder: folder.isEmpty ? "." : folder)
    }
}
