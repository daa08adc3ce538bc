/// Reads a gettext catalogue, `.po` (GNU gettext manual, "The Format of PO Files"), straight from its bytes: faults come
/// with their line, and nothing depends on compiled catalogues or installed locales.
///
/// Taken: comments, `msgid`, `msgid_plural`, `msgstr`, `msgstr[n]`, continued strings. Contexts are not: keys are
/// unique by themselves. What is marked fuzzy counts as not translated.
struct PortableObject {
    /// One message.
    struct Entry {
        var key: String
        var line: Int
        /// One text, or as many as the language has plural forms.
        var forms: [String]
        var isPlural: Bool
    }

    private(set) var entries: [Entry] = []
    private(set) var header = ""
    private let faults: FaultList
    private let bytes: [UInt8]
    private var place = 0
    private var line = 0
    private var entry: Entry?
    private var target = Target.none
    private var isFuzzy = false
    private var isEntryFuzzy = false

    /// Where a continued string goes.
    private enum Target { case none, key, plural, form }

    init(_ bytes: [UInt8], faults: FaultList) {
        self.bytes = bytes
        self.faults = faults
        while place < bytes.count {
            line += 1
            let end = bytes[place...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            read(bytes[place..<end])
            place = end + 1
        }
        finish()
    }

    private mutating func read(_ line: ArraySlice<UInt8>) {
        let line = line.drop { $0 == 32 || $0 == 9 || $0 == 13 }
        switch line.first {
        case nil: break
        case UInt8(ascii: "#"):
            if line.starts(with: "#,".utf8) && String(decoding: line, as: UTF8.self).contains("fuzzy") {
                isFuzzy = true
            }
        case UInt8(ascii: "\""): take(line, as: target)
        default: keyword(line)
        }
    }

    private mutating func keyword(_ line: ArraySlice<UInt8>) {
        let end = line.firstIndex { $0 == 32 || $0 == 9 } ?? line.endIndex
        let rest = line[end...].drop { $0 == 32 || $0 == 9 }
        let word = line[..<end]
        if word.elementsEqual("msgid".utf8) {
            finish()
            entry = Entry(key: "", line: self.line, forms: [], isPlural: false)
            (isEntryFuzzy, isFuzzy) = (isFuzzy, false)
            take(rest, as: .key)
        } else if word.elementsEqual("msgid_plural".utf8), entry != nil {
            entry?.isPlural = true
            take(rest, as: .plural)
        } else if isForm(word), entry != nil {
            entry?.forms.append("")
            take(rest, as: .form)
        } else {
            faults.report(.catalogueSyntax(String(decoding: word, as: UTF8.self)), line: self.line)
            target = .none
        }
    }

    /// `msgstr`, or `msgstr[n]` where n is the next form.
    private func isForm(_ word: ArraySlice<UInt8>) -> Bool {
        let index = entry?.forms.count ?? 0
        if entry?.isPlural == true { return word.elementsEqual("msgstr[\(index)]".utf8) }
        return index == 0 && word.elementsEqual("msgstr".utf8)
    }

    private mutating func take(_ quoted: ArraySlice<UInt8>, as target: Target) {
        self.target = target
        guard let text = unquote(quoted) else {
            return faults.report(.catalogueSyntax(String(decoding: quoted.prefix(40), as: UTF8.self)), line: line)
        }
        switch target {
        case .none: faults.report(.catalogueSyntax(text), line: line)
        case .key: entry?.key += text
        case .plural: break
        case .form: if let last = entry?.forms.indices.last { entry?.forms[last] += text }
        }
    }

    /// The text between the quotes; nil where they, or an escape, are wrong.
    private func unquote(_ quoted: ArraySlice<UInt8>) -> String? {
        var quoted = quoted
        while let last = quoted.last, last == 32 || last == 9 || last == 13 { quoted.removeLast() }
        guard quoted.count >= 2, quoted.first == UInt8(ascii: "\""), quoted.last == UInt8(ascii: "\"") else {
            return nil
        }
        let inner = quoted.dropFirst().dropLast()
        guard inner.contains(where: { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "\"") }) else {
            return String(decoding: inner, as: UTF8.self)
        }
        return unescape(inner)
    }

    private func unescape(_ inner: ArraySlice<UInt8>) -> String? {
        var text: [UInt8] = []
        var iterator = inner.makeIterator()
        while let byte = iterator.next() {
            if byte == UInt8(ascii: "\"") { return nil }
            guard byte == UInt8(ascii: "\\") else {
                text.append(byte)
                continue
            }
            switch iterator.next() {
            case UInt8(ascii: "n"): text.append(10)
            case UInt8(ascii: "t"): text.append(9)
            case UInt8(ascii: "\""): text.append(UInt8(ascii: "\""))
            case UInt8(ascii: "\\"): text.append(UInt8(ascii: "\\"))
            default: return nil
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Puts the entry that has been read to the others.
    private mutating func finish() {
        guard let entry else { return }
        self.entry = nil
        if entry.key.isEmpty {
            header = entry.forms.first ?? ""
        } else if entry.forms.isEmpty || entry.forms.contains("") || isEntryFuzzy {
            faults.report(.untranslated(key: entry.key), line: entry.line)
        } else {
            entries.append(entry)
        }
    }
}
