import Domain
import Foundation
import GRDB

/// What a search found.
public struct SearchResult<Found: Hashable & Sendable>: Hashable, Sendable {
    /// The first of them, by name.
    public let rows: [Found]
    /// How many there are, as far as was counted.
    public let count: Int
    /// Whether there may be more than were counted.
    public let isCapped: Bool
}

extension Store {
    /// Finds persons by any part of a name without Polish letters, by PESEL, document, card or case number: every word
    /// typed has to begin a word of the name, or all together have to begin a number. Where nothing begins so, words
    /// that have it in their middle are tried.
    ///
    /// Counts up to `cap`. The work is bounded, so that it may run at every key: of two words that each begin very many
    /// names some persons may be left out, and the result then says that there may be more.
    public func search(_ text: String, limit: Int = 20, cap: Int = 100) throws(StoreFault) -> SearchResult<PersonRow> {
        try read { database in
            var finder = Finder(database: database, cap: cap)
            try finder.find(Folding.words(text))
            let rows = try finder.rows(limit: limit)
            return SearchResult(rows: rows, count: finder.found.count, isCapped: finder.isCapped)
        }
    }
}

/// One search, step by step until enough is found; each step does a bounded amount of work.
struct Finder {
    let database: Database
    let cap: Int
    /// Persons by their numbers in the tables, in the order of the keys.
    private(set) var found: [Int64] = []
    private(set) var isCapped = false
    private var known: Set<Int64> = []

    /// Rows looked at for each word where several have to be in a name: at first, and where nothing else was found.
    private static let reach = [1_000, 10_000]
    /// Words that may stand for what was typed.
    private static let candidates = 40

    init(database: Database, cap: Int) {
        self.database = database
        self.cap = cap
        known.reserveCapacity(cap)
    }

    mutating func find(_ words: [String]) throws {
        guard !words.isEmpty else { return }
        try collect(prefix: words.joined(separator: " "))
        if words.count > 1 {
            if words.allSatisfy(\.isNumber) { return try collect(prefix: words.joined()) }
            for word in try wholeWords(beginning: words[0]) {
                try collect(prefix: ([word] + words.dropFirst()).joined(separator: " "))
            }
            try look(for: words)
        }
        if found.isEmpty { try collectByPart(words) }
    }

    /// The persons found, as on a list, by name.
    func rows(limit: Int) throws -> [PersonRow] {
        let page = "[" + found.prefix(limit).map(String.init).joined(separator: ",") + "]"
        let rows = try database.people("WHERE n IN (SELECT value FROM json_each(?))", [page])
        return PolishOrder.sorted(rows, by: \.surname, \.givenName)
    }

    /// Keys that begin so.
    private mutating func collect(prefix: String) throws {
        try take(
            "SELECT person FROM search_key WHERE key >= ? AND key < ? LIMIT ?",
            [prefix, prefix.successor, cap + 1])
    }

    /// Keys that have every word at the beginning of one of theirs, in whatever order. The words' ranges are looked
    /// through side by side, so that the rarest ends the search.
    private mutating func look(for words: [String]) throws {
        for reach in Finder.reach where !isCapped {
            for place in words.indices {
                if try look(for: words, from: place, reach: reach) { return }
            }
            if !found.isEmpty { isCapped = true }
        }
    }

    /// Looks through the keys that begin with one of the words; true where it came to their end.
    private mutating func look(for words: [String], from place: Int, reach: Int) throws -> Bool {
        let others = words.indices.filter { $0 != place }.map { Array(" \(words[$0])".utf8) }
        let statement = try database.cachedStatement(
            sql: "SELECT person, key FROM search_key WHERE key >= ? AND key < ? LIMIT ?")
        let keys = try Row.fetchCursor(statement, arguments: [words[place], words[place].successor, reach])
        var rows = 0
        while try keys.next() != nil {
            rows += 1
            let row = Columns(statement: statement.sqliteStatement)
            if others.allSatisfy({ row.text(1, contains: $0) }) { add(Int64(row.integer(0))) }
            if isCapped { return true }
        }
        return rows < reach
    }

    /// The longest word may stand in the middle of a word: those words take its place, in front of the others.
    private mutating func collectByPart(_ words: [String]) throws {
        let place = words.indices.max { words[$0].utf8.count < words[$1].utf8.count } ?? 0
        let part = words[place]
        guard part.utf8.count >= SearchKeys.shortestPart, !part.isNumber else { return }
        let candidates = try String.fetchAll(
            database.cachedStatement(sql: "SELECT DISTINCT word FROM name_part WHERE part >= ? AND part < ? LIMIT ?"),
            arguments: [part, part.successor, Finder.candidates])
        var others = words
        others.remove(at: place)
        for candidate in candidates { try collect(prefix: ([candidate] + others).joined(separator: " ")) }
    }

    /// Other words of names that begin so.
    private func wholeWords(beginning text: String) throws -> [String] {
        try String.fetchAll(
            database.cachedStatement(
                sql: "SELECT word FROM name_part WHERE part > ? AND part < ? AND part = word LIMIT ?"),
            arguments: [text, text.successor, Finder.candidates])
    }

    private mutating func take(_ sql: String, _ arguments: StatementArguments) throws {
        guard !isCapped else { return }
        let people = try Int64.fetchCursor(database.cachedStatement(sql: sql), arguments: arguments)
        while !isCapped, let person = try people.next() { add(person) }
    }

    private mutating func add(_ person: Int64) {
        guard known.insert(person).inserted else { return }
        if found.count < cap { found.append(person) } else { isCapped = true }
    }
}

extension String {
    fileprivate var isNumber: Bool {
        utf8.allSatisfy { (48...57).contains($0) }
    }

    /// Greater than every text that begins with this one.
    var successor: String {
        self + "\u{10FFFF}"
    }
}
