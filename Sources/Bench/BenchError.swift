/// Why something could not be measured.
enum BenchError: Error, CustomStringConvertible {
    /// The program could not be started: errno.
    case cannotStart(String, Int32)
    /// The program ended while something was awaited of it; what its screen showed.
    case ended(String, screen: String)
    /// What was awaited did not come within ten seconds; what the screen showed.
    case neverShown(String, what: String, screen: String)
    /// A key's name that nobody knows, or a `<` without `>`.
    case unknownKey(String)
    /// An application that was to be measured was not taken; what came of it.
    case notTaken(String)
    /// SQLite's answer.
    case sqlite(String)

    var description: String {
        switch self {
        case .cannotStart(let program, let code): "\(program): can't be started (errno \(code))"
        case .ended(let program, let screen): "\(program): ended unexpectedly; its screen:\n\(screen)"
        case .neverShown(let program, let what, let screen): "\(program): \(what) never came; its screen:\n\(screen)"
        case .unknownKey(let name): "<\(name)>: no such key"
        case .notTaken(let outcome): "an application was not taken: \(outcome)"
        case .sqlite(let message): "SQLite: \(message)"
        }
    }
}
