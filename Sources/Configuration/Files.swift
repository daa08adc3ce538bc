import Glibc

/// Reading of the small files that the configuration consists of, by the C library: a bounded read, and `errno` as the
/// fact that a message is made of.
enum Files {
    /// The largest file taken, in bytes: far more than any that somebody wrote by hand.
    static let limit = 4 << 20

    /// A file's bytes.
    ///
    /// - Throws: a fault of line 0 where it can't be read, is too large, or is no UTF-8.
    static func bytes(_ path: String) throws(Faults) -> [UInt8] {
        let bytes = try contents(path)
        guard bytes.count <= limit else {
            throw Faults(file: path, .tooLarge(bytes: bytes.count, limit: limit))
        }
        // A NUL would end the text for the TOML parser and hide the rest.
        guard String(validating: bytes, as: UTF8.self) != nil, !bytes.contains(0) else {
            throw Faults(file: path, .notText)
        }
        return bytes
    }

    private static func contents(_ path: String) throws(Faults) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Faults(file: path, .unreadable(error: errno)) }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count <= limit {
            let count = read(descriptor, &buffer, buffer.count)
            guard count >= 0 || errno == EINTR else {
                throw Faults(file: path, .unreadable(error: errno))
            }
            if count == 0 { break }
            bytes += buffer.prefix(max(count, 0))
        }
        return bytes
    }

    /// The names in a folder that end so, sorted.
    static func names(in folder: String, ending: String) throws(Faults) -> [String] {
        guard let stream = opendir(folder) else {
            throw Faults(file: folder, .unreadable(error: errno))
        }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name.hasSuffix(ending) && !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }
}

/// The last part of a path.
func fileName(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
}
