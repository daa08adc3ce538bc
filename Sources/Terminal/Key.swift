/// A key, as typed. Alt with a letter is no key: it types Polish letters or nothing.
public enum Key: Hashable, Sendable {
    /// A letter, or a combining mark to join the letter before.
    case character(Character)
    /// A whole paste, at most 64 KiB. Line feeds and control characters are still in it.
    case paste(String)
    case enter, tab, backTab, escape, backspace, delete, insert
    case up, down, left, right, home, end, pageUp, pageDown
    /// F1...F12; also Esc with a digit, 0 being F10.
    case f(Int)
    /// Ctrl with a small letter. ^H, ^I, ^J and ^M are the keys they stand for.
    case control(Character)
}

/// A key with the moment it was read, by which a scanner's pace is told from a hand's.
public struct KeyPress: Hashable, Sendable {
    /// The key.
    public let key: Key
    /// When it was read. Keys that arrived together have about the same.
    public let moment: ContinuousClock.Instant

    /// A key at a moment.
    public init(_ key: Key, at moment: ContinuousClock.Instant) {
        self.key = key
        self.moment = moment
    }
}
