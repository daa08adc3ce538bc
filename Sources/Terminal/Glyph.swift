import CTerminal

/// Text as terminals take it: scalars, their columns, and what must not be passed through.
///
/// Columns follow `wcwidth` for UTF-8, whatever the locale.
enum Glyph {
    /// What a scalar does in a line of cells.
    enum Kind {
        case narrow(UInt32)
        case wide(UInt32)
        /// A combining mark: belongs to the cell before.
        case mark(UInt16)
        /// Takes no place and adds nothing that may be shown, like a variation selector.
        case nothing
    }

    static let replacement: UInt32 = 0xFFFD

    /// Classifies a scalar; control and format characters come out as something visible.
    @inline(__always)
    static func kind(_ scalar: UInt32) -> Kind {
        // ASCII, Latin and box drawing without a look at the tables.
        if scalar >= 0x20 && scalar < 0x7F || scalar > 0xAD && scalar < 0x300 || scalar >= 0x2500 && scalar < 0x25A0 {
            return .narrow(scalar)
        }
        return unusualKind(scalar)
    }

    private static func unusualKind(_ scalar: UInt32) -> Kind {
        switch scalar {
        case 0..<0x20: return .narrow(0x2400 + scalar)
        case 0x7F: return .narrow(0x2421)
        // The spaces that formatters put into numbers look like a space.
        case 0xA0, 0x202F: return .narrow(0x20)
        case 0xAD: return .narrow(replacement)
        case 0xFE00...0xFE0F: return .nothing
        default: break
        }
        switch ct_width(scalar) {
        case 1: return .narrow(scalar)
        case 2: return .wide(scalar)
        case 0: return zeroWidthKind(scalar)
        default: return .narrow(replacement)
        }
    }

    private static func zeroWidthKind(_ scalar: UInt32) -> Kind {
        guard let value = Unicode.Scalar(scalar), let short = UInt16(exactly: scalar) else {
            return .narrow(replacement)
        }
        switch value.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .spacingMark: return .mark(short)
        // Vowels of a Hangul syllable written apart.
        case .otherLetter: return .mark(short)
        default: return .narrow(replacement)
        }
    }

    /// What the Linux console's font has in place of a glyph that it lacks.
    static let consoleSubstitutes: [UInt32: UInt32] = [
        "▏": "│", "▕": "│", "▸": "►", "▾": "▼", "▴": "▲", "✓": "√", "✗": "x", "⚠": "!", "…": "~",
    ].reduce(into: [:]) { table, pair in
        guard let from = pair.key.unicodeScalars.first, let to = pair.value.unicodeScalars.first else { return }
        table[from.value] = to.value
    }

    /// The single letter that a base and a mark make (`a` + ogonek → `ą`), or nil.
    static func composed(_ base: UInt32, _ mark: UInt16) -> UInt32? {
        guard let first = Unicode.Scalar(base), let second = Unicode.Scalar(UInt32(mark)) else { return nil }
        var pair = String.UnicodeScalarView()
        pair.append(first)
        pair.append(second)
        return compositions[String(pair)]
    }

    // Swift compares and hashes strings by canonical equivalence, so the composed letter answers to its parts.
    private static let compositions: [String: UInt32] = {
        let letters = Array(0xC0..<0x250) + Array(0x1E00..<0x1F00)
        var table: [String: UInt32] = [:]
        for value in letters {
            guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
            table[String(Character(scalar))] = UInt32(value)
        }
        return table
    }()
}
