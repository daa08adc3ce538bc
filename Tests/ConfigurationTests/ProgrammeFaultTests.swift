import Domain
import Foundation
import Testing

@testable import Configuration

/// A row of a table of faulty files: what is changed in a file, and what is then told of which line.
struct Slip: Sendable, CustomTestStringConvertible {
    /// A passage that stands once, or first, in the file.
    let passage: String
    let replacement: String
    /// The line's text that is complained of.
    let place: String
    let problem: Problem

    var testDescription: String { "\(place): \(problem.code)" }

    init(_ passage: String, to replacement: String, at place: String? = nil, _ problem: Problem) {
        self.passage = passage
        self.replacement = replacement
        self.place = place ?? replacement
        self.problem = problem
    }
}

@Suite struct ProgrammeFaultTests {
    @Test(arguments: keys + values + references)
    func isRefusedWithItsLine(slip: Slip) throws {
        let text = try Repository.text("Assets/programmes/lomza.toml").changing(slip.passage, to: slip.replacement)
        let found = faults { _ = try ProgrammeFile.read(Array(text.utf8), name: "lomza.toml") }
        #expect(found == [Fault(file: "lomza.toml", line: try text.line(of: slip.place), problem: slip.problem)])
    }

    static let keys = [
        Slip(
            "four_eyes = true", to: "four_eyes = true\nfore_eyes = true", at: "fore_eyes",
            .unknownKey("fore_eyes", known: "within_days, four_eyes, supplement_days, on_the_spot")),
        Slip("supplement_days = 7\n", to: "", at: "[decision]", .missingKey("supplement_days")),
        Slip("R-WHO-2 = ", to: "R-WHO-99 = ", unknownRule),
        Slip(
            "within_days = 30", to: "within_days = \"30\"",
            .wrongType(key: "within_days", is: "string", expected: "int")),
        Slip(
            "four_eyes = true", to: "four_eyes = \"yes\"", .wrongType(key: "four_eyes", is: "string", expected: "bool")),
        Slip(
            "valid_from = 2024-05-06", to: "valid_from = \"2024-05-06\"",
            .wrongType(key: "valid_from", is: "string", expected: "date")),
        Slip("city = \"Łomża\"", to: "city = \"\"", .empty(key: "city")),
        Slip(
            "organiser = [\"Urząd", to: "organiser = [7, \"Urząd",
            .wrongType(key: "organiser", is: "int", expected: "string")),
    ]

    private static let unknownRule = Problem.unknownKey(
        "R-WHO-99", known: Rule.allCases.map(\.rawValue).joined(separator: ", "))

    static let values = [
        Slip("within_days = 30", to: "within_days = 0", .outOfRange(key: "within_days", is: "0", from: "1", to: "365")),
        Slip(
            "rule = \"R-WHO-1\"", to: "rule = \"R-WHO-0\"",
            .notOneOf(key: "rule", is: "R-WHO-0", known: Rule.allCases.map(\.rawValue).joined(separator: ", "))),
        Slip("id = \"spoleczny\"", to: "id = \"Społeczny\"", .notAnID(key: "id", is: "Społeczny")),
        Slip("{n:6}\"", to: "{m:6}\"", .notANumberPattern(key: "case", is: "Ł/{desk}/{year}/{m:6}")),
        Slip("amount = \"20.00\"", to: "amount = \"20.005\"", .notAnAmount(key: "amount", is: "20.005")),
        Slip("amount = \"20.00\"", to: "amount = 20.00", .wrongType(key: "amount", is: "double", expected: "string")),
        Slip(
            "age = { from = 7, below = 18 }", to: "age = { from = 18, below = 18 }", .agesReversed(from: 18, below: 18)),
        Slip(
            "months = [1, 2, 3]", to: "months = [1, 2, 13]", .outOfRange(key: "months", is: "13", from: "1", to: "12")),
        Slip(
            "lasts = \"always\"", to: "lasts = \"for ever\"",
            .notOneOf(key: "lasts", is: "for ever", known: "\"always\", { years = … }, { months = … }")),
        Slip(
            "formats = [\"jpeg\", ", to: "formats = [\"gif\", ",
            .notOneOf(key: "formats", is: "gif", known: "jpeg, png")),
        Slip(
            "card_kinds = [\"plastic\", ", to: "card_kinds = [\"paper\", ",
            .notOneOf(key: "card_kinds", is: "paper", known: "plastic, electronic")),
    ]

    static let references = [
        Slip(
            "needs = [\"resident\"]", to: "needs = [\"inhabitant\"]",
            .unknown(key: "needs", id: "inhabitant", known: "resident, senior, large-family")),
        Slip(
            "needs = [\"resident\"]", to: "needs = [\"large-family\"]",
            .needsLater(package: "senior", needs: "large-family")),
        Slip(
            "serves = [\"basis.pit\"]", to: "serves = [\"basis.pit\", \"basis.tax\"]",
            .unknown(key: "serves", id: "tax", known: "care, pit, residence")),
        Slip(
            "serves = [\"entitlement.student\"]", to: "serves = [\"package.student\"]",
            .unknown(key: "serves", id: "student", known: "large-family, resident, senior")),
        Slip(
            "serves = [\"basis.care\"]", to: "serves = [\"home\"]",
            .notOneOf(key: "serves", is: "home", known: "application, person, basis.…, entitlement.…, package.…")),
        Slip(
            "serves = [\"basis.care\"]", to: "serves = [\"basis.care\", \"person\"]",
            .occasionsMixed(document: "care-home")),
        Slip(
            "group = \"care\"", to: "group = \"care\"\nmonths = [4, 5, 6, 7, 8, 9, 10, 11, 12]", at: "months = [4",
            .groupOutOfSeason(group: "care", occasion: "basis.care", months: "1, 2, 3")),
        Slip("needs = []", to: "needs = [\"senior\"]", .firstPackageNeeds),
    ]

