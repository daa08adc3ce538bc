import Domain
import Foundation
import GRDB
import Synthetic
import Wire

/// Fills a store with very many made-up residents, for measuring: what ``TrainingStore`` makes, then the rest of the
/// population registered, every third with a card in hand.
///
/// Journal, lists and search are the same as if every event had been performed; only the commands behind the later
/// events are not kept. Nothing is on the disk for sure before this returns.
public enum BulkLoader {
    /// Fills the store of a new folder; tells now and then how many people are in it.
    public static func fill(
        folder: String, programme: Programme, count: Int, seed: UInt64 = 1, today: Day,
        progress: (Int) -> Void = { _ in }
    ) throws(StoreFault) {
        let population = Population(seed: seed, count: count, today: today, town: .named(programme.city))
        let trained = min(count, 2000)
        let office: OfficeEstablished?
        let clerk: ID<StaffMember>?
        do {
            let store = try Store.open(folder: folder, programme: programme, kind: .training)
            try TrainingStore.fill(store, count: trained, seed: seed, today: today)
            (office, clerk) = (try store.office(), try store.accounts().first { $0.roles.contains(.clerk) }?.id)
        }
        guard let office, let clerk else { throw .notEstablished }
        do {
            try DatabaseQueue(path: folder + "/store.sqlite").inDatabase { database in
                try database.execute(
                    sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -262144")
                let context = Context(
                    programme: programme, today: today, actor: clerk, desk: office.desk,
                    servicePoint: office.servicePoint, command: ID(high: 0, low: 0))
                try database.inTransaction(.exclusive) {
                    try load(population.dropFirst(trained), context, database) { progress(trained + $0) }
                    return .commit
                }
                try database.execute(sql: "ANALYZE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
            }
        } catch {
            throw StoreFault(error)
        }
    }

    private static func load(
        _ people: some Sequence<SyntheticPerson>, _ context: Context, _ database: Database, progress: (Int) -> Void
    ) throws {
        for index in Schema.indexes {
            let name = index.split(separator: " ON ")[0].split(separator: " ").last ?? ""
            try database.execute(sql: "DROP INDEX \(name)")
        }
        try database.execute(
            sql: "CREATE TEMP TABLE load_key(key TEXT NOT NULL, person INTEGER NOT NULL, sort INTEGER)")
        var rows = try BulkRows(database: database, context: context)
        for (index, person) in people.enumerated() {
            try rows.add(person, withCard: index % 3 == 0)
            if index % 50_000 == 49_999 { progress(index + 1) }
        }
        try rows.finish()
        try database.execute(
            sql: """
                INSERT OR IGNORE INTO search_key SELECT key, person FROM load_key WHERE sort = 0 ORDER BY 1, 2;
                INSERT OR IGNORE INTO person_key SELECT key, person FROM load_key WHERE sort = 1 ORDER BY 1, 2;
                DROP TABLE load_key;
                """)
        for index in Schema.indexes { try database.execute(sql: index) }
    }
}

/// Rows put at the tables' ends by statements kept prepared.
private struct BulkRows {
    private let database: Database
    private let context: Context
    private let series: Series
    private let key: GRDB.Statement
    private let person: GRDB.Statement
    private let card: GRDB.Statement
    private let end: GRDB.Statement
    private var counter: Int
    private var chain: Data
    private var number: Int
    private var last: Int
    private var words: Set<String> = []
    private var random = SystemRandomNumberGenerator()

    init(database: Database, context: Context) throws {
        self.database = database
        self.context = context
        key = try database.makeStatement(sql: "INSERT INTO load_key VALUES (?, ?, ?)")
        person = try database.makeStatement(
            sql: """
                INSERT INTO person(n, id, surname, given_name, second_name, birth, address, identity, grants,
                card_number, card_status) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        card = try database.makeStatement(
            sql: """
                INSERT INTO card(id, number, person, kind, pickup_point, status, issued, handed_over, handed_over_at)
                VALUES (?, ?, ?, ?, ?, 'active', ?, ?, ?)
                """)
        end = try database.makeStatement(sql: "INSERT INTO package_end(person, package, until) VALUES (?, ?, ?)")
        (counter, chain) = try Journal(database: database).end(of: context.desk)
        number = try database.integer("SELECT max(n) FROM person") ?? 0
        let year = context.programme.numbers.card.isYearly ? context.today.year : 0
        series = Series(kind: .card, desk: context.desk, year: year)
        last = try database.integer("SELECT last FROM series WHERE kind = 'card' AND year = ?", [year]) ?? 0
    }

    mutating func add(_ resident: SyntheticPerson, withCard: Bool) throws {
        number += 1
        let id: ID<Person> = newID()
        let data = PersonRegistered(resident)
        try journal(Change(.person(id), .person(.registered(data))), version: 1)
        let issued = withCard ? try addCard(to: id, number, data) : nil
        let details = data.details
        try person.execute(arguments: [
            number, id.blob, details.surname, details.givenName, details.secondName, details.birthDate.ordinal,
            data.address.line, details.identity.key, issued?.grants ?? "", issued?.number, issued.map { _ in "active" },
        ])
        let keys = FindingKeys(details)
        for text in keys.search { try key.execute(arguments: [text, number, 0]) }
        for text in keys.duplicate { try key.execute(arguments: [text, number, 1]) }
        words.formUnion(keys.words)
    }

    private mutating func addCard(
        to person: ID<Person>, _ place: Int, _ data: PersonRegistered
    ) throws -> (number: String, grants: String)? {
        guard let package = context.programme.packages.first, let kind = context.programme.cardKinds.first else {
            return nil
        }
        last += 1
        let text = context.programme.numbers.card.number(desk: series.desk, year: context.today.year, count: last)
        let day = context.today.adding(days: -(place % 360))
        let grant = Grant(
            package: package.id, trait: package.trait, from: day, until: package.lasts.end(from: day),
            paragraph: package.paragraph, application: newID())
        let issued = CardIssued(
            number: SerialNumber(text: text, series: series, count: last), person: person, kind: kind,
            application: grant.application, pickupPoint: context.servicePoint, photo: nil, on: day)
        let handedOver = CardHandedOver(
            identityKind: context.programme.identityDocuments.first?.id ?? "", authorised: nil,
            servicePoint: context.servicePoint, on: day, by: context.actor)
        let id: ID<Card> = newID()
        try journal(Change(.person(person), .person(.granted(grant))), version: 2)
        try journal(Change(.card(id), .card(.issued(issued))), version: 1)
        try journal(Change(.card(id), .card(.handedOver(handedOver))), version: 2)
        try card.execute(arguments: [
            id.blob, text, place, kind.rawValue, context.servicePoint, day.ordinal, day.ordinal, context.servicePoint,
        ])
        if let until = grant.until { try end.execute(arguments: [place, package.id, until.ordinal]) }
        for text in SearchKeys.numbers(text) { try key.execute(arguments: [text, place, 0]) }
        return (text, Grants(text: "").adding(package.id, until: grant.until).text)
    }

    private mutating func journal(_ change: Change, version: Int) throws {
        let (type, payload) = try EventCodec.encode(change.event)
        counter += 1
        var entry = JournalEntry(
            id: newID(), stream: change.stream, version: version, type: type, payload: payload, command: newID(),
            actor: context.actor, role: .clerk, desk: context.desk, counter: counter,
            occurred: Instant(milliseconds: Int64(context.today.ordinal) * 86_400_000, offset: 60))
        chain = Sodium.sha256(entry.chained(to: chain))
        entry.chain = chain
        _ = try Journal(database: database).append(entry)
    }

    /// Words of names, and the numbers given out.
    func finish() throws {
        let projector = Projector(database: database)
        for word in words.sorted() { try projector.addParts(of: word) }
        try projector.take(SerialNumber(text: "", series: series, count: last))
    }

    private mutating func newID<Subject>() -> ID<Subject> {
        ID(milliseconds: Int64(context.today.ordinal) * 86_400_000 + Int64(counter), random: &random)
    }
}

extension PersonRegistered {
    fileprivate init(_ resident: SyntheticPerson) {
        let address = resident.address
        self.init(
            details: PersonDetails(
                identity: .pesel(resident.pesel), surname: resident.surname, givenName: resident.givenName,
                secondName: resident.secondName ?? "", birthDate: resident.birthDate, sex: resident.sex),
            address: Address(
                street: address.street, house: address.house, flat: address.flat ?? "", postalCode: address.postalCode,
                city: address.town),
            contact: Contact(email: resident.email ?? "", phone: resident.phone ?? ""))
    }
}
