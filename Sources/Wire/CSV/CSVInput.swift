/// A file's bytes as UTF-8, as many at a time as a row may have.
struct CSVInput {
    /// What is at hand; what was taken stands before `start`.
    private(set) var text: [UInt8] = []
    private(set) var start = 0
    /// The line that `start` is on, from 1.
    private(set) var line = 1
    private(set) var bytesRead = 0
    private var mark: ArraySlice<UInt8> = []
    private var isAtEnd = false
    private var transcoder: Transcoder
    private let windowSize: Int
    private let more: () throws -> [UInt8]

    init(_ transcoder: Transcoder, windowSize: Int, _ more: @escaping () throws -> [UInt8]) throws {
        (self.transcoder, self.windowSize, self.more) = (transcoder, windowSize, more)
        while try fill() {}
        guard text.starts(with: [0xEF, 0xBB, 0xBF]) else { return }
        mark = text[..<3]
        start = 3
    }

    /// The longest row that may begin at `start`, as far as it is at hand.
    var window: Range<Int> { start..<min(text.count, start + windowSize) }

    /// Whether nothing follows the window.
    var isWhole: Bool { isAtEnd && !isFull }

    private var isFull: Bool { text.count - start > windowSize }

    /// Gets more bytes; false where the window is full or the file at its end.
    mutating func fill() throws -> Bool {
        guard !isAtEnd, !isFull else { return false }
        text.removeFirst(start)
        start = 0
        let bytes = try more()
        bytesRead += bytes.count
        isAtEnd = bytes.isEmpty
        if isAtEnd { transcoder.finish(into: &text) } else { transcoder.decode(bytes, into: &text) }
        return true
    }

    /// Takes what stands before `end`.
    mutating func take(_ end: Int, lines: Int) {
        start = end
        line += lines
    }

    /// Takes a line and answers its bytes as they came, cut to the window.
    mutating func takeLine() throws -> [UInt8] {
        var lineFeed = text[window].firstIndex(of: CSVScanner.lineFeed)
        while lineFeed == nil, try fill() { lineFeed = text[window].firstIndex(of: CSVScanner.lineFeed) }
        let end = lineFeed.map { $0 + 1 } ?? window.upperBound
        let bytes = asCame(start..<end)
        take(end, lines: 1)
        if lineFeed == nil { try skipLine() }
        return bytes
    }

    private mutating func skipLine() throws {
        repeat {
            if let lineFeed = text[start...].firstIndex(of: CSVScanner.lineFeed) {
                start = lineFeed + 1
                return
            }
            start = text.count
        } while try fill()
    }

    /// A part of what is at hand in the file's own encoding.
    func asCame(_ range: Range<Int>) -> [UInt8] {
        transcoder.encode(text[range])
    }

    /// The mark at the file's beginning in its own encoding; empty where it has none.
    var markAsCame: [UInt8] { transcoder.encode(mark) }

    /// The separator that the first line with letters has most often outside of quotes; a semicolon before a tab before
    /// a comma where they are even.
    var separator: CSVSeparator {
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        for byte in text[window].drop(while: { $0 == CSVScanner.lineFeed || $0 == CSVScanner.carriageReturn }) {
            if byte == CSVScanner.quote { isQuoted.toggle() }
            if isQuoted { continue }
            if byte == CSVScanner.lineFeed { break }
            counts[byte, default: 0] += 1
        }
        let most = CSVSeparator.allCases.map { counts[$0.rawValue] ?? 0 }.max()
        return CSVSeparator.allCases.first { counts[$0.rawValue] ?? 0 == most } ?? .semicolon
    }
}
