import Foundation

/// Reads a table row by row, whatever its size (RFC 4180, and what spreadsheets make of it).
///
/// The first row has the names. Cells stand as they are, spaces kept; the apostrophe by which ``CSVWriter`` defuses a
/// formula is taken off, whoever wrote it. Empty lines are passed over, and so are empty cells beyond the header's last.
///
/// A bad row stops nothing: where its quotes are wrong, reading goes on at the line after its first, else at the next
/// row. A quote never closed so costs one line, and not the file; the price is that the later lines of a row that was
/// meant to have several are looked at as rows: bad ones, unless they have just as many cells.
public struct CSVReader {
    /// The encoding that was taken.
    public let encoding: TextEncoding
    /// The separator that was found in the header.
    public let separator: CSVSeparator
    /// The names, as they stand in the file.
    public let header: [String]
    /// The mark and the header's row as they came: the beginning of a file with rows to mend.
    public let headerBytes: [UInt8]
    private var rows: CSVRowFinder

    /// A reader of a file's pieces, as `more` gives them; an empty one is the end. See ``EncodingDetector``.
    ///
    /// - Throws: ``CSVHeaderFault``, and what `more` throws.
    public init(
        encoding: TextEncoding, limits: CSVLimits = CSVLimits(), more: @escaping () throws -> [UInt8]
    ) throws {
        self.encoding = encoding
        let input = try CSVInput(Transcoder(encoding), windowSize: limits.rowBytes, more)
        separator = input.separator
        rows = CSVRowFinder(input, limits)
        (header, headerBytes) = try rows.header()
    }

    /// A reader of an open file, gone through twice: all of it for its encoding, then row by row. A pipe can't be.
    ///
    /// - Throws: ``CSVHeaderFault``, and the file's own errors.
    public init(file: FileHandle, limits: CSVLimits = CSVLimits()) throws {
        let piece = { try file.read(upToCount: 1 << 16).map { [UInt8]($0) } ?? [] }
        var detector = EncodingDetector()
        try file.seek(toOffset: 0)
        while case let bytes = try piece(), !bytes.isEmpty { detector.feed(bytes) }
        try file.seek(toOffset: 0)
        try self.init(encoding: detector.encoding, limits: limits, more: piece)
    }

    /// Bytes of the file that were taken so far, to tell how far things are.
    public var bytesRead: Int { rows.input.bytesRead }

    /// The bytes of the good row that came last, as they came, with the line end: to be written to a file to mend.
    public var rowBytes: [UInt8] { rows.lastBytes }

    /// The next row, good or bad; nil at the end.
    ///
    /// - Throws: what the file throws.
    public mutating func next() throws -> CSVItem? {
        try rows.next(cells: header.count)
    }
}
