import Domain
import Glibc

/// A file's bytes, read with a bound.
public struct PhotoFile: Sendable {
    /// The first bytes, up to the bound and one more.
    public let bytes: [UInt8]
    /// The whole file's size, as the system tells it, or as read where more came.
    public let size: Int

    /// Reads a regular file, never more than `limit` + 1 bytes of it. Symbolic links are followed.
    ///
    /// Waits for the disk, so never call it on the terminal's thread.
    public init(path: String, limit: Int) throws(PhotoFileFault) {
        // Without O_NONBLOCK opening a pipe would wait for its writer.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard descriptor >= 0 else { throw PhotoFile.fault(errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw PhotoFile.fault(errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
        let bytes = try PhotoFile.read(descriptor, atMost: limit + 1, expecting: Int(status.st_size))
        self.bytes = bytes
        self.size = max(Int(status.st_size), bytes.count)
    }

    private static func read(
        _ descriptor: Int32, atMost most: Int, expecting size: Int
    ) throws(PhotoFileFault) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(min(most, size))
        var chunk = [UInt8](repeating: 0, count: 65536)
        while bytes.count < most {
            let count = Glibc.read(descriptor, &chunk, min(chunk.count, most - bytes.count))
            if count == 0 { break }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw fault(errno) }
            bytes += chunk[..<count]
        }
        return bytes
    }

    private static func fault(_ code: Int32) -> PhotoFileFault {
        switch code {
        case ENOENT, ENOTDIR: .missing
        case EACCES, EPERM: .notPermitted
        case EISDIR, ENXIO: .notAFile
        default: .failed(code)
        }
    }
}
