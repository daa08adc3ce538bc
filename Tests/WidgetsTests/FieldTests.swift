import Terminal
import Testing

@testable import Widgets

/// What a drawing looks like: its lines, and the cursor as a place.
func drawn(rows: Int = 1, columns: Int = 40, _ draw: (inout Buffer) -> Void) -> Buffer {
    var buffer = Buffer(rows: rows, columns: columns)
    draw(&buffer)
    return buffer
}

/// Typed letter by letter.
func typed(_ text: String) -> [Key] {
    text.map { .character($0) }
}

@Suite("Text fields")
struct FieldTests {
    @Test(
        "Typing and editing",
        arguments: [
            (typed("Łukasz"), "▏Łukasz    ▕", "Łukasz", 7),
            (typed("Żółć") + [.left, .backspace], "▏Żóć       ▕", "Żóć", 3),
            (typed("abc") + [.home, .delete], "▏bc        ▕", "bc", 1),
            (typed("raz dwa  ") + [.control("w")], "▏raz       ▕", "raz ", 5),
            (typed("raz") + [.control("w")], "▏          ▕", "", 1),
            (typed("raz dwa") + [.left, .left, .control("u")], "▏wa        ▕", "wa", 1),
            (typed("raz dwa") + [.home, .right, .control("k")], "▏r         ▕", "r", 2),
            // A mark joins its letter.
            ([.character("a"), .character("\u{328}")], "▏ą         ▕", "ą", 2),
            ([.paste("  ul.\tPolna\r\n3\u{7}\u{202E} ")], "‹l. Polna 3▕", "ul. Polna 3", 11),
            (typed("1234567890abcd"), "‹567890abcd▕", "1234567890abcd", 11),
            (typed("1234567890abcd") + [.home], "▏1234567890›", "1234567890abcd", 1),
            (
                typed("1234567890abcd") + [.backspace, .backspace, .backspace, .backspace], "▏1234567890▕",
                "1234567890", 11
            ),
            (typed("漢字漢字漢字"), "‹字漢字漢字▕", "漢字漢字漢字", 11),
            (typed("abcdefghijklmnopqrstuvwxyz"), "‹klmnopqrst▕", "abcdefghijklmnopqrst", 11),
            ([.left, .backspace, .delete, .right], "▏          ▕", "", 1),
        ])
    func typing(_ keys: [Key], shown: String, text: String, cursor: Int) {
        var field = TextField(columns: 10, limit: 20)
        for key in keys { #expect(field.handle(key) != .ignored) }
        let buffer = drawn { field.draw(into: &$0, focused: true) }
        #expect(field.text == text)
        #expect(buffer.text == shown)
        #expect(buffer.cursorPosition == Position(row: 0, column: cursor))
    }

    @Test("Keys that are not the field's", arguments: [Key.enter, .tab, .escape, .up, .f(1), .control("c")])
    func ignored(_ key: Key) {
        var field = TextField(columns: 10)
        #expect(field.handle(key) == .ignored)
    }

    @Test("A filter refuses, in pastes too")
    func digits() {
        var field = TextField(columns: 11, accepts: TextField.digits)
        #expect(field.handle(.character("x")) == .handled)
        #expect(field.handle(.paste("791 102-12345 6")) == .changed)
        #expect(field.text == "79110212345")
        #expect(field.handle(.character("7")) == .handled)
    }

    @Test("Masked, read-only, empty with a suggestion")
    func faces() {
        var secret = TextField(columns: 8)
        secret.isMasked = true
        secret.text = "tajne"
        #expect(drawn { secret.draw(into: &$0, focused: false) }.text == "▏•••••   ▕")

        var fixed = TextField(columns: 8)
        fixed.text = "1979"
        fixed.isReadOnly = true
        #expect(fixed.handle(.character("x")) == .handled)
        #expect(fixed.handle(.backspace) == .handled)
        #expect(drawn { fixed.draw(into: &$0, focused: false) }.text == " 1979")
    }
}

@Suite("Choices")
struct ChoiceTests {
    private static let basis = [Option("pit", "rozlicza PIT"), Option("home", "mieszka"), Option("care", "życie")]

