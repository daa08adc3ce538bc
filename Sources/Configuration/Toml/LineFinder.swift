/// Finds the line of every key and value of a TOML text, whose places the parser does not tell (TOML 1.0).
///
/// It runs before the parser, because that ends the process over `[é]`, `a = [}` or half a time of day: these are
/// stopped here. Up to the first thing that is wrong with a text both see the same; behind it the lines mean nothing, and
/// the parser refuses the text.
struct LineFinder {
    /// Line by path (`document[2].label.pl`, `document[2].months[0]`), from 1.
    private(set) var lines: [String: Int] = [:]
    /// A sign over which the parser would end the process: the bytes before the statement it is in, its line, and what
    /// would be right.
    private(set) var trap: (offset: Int, line: Int, expected: String)?
    private var statement = 0
    private let text: [UInt8]
    private var nesting = 0
    private var place = 0
    private var line = 1
    /// How many tables each array of tables has so far, by its path.
    private var counts: [String: Int] = [:]

    /// Deeper than the parser goes; what is nested deeper is refused there.
    private static let deepest = 300

    /// Walks a text.
    init(_ text: [UInt8]) {
        self.text = text
        var table = ""
        while true {
            skipBlank(withLines: true)
            guard let byte = current else { break }
            statement = place
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
        skipBlank(withLines: false)
        let isArray = current == UInt8(ascii: "[")
        if isArray { advance() }
        skipBlank(withLines: false)
        if let byte = current, !LineFinder.beginsName(byte) {
            stop("table name: letters a–z, digits, _ and - only, or in quotes")
            return ""
        }
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

    private mutating func stop(_ expected: String) {
        trap = (statement, line, expected)
        place = text.count
    }

    /// Whether a table name may begin so; a bracket is the parser's to refuse.
    private static func beginsName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "_-\"']".utf8.contains(byte)
        }
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
        nesting += 1
        defer { nesting -= 1 }
        if nesting > LineFinder.deepest { place = text.count }
        skipBlank(withLines: false)
        switch current {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): string()
        case UInt8(ascii: "["): array(path)
        case UInt8(ascii: "{"): inlineTable(path)
        default: bareValue()
        }
    }

    /// A value without quotes. Times of day, hexadecimal numbers and the like are TOML, but no file of ours has a use
    /// for them.
    private mutating func bareValue() {
        let begin = place
        while let byte = current, !" \t\r\n,]}#".utf8.contains(byte) { advance() }
        let value = text[begin..<place]
        skipBlank(withLines: false)
        let isAlone = current.map { "\r\n,]}".utf8.contains($0) } ?? true
        if !value.isEmpty && !(isAlone && BareValue.isKnown(value)) {
            stop("value: true, false, a number, a day such as 2026-11-20, or text in quotes")
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
            if byte == UInt8(ascii: "}") { return stop("array: a value or ]") }
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
