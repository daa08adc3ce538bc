/// Text measured, cut and wrapped by columns of the screen.
public enum Text {
    /// The columns that `Buffer.put` would use. ASCII costs no look-up.
    public static func columns(_ text: some StringProtocol) -> Int {
        var total = 0
        for scalar in text.unicodeScalars {
            switch Glyph.kind(scalar.value) {
            case .narrow: total += 1
            case .wide: total += 2
            case .mark: total += total == 0 ? 1 : 0
            case .nothing: break
            }
        }
        return total
    }

    /// The columns of one character; 0 for none that could be shown.
    public static func columns(_ character: Character) -> Int {
        columns(String(character))
    }

    /// At most so many columns; what is cut ends in `…`.
    public static func fitted(_ text: String, _ limit: Int) -> String {
        guard columns(text) > limit else { return text }
        guard limit > 0 else { return "" }
        var used = 0
        var result = ""
        for character in text {
            let width = columns(character)
            guard used + width <= limit - 1 else { break }
            used += width
            result.append(character)
        }
        return result + "…"
    }

    /// Lines of at most so many columns, broken at spaces, within a word only where it alone is too long.
    ///
    /// Line feeds in the text are kept as breaks; an empty line stays.
    public static func wrapped(_ text: String, _ limit: Int) -> [String] {
        guard limit > 0 else { return [] }
        return text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { wrappedLine($0, limit) }
    }

    private static func wrappedLine(_ line: Substring, _ limit: Int) -> [String] {
        var lines: [String] = []
        var current = String(line.prefix { $0 == " " }.prefix(limit - 1))
        var isEmpty = true
        for word in line.split(separator: " ") {
            let gap = isEmpty ? 0 : 1
            if columns(current) + gap + columns(word) <= limit {
                current += (gap == 1 ? " " : "") + word
            } else {
                if !isEmpty { lines.append(current) }
                var pieces = pieces(of: word, limit)
                current = pieces.popLast() ?? ""
                lines += pieces
            }
            isEmpty = false
        }
        return lines + [current]
    }

    private static func pieces(of word: Substring, _ limit: Int) -> [String] {
        var pieces: [String] = [""]
        var used = 0
        for character in word {
            let width = columns(character)
            if used + width > limit, used > 0 {
                pieces.append("")
                used = 0
            }
            pieces[pieces.count - 1].append(character)
            used += width
        }
        return pieces
    }
}
