import Domain

/// A language of the screen, with its plural rule. The rules are a closed list, checked against each catalogue's
/// header, rather than an expression that is interpreted.
public enum Language: String, CaseIterable, Sendable {
    case polish = "pl"
    case english = "en"

    /// How many forms a word has that is counted.
    public var pluralForms: Int {
        switch self {
        case .polish: 3
        case .english: 2
        }
    }

    /// Which form goes with a number, from 0.
    public func form(for count: Int) -> Int {
        let count = count.magnitude
        switch self {
        case .polish:
            if count == 1 { return 0 }
            return (2...4).contains(count % 10) && !(12...14).contains(count % 100) ? 1 : 2
        case .english:
            return count == 1 ? 0 : 1
        }
    }

    /// The header's `Plural-Forms`, blanks left out (GNU gettext, "Plural forms").
    var pluralRule: String {
        switch self {
        case .polish: "nplurals=3;plural=(n==1?0:n%10>=2&&n%10<=4&&(n%100<12||n%100>14)?1:2);"
        case .english: "nplurals=2;plural=(n!=1);"
        }
    }
}

extension LocalText {
    /// The text in one language.
    public subscript(_ language: Language) -> String {
        switch language {
        case .polish: polish
        case .english: english
        }
    }
}
