extension LineLayout {
    /// Rows under their column titles; where the columns can't hold their longest words side by side, each row becomes a
    /// list of titles and values instead.
    func table(_ table: Table) -> [String] {
        guard let widths = widths(of: table) else { return list(table) }
        let right = table.columns.map(\.toTheRight)
        let head = row(table.columns.map(\.title), widths: widths, right: right)
        return head + [rule] + table.rows.flatMap { row($0, widths: widths, right: right) }
    }

    /// Every column in proportion to its share, the last with what is left. Where that would break a word, every column
    /// has its longest word and the rest of the line is shared. Nil where even the words don't fit.
    private func widths(of table: Table) -> [Int]? {
        let needed = longestWords(of: table)
        let shared = shared(columns, among: table)
        if zip(shared, needed).allSatisfy({ $0 >= $1 }) { return shared }
        let left = columns - needed.reduce(0, +)
        guard left >= 0 else { return nil }
        return zip(needed, self.shared(left, among: table)).map { $0 + $1 }
    }

    private func shared(_ width: Int, among table: Table) -> [Int] {
        let shares = table.columns.reduce(0) { $0 + $1.share }
        let before = table.columns.dropLast().map { width * $0.share / shares }
        return before + [width - before.reduce(0, +)]
    }

    /// The longest word of each column, with the gap after it except in the last.
    private func longestWords(of table: Table) -> [Int] {
        table.columns.indices.map { column in
            let cells = [table.columns[column].title] + table.rows.map { $0[column] }
            let word = cells.map { prepared($0).longestWord }.max() ?? 0
            return column == table.columns.count - 1 ? max(1, word) : max(1, word) + gap
        }
    }

    private func list(_ table: Table) -> [String] {
        let rows = table.rows.map { row in
            facts(zip(table.columns, row).filter { !$1.isEmpty }.map { Fact($0.title, $1) })
        }
        return [rule] + rows.flatMap { $0 + [rule] }
    }
}

extension String {
    /// Columns of the longest word; a no-break space is no end of a word.
    var longestWord: Int {
        split { $0 == " " || $0 == "\n" }.map { String($0).columns }.max() ?? 0
    }
}
