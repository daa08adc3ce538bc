import Domain
import Foundation
import GRDB

extension ID {
    /// The sixteen bytes, as the tables hold them: in the order of the ids.
    var blob: Data {
        var bytes = Data(capacity: 16)
        withUnsafeBytes(of: high.bigEndian) { bytes.append(contentsOf: $0) }
        withUnsafeBytes(of: low.bigEndian) { bytes.append(contentsOf: $0) }
        return bytes
    }

    /// The id of sixteen bytes.
    ///
    /// - Throws: ``StoreFault/corrupt`` where there are not sixteen.
    init(blob: Data) throws {
        guard blob.count == 16 else { throw StoreFault.corrupt }
        let words = blob.reduce(into: (high: UInt64(0), low: UInt64(0))) { words, byte in
            words.high = words.high << 8 | words.low >> 56
            words.low = words.low << 8 | UInt64(byte)
        }
        self.init(high: words.high, low: words.low)
    }
}

extension Database {
    /// Runs a statement that is kept prepared.
    func run(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws {
        try cachedStatement(sql: sql).execute(arguments: arguments)
    }

    /// The first row of a statement that is kept prepared.
    func row(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws -> Row? {
        try Row.fetchOne(cachedStatement(sql: sql), arguments: arguments)
    }

    /// The one integer of a statement that is kept prepared; nil where there is no row or it is NULL.
    func integer(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws -> Int? {
        try Int.fetchOne(cachedStatement(sql: sql), arguments: arguments)
    }

    /// Every row of a statement that is kept prepared, made into a value.
    func rows<Value>(
        _ sql: String, _ arguments: StatementArguments = StatementArguments(), _ make: (Row) throws -> Value
    ) throws -> [Value] {
        var values: [Value] = []
        let cursor = try Row.fetchCursor(cachedStatement(sql: sql), arguments: arguments)
        while let row = try cursor.next() { values.append(try make(row)) }
        return values
    }
}

extension Row {
    /// The id in a column.
    func id<Subject>(_ column: Int) throws -> ID<Subject> {
        try ID(blob: self[column])
    }

    /// The day in a column.
    func day(_ column: Int) -> Day {
        Day(ordinal: self[column])
    }

    /// The day in a column that may be NULL.
    func optionalDay(_ column: Int) -> Day? {
        (self[column] as Int?).map { Day(ordinal: $0) }
    }

    /// The value of a closed list in a column.
    ///
    /// - Throws: ``StoreFault/corrupt`` where the list has no such value.
    func choice<Value: RawRepresentable>(_ column: Int) throws -> Value where Value.RawValue == String {
        guard let value = Value(rawValue: self[column]) else { throw StoreFault.corrupt }
        return value
    }
}
