import Domain
import Testing

@testable import Configuration

@Suite struct MessagesTests {
    static let polish = #"""
        # A catalogue.
        msgid ""
        msgstr ""
        "Language: pl\n"
        "Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);\n"

        msgid "waiting"
        msgid_plural "waiting"
        msgstr[0] "czeka {0} wniosek z {1}"
        msgstr[1] "czekają {0} wnioski z {1}"
        msgstr[2] "czeka {0} wniosków z {1}"

        #. A comment.
        msgid "long"
        msgstr "Pierwszy \"wiersz\"\n"
        "i drugi: {case.number} {1}{0}"

        """#

    private func messages(_ text: String, _ language: Language = .polish) -> (Messages, [Fault]) {
        var messages = Messages(language: language)
        let faults = messages.add(Array(text.utf8), file: "test.\(language.rawValue).po")
        return (messages, faults)
    }

    @Test(arguments: [
        (0, "czeka 0 wniosków"), (1, "czeka 1 wniosek"), (2, "czekają 2 wnioski"), (4, "czekają 4 wnioski"),
        (5, "czeka 5 wniosków"), (12, "czeka 12 wniosków"), (14, "czeka 14 wniosków"), (21, "czeka 21 wniosków"),
        (22, "czekają 22 wnioski"), (25, "czeka 25 wniosków"), (101, "czeka 101 wniosków"),
        (102, "czekają 102 wnioski"), (112, "czeka 112 wniosków"), (-1, "czeka -1 wniosek"),
    ])
    func polishPlurals(count: Int, words: String) {
        let (messages, faults) = messages(Self.polish)
        #expect(faults.isEmpty)
        #expect(messages.text("waiting", count: count, "Łomży") == "\(words) z Łomży")
    }

    @Test(arguments: [(0, 1), (1, 0), (2, 1), (21, 1), (101, 1)])
    func englishPlurals(count: Int, form: Int) {
        #expect(Language.english.form(for: count) == form)
    }

    @Test func placesAreFilled() {
        let (messages, _) = messages(Self.polish)
        #expect(messages.text("long", "a", "b") == "Pierwszy \"wiersz\"\ni drugi: {case.number} ba")
        #expect(messages.text("long", "{1}", "b") == "Pierwszy \"wiersz\"\ni drugi: {case.number} b{1}")
        #expect(messages.text("long", named: ["case.number": "Ł/1"]) == "Pierwszy \"wiersz\"\ni drugi: Ł/1 {1}{0}")
        #expect(messages.text("none", "a", "b") == "⟦none⟧ a b")
    }

    @Test(arguments: [
        ("msgstr \"Pierwszy", "msgstr \"Pier\"wszy", 15, Problem.catalogueSyntax("\"Pier\"wszy \\\"wiersz\\\"\\n\"")),
        ("msgid \"long\"", "msgctxt \"long\"", 14, .catalogueSyntax("msgctxt")),
        ("msgid \"long\"", "msgid \"waiting\"", 14, .twice(id: "waiting", firstLine: 7)),
        ("msgstr[2] ", "msgstr[3] ", 11, .catalogueSyntax("msgstr[3]")),
        ("msgstr[2] \"czeka {0} wniosków z {1}\"\n", "", 7, .pluralCount(key: "waiting", is: 2, expected: 3)),
        ("\"czeka {0} wniosek z {1}\"", "\"\"", 7, .untranslated(key: "waiting")),
        ("#. A comment.", "#, fuzzy", 14, .untranslated(key: "long")),
        ("\\n\"\n\"i", "\\x\"\n\"i", 15, .catalogueSyntax("\"Pierwszy \\\"wiersz\\\"\\x\"")),
    ])
    func faultsHaveTheirLine(passage: String, replacement: String, line: Int, problem: Problem) throws {
        let (_, faults) = messages(try Self.polish.changing(passage, to: replacement))
        #expect(faults.contains(Fault(file: "test.pl.po", line: line, problem: problem)), "\(faults)")
    }

    @Test func aWrongPluralRuleIsRefused() {
        let (_, faults) = messages(Self.polish, .english)
        #expect(faults.map(\.problem.code).contains("pluralRuleDiffers"))
    }

    @Test func theFactsOfARefusalAreWorded() throws {
        let lomza = try Repository.programme("lomza")
        let polish = Messages.read("\(Repository.root)/Assets/messages", .polish).messages
        let english = Messages.read("\(Repository.root)/Assets/messages", .english).messages
        let reason = Reason.documentMissing("zap-3")
        #expect(polish.text(reason, in: lomza) == "Brakuje dokumentu: ZAP-3 (styczeń–marzec).")
        #expect(english.text(reason, in: lomza) == "A paper is missing: ZAP-3 (January–March).")
        #expect(polish.text(.tooYoung(age: 22, from: 60), in: lomza).hasPrefix("Ukończony wiek to 22 lata"))
        #expect(polish.text(.checkDigit(is: 5, expected: 4), in: lomza) == "Cyfra kontrolna: 5, powinna być 4.")
        #expect(polish.remedy(.notChanged, in: lomza) == nil)
        #expect(polish.source(of: lomza.refusal(.taxNotice, reason)) == "R-DOC-3 · § 5 ust. 6")
        #expect(
            polish.text(PhotoFact.bytes(5_242_881, limit: 5_242_880))
                == "Plik ma 5242881 bajtów, a może mieć najwyżej 5242880 (5 MB).")
        #expect(polish.text(PhotoFact.aspect(2.0 / 3, wanted: 0.778, tolerance: 0.03)).contains("0,667"))
    }

    @Test func aFaultIsWorded() throws {
        let polish = Messages.read("\(Repository.root)/Assets/messages", .polish).messages
        let fault = Fault(file: "lomza.toml", line: 12, problem: .missingKey("age"))
        #expect(polish.text(fault) == "lomza.toml:12: brakuje: age")
        let missing = Fault(file: "config.toml", line: 0, problem: .unreadable(error: 2))
        #expect(polish.text(missing) == "config.toml: nie można przeczytać: No such file or directory")
    }
}

/// Every fact that the program can tell has words, in both languages.
@Suite struct CatalogueTests {
    @Test(arguments: Language.allCases)
    func everyFactHasWords(language: Language) throws {
        let messages = Messages.read("\(Repository.root)/Assets/messages", language).messages
        let reasons = try cases(of: "Reason", in: "Sources/Domain/Rules/Refusal.swift").map { "reason.\($0)" }
        let problems = try cases(of: "Problem", in: "Sources/Configuration/Fault.swift").map { "fault.\($0)" }
        #expect(reasons.count > 40 && problems.count > 25)
        var keys = reasons + problems + Rule.allCases.map { "rule.\($0.rawValue)" }
        keys += ApplicationStatus.allCases.map { "application.status.\($0.rawValue)" }
        keys += CardStatus.allCases.map { "card.status.\($0.rawValue)" }
        keys += CardKind.allCases.map { "card.kind.\($0.rawValue)" }
        keys += DocumentStatus.allCases.map { "document.status.\($0.rawValue)" }
        keys += Role.allCases.map { "role.\($0.rawValue)" }
        keys += CommandName.allCases.map { "command.\($0.rawValue)" }
        keys += BlockReason.allCases.map { "block.\($0.rawValue)" }
        keys += DuplicateGround.allCases.map { "duplicate.ground.\($0.rawValue)" }
        keys += DuplicateStatus.allCases.map { "duplicate.status.\($0.rawValue)" }
        keys += EndKind.allCases.map { "end.\($0.rawValue)" }
        keys += DoubtCause.allCases.map { "doubt.\($0.rawValue)" }
        keys += PaymentMethod.allCases.map { "payment.\($0.rawValue)" }
        keys += ReceiptCopy.allCases.map { "copy.\($0.rawValue)" }
        #expect(keys.filter { !messages.has($0) } == [])
    }

    @Test(arguments: Language.allCases)
    func everyPhotoFactHasWords(language: Language) {
        let messages = Messages.read("\(Repository.root)/Assets/messages", language).messages
        let facts: [PhotoFact] = [
            .unreadable(.missing), .unreadable(.notAFile), .unreadable(.notPermitted), .unreadable(.failed(5)),
            .format(nil, allowed: [.jpeg]), .bytes(2, limit: 1), .pixels(2, limit: 1), .notDecoded(.damaged),
            .notDecoded(.unsupported), .notDecoded(.tooCostly), .width(1, limit: 2), .height(1, limit: 2),
            .aspect(1, wanted: 0.778, tolerance: 0.03), .cmyk, .turned(.turnedLeft), .transparent,
            .exif(location: true), .exif(location: false), .trailing(1),
        ]
        for fact in facts {
            #expect(!messages.text(fact).contains("⟦"), "\(fact)")
            #expect(!messages.text(fact).contains("{"), "\(fact)")
            #expect((fact.severity == .tell) == (messages.remedy(fact) == nil), "\(fact)")
        }
    }

    /// The cases of an enumeration by its source, so that a new one can't be forgotten here.
    private func cases(of name: String, in path: String) throws -> [String] {
        let lines = try Repository.text(path).split(separator: "\n")
        let begin = try #require(lines.firstIndex { $0.hasPrefix("public enum \(name):") })
        let body = lines[(begin + 1)...].prefix { !$0.hasPrefix("}") && !$0.contains("public var") }
        return body.compactMap { line in
            line.hasPrefix("    case ") ? String(line.dropFirst(9).prefix { $0.isLetter }) : nil
        }
    }
}
