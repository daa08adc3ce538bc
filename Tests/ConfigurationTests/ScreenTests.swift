import Domain
import Testing

@testable import Configuration

@Suite struct ScreenTests {
    private static let folder = "\(Repository.root)/Screens"

    private func read(_ name: String, _ text: String, fields: String? = nil) throws -> ScreenDefinition {
        let dictionary = try fields ?? Repository.text("Screens/fields.toml")
        let fields = try ScreenFile.fields(Array(dictionary.utf8), name: "fields.toml")
        return try ScreenFile.screen(Array(text.utf8), name: name, fields: fields)
    }

    private func lint(_ text: String) throws -> [Fault] {
        let catalogues = Language.allCases.map { Messages.read("\(Repository.root)/Assets/messages", $0).messages }
        let screen = try read("application.toml", text)
        return Lint.faults(
            screens: [screen], programme: try Repository.programme("lomza"), catalogues: catalogues)
    }

    /// What a mistake in a screen file is told as; `place` is the line complained of.
    static let mistakes = [
        Slip(
            "command = \"application.submit\"", to: "command = \"application.send\"",
            .notOneOf(
                key: "command", is: "application.send",
                known: CommandName.allCases.map(\.rawValue).joined(separator: ", "))),
        Slip(
            "on_leave = \"find-street\"", to: "on_leave = \"find-home\"",
            .notOneOf(
                key: "on_leave", is: "find-home", known: "find-person, find-street")),
        Slip(
            "each = \"consents\"", to: "each = \"wishes\"",
            .notOneOf(
                key: "each", is: "wishes", known: "packages, statements, consents, roles")),
        Slip(
            "at = { row = 4, column = 53 }", to: "at = { row = 18, column = 53 }",
            .outOfRange(
                key: "row", is: "18", from: "1", to: "17")),
        Slip("at = { row = 4, column = 53 }", to: "at = { row = 4, col = 53 }", .missingKey("column")),
        Slip(
            "label_column = 43", to: "label = 43",
            .unknownKey(
                "label", known: "ref, at, each, label_column, rows, show_if, required, on_leave")),
        Slip(
            "show_if = { field = \"person.without_pesel\", is = false }",
            to: "show_if = { field = \"person.without_pesel\", is = \"no\" }",
            .conditionWrong(field: "person.without_pesel")),
        Slip("id = \"address\"", to: "id = \"person\" # again", .twice(id: "person", firstLine: 0)),
        Slip("schema = 1", to: "schema = 2", .outOfRange(key: "schema", is: "2", from: "1", to: "1")),
    ]

    @Test(arguments: mistakes)
    func aMistakeIsRefusedWithItsLine(slip: Slip) throws {
        let text = try Repository.text("Screens/application.toml").changing(slip.passage, to: slip.replacement)
        let found = faults { _ = try read("application.toml", text) }
        let line = try text.line(of: slip.place)
        #expect(found.contains { $0.line == line && $0.problem.code == slip.problem.code }, "\(found)")
    }

    @Test func anUnknownFieldIsRefused() throws {
        let text = try Repository.text("Screens/application.toml")
            .changing("ref = \"person.pesel\"", to: "ref = \"person.pessel\"")
            .changing("field = \"person.without_pesel\", is = true", to: "field = \"person.no_pesel\", is = true")
        let found = faults { _ = try read("application.toml", text) }
        #expect(found.map(\.problem.code) == ["unknown", "unknown"])
        #expect(found.map(\.line) == [try text.line(of: "person.pessel"), try text.line(of: "person.no_pesel")])
    }

    /// What is changed, and on which field's or caption's line which kind of mistake is then found.
    static let lints: [(passage: String, replacement: String, place: String, code: String)] = [
        ("at = { row = 2, column = 20 }", "at = { row = 1, column = 30 }", "ref = \"person.without_pesel\"", "overlap"),
        ("at = { row = 4, column = 53 }", "at = { row = 4, column = 60 }", "ref = \"person.second_name\"", "outside"),
        ("label_column = 31", "label_column = 38", "ref = \"address.flat\"", "labelTooLong"),
        ("\"application.title\"", "\"application.name\"", "# The application", "unknownMessage"),
        ("\"application.packages\"", "\"application.bundles\"", "text = \"application.bundles\"", "unknownMessage"),
        ("at = { row = 11, column = 2 }", "at = { row = 3, column = 2 }", "text = \"application.consents\"", "overlap"),
        ("at = { row = 12, column = 4 }", "at = { row = 16, column = 4 }", "ref = \"consent.*\"", "outside"),
    ]

