/// Finds the line of every key and value of a TOML text. The parser tells no places, so the text is walked once more;
/// it has passed the parser, so that only its shape has to be followed (TOML 1.0).
struct LineFinder {
    /// Line by path (`document[2].label.pl`, `document[2].months[0]`), from 1.
    private(set) var lines: [String: Int] = [:]
    private let text: [UInt8]
    private var place = 0
    private var line = 1
    /// How many tables each array of tables has so far, by its path.
    private var counts: [String: Int] = [:]

    /// Walks a text that the parser has taken.
    init(_ text: [UInt8]) {
        self.text = text
        var table = ""
        while true {
            skipBlank(withLines: true)
            guard let byte = current else { break }
            if byte == UInt8(ascii: "[") {
                table = header()
            } else {
                pair(in: table)
            }
        }
    }

    private var current: UInt8? {
        place < text.count ? text[place] : nil
    }

    private mutating func advance(_ count: Int = 1) {
        for _ in 0..<count where place < text.count {
            if text[place] == UInt8(ascii: "\n") { line += 1 }
            place += 1
        }
    }

    /// Passes blanks and comments, and line ends where told so.
    private mutating func skipBlank(withLines: Bool) {
        while let byte = current {
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\t"): advance()
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
                guard withLines else { return }
                advance()
            case UInt8(ascii: "#"):
                while let byte = current, byte != UInt8(ascii: "\n") { advance() }
            default: return
            }
        }
    }

    /// `[a.b]` or `[[a.b]]`: the path of the table that begins.
    private mutating func header() -> String {
        let begin = line
        advance()
        let isArray = current == UInt8(ascii: "[")
        if isArray { advance() }
        let names = keys()
        advance(isArray ? 2 : 1)
        var path = names.dropLast().reduce("") { path, name in latest(LineFinder.join(path, name)) }
        path = LineFinder.join(path, names.last ?? "")
        if isArray {
            counts[path, default: 0] += 1
            lines[path] = lines[path] ?? begin
        }
        path = latest(path)
        lines[path] = begin
        return path
    }

    private func latest(_ path: String) -> String {
        counts[path].map { "\(path)[\($0 - 1)]" } ?? path
    }

    private static func join(_ path: String, _ key: String) -> String {
        path.isEmpty ? key : "\(path).\(key)"
    }

    /// `key = value`.
    private mutating func pair(in table: String) {
        let begin = line
        var path = table
        for key in keys() {
            path = LineFinder.join(path, key)
            lines[path] = lines[path] ?? begin
        }
        if current == UInt8(ascii: "=") { advance() }
        value(path)
    }

    /// The names of a dotted key, up to the sign behind it.
    private mutating func keys() -> [String] {
        var keys: [String] = []
        while true {
            skipBlank(withLines: false)
            keys.append(key())
            skipBlank(withLines: false)
            guard current == UInt8(ascii: ".") else { return keys }
            advance()
        }
    }

    private mutating func key() -> String {
        let begin = place
        if let byte = current, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
            string()
            return String(decoding: text[begin + 1..<max(begin + 1, place - 1)], as: UTF8.self)
        }
        while let byte = current, !" \t.=]}\n".utf8.contains(byte) { advance() }
        // A sign that is none of a key can't stand here in a text that was taken; step over it all the same.
        if begin == place { advance() }
        return String(decoding: text[begin..<place], as: UTF8.self)
    }

    private mutating func value(_ path: String) {
        skipBlank(withLines: false)
        switch current {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): string()
        case UInt8(ascii: "["): array(path)
        case UInt8(ascii: "{"): inlineTable(path)
        default:
            while let byte = current, !",]}#\n".utf8.contains(byte) { advance() }
        }
    }

    /// Any of the four kinds of string.
    private mutating func string() {
        guard let quote = current else { return }
        let isLong = text[place...].starts(with: [quote, quote, quote])
        let width = isLong ? 3 : 1
        advance(width)
        while let byte = current {
            if byte == UInt8(ascii: "\\") && quote == UInt8(ascii: "\"") {
                advance(2)
            } else if byte == quote && (!isLong || text[place...].starts(with: [quote, quote, quote])) {
                advance(width)
                while isLong && current == quote { advance() }
                return
            } else {
                advance()
            }
        }
    }

    private mutating func array(_ path: String) {
        advance()
        var index = 0
        while true {
            skipBlank(withLines: true)
            guard let byte = current else { return }
            if byte == UInt8(ascii: "]") { return advance() }
            if byte == UInt8(ascii: ",") {
                advance()
                continue
            }
            let element = "\(path)[\(index)]"
            lines[element] = line
            value(element)
            index += 1
        }
    }

    private mutating func inlineTable(_ path: String) {
        advance()
        while true {
            skipBlank(withLines: true)
            guard let byte = current else { return }
            if byte == UInt8(ascii: "}") { return advance() }
            if byte == UInt8(ascii: ",") {
                advance()
            } else {
                pair(in: path)
            }
        }
    }
}
