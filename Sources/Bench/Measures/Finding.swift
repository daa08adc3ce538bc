/// What was measured of one thing, against what, and what was aimed at.
struct Finding {
    let title: String
    let unit: String
    let ours: Measured
    /// Nil where the aim is a figure of its own.
    let against: Measured?
    /// Aims hold for the desk: other programs have none.
    let aims: [Aim]

    /// Who was measured, and how it came out.
    struct Measured {
        let name: String
        let series: Series
    }

    var medianRatio: Double? { against.map { ours.series.median / $0.series.median } }
    var p99Ratio: Double? { against.map { ours.series.p99 / $0.series.p99 } }

    /// Whether an aim was met; nil where it needs something to compare with.
    func met(_ aim: Aim) -> Bool? {
        switch aim {
        case .medianRatio(let most): medianRatio.map { $0 <= most }
        case .p99Within(let most): against.map { ours.series.p99 - $0.series.p99 <= most }
        case .median(let most): ours.series.median <= most
        case .p99(let most): ours.series.p99 <= most
        }
    }
}

/// What is aimed at: always "at most".
enum Aim {
    /// So many times the other's median.
    case medianRatio(Double)
    /// So much over the other's p99, in the unit.
    case p99Within(Double)
    /// A median, in the unit.
    case median(Double)
    /// A p99, in the unit.
    case p99(Double)

    func text(unit: String) -> String {
        switch self {
        case .medianRatio(let most): "p50 ≤ \(short(most))×"
        case .p99Within(let most): "p99 ≤ +\(short(most)) \(unit)"
        case .median(let most): "p50 ≤ \(short(most)) \(unit)"
        case .p99(let most): "p99 ≤ \(short(most)) \(unit)"
        }
    }
}

/// A number with as many places as it needs: at least three figures, no more than three decimals.
func short(_ number: Double) -> String {
    guard number.isFinite else { return "–" }
    if number == number.rounded(), abs(number) < 1e9 { return String(Int(number)) }
    let scale = abs(number) < 10 ? 1000.0 : abs(number) < 100 ? 100.0 : 10.0
    return "\((number * scale).rounded() / scale)"
}
