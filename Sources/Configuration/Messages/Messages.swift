import Domain

/// The words of the program in one language: all catalogues `<part>.<language>.po` of a folder.
public struct Messages: Sendable {
    /// The language.
    public let language: Language
    private(set) var entries: [String: Entry] = [:]
    private(set) var files: [String] = []

    struct Entry: Sendable {
        let forms: [String]
        let file: Int
        let line: Int
    }

    /// Reads the catalogues of a language. What can be read is there even where faults are told, so that the faults
    /// themselves can be put into words.
    public static func read(_ folder: String, _ language: Language) -> (messages: Messages, faults: [Fault]) {
        var messages = Messages(language: language)
        var faults: [Fault] = []
        do throws(Faults) {
            let names = try Files.names(in: folder, ending: ".\(language.rawValue).po")
            if names.isEmpty {
                let name = "\(folder)/*.\(language.rawValue).po"
                faults.append(Fault(file: name, line: 0, problem: .missingKey("msgid")))
            }
            for name in names {
                let path = "\(folder)/\(name)"
                faults += messages.add(try Files.bytes(path), file: path)
            }
        } catch {
            faults += error.all
        }
        return (messages, faults.sorted())
    }

    /// No words yet.
    init(language: Language) {
        self.language = language
    }

    /// Takes in one catalogue and tells what is wrong with it.
    mutating func add(_ bytes: [UInt8], file: String) -> [Fault] {
        let faults = FaultList(file: file)
        let catalogue = PortableObject(bytes, faults: faults)
        checkHeader(catalogue.header, faults)
        for entry in catalogue.entries {
            let expected = entry.isPlural ? language.pluralForms : 1
            if entry.forms.count != expected {
                let problem = Problem.pluralCount(key: entry.key, is: entry.forms.count, expected: expected)
                faults.report(problem, line: entry.line)
            } else if let first = entries[entry.key] {
                faults.report(.twice(id: entry.key, firstLine: first.line), line: entry.line)
            } else {
                entries[entry.key] = Entry(forms: entry.forms, file: files.count, line: entry.line)
            }
        }
        files.append(file)
        return faults.all
    }

    private func checkHeader(_ header: String, _ faults: FaultList) {
        let line = header.split(separator: "\n").first { $0.hasPrefix("Plural-Forms:") }
        let rule = (line?.dropFirst("Plural-Forms:".count) ?? "").filter { $0 != " " }
        if rule != language.pluralRule {
            faults.report(.pluralRuleDiffers(is: String(rule), expected: language.pluralRule), line: 1)
        }
    }

    // MARK: Words

    /// Whether there are words for a key.
    public func has(_ key: String) -> Bool {
        entries[key] != nil
    }

    /// The words for a key, with its places `{0}`, `{1}` … filled. A key without words is shown as `⟦key⟧` and the
    /// arguments: the lint finds those, and nobody is left without the facts.
    public func text(_ key: String, _ arguments: String...) -> String {
        text(key, arguments: arguments)
    }

    /// The words for a key that go with a number, which fills `{0}`; the other arguments follow from `{1}` on.
    public func text(_ key: String, count: Int, _ arguments: String...) -> String {
        text(key, arguments: [String(count)] + arguments)
    }

    /// The words for a key. Where it has plural forms, the number in the first argument chooses.
    public func text(_ key: String, arguments: [String]) -> String {
        guard let entry = entries[key] else {
            return (["⟦\(key)⟧"] + arguments).joined(separator: " ")
        }
        let count = entry.forms.count > 1 ? Int(arguments.first ?? "") : nil
        let form = entry.forms[count.map(language.form) ?? entry.forms.count - 1]
        return arguments.isEmpty ? form : Messages.fill(form) { Int($0).flatMap { arguments[at: $0] } }
    }

    /// The words for a key with named places, `{case.number}`, as papers have them.
    public func text(_ key: String, named values: [String: String]) -> String {
        guard let form = entries[key]?.forms.last else {
            return (["⟦\(key)⟧"] + values.keys.sorted()).joined(separator: " ")
        }
        return Messages.fill(form) { values[String($0)] }
    }

    /// A text of the city in this language.
    public func text(_ text: LocalText) -> String {
        text[language]
    }

    /// Puts values into places. A place without a value stays.
    static func fill(_ form: String, with value: (Substring) -> String?) -> String {
        var filled = ""
        var rest = form[...]
        while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")),
            let close = rest.utf8[open...].firstIndex(of: UInt8(ascii: "}"))
        {
            filled += rest[..<open]
            filled += value(rest[rest.utf8.index(after: open)..<close]) ?? String(rest[open...close])
            rest = rest[rest.utf8.index(after: close)...]
        }
        return filled + rest
    }

    /// The places of a text, each once, in order.
    static func places(in form: String) -> [Substring] {
        var places: [Substring] = []
        var rest = form[...]
        while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")),
            let close = rest.utf8[open...].firstIndex(of: UInt8(ascii: "}"))
        {
            if !places.contains(rest[open...close]) { places.append(rest[open...close]) }
            rest = rest[rest.utf8.index(after: close)...]
        }
        return places.count > 1 ? places.sorted() : places
    }
}

extension Array {
    /// The element at an index; nil outside.
    fileprivate subscript(at index: Int) -> Element? {
        indices.contains(index) ? self[index] : nil
    }
}
