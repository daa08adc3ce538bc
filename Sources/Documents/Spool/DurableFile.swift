import Foundation

/// What the file system refused.
public enum FileFault: Error, Hashable, Sendable, Codable {
    /// No room left, or the quota is reached.
    case diskFull
    /// Not allowed, or the file system is read-only.
    case notPermitted
    /// No such folder or file.
    case noFolder
    /// Another `errno`.
    case other(errno: Int32)

    init(errno code: Int32) {
        switch code {
        case ENOSPC, EDQUOT: self = .diskFull
        case EACCES, EPERM, EROFS: self = .notPermitted
        case ENOENT, ENOTDIR: self = .noFolder
        default: self = .other(errno: code)
        }
    }
}

/// Files that are there whole or not at all, whenever the machine stops, and that only their owner can read.
enum DurableFile {
    static let unfinished = ".unfinished"

    /// Writes beside the name, syncs, renames, syncs the folder.
    static func write(_ bytes: [UInt8], to name: String, in folder: String) throws(FileFault) {
        let final = folder + "/" + name, temporary = final + unfinished
        let file = try open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW)
        do {
            defer { close(file) }
            try check(fchmod(file, 0o600))
            try writeAll(bytes, to: file)
            try check(fsync(file))
        } catch {
            unlink(temporary)
            throw error
        }
        try check(rename(temporary, final))
        try syncFolder(folder)
    }

    static func read(_ name: String, in folder: String) throws(FileFault) -> [UInt8] {
        let file = try open(folder + "/" + name, O_RDONLY)
        defer { close(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Glibc.read(file, &buffer, buffer.count)
            if count == 0 { return bytes }
            if count > 0 { bytes += buffer[..<count] } else if errno != EINTR { throw FileFault(errno: errno) }
        }
    }

    /// Already gone is as good as removed.
    static func remove(_ name: String, in folder: String) throws(FileFault) {
        if unlink(folder + "/" + name) != 0, errno != ENOENT { throw FileFault(errno: errno) }
        try syncFolder(folder)
    }

    static func names(in folder: String) throws(FileFault) -> [String] {
        guard let directory = opendir(folder) else { throw FileFault(errno: errno) }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    static func open(_ path: String, _ flags: Int32) throws(FileFault) -> Int32 {
        let file = Glibc.open(path, flags | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw FileFault(errno: errno) }
        return file
    }

    static func writeAll(_ bytes: [UInt8], to file: Int32) throws(FileFault) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.write(file, $0.baseAddress?.advanced(by: written), $0.count - written)
            }
            if count >= 0 { written += count } else if errno != EINTR { throw FileFault(errno: errno) }
        }
    }

    static func check(_ result: Int32) throws(FileFault) {
        if result != 0 { throw FileFault(errno: errno) }
    }

    private static func syncFolder(_ folder: String) throws(FileFault) {
        let directory = try open(folder, O_RDONLY | O_DIRECTORY)
        defer { close(directory) }
        try check(fsync(directory))
    }
}
