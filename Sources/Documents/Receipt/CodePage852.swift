import Foundation

/// IBM's code page 852, "Latin 2": what receipt printers have of Polish. Has all eighteen Polish letters, but neither
/// `„ ” – …` nor `€`.
enum CodePage852 {
    private static let upperHalf = """
        ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐└┴┬├─┼Ăă╚╔╩╦╠═╬¤\
        đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´\u{AD}˝˛ˇ˘§÷¸°¨˙űŘř■\u{A0}
        """

    private static let codes: [Unicode.Scalar: UInt8] = {
        let codes = zip(upperHalf.unicodeScalars, UInt8(128)...UInt8.max)
        return Dictionary(codes, uniquingKeysWith: { first, _ in first })
    }()

    /// What isn't there and has no decomposition to what is.
    private static let substitutes: [Unicode.Scalar: String] = [
        "„": "\"", "”": "\"", "“": "\"", "‟": "\"", "‚": "'", "‘": "'", "’": "'", "‹": "'", "›": "'",
        "‐": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-", "•": "*", "·": "-", "⁄": "/", "€": "EUR",
        "→": "->", "≤": "<=", "≥": ">=", "©": "(C)", "®": "(R)", "Æ": "AE", "æ": "ae", "Œ": "OE", "œ": "oe",
        "Ø": "O", "ø": "o", "ı": "i", "Ð": "D", "ð": "d", "Þ": "Th", "þ": "th",
    ]

    /// The text in characters of the page, which may be more of them: so before it is broken into lines. A letter with
    /// a mark that the page lacks loses the mark; what it has nothing for becomes `?`.
    static func transliterated(_ text: String) -> String {
        let composed = text.precomposedStringWithCanonicalMapping
        var result = String.UnicodeScalarView()
        for scalar in composed.unicodeScalars {
            if code(scalar) != nil || scalar == "\n" {
                result.append(scalar)
            } else {
                result.append(contentsOf: nearest(scalar).unicodeScalars)
            }
        }
        return String(result)
    }

    /// The page's codes for a text that holds nothing else.
    static func bytes(_ text: String) -> [UInt8] {
        text.unicodeScalars.map { code($0) ?? UInt8(ascii: "?") }
    }

    private static func code(_ scalar: Unicode.Scalar) -> UInt8? {
        (0x20...0x7E).contains(scalar.value) ? UInt8(scalar.value) : codes[scalar]
    }

    private static func nearest(_ scalar: Unicode.Scalar) -> String {
        if let substitute = substitutes[scalar] { return substitute }
        let parts = String(scalar).decomposedStringWithCompatibilityMapping.unicodeScalars
        let known = parts.filter { !isMark($0) }.map { part in
            code(part) != nil ? String(part) : substitutes[part] ?? "?"
        }
        return known.joined()
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .nonspacingMark
    }
}
