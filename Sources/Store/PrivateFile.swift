import Foundation
import Glibc

/// Files and folders that only their owner may read.
enum PrivateFile {
    /// Makes a folder of mode 0700, with the folders above it; one that is there stays as it is.
    static func makeFolder(_ path: String) throws(StoreFault) {
        var status = stat()
        if stat(path, &status) == 0 {
            guard status.st_mode & S_IFMT == S_IFDIR else { throw .notAStore }
            return
        }
        let parent = (path as NSString).deletingLastPathComponent
        if !parent.isEmpty && parent != path { try makeFolder(parent) }
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw StoreFault(errno: errno) }
    }

    /// Makes an empty file of mode 0600 where there is none. SQLite gives the files beside it the same mode.
    static func touch(_ path: String) throws(StoreFault) {
        let file = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw StoreFault(errno: errno) }
        close(file)
    }

    /// Writes a file so that it is whole or not there, after a loss of power too: under another name, to the disk, then
    /// renamed.
    static func write(_ bytes: Data, to path: String) throws(StoreFault) {
        let draft = path + ".\(getpid()).new"
        let file = Glibc.open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw StoreFault(errno: errno) }
        var fault = writeAll(bytes, to: file)
        if fault == 0 && fsync(file) != 0 { fault = errno }
        if close(file) != 0 && fault == 0 { fault = errno }
        if fault == 0 && rename(draft, path) != 0 { fault = errno }
        guard fault == 0 else {
            unlink(draft)
            throw StoreFault(errno: fault)
        }
        try sync(folder: (path as NSString).deletingLastPathComponent)
    }

    /// Puts a folder's names on the disk.
    static func sync(folder: String) throws(StoreFault) {
        let handle = Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard handle >= 0 else { throw StoreFault(errno: errno) }
        defer { close(handle) }
        guard fsync(handle) == 0 else { throw StoreFault(errno: errno) }
    }

    static func writeAll(_ bytes: Data, to file: Int32) -> Int32 {
        bytes.withUnsafeBytes { buffer in
            var offset = 0
            while offset < buffer.count {
                let written = Glibc.write(file, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
                if written < 0 && errno == EINTR { continue }
                guard written > 0 else { return errno }
                offset += written
            }
            return 0
        }
    }
}