    @Test(
        "One of few",
        arguments: [
            ([], "( ) rozlicza PIT   ( ) mieszka   ( ) życie", nil, 1),
            ([Key.character(" ")], "(•) rozlicza PIT   ( ) mieszka   ( ) życie", "pit", 1),
            ([.right], "( ) rozlicza PIT   (•) mieszka   ( ) życie", "home", 20),
            ([.right, .right, .right, .left], "( ) rozlicza PIT   (•) mieszka   ( ) życie", "home", 20),
            ([.character("z")], "( ) rozlicza PIT   ( ) mieszka   (•) życie", "care", 34),
        ])
    func choosing(_ keys: [Key], shown: String, chosen: String?, cursor: Int) {
        var choice = Choice(Self.basis)
        for key in keys { #expect(choice.handle(key) != .ignored) }
        let buffer = drawn(columns: 60) { choice.draw(into: &$0, focused: true) }
        #expect(buffer.text == shown)
        #expect(choice.chosen == chosen)
        #expect(buffer.cursorPosition == Position(row: 0, column: cursor))
    }

    @Test("One below the other; the ends let go")
    func vertical() {
        var choice = Choice(Self.basis, chosen: "home", isVertical: true)
        #expect(choice.handle(.down) == .changed)
        #expect(choice.handle(.down) == .ignored)
        #expect(
            drawn(rows: 3) { choice.draw(into: &$0, focused: false) }.text == "( ) rozlicza PIT\n( ) mieszka\n(•) życie"
        )
    }

    @Test("A box to tick")
    func box() {
        var box = CheckBox("bez PESEL")
        #expect(box.handle(.character(" ")) == .changed)
        #expect(drawn { box.draw(into: &$0, focused: true) }.text == "[x] bez PESEL")
        #expect(box.handle(.character("x")) == .handled)
        #expect(box.handle(.enter) == .ignored)
    }

    private static let papers = [
        Option("none", "brak"), Option("seen", "okazano"), Option("refused", "odrzucono"),
        Option("lomza", "Urząd w Łomży"), Option("city", "ościenna gmina"),
    ]

    @Test("A list that opens, narrowed by typing without Polish letters")
    func pickList() {
        var list = PickList(Self.papers, columns: 9, chosen: "seen")
        #expect(drawn { list.draw(into: &$0, focused: false) }.text == "[okazano   ▾]")
        #expect(list.handle(.right) == .changed)
        #expect(list.chosen == "refused")
        #expect(list.handle(.character("l")) == .handled)
        #expect(list.isOpen)
        for key in typed("om") { _ = list.handle(key) }
        let buffer = drawn(rows: 5, columns: 24) { buffer in
            list.draw(into: &buffer, focused: true)
            list.drawList(into: &buffer, row: 0, column: 0)
        }
        #expect(
            buffer.lines == ["[lom       ▾]", "┌────────────────┐", "│▸ Urząd w Łomży │", "└────────────────┘", ""])
        #expect(buffer.cursorPosition == Position(row: 2, column: 1))
        #expect(list.handle(.enter) == .changed)
        #expect(list.chosen == "lomza" && !list.isOpen)
    }

    @Test("Esc leaves the choice, nothing matching can't be taken")
    func leaving() {
        var list = PickList(Self.papers, columns: 9, chosen: "seen")
        for key in typed("xyz") + [.enter] { #expect(list.handle(key) == .handled) }
        #expect(list.isOpen)
        for key in [Key.backspace, .backspace, .backspace, .backspace, .end] { #expect(list.handle(key) == .handled) }
        #expect(list.handle(.escape) == .handled)
        #expect(list.chosen == "seen" && !list.isOpen)
        #expect(list.handle(.escape) == .ignored)
    }

    @Test("Without room below, the list opens above")
    func above() {
        var list = PickList(Self.papers, columns: 9)
        _ = list.handle(.character(" "))
        let buffer = drawn(rows: 8, columns: 20) { list.drawList(into: &$0, row: 7, column: 15) }
        #expect(
            buffer.lines == [
                " ┌─────────────────┐", " │▸ brak           │", " │  okazano        │", " │  odrzucono      │",
                " │  Urząd w Łomży  │", " │  ościenna gmina │", " └─────────────────┘", "",
            ])
    }
}
