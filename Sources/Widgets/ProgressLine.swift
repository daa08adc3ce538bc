import Terminal

/// What goes on, how far it is, and how to leave it: `Wczytywanie  ███████░░░░░  58 %  Esc przerwij`.
public struct ProgressLine: Sendable {
    /// What goes on.
    public let words: String
    /// How far it is.
    public let bar: ProgressBar
    /// The key by which it is left; nil where it can't be.
    public let hint: KeyHint?

    private static let shortestBar = 16
    private static let longestBar = 46

    /// A line; a fraction outside of 0...1 is nothing or all.
    public init(_ words: String, _ fraction: Double, hint: KeyHint? = nil) {
        (self.words, bar, self.hint) = (words, ProgressBar(fraction), hint)
    }

    /// Draws into a row, a column free at each end. Where it is narrow the words are cut first.
    public func draw(into buffer: inout Buffer, row: Int) {
        let hintColumns = hint.map { $0.columns + 2 } ?? 0
        let room = buffer.columns - 2 - hintColumns
        let wordColumns = max(0, min(Text.columns(words), room - ProgressLine.shortestBar - 2))
        let barColumns = min(ProgressLine.longestBar, room - wordColumns - 2)
        buffer.put(words, row: row, column: 1, columns: wordColumns)
        buffer.region(row: row, column: wordColumns + 3, rows: 1, columns: barColumns) { bar.draw(into: &$0) }
        guard let hint else { return }
        let column = buffer.put(hint.key, row: row, column: wordColumns + barColumns + 5, .key)
        buffer.put(hint.label, row: row, column: column + 1, .keyLabel)
    }
}
