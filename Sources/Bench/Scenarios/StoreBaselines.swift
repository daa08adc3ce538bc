import Domain
import Synthetic

/// Bare SQLite alone: the covering prefix over the names, and the commit.
func storeBaselines(folder: String, people: Int, bytes: Int, rounds: Int) throws -> [Finding] {
    let store = try BareStore(path: folder + "/bare.sqlite", people: people)
    let prefixes = searchPrefixes(people: people)
    var next = 0
    let query = try interleave(
        rounds: rounds * 5,
        [
            {
                next = (next + 1) % prefixes.count
                return try milliseconds { _ = try store.query(prefix: prefixes[next]) }
            }
        ])
    let commit = try interleave(rounds: rounds, [{ try milliseconds { try store.commit(bytes: bytes) } }])
    return [
        Finding(
            title: "query alone, \(people) people", unit: "ms", ours: .init(name: "B-tree prefix", series: query[0]),
            against: nil, aims: []),
        Finding(
            title: "commit of \(bytes) bytes", unit: "ms", ours: .init(name: "bare commit", series: commit[0]),
            against: nil, aims: []),
    ]
}

/// What people type to find somebody: three to seven letters of a name that is there.
func searchPrefixes(people: Int) -> [String] {
    Population(seed: 1, count: min(people, 500), today: Day(ordinal: 20_777)).enumerated().map { index, person in
        String(Folding.fold(person.surname).prefix(3 + index % 5))
    }
}
