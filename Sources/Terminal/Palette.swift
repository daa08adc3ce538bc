import CTerminal

/// How roles and colours look on the terminal at hand: true colour, 256, 8 or none.
///
/// Colours are middle tones, readable on dark and on light ground; the ground is always the terminal's own. No role
/// has underline, which the Linux console can't show together with colour.
struct Palette {
    /// What ncurses is asked for.
    struct Look {
        var attributes: UInt32 = 0
        var pair: Int32 = 0
    }

    private struct Ink {
        var attributes = 0
        // The index among 8 colours, and the true colour.
        var ansi: Int?
        var rgb: UInt32 = 0
    }

    private let colours: Int
    private var looks: [Look] = []

    /// A palette for so many colours, as `ct_colours` counts them.
    init(colours: Int) {
        self.colours = colours
        looks = Role.allCases.map { role in
            let ink = Palette.ink(of: role)
            let colour = ink.ansi.map { index($0, Colour(rgb: ink.rgb)) } ?? -1
            return Look(attributes: UInt32(ink.attributes), pair: ct_pair(Int32(colour), -1))
        }
    }

    /// What a style looks like. Asks for a colour pair the first time.
    func look(of style: Style) -> Look {
        guard style.role == .picture else { return looks[Int(style.role.rawValue)] }
        guard colours > 0 else { return Look() }
        let foreground = Int32(index(nil, style.foreground))
        return Look(pair: ct_pair(foreground, Int32(index(nil, style.background))))
    }

    private static func ink(of role: Role) -> Ink {
        switch role {
        // A field's content has no attribute, focused or not, so that a typed letter goes out as one byte or two.
        case .normal, .label, .field, .fieldFocused, .picture: Ink()
        case .title, .heading: Ink(attributes: CT_BOLD)
        case .dim, .line: Ink(attributes: CT_DIM)
        case .good: Ink(ansi: 2, rgb: 0x00AF00)
        case .warning: Ink(attributes: CT_BOLD, ansi: 3, rgb: 0xD78700)
        case .bad: Ink(attributes: CT_BOLD, ansi: 1, rgb: 0xD70000)
        case .selected: Ink(attributes: CT_REVERSE)
        case .key: Ink(attributes: CT_BOLD, ansi: 6, rgb: 0x0087AF)
        case .keyLabel: Ink()
        }
    }

    /// The terminal's number for a colour, or for a role the colour among 8 where there are no more.
    private func index(_ ansi: Int?, _ colour: Colour) -> Int {
        switch colours {
        case 0: -1
        // 0...7 are still the terminal's eight in direct colour: the darkest blues become black.
        case 0x100_0000...: colour.rgb < 8 ? 0 : Int(colour.rgb)
        case 256...: Palette.nearest256(colour)
        default: ansi ?? Palette.nearest8(colour)
        }
    }

    private static let levels = [0, 95, 135, 175, 215, 255]

    /// xterm's 6×6×6 cube and 24 greys; the first 16 belong to the user.
    static func nearest256(_ colour: Colour) -> Int {
        let (red, green, blue) = colour.parts
        let steps = (nearestLevel(red), nearestLevel(green), nearestLevel(blue))
        let cube = distance(colour, levels[steps.0], levels[steps.1], levels[steps.2])
        let grey = min(23, max(0, ((red + green + blue) / 3 - 3) / 10))
        let tone = 8 + 10 * grey
        return distance(colour, tone, tone, tone) < cube
            ? 232 + grey : 16 + 36 * steps.0 + 6 * steps.1 + steps.2
    }

    private static func nearestLevel(_ part: Int) -> Int {
        part < 48 ? 0 : part < 115 ? 1 : (part - 35) / 40
    }

    static func nearest8(_ colour: Colour) -> Int {
        let full = 205
        return (0..<8).min { one, other in
            distance(colour, (one & 1) * full, (one >> 1 & 1) * full, (one >> 2) * full)
                < distance(colour, (other & 1) * full, (other >> 1 & 1) * full, (other >> 2) * full)
        } ?? 0
    }

    private static func distance(_ colour: Colour, _ red: Int, _ green: Int, _ blue: Int) -> Int {
        let parts = colour.parts
        let (x, y, z) = (parts.red - red, parts.green - green, parts.blue - blue)
        return x * x + y * y + z * z
    }
}
