import CDocuments

/// Text as it may be set on paper: nothing that would vanish, move other letters or send a printer commands.
enum Typography {
    static let noBreakSpace: Unicode.Scalar = "\u{A0}"

    /// Line ends are `\n`; the narrow no-break space that formatters put into numbers becomes the plain one; every
    /// control and format character shows as `�`. What Polish typesetting keeps on one
    /// line is tied: one-letter words (*a i o u w z*) and abbreviations to the next word, a postal code to its
    /// town, an amount to its *zł*.
    static func prepared(_ text: String) -> String {
        tied(String(String.UnicodeScalarView(text.unicodeScalars.map(visible))))
    }

    private static func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar {
        case "\n": "\n"
        case "\t": " "
        case "\u{85}", "\u{2028}", "\u{2029}": "\n"
        case "\u{202F}", noBreakSpace: noBreakSpace
        default: isHidden(scalar) ? "\u{FFFD}" : scalar
        }
    }

    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        let category = scalar.properties.generalCategory
        return category == .control || category == .format
    }

    private static func tied(_ text: String) -> String {
        var scalars = Array(text.unicodeScalars)
        var start = 0
        for index in scalars.indices {
            if scalars[index] == " " {
                let word = String(String.UnicodeScalarView(scalars[start..<index]))
                if isTied(word, to: scalars[(index + 1)...]) { scalars[index] = noBreakSpace }
            }
            if " \n\u{A0}(„".unicodeScalars.contains(scalars[index]) { start = index + 1 }
        }
        return String(String.UnicodeScalarView(scalars))
    }

    private static let tying: Set<String> = [
        "a", "i", "o", "u", "w", "z", "A", "I", "O", "U", "W", "Z", "ul.", "pl.", "al.", "os.", "m.", "nr", "Nr", "§",
        "ust.", "pkt",
    ]

    private static func isTied(_ word: String, to rest: ArraySlice<Unicode.Scalar>) -> Bool {
        if rest.isEmpty { return false }
        if tying.contains(word) { return true }
        let isNumber = word.unicodeScalars.last.map { ("0"..."9").contains($0) } ?? false
        return isNumber && (isPostalCode(word) || rest.starts(with: "zł".unicodeScalars))
    }

    /// `18-400`.
    private static func isPostalCode(_ word: String) -> Bool {
        let scalars = Array(word.unicodeScalars)
        return scalars.count == 6 && scalars[2] == "-"
            && scalars.allSatisfy { $0 == "-" || ("0"..."9").contains($0) }
    }
}

extension Character {
    /// Columns on a line printer or terminal.
    var columns: Int {
        let widths = unicodeScalars.map { Int(paper_columns($0.value)) }
        return widths.max() ?? 0
    }
}

extension String {
    /// Columns on a line printer or terminal.
    var columns: Int { reduce(0) { $0 + $1.columns } }

    /// Broken into lines of at most so many columns: at newlines, between words, and inside a word wider than a line.
    /// Always at least one line, and every letter on one of them.
    func wrapped(columns: Int) -> [String] {
        split(separator: "\n", omittingEmptySubsequences: false).flatMap { LineBreaker(columns: columns).lines(of: $0) }
    }
}

/// Fills lines with words, greedily.
private struct LineBreaker {
    let columns: Int

    func lines(of paragraph: Substring) -> [String] {
        var lines = [""]
        for word in paragraph.split(separator: " ") {
            let current = lines[lines.count - 1]
            if current.isEmpty {
                lines[lines.count - 1] = String(word)
            } else if current.columns + 1 + String(word).columns <= columns {
                lines[lines.count - 1] = current + " " + word
            } else {
                lines.append(String(word))
            }
            breakLast(of: &lines)
        }
        return lines.map { $0.replacing("\u{A0}", with: " ") }
    }

    /// A word wider than a line: better at what is tied, or behind a hyphen, than anywhere inside.
    private func breakLast(of lines: inout [String]) {
        while let last = lines.last, last.columns > columns, last.count > 1 {
            let head = last.prefix(fitting(last))
            let end = joint(in: last, before: head.count) ?? head.endIndex
            lines[lines.count - 1] = String(last[..<end])
            lines.append(String(last[end...].drop { $0 == "\u{A0}" }))
        }
    }

    /// The last place among so many letters where a word is made of two.
    private func joint(in word: String, before count: Int) -> String.Index? {
        let tie = word.prefix(count + 1).dropFirst().lastIndex(of: "\u{A0}")
        let hyphen = word.prefix(count).dropFirst().lastIndex(of: "-").map(word.index(after:))
        guard let tie, let hyphen else { return tie ?? hyphen }
        return max(tie, hyphen)
    }

    private func fitting(_ word: String) -> Int {
        var width = 0
        let count = word.prefix { character in
            width += character.columns
            return width <= columns
        }.count
        return max(1, count)
    }
}
