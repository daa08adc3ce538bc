import Synthetic

extension SplitMix {
    /// One of a list; nil of an empty one.
    mutating func pick<Element>(_ list: [Element]) -> Element? {
        list.isEmpty ? nil : list[below(list.count)]
    }
}
