import Domain
import Foundation

/// A street of the public register of streets.
public struct Street: Hashable, Sendable {
    /// Its kind (`ul.`); may be empty.
    public let kind: String
    /// The name by which it is sorted (`Polna`).
    public let first: String
    /// What stands before that name (`Świętego`); may be empty.
    public let second: String

    /// As shown: kind, then the whole name.
    public var text: String {
        [kind, second, first].filter { !$0.isEmpty }.joined(separator: " ")
    }
}

/// A place of the public register.
public struct Place: Hashable, Sendable {
    /// Its number (SYM), leading zeros included.
    public let sym: String
    /// Its name.
    public let name: String
    /// Its municipality: province, county, municipality and kind, digits one after the other.
    public let municipality: String
}

/// What is wrong with a register's file.
public enum TerytFault: Error, Hashable, Sendable {
    /// The heading lacks a column.
    case columnMissing(String)
    /// A line (from 1) has another number of fields than the heading.
    case fieldCount(line: Int)
    /// A line is not UTF-8.
    case notUTF8(line: Int)
}

/// Files of the public register of streets and places (TERYT), as the statistical office gives them out: fields divided
/// by `;`, columns found by the heading, quotes are part of names, leading zeros count.
public enum Teryt {
    /// The streets of a ULIC file, of one place (SYM) or of all.
    public static func streets(ulic data: Data, sym: String? = nil) throws(TerytFault) -> [Street] {
        let table = try TerytTable(data, columns: ["SYM", "CECHA", "NAZWA_1", "NAZWA_2"])
        return table.rows.filter { sym == nil || $0[0] == sym }.map { row in
            Street(kind: row[1], first: row[2], second: row[3])
        }
    }

    /// The places of that name of a SIMC file; there may be several in the country.
    public static func places(simc data: Data, named name: String) throws(TerytFault) -> [Place] {
        let table = try TerytTable(data, columns: ["SYM", "NAZWA", "WOJ", "POW", "GMI", "RODZ_GMI"])
        let wanted = Folding.fold(name)
        return table.rows.filter { Folding.fold($0[1]) == wanted }.map { row in
            Place(sym: row[0], name: row[1], municipality: row[2...5].joined())
        }
    }

    /// The names of a TERC file's municipalities by their digits, to tell places of one name apart.
    public static func municipalities(terc data: Data) throws(TerytFault) -> [String: String] {
        let table = try TerytTable(data, columns: ["NAZWA", "WOJ", "POW", "GMI", "RODZ"])
        return Dictionary(table.rows.map { ($0[1...4].joined(), $0[0]) }, uniquingKeysWith: { first, _ in first })
    }
}

/// The wanted columns of such a file.
private struct TerytTable {
    private(set) var rows: [[String]] = []

    init(_ data: Data, columns: [String]) throws(TerytFault) {
        let bytes = data.starts(with: [0xEF, 0xBB, 0xBF]) ? data.dropFirst(3) : data
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let heading = try TerytTable.fields(lines.first ?? Data(), line: 1)
        var places: [Int] = []
        for column in columns {
            guard let place = heading.firstIndex(of: column) else { throw .columnMissing(column) }
            places.append(place)
        }
        for (index, line) in lines.enumerated().dropFirst() where line.contains(where: { $0 > 32 }) {
            let fields = try TerytTable.fields(line, line: index + 1)
            guard fields.count == heading.count else { throw .fieldCount(line: index + 1) }
            rows.append(places.map { fields[$0] })
        }
    }

    private static func fields(_ bytes: Data, line: Int) throws(TerytFault) -> [String] {
        let bytes = bytes.last == UInt8(ascii: "\r") ? bytes.dropLast() : bytes
        var fields: [String] = []
        for field in bytes.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false) {
            guard let text = String(validating: field, as: UTF8.self) else { throw .notUTF8(line: line) }
            fields.append(text.trimmingCharacters(in: .whitespaces))
        }
        return fields
    }
}
