/// What a widget made of a key.
public enum Reaction: Hashable, Sendable {
    /// Nothing: the key is the owner's.
    case ignored
    /// It is done with: the cursor moved, or the key was refused.
    case handled
    /// The value is another one now.
    case changed
    /// Enter: what is chosen is meant.
    case accepted
    /// Esc.
    case cancelled
}

/// Something to choose: an id for the program, a label for the eye.
public struct Option: Hashable, Sendable {
    /// The program's name for it.
    public let id: String
    /// What is shown.
    public let label: String

    /// An option.
    public init(_ id: String, _ label: String) {
        self.id = id
        self.label = label
    }
}

/// Letters made comparable: small, and without Polish and common western marks.
enum Folding {
    private static let plain: [Character: Character] = [
        "ą": "a", "ć": "c", "ę": "e", "ł": "l", "ń": "n", "ó": "o", "ś": "s", "ź": "z", "ż": "z",
        "ä": "a", "á": "a", "č": "c", "é": "e", "è": "e", "ě": "e", "í": "i", "ö": "o", "ř": "r", "š": "s", "ü": "u",
        "ú": "u", "ý": "y", "ž": "z",
    ]

    static func folded(_ text: String) -> String {
        String(text.lowercased().map { plain[$0] ?? $0 })
    }

    /// Whether a word of the text begins with what was typed.
    static func matches(_ text: String, typed: String) -> Bool {
        let folded = folded(text)
        let wanted = Folding.folded(typed)
        if folded.hasPrefix(wanted) { return true }
        return folded.indices.dropFirst().contains { place in
            let before = folded[folded.index(before: place)]
            return !before.isLetter && !before.isNumber && folded[place...].hasPrefix(wanted)
        }
    }
}
