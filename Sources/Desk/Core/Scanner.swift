import Configuration
import Domain
import Terminal

/// Tells a scanner from a hand by its pace: so many letters, each soon after the one before, then Enter. Until Enter
/// comes the letters are typed like any others; then the model is put back to what it was before the first of them, so
/// that a scan never ends up in a field and never submits a form.
struct ScanRecogniser<Model: Sendable>: Sendable {
    /// What a key turned out to be.
    enum Recognised {
        case key(Key)
        /// A code, and the model as it was before its first letter.
        case scan(String, before: Model)
    }

    private let settings: Settings.Scanner
    private var letters = ""
    private var last: ContinuousClock.Instant?
    private var before: Model?

    init(_ settings: Settings.Scanner) {
        self.settings = settings
    }

    mutating func take(_ press: KeyPress, before model: Model) -> Recognised {
        let isQuick = last.map { press.moment - $0 <= .milliseconds(settings.pace) } ?? false
        last = press.moment
        if case .character(let letter) = press.key {
            if !isQuick || letters.isEmpty {
                letters = ""
                before = model
            }
            letters.append(letter)
        } else {
            defer { letters = "" }
            if press.key == .enter, isQuick, let code = settings.code(in: letters), let before {
                return .scan(code, before: before)
            }
        }
        return .key(press.key)
    }
}

extension Settings.Scanner {
    /// Shorter bursts, and words, may be a hand's over a slow line. Every code that we print is longer.
    private static let shortest = 8

    /// The code within a burst of letters; nil where they are too few or lack the scanner's own marks.
    fileprivate func code(in letters: String) -> String? {
        // The suffix ends in the Enter that brought us here.
        let end = suffix.filter { !$0.isNewline }
        guard letters.hasPrefix(prefix), letters.hasSuffix(end) else { return nil }
        let code = letters.dropFirst(prefix.count).dropLast(end.count)
        let isCode = code.count >= Self.shortest && code.contains(where: \.isNumber) && !code.contains(" ")
        return isCode ? String(code) : nil
    }
}
