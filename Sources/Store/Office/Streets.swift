import Domain
import Foundation
import GRDB

extension Store {
    /// Takes over a list of streets in place of the one before.
    public func replaceStreets(_ streets: [Street]) throws(StoreFault) {
        try write { database in
            try database.execute(sql: "DELETE FROM street")
            for (number, street) in streets.enumerated() {
                for key in SearchKeys.rotations(Folding.words("\(street.second) \(street.first)")) {
                    try database.run(
                        "INSERT OR IGNORE INTO street(key, n, kind, first, second) VALUES (?, ?, ?, ?, ?)",
                        [key, number, street.kind, street.first, street.second])
                }
            }
        }
    }

    /// Streets of whose name a word begins so, by their names; with or without the kind in front.
    public func streets(beginning text: String, limit: Int = 20) throws(StoreFault) -> [Street] {
        let rows = try read { database in
            let found = try streets(prefix: Folding.fold(text), limit, database)
            guard found.isEmpty else { return found }
            return try streets(prefix: Folding.words(text).dropFirst().joined(separator: " "), limit, database)
        }
        return PolishOrder.sorted(rows, by: \.first)
    }

    /// Whether a street, with its kind or without, is on the list; true where no list was taken over. One that is not
    /// may all the same be there: a warning, no more.
    public func isListed(street text: String) throws(StoreFault) -> Bool {
        let words = Folding.words(text)
        return try read { database in
            guard try database.integer("SELECT 1 FROM street LIMIT 1") != nil else { return true }
            let candidates = [words, Array(words.dropFirst())].map { $0.joined(separator: " ") }
            let rows = try candidates.flatMap { candidate in
                try database.rows(
                    "SELECT kind, first, second FROM street WHERE key = ?", [candidate], Street.init)
            }
            let folded = words.joined(separator: " ")
            return rows.contains { street in
                folded == Folding.fold(street.text) || folded == Folding.fold("\(street.second) \(street.first)")
            }
        }
    }

    private func streets(prefix: String, _ limit: Int, _ database: Database) throws -> [Street] {
        guard !prefix.isEmpty else { return [] }
        return try database.rows(
            "SELECT kind, first, second FROM street WHERE key >= ? AND key < ? GROUP BY n ORDER BY min(key) LIMIT ?",
            [prefix, prefix.successor, limit], Street.init)
    }
}

extension Street {
    fileprivate init(_ row: Row) {
        self.init(kind: row[0], first: row[1], second: row[2])
    }
}
