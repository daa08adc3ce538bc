/// Where a cell's text is within the bytes looked at, quotes left aside.
struct CSVSpan {
    let start: Int
    let end: Int
    let isQuoted: Bool
    let hasDoubledQuotes: Bool
}

/// Finds the cells of one row of UTF-8 bytes (RFC 4180). A quote within a cell that does not begin with one is text.
struct CSVScanner {
    enum Outcome {
        /// A row; `end` is past its line end.
        case row(end: Int, lines: Int)
        /// The bytes end before the row does; the cell whose quote is open, from 1.
        case unfinished(open: Int?)
        case fault(CSVFault)
    }

    private enum Cell {
        case ended(CSVSpan, stop: Int)
        case open
        case textAfterQuote
    }

    static let quote = UInt8(ascii: "\"")
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")

    let separator: UInt8
    let mostCells: Int
    /// The cells of the row found last.
    private(set) var cells: [CSVSpan] = []
    private var lineFeeds = 0

    init(separator: CSVSeparator, mostCells: Int) {
        self.separator = separator.rawValue
        self.mostCells = mostCells
    }

    /// Looks for the row that begins at the range's start. `isWhole`: nothing follows the range.
    mutating func scan(_ bytes: [UInt8], _ range: Range<Int>, isWhole: Bool) -> Outcome {
        bytes.withUnsafeBufferPointer { scan($0, range, isWhole) }
    }

    private mutating func scan(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ isWhole: Bool
    ) -> Outcome {
        cells.removeAll(keepingCapacity: true)
        lineFeeds = 0
        var place = range.lowerBound
        while cells.count < mostCells {
            switch cell(bytes, place..<range.upperBound, isWhole) {
            case .open:
                return isWhole ? .fault(.unclosedQuote(cell: cells.count + 1)) : .unfinished(open: cells.count + 1)
            case .textAfterQuote: return .fault(.textAfterQuote(cell: cells.count + 1))
            case .ended(let span, let stop):
                cells.append(span)
                guard stop < range.upperBound else {
                    return isWhole ? .row(end: stop, lines: lineFeeds + 1) : .unfinished(open: nil)
                }
                place = stop + 1
                if bytes[stop] == CSVScanner.lineFeed { return .row(end: place, lines: lineFeeds + 1) }
            }
        }
        return .fault(.cellsOverLimit(mostCells))
    }

    @inline(__always)
    private mutating func cell(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ isWhole: Bool) -> Cell {
        if let first = range.first, bytes[first] == CSVScanner.quote { return quoted(bytes, range, isWhole) }
        var stop = range.lowerBound
        while stop < range.upperBound, bytes[stop] != separator, bytes[stop] != CSVScanner.lineFeed { stop += 1 }
        var end = stop
        if end > range.lowerBound, bytes[end - 1] == CSVScanner.carriageReturn,
            stop == range.upperBound || bytes[stop] == CSVScanner.lineFeed
        {
            end -= 1
        }
        let span = CSVSpan(start: range.lowerBound, end: end, isQuoted: false, hasDoubledQuotes: false)
        return .ended(span, stop: stop)
    }

    private mutating func quoted(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ isWhole: Bool) -> Cell {
        var place = range.lowerBound + 1
        var hasDoubled = false
        while place < range.upperBound {
            if bytes[place] == CSVScanner.lineFeed { lineFeeds += 1 }
            guard bytes[place] == CSVScanner.quote else {
                place += 1
                continue
            }
            guard place + 1 < range.upperBound, bytes[place + 1] == CSVScanner.quote else {
                let span = CSVSpan(
                    start: range.lowerBound + 1, end: place, isQuoted: true, hasDoubledQuotes: hasDoubled)
                return afterQuote(span, bytes, place + 1..<range.upperBound, isWhole)
            }
            hasDoubled = true
            place += 2
        }
        return .open
    }

    private func afterQuote(
        _ span: CSVSpan, _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ isWhole: Bool
    ) -> Cell {
        var stop = range.lowerBound
        if stop < range.upperBound, bytes[stop] == CSVScanner.carriageReturn { stop += 1 }
        let isAfterReturn = stop > range.lowerBound
        // Whether a quote at the edge is the first of two, more bytes will tell.
        guard stop < range.upperBound else { return isWhole || isAfterReturn ? .ended(span, stop: stop) : .open }
        let isEnd = bytes[stop] == CSVScanner.lineFeed || bytes[stop] == separator && !isAfterReturn
        return isEnd ? .ended(span, stop: stop) : .textAfterQuote
    }
}