    @Test func anIDThatComesTwiceTellsWhereItFirstStands() throws {
        let text = try Repository.text("Assets/programmes/lomza.toml")
            .changing("id = \"spoleczny\"", to: "id = \"boi\" # twice")
        let found = faults { _ = try ProgrammeFile.read(Array(text.utf8), name: "lomza.toml") }
        let first = try text.line(of: "id = \"boi\"\n") - 1
        let problem = Problem.twice(id: "boi", firstLine: first)
        #expect(found == [Fault(file: "lomza.toml", line: try text.line(of: "# twice"), problem: problem)])
    }

    @Test func allFaultsAreToldAtOnce() throws {
        let text = try Repository.text("Assets/programmes/lomza.toml")
            .changing("within_days = 30", to: "within_days = -1").changing("{year}/{n:6}", to: "{year}")
            .changing("amount = \"20.00\"", to: "amount = \"dwadzieścia\"")
        let found = faults { _ = try ProgrammeFile.read(Array(text.utf8), name: "lomza.toml") }
        #expect(found.map(\.problem.code) == ["outOfRange", "notANumberPattern", "notAnAmount"])
        #expect(found.map(\.line) == found.map(\.line).sorted())
    }

    @Test func aSyntaxErrorHasItsLine() throws {
        let text = try Repository.text("Assets/programmes/lomza.toml")
            .changing("within_days = 30", to: "within_days = thirty")
        let found = faults { _ = try ProgrammeFile.read(Array(text.utf8), name: "lomza.toml") }
        #expect(found.map(\.problem.code) == ["syntax"])
        #expect(found.map(\.line) == [try text.line(of: "thirty")])
    }

    @Test func whatIsNoFileOrNoTextIsRefused() throws {
        let folder = try TemporaryFolder()
        #expect(
            faults { _ = try ProgrammeFile.read("\(folder.path)/none.toml") }.map(\.problem) == [
                .unreadable(error: ENOENT)
            ])
        #expect(faults { _ = try ProgrammeFile.read(folder.path) }.map(\.problem) == [.unreadable(error: EISDIR)])
        try folder.write("latin.toml", Data([0x63, 0xB3, 0x0A]))
        #expect(faults { _ = try ProgrammeFile.read("\(folder.path)/latin.toml") }.map(\.problem) == [.notText])
        try folder.write("nul.toml", Data("id = \"a\"\0".utf8))
        #expect(faults { _ = try ProgrammeFile.read("\(folder.path)/nul.toml") }.map(\.problem) == [.notText])
    }
}

/// A third city is a file: what it changes, the program follows.
@Suite struct ThirdCityTests {
    @Test func feeAgeAndDocumentFollowTheFile() throws {
        let folder = try TemporaryFolder()
        let text = try Repository.text("Assets/programmes/lomza.toml")
            .changing("amount = \"20.00\"", to: "amount = \"50.00\"")
            .changing("age = { from = 60 }", to: "age = { from = 65 }")
            .changing("months = [1, 2, 3]", to: "months = [1, 2, 3, 4]")
            .changing("rule = \"R-DOC-3\"\nparagraph = \"§ 5 ust. 6\"", to: "rule = \"R-DOC-3\"\nparagraph = \"§ 12\"")
        try folder.write("trzecie.toml", Data(text.utf8))
        let third = try ProgrammeFile.read("\(folder.path)/trzecie.toml")

        #expect(third.fees.map(\.amount.polish) == ["50,00"])
        var form = ApplicationForm.complete(third)
        form.born("1963-05-01")
        form.people[0].packages = ["resident", "senior"]
        form.documents = [.seen("zap-3")]
        let verdict = Verdict(on: form, programme: third, today: .of("2027-04-15"))
        #expect(
            verdict.refusals.map(\.reason) == [.tooYoung(age: 63, from: 65), .evidenceMissing("zap-3")])
        #expect(verdict.refusals.last?.paragraph == "§ 12")
        let checklist = Checklist(for: form, programme: third, today: .of("2027-04-15"))
        #expect(checklist.items.first?.alternatives.map(\.id) == ["pit", "zap-3"])
    }

    @Test func aPackageIsAddedWithoutAChangeOfCode() throws {
        let student = """
            [[package]]
            id = "student"
            label = { pl = "Pakiet Studenta", en = "Student package" }
            trait = "student"
            rule = "R-PKG-7"
            paragraph = "§ 8 ust. 4"
            age = { from = 18, below = 30 }
            lasts = { months = 6 }
            needs = ["resident"]

            # Papers that may be asked for.
            """
        let text = try Repository.text("Assets/programmes/lomza.toml")
            .changing("# Papers that may be asked for.", to: student)
        let third = try ProgrammeFile.read(Array(text.utf8), name: "trzecie.toml")
        var form = ApplicationForm.complete(third)
        form.people[0].packages = ["resident", "student"]
        let verdict = Verdict(on: form, programme: third, today: .of("2026-11-20"))
        #expect(verdict.refusals.map(\.row) == ["R-PKG-7 · § 8 ust. 4 · tooOld · package.student"])
        #expect(third.package("student")?.lasts.end(from: .of("2026-08-31")) == .of("2027-02-28"))
    }
}
