/// SplitMix64 (Steele, Lea, Flood 2014): small, fast, and the same sequence for a seed on every machine and for ever,
/// which the standard library's `random(in:using:)` does not promise.
public struct SplitMix: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// The sequence of a seed.
    public init(seed: UInt64) {
        state = seed
    }

    /// The next 64 bits.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 to below the bound; the bias of 2⁻⁴⁰ for bounds of this size is of no account here.
    public mutating func below(_ bound: Int) -> Int {
        Int(next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// True so many times in a hundred.
    public mutating func percent(_ share: Int) -> Bool {
        below(100) < share
    }

    mutating func element<Element>(of list: [Element]) -> Element {
        list[below(list.count)]
    }
}

/// Things drawn as often as their weights say.
struct Weighted<Element: Sendable>: Sendable {
    private let elements: [Element]
    private let ends: [Int]

    /// Weights are whole numbers above nought, one an element.
    init(_ pairs: [(Element, Int)]) {
        elements = pairs.map(\.0)
        var sum = 0
        ends = pairs.map { pair in
            sum += pair.1
            return sum
        }
    }

    func draw(_ generator: inout SplitMix) -> Element {
        let point = generator.below(ends[ends.count - 1])
        var (low, high) = (0, ends.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if ends[middle] > point { high = middle } else { low = middle + 1 }
        }
        return elements[low]
    }
}
