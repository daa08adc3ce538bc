/// What may be typed into a field: the closed vocabulary of checks that screen definitions refer to. The desk checks
/// while typing, ``IntakeReading`` checks again.
public enum FieldKind: String, CaseIterable, Sendable {
    /// A PESEL number.
    case pesel
    /// A person's name: letters, blanks, hyphens, apostrophes, dots.
    case name
    /// Any text without control characters.
    case text
    /// A day, `2026-11-20` or `20.11.2026`.
    case date
    /// `18-400`.
    case postalCode = "postal-code"
    /// A mobile number of nine digits, with or without +48 and blanks.
    case phone
    /// An e-mail address.
    case email
    /// A two-letter country code.
    case country
    /// Letters and digits of a document.
    case documentNumber = "document-number"
    /// An amount of złoty, `20` or `20,50`.
    case amount
    /// One of a list.
    case choice
    /// Yes or no.
    case flag

    /// Longest text taken, in characters, where the screen sets no other.
    public var limit: Int {
        switch self {
        case .pesel: 11
        case .name: 60
        case .text: 120
        case .date: 10
        case .postalCode: 6
        case .phone: 17
        case .email: 254
        case .country: 2
        case .documentNumber: 24
        case .amount: 14
        case .choice: 60
        case .flag: 3
        }
    }

    /// What is wrong with a text that is not empty; nil where nothing is.
    ///
    /// `limit` is the screen's own, at most ``limit``.
    public func fault(in text: String, limit: Int? = nil, today: Day) -> Reason? {
        if self == .choice || self == .flag { return nil }
        if text.unicodeScalars.contains(where: { $0.value < 32 || (127...159).contains($0.value) }) {
            return .controlCharacter
        }
        if self != .pesel && text.count > limit ?? self.limit {
            return .tooLong(is: text.count, limit: limit ?? self.limit)
        }
        switch self {
        case .pesel: return peselFault(text, today)
        case .name: return isName(text) ? nil : .notAName
        case .date: return dateFault(text, today)
        case .postalCode: return FieldKind.postalCode(text) == nil ? .notAPostalCode : nil
        case .phone: return FieldKind.phone(text) == nil ? .notAPhone : nil
        case .email: return isEmail(text) ? nil : .notAnEmail
        case .country: return text.utf8.count == 2 && text.allSatisfy { $0.isLetter } ? nil : .notAChoice(text)
        case .documentNumber: return FieldKind.documentNumber(text) == nil ? .notADocumentNumber : nil
        case .amount: return FieldKind.amount(text) == nil ? .notAnAmount : nil
        case .text, .choice, .flag: return nil
        }
    }

    /// Reads `2026-11-20`, `20.11.2026`, `20-11-2026` or `20112026`.
    public static func day(_ text: String) -> Day? {
        if let day = Day(text) { return day }
        var parts = text.split(whereSeparator: { $0 == "." || $0 == "-" || $0 == "/" || $0 == " " })
        if parts.count == 1, text.utf8.count == 8 {
            parts = [text.prefix(2), text.dropFirst(2).prefix(2), text.suffix(4)]
        }
        guard parts.count == 3, parts[2].utf8.count == 4, let day = Int(parts[0]), let month = Int(parts[1]),
            let year = Int(parts[2])
        else { return nil }
        return Day(year: year, month: month, day: day)
    }

    /// The postal code as printed, `18-400`, also from five digits.
    public static func postalCode(_ text: String) -> String? {
        let digits = text.filter { $0 != "-" }
        guard digits.utf8.count == 5, isDigits(digits) else { return nil }
        guard text == digits || text.utf8.count == 6 && Array(text.utf8)[2] == UInt8(ascii: "-") else { return nil }
        return "\(digits.prefix(2))-\(digits.suffix(3))"
    }

    /// The nine digits of a Polish mobile number.
    public static func phone(_ text: String) -> String? {
        var digits = text.filter { $0 != " " && $0 != "-" }
        for prefix in ["+48", "0048"] where digits.hasPrefix(prefix) { digits.removeFirst(prefix.count) }
        guard digits.utf8.count == 9, isDigits(digits), let first = digits.first, "45678".contains(first) else {
            return nil
        }
        return digits
    }

    /// Reads an amount, with blanks between the thousands or without.
    public static func amount(_ text: String) -> Money? {
        Money(text.filter { $0 != " " })
    }

    /// A document's number in upper case without blanks.
    public static func documentNumber(_ text: String) -> String? {
        let number = text.filter { $0 != " " && $0 != "-" && $0 != "/" }.uppercased()
        let isPlain = number.utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0) }
        return (4...20).contains(number.utf8.count) && isPlain ? number : nil
    }

    private static func isDigits(_ text: String) -> Bool {
        text.utf8.allSatisfy { (48...57).contains($0) }
    }

    private func peselFault(_ text: String, _ today: Day) -> Reason? {
        do {
            let pesel = try Pesel(text)
            return pesel.birthDate > today ? .future(pesel.birthDate) : nil
        } catch {
            switch error {
            case .notADigit(let position): return .notADigit(position: position)
            case .length(let length): return .digitCount(is: length, expected: 11)
            case .checkDigit(let digit, let expected): return .checkDigit(is: digit, expected: expected)
            case .noSuchDay: return .noSuchDay
            }
        }
    }

    private func dateFault(_ text: String, _ today: Day) -> Reason? {
        FieldKind.day(text) == nil ? .notADay : nil
    }

    private func isName(_ text: String) -> Bool {
        text.contains { $0.isLetter } && text.allSatisfy { $0.isLetter || " -'’.".contains($0) }
    }

    private func isEmail(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...64).contains(parts[0].utf8.count), !text.contains(where: \.isWhitespace) else {
            return false
        }
        let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
        return labels.count >= 2 && labels.allSatisfy { !$0.isEmpty && !$0.hasPrefix("-") && !$0.hasSuffix("-") }
    }
}
