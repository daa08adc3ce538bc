import CDocuments

/// Text as it may be set on paper: nothing that would vanish, move other letters or send a printer commands.
enum Typography {
    static let noBreakSpace: Unicode.Scalar = "\u{A0}"

    /// Line ends are `\n`; the narrow no-break space that formatters put into numbers becomes the plain one; every
    /// control and format character shows as `�`. A one-letter word (*a i o u w z*) is tied to the next, as
    /// Polish typesetting asks.
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
        for index in scalars.indices.dropFirst() where scalars[index] == " " && index + 1 < scalars.count {
            let startsWord = index < 2 || " \n\u{A0}(„".unicodeScalars.contains(scalars[index - 2])
            if startsWord, "aiouwzAIOUWZ".unicodeScalars.contains(scalars[index - 1]) { scalars[index] = noBreakSpace }
        }
        return String(String.UnicodeScalarView(scalars))
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

    private func breakLast(of lines: inout [String]) {
        while let last = lines.last, last.columns > columns, last.count > 1 {
            let head = fitting(last)
            lines[lines.count - 1] = String(last.prefix(head))
            lines.append(String(last.dropFirst(head)))
        }
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
