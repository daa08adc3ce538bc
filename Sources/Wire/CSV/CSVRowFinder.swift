/// Goes through a file's rows.
struct CSVRowFinder {
    private enum Found {
        case row(end: Int, lines: Int)
        case bad(CSVBadRow)
    }

    private(set) var input: CSVInput
    /// Where the row that was found last lies in the input, until the next one is looked for.
    private var last = 0..<0
    private var scanner: CSVScanner
    private let limits: CSVLimits

    init(_ input: CSVInput, _ limits: CSVLimits) {
        (self.input, self.limits) = (input, limits)
        scanner = CSVScanner(separator: input.separator, mostCells: limits.cells)
    }

    /// The row with the names, and its bytes as they came.
    mutating func header() throws -> (names: [String], bytes: [UInt8]) {
        switch try find() {
        case .none: throw CSVHeaderFault.empty
        case .bad(let row): throw CSVHeaderFault.unreadable(row)
        case .row(let end, let lines):
            let bytes = input.markAsCame + input.asCame(input.start..<end)
            let count = scanner.cells.lastIndex { $0.start < $0.end }.map { $0 + 1 } ?? 1
            switch take(end, lines, cells: count) {
            case .row(let row): return (row.cells, bytes)
            case .bad(let row): throw CSVHeaderFault.unreadable(row)
            }
        }
    }

    /// The next row with something in it, of so many cells; nil at the end.
    mutating func next(cells: Int) throws -> CSVItem? {
        switch try find() {
        case .none: nil
        case .bad(let row): .bad(row)
        case .row(let end, let lines): take(end, lines, cells: cells)
        }
    }

    /// The bytes of the row that was found last, as they came.
    var lastBytes: [UInt8] { input.asCame(last) }

    private mutating func find() throws -> Found? {
        while try !input.window.isEmpty || input.fill() {
            switch scanner.scan(input.text, input.window, isWhole: input.isWhole) {
            case .fault(let fault): return try .bad(badLine(fault))
            case .unfinished(let open):
                if try !input.fill() { return try .bad(badLine(overLimit(open))) }
            case .row(let end, let lines):
                if !isEmptyLine { return .row(end: end, lines: lines) }
                input.take(end, lines: lines)
            }
        }
        return nil
    }

    private var isEmptyLine: Bool {
        scanner.cells.count == 1 && scanner.cells[0].start == scanner.cells[0].end && !scanner.cells[0].isQuoted
    }

    private func overLimit(_ open: Int?) -> CSVFault {
        guard let open, input.text[input.window].contains(CSVScanner.lineFeed) else {
            return .rowTooLong(limit: limits.rowBytes)
        }
        return .unclosedQuote(cell: open)
    }

    private mutating func badLine(_ fault: CSVFault) throws -> CSVBadRow {
        let line = input.line
        return CSVBadRow(line: line, fault: fault, bytes: try input.takeLine())
    }

    /// Takes the row that was found.
    private mutating func take(_ end: Int, _ lines: Int, cells expected: Int) -> CSVItem {
        let (line, range) = (input.line, input.start..<end)
        last = range
        defer { input.take(end, lines: lines) }
        do throws(CSVRowError) {
            return .row(CSVRow(line: line, cells: try cells(range, expected)))
        } catch {
            return .bad(CSVBadRow(line: line, fault: error.fault, bytes: input.asCame(range)))
        }
    }

    private func cells(_ range: Range<Int>, _ expected: Int) throws(CSVRowError) -> [String] {
        let spans = scanner.cells
        let excess = spans.dropFirst(expected)
        if spans.count < expected { throw CSVRowError(.tooFewCells(found: spans.count, expected: expected)) }
        if excess.contains(where: { $0.start < $0.end }) {
            throw CSVRowError(.tooManyCells(found: spans.count, expected: expected))
        }
        return try CSVText.strings(spans.prefix(expected), within: range, of: input.text)
    }
}

/// A fault on its way out of a row.
struct CSVRowError: Error {
    let fault: CSVFault

    init(_ fault: CSVFault) {
        self.fault = fault
    }
}
