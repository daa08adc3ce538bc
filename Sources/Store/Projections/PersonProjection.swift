import Domain
import Foundation
import GRDB

extension Projector {
    func apply(_ event: PersonEvent, to id: ID<Person>) throws {
        switch event {
        case .registered(let data):
            try insert(data, id)
        case .changed(let data):
            guard let person = try number(of: id) else { throw StoreFault.corrupt }
            try update(data, person)
        case .granted(let grant):
            try grants(of: id) { $0.adding(grant.package, until: grant.until) }
        case .revoked(let revoked):
            try grants(of: id) { $0.cut(from: revoked.on) { $0 == revoked.package } }
        case .ended(let end):
            try grants(of: id, "doubted = NULL") { $0.cut(from: end.on) { _ in true } }
            try database.run("UPDATE person SET ended = ? WHERE id = ?", [end.kind.rawValue, id.blob])
            try database.run(
                "DELETE FROM package_end WHERE person = (SELECT n FROM person WHERE id = ?)", [id.blob])
        case .doubted(let doubt):
            try database.run("UPDATE person SET doubted = ? WHERE id = ?", [doubt.on.ordinal, id.blob])
        case .cleared:
            try database.run("UPDATE person SET doubted = NULL WHERE id = ?", [id.blob])
        case .declared(let declared):
            guard declared.statements.contains(where: \.given) else { break }
            try database.run("UPDATE person SET ended = NULL WHERE id = ?", [id.blob])
        case .earlierCard, .reliefUsed:
            break
        }
    }

    /// Changes what a person was granted, and with it when what of it ends.
    private func grants(of id: ID<Person>, _ also: String = "n = n", _ change: (Grants) -> Grants) throws {
        guard let row = try database.row("SELECT n, grants FROM person WHERE id = ?", [id.blob]) else {
            throw StoreFault.corrupt
        }
        let (person, before) = (row[0] as Int, Grants(text: row[1]))
        let after = change(before)
        try database.run("UPDATE person SET grants = ?, \(also) WHERE n = ?", [after.text, person])
        for fact in after.all where !before.all.contains(fact) { try end(of: fact, person) }
    }

    private func end(of fact: PackageFact, _ person: Int) throws {
        guard let until = fact.until else {
            return try database.run(
                "DELETE FROM package_end WHERE person = ? AND package = ?", [person, fact.package])
        }
        try database.run(
            """
            INSERT INTO package_end(person, package, until) VALUES (?, ?, ?)
            ON CONFLICT DO UPDATE SET until = excluded.until
            """, [person, fact.package, until.ordinal])
    }

    private func insert(_ data: PersonRegistered, _ id: ID<Person>) throws {
        let details = data.details
        try database.run(
            """
            INSERT INTO person(id, surname, given_name, second_name, birth, address, identity, grants)
            VALUES (?, ?, ?, ?, ?, ?, ?, '')
            """,
            [
                id.blob, details.surname, details.givenName, details.secondName, details.birthDate.ordinal,
                data.address.line, details.identity.key,
            ])
        try addKeys(FindingKeys(details), to: Int(database.lastInsertedRowID))
    }

    private func update(_ data: PersonRegistered, _ person: Int) throws {
        let row = try database.row(
            "SELECT surname, given_name, second_name, birth, identity FROM person WHERE n = ?", [person])
        guard let row else { throw StoreFault.corrupt }
        let former = FindingKeys(
            surname: row[0], givenName: row[1], secondName: row[2], birthDate: row.day(3), identity: row[4])
        try removeKeys(former, of: person)
        let details = data.details
        try database.run(
            """
            UPDATE person SET surname = ?, given_name = ?, second_name = ?, birth = ?, address = ?, identity = ?
            WHERE n = ?
            """,
            [
                details.surname, details.givenName, details.secondName, details.birthDate.ordinal,
                data.address.line, details.identity.key, person,
            ])
        try addKeys(FindingKeys(details), to: person)
    }

    private func removeKeys(_ keys: FindingKeys, of person: Int) throws {
        for key in keys.search {
            try database.run("DELETE FROM search_key WHERE key = ? AND person = ?", [key, person])
        }
        for key in keys.duplicate {
            try database.run("DELETE FROM person_key WHERE key = ? AND person = ?", [key, person])
        }
    }

    private func addKeys(_ keys: FindingKeys, to person: Int) throws {
        for key in keys.duplicate {
            try database.run("INSERT OR IGNORE INTO person_key(key, person) VALUES (?, ?)", [key, person])
        }
        try addSearch(keys.search, to: person)
        for word in Set(keys.words) { try addParts(of: word) }
    }

    /// Lets a person be found by some keys.
    func addSearch(_ keys: [String], to person: Int) throws {
        for key in keys {
            try database.run("INSERT OR IGNORE INTO search_key(key, person) VALUES (?, ?)", [key, person])
        }
    }

    /// The ends of a word lead to the word; most words are known already.
    func addParts(of word: String) throws {
        let known = try database.integer("SELECT 1 FROM name_part WHERE part = ? AND word = ?", [word, word])
        guard known == nil else { return }
        for part in SearchKeys.ends(of: word) {
            try database.run("INSERT OR IGNORE INTO name_part(part, word) VALUES (?, ?)", [part, word])
        }
    }
}

/// The packages of a person, the latest grant of each, as one text of a column: `resident=21143 senior=*`.
struct Grants {
    private(set) var all: [PackageFact]

    init(text: String) {
        all = text.split(separator: " ").map { piece in
            let parts = piece.split(separator: "=")
            let until = parts.last.flatMap { Int($0) }.map { Day(ordinal: $0) }
            return PackageFact(package: String(parts.first ?? ""), until: until)
        }
    }

    var text: String {
        all.map { "\($0.package)=\($0.until.map { String($0.ordinal) } ?? "*")" }.joined(separator: " ")
    }

    /// What holds on a day or later of some packages ends the day before.
    func cut(from day: Day, where matches: (String) -> Bool) -> Grants {
        var grants = self
        for fact in all where matches(fact.package) && fact.until ?? .distantFuture >= day {
            grants = grants.adding(fact.package, until: day.adding(days: -1))
        }
        return grants
    }

    func adding(_ package: String, until: Day?) -> Grants {
        var grants = self
        grants.all.removeAll { $0.package == package }
        grants.all.append(PackageFact(package: package, until: until))
        return grants
    }
}
