import Terminal
import Testing

@testable import Widgets

@Suite("Forms")
struct FormTests {
    private static func person() -> Form {
        Form([
            FormField(
                "pesel", "PESEL", row: 0, column: 17, labelColumn: 2,
                .text(TextField(columns: 11, accepts: TextField.digits))),
            FormField("without", "Bez PESEL", row: 1, column: 17, labelColumn: 2, .check(CheckBox())),
            FormField("surname", "Nazwisko", row: 2, column: 17, labelColumn: 2, .text(TextField(columns: 30))),
            FormField("name", "Imię", row: 3, column: 17, labelColumn: 2, .text(TextField(columns: 20))),
            FormField("second", "drugie", row: 3, column: 47, .text(TextField(columns: 16))),
            FormField("born", "Data urodzenia", row: 4, column: 18, labelColumn: 2, .shown("1979-11-02  (z PESEL)")),
            FormField(
                "basis", "Podstawa", row: 6, column: 17, labelColumn: 2,
                .choice(Choice([Option("pit", "rozlicza PIT w Łomży"), Option("home", "mieszka")], chosen: "pit"))),
        ])
    }

    @Test("A page as sketched")
    func page() {
        var form = Self.person()
        for key in typed("79110212345") { _ = form.handle(key) }
        form.note(Note(.bad, "cyfra kontrolna: 5, powinna być 4"), on: "pesel")
        form.set("surname", to: "Kowalski")
        form.set("name", to: "Łukasz")
        form.note(Note(.hint, "powiadomimy SMS-em: podano tylko telefon"), on: "basis")
        let buffer = drawn(rows: 9, columns: 80) { form.draw(into: &$0, focused: true) }
        #expect(
            buffer.lines == [
                "  PESEL          ▏79110212345▕  ✗ cyfra kontrolna: 5, powinna być 4",
                "  Bez PESEL      [ ]",
                "  Nazwisko       ▏Kowalski                      ▕",
                "  Imię           ▏Łukasz              ▕ drugie ▏                ▕",
                "  Data urodzenia  1979-11-02  (z PESEL)",
                "",
                "  Podstawa       (•) rozlicza PIT w Łomży   ( ) mieszka",
                "                  powiadomimy SMS-em: podano tylko telefon",
                "",
            ])
        #expect(buffer.cursorPosition == Position(row: 0, column: 29))
        #expect(buffer.roles[0].contains("bbbb"))
    }

    @Test(
        "Where keys lead",
        arguments: [
            ([Key.tab], "without", "pesel"),
            ([.enter, .enter], "surname", "without"),
            ([.backTab], "basis", "pesel"),
            ([.tab, .backTab], "pesel", "without"),
            ([.down, .down, .down], "name", "surname"),
            ([.down, .down, .down, .down], "basis", "name"),
            ([.backTab, .up], "name", "basis"),
        ])
    func moving(_ keys: [Key], focus: String, left: String) {
        var form = Self.person()
        let last = keys.map { form.handle($0) }.last
        #expect(form.focus == focus)
        #expect(last == FormReaction(left: left, entered: focus))
    }

    @Test("What the owner is told")
    func reactions() {
        var form = Self.person()
        #expect(form.handle(.character("7")) == FormReaction(changed: "pesel"))
        #expect(form.handle(.character("x")) == FormReaction())
        #expect(form.handle(.escape) == FormReaction(isUsed: false))
        #expect(form.handle(.f(2)) == FormReaction(isUsed: false))
        form.focus(on: "basis")
        #expect(form.handle(.right) == FormReaction(changed: "basis"))
        #expect(form.value("basis") == "home")
        #expect(form.handle(.enter) == FormReaction(isSubmitted: true))
        form.focus(on: "born")
        #expect(form.focus == "basis")
    }

    @Test("A hidden field keeps its value and is passed by")
    func hiding() {
        var form = Self.person()
        form.set("without", to: "true")
        form.focus(on: "without")
        form.show("without", false)
        #expect(form.focus == "surname")
        _ = form.handle(.backTab)
        #expect(form.focus == "pesel")
        #expect(form.value("without") == "true")
        #expect(!drawn(rows: 9, columns: 80) { form.draw(into: &$0, focused: true) }.text.contains("Bez"))
    }

    @Test("A note without room beside or below goes to the message line while its field has the focus")
    func messageLine() {
        var form = Self.person()
        form.note(Note(.warning, "takie imię i nazwisko ma już ktoś w programie"), on: "name")
        #expect(drawn(rows: 9, columns: 80) { form.draw(into: &$0, focused: true) }.lines[8] == "")
        form.focus(on: "name")
        let buffer = drawn(rows: 9, columns: 80) { form.draw(into: &$0, focused: true) }
        #expect(buffer.lines[8] == "  ⚠ takie imię i nazwisko ma już ktoś w programie")
    }

    @Test("Nothing to fill in")
    func empty() {
        var form = Form([FormField("born", "ur.", row: 0, column: 5, .shown("1979-11-02"))])
        #expect(form.focus == nil)
        #expect(form.handle(.tab) == FormReaction(isUsed: false))
        #expect(drawn { form.draw(into: &$0, focused: true) }.text == " ur. 1979-11-02")
    }
}
