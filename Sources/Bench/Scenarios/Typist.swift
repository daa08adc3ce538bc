import Domain

/// Types into one field of one program.
final class Typist {
    private let program: Program
    /// Letters in the field.
    private var typed = 0
    /// Letters that every field takes.
    private static let room = 15
    private static let letters = Array("abcdefghijklmnoprstuwyz")

    init(_ program: Program) {
        self.program = program
    }

    /// Types one letter and answers how long it took to be painted, in milliseconds.
    func letter() throws(BenchError) -> Double {
        if typed == Typist.room { try clear() }
        let letter = Typist.letters[typed % Typist.letters.count]
        typed += 1
        return try paint(String(letter), quiet: 5)
    }

    /// Types one letter and answers how many bytes came for it, late ones included.
    func bytes() throws(BenchError) -> Double {
        if typed == Typist.room { try clear() }
        let letter = Typist.letters[typed % Typist.letters.count]
        typed += 1
        let before = program.received
        _ = try paint(String(letter), quiet: 100)
        return Double(program.received - before)
    }

    /// Types 900 keys at once (letters, and Backspaces that take them away) and answers how long it took until the
    /// last one was painted, in milliseconds. The last is the only `q`.
    func burst() throws(BenchError) -> Double {
        try clear()
        let round = Typist.letters.prefix(Typist.room) + Array(repeating: Character(backspace), count: Typist.room)
        let keys = String(Array(repeating: round, count: 30).joined().dropLast()) + "q"
        let (row, column) = (program.screen.row, program.screen.column)
        typed = 2
        return try program.paint(keys, what: "the last key") { $0[row, column + 1] == "q" }
    }

    /// Empties the field, unmeasured.
    func clear() throws(BenchError) {
        guard typed > 0 else { return }
        let column = program.screen.column - typed
        program.type(String(repeating: backspace, count: typed))
        typed = 0
        _ = try program.settle(quiet: 20, what: "an empty field") { $0.column == column }
    }

    /// The letter is painted when it stands where the cursor stood.
    private func paint(_ letter: String, quiet: Int32) throws(BenchError) -> Double {
        let (row, column) = (program.screen.row, program.screen.column)
        return try program.paint(letter, quiet: quiet, what: "the letter \(letter)") {
            Folding.fold(String($0[row, column])) == letter
        }
    }
}
