/// What a cell is for. How that looks is the palette's business, on each kind of terminal.
public enum Role: UInt8, Sendable, CaseIterable {
    case normal, title, heading, label, field, fieldFocused
    case good, warning, bad
    case selected, key, keyLabel, dim, line
    /// Cells with colours of their own.
    case picture

    /// One letter, for tests that look at roles.
    public var code: Character {
        switch self {
        case .normal: "."
        case .title: "T"
        case .heading: "H"
        case .label: "l"
        case .field: "f"
        case .fieldFocused: "F"
        case .good: "g"
        case .warning: "w"
        case .bad: "b"
        case .selected: "S"
        case .key: "K"
        case .keyLabel: "k"
        case .dim: "d"
        case .line: "-"
        case .picture: "#"
        }
    }
}

/// A true colour.
public struct Colour: Hashable, Sendable {
    /// 0xRRGGBB.
    public let rgb: UInt32

    /// The colour 0xRRGGBB; higher bits are dropped.
    public init(rgb: UInt32) {
        self.rgb = rgb & 0xFF_FFFF
    }

    /// A colour of three parts.
    public init(red: UInt8, green: UInt8, blue: UInt8) {
        rgb = UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue)
    }

    var parts: (red: Int, green: Int, blue: Int) {
        (Int(rgb >> 16), Int(rgb >> 8 & 0xFF), Int(rgb & 0xFF))
    }
}

/// How a cell is drawn: a role, or two colours for picture cells. Eight bytes, so that a frame compares fast.
public struct Style: Hashable, Sendable {
    // Role in bits 48...; for pictures foreground in 24...47 and background in 0...23.
    let bits: UInt64

    /// The style of a role.
    public init(_ role: Role) {
        bits = UInt64(role.rawValue) << 48
    }

    /// Colours of a picture cell, brought down to what the terminal has; without colour they are dropped.
    public init(foreground: Colour, background: Colour) {
        bits = UInt64(Role.picture.rawValue) << 48 | UInt64(foreground.rgb) << 24 | UInt64(background.rgb)
    }

    /// The role.
    public var role: Role {
        Role(rawValue: UInt8(truncatingIfNeeded: bits >> 48)) ?? .normal
    }

    var foreground: Colour { Colour(rgb: UInt32(truncatingIfNeeded: bits >> 24)) }
    var background: Colour { Colour(rgb: UInt32(truncatingIfNeeded: bits)) }

    /// Plain text.
    public static let normal = Style(.normal)
    /// Where I am: the top line.
    public static let title = Style(.title)
    /// The heading of a part of the screen, a column or a page.
    public static let heading = Style(.heading)
    /// The name of a field.
    public static let label = Style(.label)
    /// The content of a field.
    public static let field = Style(.field)
    /// The content of the field with the focus.
    public static let fieldFocused = Style(.fieldFocused)
    /// In order. Always with ✓ or a word.
    public static let good = Style(.good)
    /// To be looked at. Always with ⚠ or a word.
    public static let warning = Style(.warning)
    /// Wrong. Always with ✗ or a word.
    public static let bad = Style(.bad)
    /// The chosen row. Always with ▸ or the cursor.
    public static let selected = Style(.selected)
    /// A key's name in the bottom bar.
    public static let key = Style(.key)
    /// What that key does.
    public static let keyLabel = Style(.keyLabel)
    /// Of less weight.
    public static let dim = Style(.dim)
    /// Frames and rules.
    public static let line = Style(.line)
}
