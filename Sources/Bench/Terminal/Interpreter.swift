/// Reads a terminal's bytes (UTF-8, ECMA-48 sequences) and works them on a screen.
struct Interpreter {
    private(set) var screen: Screen
    private var state = State.text
    private var numbers: [Int] = []
    private var scalar: (value: UInt32, missing: Int) = (0, 0)
    private var draws = false

    private enum State {
        case text, escape, charset, sequence, privateMode, string, stringEscape
    }

    init(screen: Screen) {
        self.screen = screen
    }

    mutating func feed(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { feed(byte) }
    }

    private mutating func feed(_ byte: UInt8) {
        switch state {
        case .text: feedText(byte)
        case .escape: feedEscape(byte)
        case .charset:
            // ESC ( 0 draws lines with letters until ESC ( B.
            draws = byte == UInt8(ascii: "0")
            state = .text
        case .sequence: feedSequence(byte)
        case .privateMode: state = (0x40...0x7E).contains(byte) ? .text : .privateMode
        case .string: state = byte == 7 ? .text : byte == 27 ? .stringEscape : .string
        case .stringEscape: state = .text
        }
    }

    private mutating func feedText(_ byte: UInt8) {
        switch byte {
        case 27: state = .escape
        case 14: draws = true
        case 15: draws = false
        case 0..<32, 127: screen.control(byte)
        case 32..<127: screen.put(draws && byte >= 96 ? "─" : Unicode.Scalar(byte))
        case 0x80..<0xC0: continueScalar(byte)
        case 0xC0..<0xE0: scalar = (UInt32(byte & 31), 1)
        case 0xE0..<0xF0: scalar = (UInt32(byte & 15), 2)
        default: scalar = (UInt32(byte & 7), 3)
        }
    }

    private mutating func continueScalar(_ byte: UInt8) {
        scalar = (scalar.value << 6 | UInt32(byte & 63), scalar.missing - 1)
        if scalar.missing == 0 { screen.put(Unicode.Scalar(scalar.value) ?? "\u{FFFD}") }
    }

    private mutating func feedEscape(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "["):
            numbers = [0]
            state = .sequence
        case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"): state = .string
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: "+"): state = .charset
        default:
            screen.escape(byte)
            state = .text
        }
    }

    private mutating func feedSequence(_ byte: UInt8) {
        switch byte {
        case 48...57: numbers[numbers.count - 1] = min(numbers[numbers.count - 1] * 10 + Int(byte) - 48, 9999)
        case UInt8(ascii: ";"), UInt8(ascii: ":"): numbers.append(0)
        // Private modes (`?`, `>`, `<`, `=`) change nothing that is looked at: their final byte is passed over.
        case 0x3C...0x3F: state = .privateMode
        case 0x40...0x7E:
            screen.sequence(numbers, byte)
            state = .text
        default: break
        }
    }
}
