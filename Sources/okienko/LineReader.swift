import Foundation

/// Reads lines from a descriptor as they come, each bounded.
struct LineReader {
    /// One line, without its end.
    enum Line {
        case text(Data)
        /// More than ``LineReader/longest`` bytes: read over.
        case tooLong
    }

    /// Bytes of the longest line.
    static let longest = 1 << 20

    private let descriptor: Int32
    private var buffer: [UInt8] = []
    private var chunk = [UInt8](repeating: 0, count: 65_536)

    /// A reader of an open descriptor, which stays open.
    init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// The next line; nil at the end.
    ///
    /// - Throws: `POSIXError` where it can't be read.
    mutating func next() throws -> Line? {
        var isTooLong = false
        var scanned = 0
        while true {
            if let end = buffer[scanned...].firstIndex(of: UInt8(ascii: "\n")) {
                defer { buffer.removeSubrange(...end) }
                return line(buffer[..<end], isTooLong)
            }
            if buffer.count > LineReader.longest {
                isTooLong = true
                buffer.removeAll(keepingCapacity: true)
            }
            scanned = buffer.count
            guard try fill() else {
                defer { buffer.removeAll() }
                return buffer.isEmpty && !isTooLong ? nil : line(buffer[...], isTooLong)
            }
        }
    }

    /// The first line as text, without a carriage return; empty where there is none or it is too long.
    ///
    /// - Throws: `POSIXError` where it can't be read.
    static func firstLine(of descriptor: Int32) throws -> String {
        var reader = LineReader(descriptor: descriptor)
        guard case .text(let line)? = try reader.next() else { return "" }
        return String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
    }

    private func line(_ bytes: ArraySlice<UInt8>, _ isTooLong: Bool) -> Line {
        isTooLong || bytes.count > LineReader.longest ? .tooLong : .text(Data(bytes))
    }

    private mutating func fill() throws -> Bool {
        var count = read(descriptor, &chunk, chunk.count)
        while count < 0 && errno == EINTR { count = read(descriptor, &chunk, chunk.count) }
        guard count >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        buffer += chunk[..<count]
        return count > 0
    }
}