    @Test(arguments: lints)
    func lintFindsEachKindOfMistake(passage: String, replacement: String, place: String, code: String) throws {
        let text = try Repository.text("Screens/application.toml").changing(passage, to: replacement)
        let found = try lint(text)
        // A table begins on the line above its first key.
        let line = place.hasPrefix("#") ? 1 : try text.line(of: place) - 1
        #expect(!found.isEmpty && found.allSatisfy { $0.line == line && $0.problem.code == code }, "\(found)")
    }

    @Test func theRepositorysScreenHasNoMistake() throws {
        #expect(try lint(try Repository.text("Screens/application.toml")).isEmpty)
    }

    @Test func aTextThatDoesNotFitIsFound() throws {
        let programme = try Repository.text("Assets/programmes/lomza.toml")
            .changing("Znam regulamin programu i akceptuję go.", to: String(repeating: "Znam regulamin. ", count: 10))
            .changing("lives in a care home", to: "lives in a care home of the city or another one")
        let screen = try read("application.toml", try Repository.text("Screens/application.toml"))
        let catalogues = Language.allCases.map { Messages.read("\(Repository.root)/Assets/messages", $0).messages }
        let found = Lint.faults(
            screens: [screen], programme: try ProgrammeFile.read(Array(programme.utf8), name: "long.toml"),
            catalogues: catalogues)
        #expect(
            found.map(\.problem) == [
                .labelTooLong(
                    text: "lives in a care home of the city or another one", language: "en", is: 47, room: 34),
                .textTooLong(id: "statement.regulation", language: "pl", is: 160, room: 142),
            ])
    }

    @Test func lintComparesTheLanguages() throws {
        let header = "msgid \"\"\nmsgstr \"Plural-Forms: "
        var polish = Messages(language: .polish)
        _ = polish.add(
            Array(
                "\(header)\(Language.polish.pluralRule)\\n\"\nmsgid \"a\"\nmsgstr \"{0}\"\nmsgid \"b\"\nmsgstr \"b\""
                    .utf8),
            file: "a.pl.po")
        var english = Messages(language: .english)
        _ = english.add(
            Array("\(header)\(Language.english.pluralRule)\\n\"\nmsgid \"a\"\nmsgstr \"{1}\"\n".utf8), file: "a.en.po")
        let found = Messages.faults(between: [polish, english])
        #expect(
            found == [
                Fault(file: "a.en.po", line: 3, problem: .placesDiffer(key: "a", is: "{1}", expected: "{0}")),
                Fault(file: "a.pl.po", line: 3, problem: .placesDiffer(key: "a", is: "{0}", expected: "{1}")),
                Fault(file: "a.pl.po", line: 5, problem: .onlyIn(key: "b", language: "pl")),
            ])
    }

    /// The application screen asks for exactly what the intake reads: filled in, nothing is missing but papers and photo.
    @Test(arguments: ["lomza", "czestochowa"])
    func theApplicationScreenFillsAForm(name: String) throws {
        let programme = try Repository.programme(name)
        let screen = try #require(try ScreenFile.read(folder: Self.folder)["application"])
        let answers = [
            "person.pesel": "44051401359", "person.surname": "Kowalski", "person.given_name": "Łukasz",
            "address.house": "3", "address.postal_code": "18-400", "address.city": programme.city,
            "contact.phone": "600 100 200",
        ]
        var draft = Draft(
            application: .number(1), command: .number(1), person: .number(1),
            opened: Instant(milliseconds: 0, offset: 60))
        for field in screen.pages.flatMap({ $0.fields(for: programme) }) {
            let isShown = field.field.showIf?.holds(in: draft.fields) ?? true
            guard isShown else { continue }
            let options = field.definition.options?.options(in: programme) ?? []
            let isTicked = field.ref.hasPrefix("statement.") || field.ref == "package.senior"
            draft.fields[field.ref] = answers[field.ref] ?? options.first?.id ?? (isTicked ? Draft.yes : nil)
        }
        let reading = IntakeReading(draft, programme: programme, today: .of("2026-11-20"))
        let fields = Set(reading.refusals.compactMap(\.field))
        #expect(fields == (name == "lomza" ? ["photo", "document.tax"] : ["document.identity"]))
        #expect(reading.form.people[0].packages == ["resident", "senior"])
    }

    @Test func aPersonWithoutPESELIsAskedForADocument() throws {
        let programme = try Repository.programme("lomza")
        let screen = try #require(try ScreenFile.read(folder: Self.folder)["application"])
        let page = screen.pages[0].fields(for: programme)
        let shown = { (fields: [String: String]) in
            page.filter { $0.field.showIf?.holds(in: fields) ?? true }.map(\.ref)
        }
        #expect(shown([:]).contains("person.pesel") && !shown([:]).contains("person.document_number"))
        let without = shown(["person.without_pesel": Draft.yes])
        #expect(!without.contains("person.pesel") && without.contains("person.document_number"))
    }
}
