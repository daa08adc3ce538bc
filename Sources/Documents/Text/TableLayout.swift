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
    /// has its longest word, and the rest of the line goes to those with longer cells. Nil where even the words don't
    /// fit.
    private func widths(of table: Table) -> [Int]? {
        let needed = widest(of: table, \.longestWord), wanted = widest(of: table, \.longestLine)
        let shared = shared(columns, among: table)
        if zip(shared, needed).allSatisfy({ $0 >= $1 }) { return shared }
        let left = columns - needed.reduce(0, +)
        guard left >= 0 else { return nil }
        let missing = zip(wanted, needed).map { $0 - $1 }, sum = missing.reduce(0, +)
        guard sum > left else { return zip(wanted, self.shared(left - sum, among: table)).map { $0 + $1 } }
        return zip(needed, missing).map { $0 + left * $1 / sum }
    }

    private func shared(_ width: Int, among table: Table) -> [Int] {
        let shares = table.columns.reduce(0) { $0 + $1.share }
        let before = table.columns.dropLast().map { width * $0.share / shares }
        return before + [width - before.reduce(0, +)]
    }

    /// The largest measure of each column's cells, with the gap after it except in the last.
    private func widest(of table: Table, _ measure: (String) -> Int) -> [Int] {
        table.columns.indices.map { column in
            let cells = [table.columns[column].title] + table.rows.map { $0[column] }
            let width = max(1, cells.map { measure(prepared($0)) }.max() ?? 0)
            return column == table.columns.count - 1 ? width : width + gap
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
    /// Columns of the longest line.
    fileprivate var longestLine: Int {
        split(separator: "\n").map { String($0).columns }.max() ?? 0
    }

    /// Columns of the longest word; a no-break space is no end of a word.
    var longestWord: Int { longestWord(upTo: .max) }

    /// The same of words that are not longer than that.
    func longestWord(upTo limit: Int) -> Int {
        split { $0 == " " || $0 == "\n" }.map { String($0).columns }.filter { $0 <= limit }.max() ?? 0
    }
}
