import Domain

/// Types names into a search field, letter by letter, as people who look for somebody do.
final class Searcher {
    private let program: Program
    private var word = ""
    private var rest: Substring = ""
    private var words = 0
    private static let names = [
        "nowak", "kowalsk", "wisniew", "zielins", "wozniak", "lewand", "kaminsk", "szymans", "dabrow", "kozlow", "zak",
        "mazur", "jankow", "krawcz", "piotrow", "grabow", "pawlow", "michal", "wrobel", "sadows", "jasins", "lisow",
    ]

    init(_ program: Program) {
        self.program = program
    }

    /// Types the next letter and answers how long it took until the rows stood still, in milliseconds.
    ///
    /// Rows may come in a burst of their own after the letter's: here the burst ends with 40 ms of silence, and some row
    /// other than the field's must hold the letters typed.
    func key() throws(BenchError) -> Double {
        if rest.isEmpty { try begin() }
        let letter = String(rest.removeFirst())
        word += letter
        let (row, word) = (program.screen.row, word)
        return try program.paint(letter, quiet: 40, what: "rows for \(word)") { screen in
            (0..<screen.rows).contains { $0 != row && Folding.fold(screen.line($0)).contains(word) }
        }
    }

    private func begin() throws(BenchError) {
        let column = program.screen.column - word.count
        program.type(String(repeating: backspace, count: word.count))
        _ = try program.settle(quiet: 40, what: "an empty search field") { $0.column == column }
        rest = Searcher.names[words % Searcher.names.count][...]
        (word, words) = ("", words + 1)
    }
}
