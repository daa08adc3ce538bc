import Domain

/// What a person is found by: folded texts that a search looks up by their beginnings.
enum SearchKeys {
    /// Ends of words shorter than this are not looked up.
    static let shortestPart = 3

    /// Each word once in front, the others after it in their order: `kowalski jan adam`, `jan kowalski adam`,
    /// `adam kowalski jan`. So a name is found by any word, and by a word and the beginning of the next in one step.
    static func rotations(_ words: [String]) -> [String] {
        words.indices.map { first in
            ([words[first]] + words.indices.filter { $0 != first }.map { words[$0] }).joined(separator: " ")
        }
    }

    /// The keys of a printed number: as it is folded, its digits alone, its last group (`Ł/2026/000417`:
    /// `l 2026 000417`, `2026000417`, `000417`).
    static func numbers(_ text: String) -> [String] {
        let words = Folding.words(text)
        let digits = text.filter { $0.isASCII && $0.isNumber }
        var keys = [words.joined(separator: " ")]
        for key in [digits, words.last ?? ""] where !key.isEmpty && !keys.contains(key) { keys.append(key) }
        return keys
    }

    /// The ends of a word that are long enough to be looked up, the whole first: `kowalski`, `owalski`, … `ski`.
    static func ends(of word: String) -> [String] {
        let length = word.count
        return length <= shortestPart ? [word] : (0...(length - shortestPart)).map { String(word.dropFirst($0)) }
    }
}

/// All by which a person's data are found: in a search, and by the duplicate check.
struct FindingKeys {
    /// The folded words of the name: family name first, then the given ones.
    let words: [String]
    /// What a search looks up.
    let search: [String]
    /// What the duplicate check looks up.
    let duplicate: [String]

    init(_ details: PersonDetails) {
        self.init(
            surname: details.surname, givenName: details.givenName, secondName: details.secondName,
            birthDate: details.birthDate, identity: details.identity.key)
    }

    init(surname: String, givenName: String, secondName: String, birthDate: Day, identity: String) {
        words = Folding.words(surname) + Folding.words(givenName) + Folding.words(secondName)
        let number = identity.split(whereSeparator: { $0 == ":" || $0 == "|" }).last.map(String.init) ?? ""
        search = SearchKeys.rotations(words) + SearchKeys.numbers(number)
        let names = PersonKey.keys(identity: nil, surname: surname, givenName: givenName, birthDate: birthDate)
        duplicate = [identity] + names.map(\.text)
    }
}

extension Identity {
    /// The certain key of the duplicate check; it ends with the number.
    var key: String {
        PersonKey.keys(identity: self, surname: "", givenName: "", birthDate: nil).first?.text ?? ""
    }
}
