import CTerminal

/// Makes keys of what `ct_key` answers: joins UTF-8 bytes, pastes, and Esc with a digit.
///
/// Esc alone is a key after `escapeWindow`; a digit within it makes an F-key. What terminals send for Alt+digit comes
/// in one piece, over SSH too, so the window can be short and Esc feels immediate.
struct KeyDecoder {
    private enum State {
        case plain
        case escape(until: ContinuousClock.Instant)
        /// Within an escape sequence that nobody knows.
        case sequence
        /// The one byte after `ESC O`.
        case singleShift
        case paste(until: ContinuousClock.Instant)
    }

    static let pasteLimit = 64 * 1024
    /// A paste whose end got lost is given up after this silence.
    static let pasteSilence = Duration.seconds(1)

    let escapeWindow: Duration
    private var state = State.plain
    private var partial: [UInt8] = []
    private var pasted: [UInt8] = []

    init(escapeWindow: Duration) {
        self.escapeWindow = escapeWindow
    }

    /// When `settle` has something to say even if no key comes.
    var deadline: ContinuousClock.Instant? {
        switch state {
        case .escape(let until), .paste(let until): until
        case .plain, .sequence, .singleShift: nil
        }
    }

    /// Ends what waited for more and got none.
    mutating func settle(at now: ContinuousClock.Instant) -> Key? {
        guard let deadline, deadline <= now else { return nil }
        if case .paste = state { return endPaste() }
        state = .plain
        return .escape
    }

    /// Takes a byte or key code; answers the keys that are complete with it, mostly one.
    mutating func take(_ code: Int32, at now: ContinuousClock.Instant) -> [Key] {
        switch state {
        case .paste:
            return takePasted(code, at: now).map { [$0] } ?? []
        case .plain:
            return takePlain(code, at: now).map { [$0] } ?? []
        case .escape:
            return takeAfterEscape(code, at: now)
        case .sequence:
            // Parameters and intermediates are below 0x40; any other byte ends the sequence.
            if !(0x20..<0x40).contains(code) { state = .plain }
            return []
        case .singleShift:
            state = .plain
            return []
        }
    }

    private mutating func takeAfterEscape(_ code: Int32, at now: ContinuousClock.Instant) -> [Key] {
        state = .plain
        switch code {
        case 0x30: return [.f(10)]
        case 0x31...0x39: return [.f(Int(code) - 0x30)]
        case 0x5B: state = .sequence
        case 0x4F: state = .singleShift
        case 0x1B:
            state = .escape(until: now + escapeWindow)
            return [.escape]
        // A key's own code, or the first byte of a letter beyond ASCII: two keys in one packet of a slow line.
        case 0x80...: return [.escape] + take(code, at: now)
        // Alt with a letter.
        default: break
        }
        return []
    }

    private mutating func takePlain(_ code: Int32, at now: ContinuousClock.Instant) -> Key? {
        if code >= 0x80, code <= 0xFF { return takePartial(UInt8(code)) }
        partial.removeAll()
        switch code {
        case 0x20..<0x7F: return UInt8(exactly: code).map { .character(Character(Unicode.Scalar($0))) }
        case 0x1B:
            state = .escape(until: now + escapeWindow)
            return nil
        case Int32(CT_KEY_PASTE_BEGINS):
            state = .paste(until: now + KeyDecoder.pasteSilence)
            return nil
        case 0..<0x20, 0x7F: return KeyDecoder.control(code)
        default: return KeyDecoder.special(code)
        }
    }

    /// Joins the bytes of a letter, which may come in two packets.
    private mutating func takePartial(_ byte: UInt8) -> Key? {
        if byte >= 0xC0 { partial.removeAll() }
        partial.append(byte)
        let needed = partial[0] >= 0xF0 ? 4 : partial[0] >= 0xE0 ? 3 : 2
        guard partial[0] >= 0xC0, partial.count >= needed else {
            if partial[0] < 0xC0 { partial.removeAll() }
            return nil
        }
        defer { partial.removeAll() }
        return String(validating: partial, as: UTF8.self)?.first.map { .character($0) }
    }

    private mutating func takePasted(_ code: Int32, at now: ContinuousClock.Instant) -> Key? {
        if code == Int32(CT_KEY_PASTE_ENDS) { return endPaste() }
        state = .paste(until: now + KeyDecoder.pasteSilence)
        // Key codes are escape sequences that were in the text: dropped.
        if let byte = UInt8(exactly: code), pasted.count < KeyDecoder.pasteLimit { pasted.append(byte) }
        return nil
    }

    private mutating func endPaste() -> Key {
        defer { pasted.removeAll() }
        state = .plain
        return .paste(String(decoding: pasted, as: UTF8.self))
    }

    private static func control(_ code: Int32) -> Key? {
        switch code {
        case 0x08, 0x7F: .backspace
        case 0x09: .tab
        case 0x0A, 0x0D: .enter
        case 0x01...0x1A: UInt8(exactly: code + 0x60).map { .control(Character(Unicode.Scalar($0))) }
        default: nil
        }
    }

    private static let specials: [Int32: Key] = [
        Int32(CT_KEY_UP): .up, Int32(CT_KEY_DOWN): .down, Int32(CT_KEY_LEFT): .left, Int32(CT_KEY_RIGHT): .right,
        Int32(CT_KEY_HOME): .home, Int32(CT_KEY_END): .end,
        Int32(CT_KEY_PAGE_UP): .pageUp, Int32(CT_KEY_PAGE_DOWN): .pageDown,
        Int32(CT_KEY_INSERT): .insert, Int32(CT_KEY_DELETE): .delete, Int32(CT_KEY_BACKSPACE): .backspace,
        Int32(CT_KEY_BACK_TAB): .backTab, Int32(CT_KEY_ENTER): .enter,
    ]

    private static func special(_ code: Int32) -> Key? {
        let number = code - Int32(CT_KEY_F0)
        return (1...12).contains(number) ? .f(Int(number)) : specials[code]
    }
}
