import Domain
import Foundation
import GRDB

extension ID {
    /// The id that follows from a text, alike wherever it is made: what is imported twice, or at two desks, is one.
    ///
    /// The first 16 bytes of its SHA-256 as UUID version 8 (RFC 9562): such ids do not sort by time.
    public init(following text: String) {
        let (high, low) = Sodium.sha256(Data(text.utf8)).words
        self.init(
            high: high & ~0xF000 | 0x8000, low: low & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000)
    }

    /// The id that follows from a text and sorts by a day, as version 7.
    public init(following text: String, on day: Day) {
        let (high, low) = Sodium.sha256(Data(text.utf8)).words
        let milliseconds = UInt64(max(0, day.ordinal)) * 86_400_000
        self.init(
            high: milliseconds << 16 | 0x7000 | high & 0x0FFF, low: low & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000)
    }
}

extension Data {
    /// Its first 16 bytes as two numbers; there have to be as many.
    fileprivate var words: (UInt64, UInt64) {
        (prefix(8).reduce(0) { $0 << 8 | UInt64($1) }, dropFirst(8).prefix(8).reduce(0) { $0 << 8 | UInt64($1) })
    }
}

extension Store {
    /// Those of some commands that were performed.
    public func performed(among commands: [ID<Command>]) throws(StoreFault) -> Set<ID<Command>> {
        try read { database in
            Set(
                try commands.filter { id in
                    try database.integer("SELECT 1 FROM command WHERE id = ?", [id.blob]) != nil
                })
        }
    }

    /// Those of some persons who are in the records.
    public func registered(among people: [ID<Person>]) throws(StoreFault) -> Set<ID<Person>> {
        try read { database in
            Set(
                try people.filter { id in
                    try database.integer("SELECT 1 FROM person WHERE id = ?", [id.blob]) != nil
                })
        }
    }

    /// Who has these keys of the duplicate check; of several the first.
    public func holders(of keys: [PersonKey]) throws(StoreFault) -> [PersonKey: ID<Person>] {
        try readTogether { database in
            try keys.reduce(into: [:]) { holders, key in
                holders[key] = try database.row(
                    """
                    SELECT person.id FROM person_key JOIN person ON person.n = person_key.person WHERE key = ?
                    ORDER BY person.n LIMIT 1
                    """, [key.text]
                ).map { try $0.id(0) }
            }
        }
    }
}
