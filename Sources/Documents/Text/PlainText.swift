extension Page {
    /// The same paper as UTF-8 lines of at most so many columns (at least 20), ending in a newline. The sheet's number
    /// is left to whoever cuts it into sheets; everything else is there.
    public func plainText(columns: Int = 80) -> String {
        let layout = LineLayout(columns: max(20, columns), emphasis: "! ", prepared: Typography.prepared)
        let parts = layout.parts(of: self).map { $0.flatMap(\.underlined) }
        return parts.joined(separator: [""]).map { line in
            String(line.reversed().drop { $0 == " " }.reversed()) + "\n"
        }.joined()
    }
}

extension LineLayout.Piece {
    /// The lines, and what makes a title of them where there are no other letters.
    fileprivate var underlined: [String] {
        switch role {
        case .title: lines + underline("=")
        case .heading: lines + underline("-")
        case .mark, .office, .letterhead, .emphasis, .body, .code: lines
        }
    }

    private func underline(_ character: Character) -> [String] {
        let widest = lines.map(\.columns).max() ?? 0
        return widest == 0 ? [] : [String(repeating: character, count: widest)]
    }
}
