/// One step of a way through a program: keys typed at once, or a text waited for.
enum Step: Hashable {
    case keys(String)
    case wait(String)
}

/// Reads keys as people write them: letters stand for themselves, `<Tab> <Enter> <F4> <BS> <Down>` for keys as an
/// xterm sends them, `<wait:TEXT>` waits until the screen shows the text.
func steps(_ script: String) throws(BenchError) -> [Step] {
    var steps: [Step] = []
    var rest = Substring(script)
    while let first = rest.first {
        guard first == "<" else {
            steps.append(.keys(String(rest.removeFirst())))
            continue
        }
        guard let end = rest.firstIndex(of: ">") else { throw .unknownKey(String(rest)) }
        let name = rest[rest.index(after: rest.startIndex)..<end]
        rest = rest[rest.index(after: end)...]
        if name.hasPrefix("wait:") {
            steps.append(.wait(String(name.dropFirst(5))))
        } else if let key = keys[String(name)] {
            steps.append(.keys(key))
        } else {
            throw .unknownKey(String(name))
        }
    }
    return steps
}

/// The key that takes a letter back, as an xterm sends it.
let backspace = "\u{7F}"

/// What an xterm (and a PuTTY, but for F1 to F4) sends for a key.
private let keys: [String: String] = {
    var keys = [
        "Tab": "\t", "BTab": "\u{1B}[Z", "Enter": "\r", "Esc": "\u{1B}", "Space": " ", "BS": backspace,
        "Up": "\u{1B}OA", "Down": "\u{1B}OB", "Right": "\u{1B}OC", "Left": "\u{1B}OD",
    ]
    let functions = ["OP", "OQ", "OR", "OS", "[15~", "[17~", "[18~", "[19~", "[20~", "[21~"]
    for (index, code) in functions.enumerated() { keys["F\(index + 1)"] = "\u{1B}" + code }
    return keys
}()
