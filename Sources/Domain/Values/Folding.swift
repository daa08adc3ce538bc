/// The one place where text is folded for search and for the duplicate check: lower case, no diacritics, one blank
/// between words. `Łukasz  Żółć-Nowak` becomes `lukasz zolc nowak`.
public enum Folding {
    /// The folded form. Everything that is no letter or digit separates words; apostrophes vanish (O'Neill → oneill).
    public static func fold(_ text: some StringProtocol) -> String {
        var folded: [UInt8] = []
        folded.reserveCapacity(text.utf8.count)
        var wordEnded = false
        for scalar in text.unicodeScalars {
            guard let letters = letters(of: scalar) else {
                wordEnded = !folded.isEmpty
                continue
            }
            if wordEnded && !letters.isEmpty {
                folded.append(UInt8(ascii: " "))
                wordEnded = false
            }
            folded.append(contentsOf: letters)
        }
        return String(decoding: folded, as: UTF8.self)
    }

    /// The folded words.
    public static func words(_ text: some StringProtocol) -> [String] {
        fold(text).split(separator: " ").map(String.init)
    }

    /// What a scalar folds to; nil where it separates words, empty where it vanishes.
    private static func letters(of scalar: Unicode.Scalar) -> [UInt8]? {
        switch scalar.value {
        case 0x30...0x39, 0x61...0x7A: return [UInt8(scalar.value)]
        case 0x41...0x5A: return [UInt8(scalar.value + 32)]
        case 0x27, 0x2019, 0x02BC, 0x0300...0x036F: return []
        case 0xC0...0x17F: return latin[Int(scalar.value - 0xC0)]
        case 0..<0x80: return nil
        default: return foreign(scalar)
        }
    }

    /// Letters beyond Latin Extended-A: Romanian and Vietnamese ones lose their marks by name, others stay as they are.
    private static func foreign(_ scalar: Unicode.Scalar) -> [UInt8]? {
        let properties = scalar.properties
        guard properties.isAlphabetic || properties.numericType != nil else { return nil }
        let lower = properties.lowercaseMapping
        if let name = lower.unicodeScalars.first?.properties.name, name.hasPrefix("LATIN SMALL LETTER "),
            let letter = name.dropFirst(19).utf8.first, name.dropFirst(20).hasPrefix(" WITH ")
        {
            return [letter + 32]
        }
        return Array(lower.utf8)
    }

    /// What U+00C0 to U+017F fold to, in their order; a blank separates words (× and ÷).
    private static let latin: [[UInt8]?] = {
        let table =
            "a a a a a a ae c e e e e i i i i d n o o o o o - o u u u u y th ss "
            + "a a a a a a ae c e e e e i i i i d n o o o o o - o u u u u y th y "
            + "a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g g g g g h h h h "
            + "i i i i i i i i i i ij ij j j k k k l l l l l l l l l l n n n n n n n n n "
            + "o o o o o o oe oe r r r r r r s s s s s s s s t t t t t t u u u u u u u u u u u u "
            + "w w y y y z z z z z z s"
        return table.split(separator: " ").map { $0 == "-" ? nil : Array($0.utf8) }
    }()
}
