import Domain
import GRDBSQLite

/// The columns of the row at which a statement stands.
struct Columns {
    let statement: OpaquePointer

    func isNull(_ column: Int32) -> Bool {
        sqlite3_column_type(statement, column) == SQLITE_NULL
    }

    func integer(_ column: Int32) -> Int {
        Int(sqlite3_column_int64(statement, column))
    }

    func text(_ column: Int32) -> String {
        sqlite3_column_text(statement, column).map { String(cString: $0) } ?? ""
    }

    /// Whether a text has some bytes in it; there have to be some.
    func text(_ column: Int32, contains bytes: [UInt8]) -> Bool {
        guard let start = sqlite3_column_blob(statement, column) else { return false }
        let text = UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
        guard text.count >= bytes.count else { return false }
        return (0...(text.count - bytes.count)).contains { place in
            text[place] == bytes[0] && text[place..<(place + bytes.count)].elementsEqual(bytes)
        }
    }

    func choice<Value: RawRepresentable>(_ column: Int32) throws -> Value where Value.RawValue == String {
        guard let value = Value(rawValue: text(column)) else { throw StoreFault.corrupt }
        return value
    }

    func id<Subject>(_ column: Int32) throws -> ID<Subject> {
        guard let bytes = sqlite3_column_blob(statement, column), sqlite3_column_bytes(statement, column) == 16 else {
            throw StoreFault.corrupt
        }
        return ID(
            high: UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
            low: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
    }
}
