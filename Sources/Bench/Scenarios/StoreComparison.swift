import Domain
import Store
import Synthetic
import Wire

/// The desk's store against bare SQLite, within this process.
struct StoreComparison {
    /// Holds the desk's store; the bare one is made there.
    let folder: String
    let programme: Programme
    let people: Int
    let rounds: Int

    func findings() throws -> [Finding] {
        let store = try Store.open(folder: folder + "/store", programme: programme, kind: .training)
        let bare = try BareStore(path: folder + "/bare.sqlite", people: people)
        return [try query(store, bare), try commit(store, bare)]
    }

    /// The search alone, against the first names of a covering index.
    private func query(_ store: Store, _ bare: BareStore) throws -> Finding {
        let prefixes = searchPrefixes(people: people)
        var (ours, other) = (0, 0)
        let times = try compare(rounds: rounds * 5) {
            ours += 1
            _ = try store.search(prefixes[ours % prefixes.count], limit: 50)
        } with: {
            other += 1
            _ = try bare.query(prefix: prefixes[other % prefixes.count])
        }
        return finding("query alone, \(people) people", times, against: "B-tree prefix", .medianRatio(5))
    }

    /// An application handed in, against one row of as many bytes as it leaves in journal and queue.
    private func commit(_ store: Store, _ bare: BareStore) throws -> Finding {
        let acts = try TrainingStore.submissions(
            for: store, beyond: people, count: rounds + rounds / 10 + 2, today: KeptStore.today)
        var waiting = acts[...]
        let bytes = try size(try submit(&waiting, to: store))
        let times = try compare(rounds: rounds) {
            _ = try submit(&waiting, to: store)
        } with: {
            try bare.commit(bytes: bytes)
        }
        return finding("commit of a submission, \(bytes) bytes", times, against: "bare commit", .medianRatio(2))
    }

    /// Hands the next application in; answers it with what it brought about.
    private func submit(_ acts: inout ArraySlice<Act>, to store: Store) throws -> (Act, [Change]) {
        guard let act = acts.popFirst() else { throw BenchError.notTaken("there are no more") }
        let outcome = try store.perform(act)
        guard case .done(let changes) = outcome else { throw BenchError.notTaken("\(outcome)") }
        return (act, changes)
    }

    private func size(_ done: (act: Act, changes: [Change])) throws -> Int {
        try done.changes.reduce(try CommandCodec.encode(done.act.command, id: done.act.id).count) {
            try $0 + EventCodec.encode($1.event).payload.count
        }
    }

    private func finding(
        _ title: String, _ times: (ours: Series, measure: Series), against other: String, _ aim: Aim
    ) -> Finding {
        Finding(
            title: title, unit: "ms", ours: .init(name: "store", series: times.ours),
            against: .init(name: other, series: times.measure), aims: [aim])
    }
}

/// What people type to find somebody: three to seven letters of a name that is there.
func searchPrefixes(people: Int) -> [String] {
    Population(seed: 1, count: min(people, 500), today: KeptStore.today).enumerated().map { index, person in
        String(Folding.fold(person.surname).prefix(3 + index % 5))
    }
}
