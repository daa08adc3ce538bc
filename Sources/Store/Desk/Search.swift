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
    /// Counts up to `cap`. The work is bounded, so that it may run at every key.
    public func search(_ text: String, limit: Int = 50, cap: Int = 200) throws(StoreFault) -> SearchResult<PersonRow> {
        try read { database in
            var finder = Finder(database: database, cap: cap)
            try finder.find(Folding.words(text))
            let rows = try finder.rows(limit: limit)
            return SearchResult(rows: rows, count: finder.found.count, isCapped: finder.isCapped)
        }
    }
}

/// One search, step by step until enough is found.
struct Finder {
    let database: Database
    let cap: Int
    /// Persons by their numbers in the tables, in the order of the keys.
    private(set) var found: [Int64] = []
    private(set) var isCapped = false
    private var known: Set<Int64> = []

    /// Rows looked at for one word before a search gives up: some milliseconds' work.
    private static let reach = 20_000
    /// Words tried that have a part in their middle.
    private static let candidates = 24

    init(database: Database, cap: Int) {
        self.database = database
        self.cap = cap
    }

    mutating func find(_ words: [String]) throws {
        guard !words.isEmpty else { return }
        try collect(prefix: words.joined(separator: " "))
        guard words.count > 1 || found.isEmpty else { return }
        if words.count > 1 {
            if words.allSatisfy(\.isNumber) { try collect(prefix: words.joined()) }
            try collect(words: words, by: words.longest)
        }
        if found.isEmpty { try collectByPart(words) }
    }

    /// The persons found, as on a list, by name.
    func rows(limit: Int) throws -> [PersonRow] {
        let page = "[" + found.prefix(limit).map(String.init).joined(separator: ",") + "]"
        let rows = try database.rows(
            "SELECT \(PersonRow.columns) FROM person WHERE n IN (SELECT value FROM json_each(?))", [page],
            PersonRow.init)
        return PolishOrder.sorted(rows) { "\($0.surname) \($0.givenName)" }
    }

    /// Keys that begin so.
    private mutating func collect(prefix: String) throws {
        try take(
            "SELECT person FROM search_key WHERE key >= ? AND key < ? LIMIT ?",
            [prefix, prefix.successor, cap + 1])
    }

    /// Keys that begin with one of the words and have the others in them, each at the beginning of a word.
    private mutating func collect(words: [String], by chosen: Int) throws {
        var others = words
        let first = others.remove(at: chosen)
        let conditions = others.map { _ in "instr(key, ?) > 0" }.joined(separator: " AND ")
        var arguments: StatementArguments = [first, first.successor, Finder.reach]
        for other in others { arguments += [" " + other] }
        try take(
            """
            SELECT person FROM (SELECT key, person FROM search_key WHERE key >= ? AND key < ? LIMIT ?)
            WHERE \(conditions) LIMIT ?
            """, arguments + [cap + 1])
    }

    /// The longest word may stand in the middle of a word: those words take its place.
    private mutating func collectByPart(_ words: [String]) throws {
        let place = words.longest
        let part = words[place]
        guard part.utf8.count >= SearchKeys.shortestPart, !part.isNumber else { return }
        let candidates = try String.fetchAll(
            database.cachedStatement(sql: "SELECT DISTINCT word FROM name_part WHERE part >= ? AND part < ? LIMIT ?"),
            arguments: [part, part.successor, Finder.candidates])
        for candidate in candidates where !isCapped {
            if words.count == 1 {
                try collect(prefix: candidate)
            } else {
                var tried = words
                tried[place] = candidate
                try collect(words: tried, by: place)
            }
        }
    }

    private mutating func take(_ sql: String, _ arguments: StatementArguments) throws {
        guard !isCapped else { return }
        let people = try Int64.fetchCursor(database.cachedStatement(sql: sql), arguments: arguments)
        while let person = try people.next() {
            guard known.insert(person).inserted else { continue }
            guard found.count < cap else {
                isCapped = true
                return
            }
            found.append(person)
        }
    }
}

extension [String] {
    /// The place of the longest word, the rarest by guess.
    fileprivate var longest: Int {
        indices.max { self[$0].utf8.count < self[$1].utf8.count } ?? 0
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
