import Domain

/// A column that is looked for in a table's header.
public struct CSVColumn: Hashable, Sendable {
    /// The program's name for it.
    public let id: String
    /// What it may be called in a header; the first is its own name.
    public let names: [String]
    /// Whether a table without it is of no use.
    public let isRequired: Bool

    /// A column.
    public init(_ id: String, _ names: [String], isRequired: Bool = true) {
        (self.id, self.names, self.isRequired) = (id, names, isRequired)
    }
}

/// Which cells of a table mean what. Names are compared by ``Domain/Folding``: `Nr karty` is `NR_KARTY`.
public struct CSVLayout: Hashable, Sendable {
    /// The place in a row, from 0, of each column that is there, by its id. Of a doubled one the first.
    public let places: [String: Int]
    /// Names in the header that no column goes by, as they stand there.
    public let unknown: [String]
    /// Names in the header that say again what one before says, as they stand there.
    public let doubled: [String]
    /// The required columns that are not there.
    public let missing: [CSVColumn]

    /// Looks for columns in a header.
    public init(header: [String], columns: [CSVColumn]) {
        let names = columns.flatMap { column in column.names.map { (Folding.fold($0), column.id) } }
        let ids = Dictionary(names) { first, _ in first }
        var (places, unknown, doubled, seen): ([String: Int], [String], [String], Set<String>) = ([:], [], [], [])
        for (place, name) in header.enumerated() {
            let folded = Folding.fold(name)
            let id = ids[folded]
            if id == nil { unknown.append(name) }
            if !seen.insert(id.map { "=" + $0 } ?? folded).inserted { doubled.append(name) }
            if let id, places[id] == nil { places[id] = place }
        }
        (self.places, self.unknown, self.doubled) = (places, unknown, doubled)
        missing = columns.filter { $0.isRequired && places[$0.id] == nil }
    }

    /// Whether rows can be understood: nothing doubled, nothing missing.
    public var isUsable: Bool { doubled.isEmpty && missing.isEmpty }

    /// The column's cell of a row; nil where the table has no such column.
    public func cell(_ id: String, of row: CSVRow) -> String? {
        places[id].map { row.cells[$0] }
    }
}
