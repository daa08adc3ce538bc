import CBench

/// Samples of one thing, in its unit.
struct Series {
    private let sorted: [Double]

    init(_ samples: [Double]) {
        sorted = samples.sorted()
    }

    var count: Int { sorted.count }
    var median: Double { quantile(50) }
    var p99: Double { quantile(99) }

    /// The nearest rank: the smallest sample that so many in a hundred do not exceed. NaN where there is none.
    private func quantile(_ percent: Int) -> Double {
        guard !sorted.isEmpty else { return .nan }
        return sorted[max(0, (sorted.count * percent + 99) / 100 - 1)]
    }
}

/// Samples all things in turn (A B C, A B C, …), so that a noisy machine is noisy for each of them.
///
/// The first tenth (at least one round) warms up and is not counted.
func interleave(rounds: Int, _ things: [() throws -> Double]) throws -> [Series] {
    var samples = things.map { _ in [Double]() }
    let warmUp = max(1, rounds / 10)
    for round in 0..<rounds + warmUp {
        for (index, thing) in things.enumerated() {
            let sample = try thing()
            if round >= warmUp { samples[index].append(sample) }
        }
    }
    return samples.map(Series.init)
}

/// How long a call takes, in milliseconds by the monotonic clock.
func milliseconds(_ body: () throws -> Void) rethrows -> Double {
    let start = cbench_now()
    try body()
    return Double(cbench_now() - start) / 1e6
}

/// Times two calls in turn: the desk's and its measure.
func compare(
    rounds: Int, _ ours: () throws -> Void, with measure: () throws -> Void
) throws -> (ours: Series, measure: Series) {
    try withoutActuallyEscaping(ours) { ours in
        try withoutActuallyEscaping(measure) { measure in
            let both = try interleave(
                rounds: rounds, [{ try milliseconds(ours) }, { try milliseconds(measure) }])
            return (both[0], both[1])
        }
    }
}
