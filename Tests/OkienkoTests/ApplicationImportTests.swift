import Domain
import Foundation
import Store
import Testing

/// Applications that were sent electronically (R-APP-3).
@Suite(.serialized) struct ApplicationImportTests {
    private let program: Program

    init() throws {
        program = try Program()
        try FileManager.default.createDirectory(atPath: "\(program.folder)/list", withIntermediateDirectories: true)
        let store = try program.openStore()
        let row = try #require(try store.applications(limit: 1).first)
        let hash = try #require(try store.applicationCase(row.id)?.application.form.people.first?.photo?.hash)
        for name in ["list/photo.png", "outside.png"] {
            try store.attachment(hash).write(to: URL(filePath: "\(program.folder)/\(name)"))
        }
        try FileManager.default.createSymbolicLink(
            atPath: "\(program.folder)/list/link.png", withDestinationPath: "\(program.folder)/outside.png")
    }

    /// One application, with another text in place of a part of it.
    private static func application(
        _ reference: String, serial: Int = 1235, _ part: String = "", _ other: String = ""
    ) -> String {
        let pesel = Day("1980-01-01").flatMap { Pesel(birthDate: $0, serial: serial) }?.digits ?? ""
        let text = """
            {"reference":"\(reference)","sent":"2026-11-18","people":[{"pesel":"\(pesel)","surname":"Żółciński",\
            "givenName":"Łukasz","packages":["resident"],"photo":{"file":"photo.png"}}],\
            "address":{"street":"ul. Polna","house":"3","flat":"5","postalCode":"18-400","city":"Łomża"},\
            "contact":{"email":"l@example.pl","phone":""},"basis":"pit","cardKind":"plastic","pickupPoint":"boi",\
            "statements":[{"id":"regulation","version":"2024-05-06","given":true},\
            {"id":"data-true","version":"2024-05-06","given":true}],"consents":[],\
            "papers":[{"paper":"pit","evidence":"upo","reference":"a1b2c3d4e5f60718",\
            "scan":{"base64":"\(scan(reference).base64EncodedString())"}}]}
            """
        return part.isEmpty ? text : text.replacing(part, with: other, maxReplacements: 1)
    }

    /// A file that begins as a PDF does, another for each application.
    private static func scan(_ reference: String) -> Data {
        Data("%PDF-1.7 \(reference)".utf8)
    }

    private func importing(_ text: String, _ options: [String] = []) throws -> Program.Run {
        let file = try program.write(text, to: "list/list.json")
        return try program.run(["import", "applications", file] + options + program.login("kierownik") + program.store)
    }

    /// Taken, known, refused, unreadable.
    private func counts(_ run: Program.Run) -> [Int] {
        run.lines.suffix(4).compactMap { $0.split(separator: " ").last.flatMap { Int($0) } }
    }

    private func attachments() -> Int {
        let files = FileManager.default.enumerator(atPath: "\(program.folder)/store/attachments")?.allObjects ?? []
        return files.compactMap { $0 as? String }.filter { $0.contains("/") }.count
    }

    @Test func anApplicationWaitsAmongTheDesksOwn() throws {
        let store = try program.openStore()
        let (before, files) = (try store.pendingApplications().count, attachments())
        let list = "[\n\(ApplicationImportTests.application("W-1")),\n\(ApplicationImportTests.application("W-1"))]"
        let run = try importing(list)
        #expect(run.status == 0 && counts(run) == [1, 1, 0, 0])
        #expect(counts(try importing(list)) == [0, 2, 0, 0])
        #expect(try store.pendingApplications().count == before + 1)
        let row = try #require(try store.applications(limit: 1).first)
        #expect(row.submitted.iso == "2026-11-18" && row.listName == "ŻÓŁCIŃSKI Łukasz")
        let form = try #require(try store.applicationCase(row.id)?.application.form)
        #expect(form.electronic?.reference == "W-1")
        let (photo, scan) = (try #require(form.people[0].photo), try #require(form.documents.first?.scan))
        #expect(try store.attachment(scan) == ApplicationImportTests.scan("W-1"))
        #expect(try store.attachment(photo.hash).starts(with: [0x89, 0x50]))
        #expect(attachments() == files + 1)
    }

    @Test func whoTookItInMayDecideAndWhoIsKnownStaysOne() throws {
        let store = try program.openStore()
        #expect(try importing(ApplicationImportTests.application("W-1")).status == 0)
        let people = try store.people(limit: .max).count
        let again = try importing(ApplicationImportTests.application("W-2"))
        #expect(counts(again) == [0, 0, 1, 0] && again.complaint.contains("people[0].pesel"))
        let row = try #require(try store.applications(limit: 1).first)
        let command = #"{"command":"application.decide","application":"\#(row.id)","decision":"approve","reason":""}"#
        #expect(try program.batch(command + "\n", as: "kierownik").status == 0)
        #expect(try importing(ApplicationImportTests.application("W-2")).status == 0)
        #expect(try store.people(limit: .max).count == people)
        let form = try #require(try store.applicationCase(try store.applications(limit: 1)[0].id)?.application.form)
        #expect(form.people[0].holds == ["resident"] && form.people[0].person == row.person)
    }

    @Test func anotherPersonOfTheSameNameIsSaidToBeOne() throws {
        #expect(try importing(ApplicationImportTests.application("W-1")).status == 0)
        let run = try importing(ApplicationImportTests.application("W-2", serial: 77))
        #expect(counts(run) == [0, 0, 1, 0] && !run.complaint.contains("Żółciński"))
        let other = ApplicationImportTests.application(
            "W-2", serial: 77, "\"surname\"", "\"otherPerson\":true,\"surname\"")
        #expect(try importing(other).status == 0)
    }

    /// What is spoilt, by what, and what is told.
    private static let bad = [
        ("photo.png", "../outside.png", "people[0].photo"), ("photo.png", "/etc/hostname", "people[0].photo"),
        ("photo.png", "link.png", "people[0].photo"), ("photo.png", "list.json", "people[0].photo"),
        ("photo.png", ".", "people[0].photo"), ("photo.png", "", "people[0].photo"),
        (#"{"file":"photo.png"}"#, #"{"base64":"!!!"}"#, "base64"),
        ("JVBERi", "TVogZX", "papers[0].scan"),
        ("JVBERi", String(repeating: "A", count: 15_000_000), "papers[0].scan"),
        ("\"Żółciński\"", "\"" + String(repeating: "x", count: 10_000_000) + "\"", "people[0].surname"),
        ("18-400", "18400x", "address.postalCode"), ("\"given\":true", "\"given\":false", "statements"),
        ("\"paper\":\"pit\"", "\"paper\":\"nope\"", "papers[0].paper"), ("2026-11-18", "2027-01-01", "electronic.sent"),
        (",\"photo\":{\"file\":\"photo.png\"}", "", "people[0].photo"),
        (#""pesel":"80"#, #""pesel":"81"#, "people[0].pesel: Cyfra kontrolna"),
        (
            #""pesel":"80"#,
            #""document":{"kind":"passport","country":"UA","number":"AB123456"},"birthDate":"1980-01-01","pesel":"81"#,
            "people[0].pesel: Cyfra kontrolna"
        ),
        (#""pesel""#, document(kind: "nope"), "people[0].document.kind"),
        (#""pesel""#, document(country: "U1"), "people[0].document.country"),
        (#""pesel""#, document(number: "?"), "people[0].document.number"),
        (#""surname""#, #""birthDate":"1980-01-02","surname""#, "people[0].birthDate: Data urodzenia"),
    ]

    /// A document in place of the PESEL, whose digits are a name then.
    private static func document(
        kind: String = "passport", country: String = "UA", number: String = "AB123456"
    ) -> String {
        #""document":{"kind":"\#(kind)","country":"\#(country)","number":"\#(number)"},"secondName""#
    }

    @Test func aBadOneIsToldAndLeavesNothing() throws {
        let files = attachments()
        let bad = ApplicationImportTests.bad.enumerated().map { index, spoilt in
            ApplicationImportTests.application("B-\(index)", serial: index * 2, spoilt.0, spoilt.1)
        }
        let good = ApplicationImportTests.application("W-1", serial: 7777)
        let run = try importing("[\n" + (bad + [good]).joined(separator: ",\n") + "]")
        #expect(run.status == 1 && counts(run) == [1, 0, bad.count, 0])
        let told = run.complaint.split(separator: "\n")
        for (index, spoilt) in ApplicationImportTests.bad.enumerated() {
            let line = try #require(told.dropFirst(index).first)
            #expect(line.contains("list.json:\(index + 2): [\(index + 1)] ") && line.contains(spoilt.2))
            #expect(line.utf8.count < 500)
        }
        #expect(attachments() == files + 1)
    }

    @Test func aBrokenLineCostsItselfAlone() throws {
        let lines = [
            ApplicationImportTests.application("W-1"), #"{"reference":"x"#, "17", "",
            ApplicationImportTests.application("W-2", serial: 77, "Łukasz", "Jan"),
        ]
        let mend = "\(program.folder)/mend.jsonl"
        let run = try importing(lines.joined(separator: "\n"), ["--mend", mend])
        #expect(counts(run) == [2, 0, 0, 2])
        #expect(run.complaint.contains("list.json:2: [2]") && run.complaint.contains("list.json:3: [3]"))
        #expect(try String(contentsOfFile: mend, encoding: .utf8) == "{\"reference\":\"x\n17\n")
    }

    /// What stands behind the second application of an array, and the line that is told.
    @Test(arguments: [
        ("]\n[{}]\n", 4), ("] ]", 3), ("]\n\n\n{}", 6), ("", 3), ("\n", 4), (",\n", 4),
    ])
    func aListThatEndsBadlyIsTold(end: String, line: Int) throws {
        let list = [
            ApplicationImportTests.application("W-1"),
            ApplicationImportTests.application("W-2", serial: 77, "Łukasz", "Jan"),
        ]
        let run = try importing("[\n" + list.joined(separator: ",\n") + end)
        #expect(run.status == 65 && counts(run) == [2, 0, 0, 1])
        #expect(run.complaint.contains("list.json:\(line): "))
    }

    @Test func whatIsToMendIsAListAgain() throws {
        let list = [
            ApplicationImportTests.application("W-1"),
            ApplicationImportTests.application("W-2", serial: 77, "Łukasz", "J,]}n"), "{}",
        ]
        let mend = "\(program.folder)/list/mend.json"
        let run = try importing("[" + list.joined(separator: " , ") + " ]", ["--mend", mend])
        #expect(counts(run) == [1, 0, 1, 1])
        let text = try String(contentsOfFile: mend, encoding: .utf8)
        #expect(text == "[\n\(list[1]),\n{}\n]\n")
        #expect(try FileManager.default.attributesOfItem(atPath: mend)[.posixPermissions] as? Int == 0o600)
        #expect(counts(try importing(text.replacing("J,]}n", with: "Jan"))) == [1, 0, 0, 1])
    }

    @Test func aDryRunKeepsNothing() throws {
        let files = attachments()
        for _ in 0..<2 {
            #expect(counts(try importing(ApplicationImportTests.application("W-1"), ["--dry-run"])) == [1, 0, 0, 0])
        }
        #expect(attachments() == files)
    }

    @Test func whatIsNoListIsRefused() throws {
        for text in ["", "hello", "\u{0}", "<xml/>"] { #expect(try importing(text).status == 65, "\(text)") }
        for text in ["[", "[]]", "[] x"] { #expect(try importing(text).status == 65, "\(text)") }
        for text in ["[]", " [ ]\n\n"] { #expect(try importing(text).status == 0, "\(text)") }
    }

    @Test func theFormatIsDescribed() throws {
        let run = try program.run(["import", "applications", "--describe"])
        #expect(run.status == 0)
        #expect(run.output.contains("people[].photo.base64"))
        #expect(run.lines.last?.hasPrefix(#"{"reference""#) == true)
        #expect(try program.run(["import", "applications"]).status == 64)
    }
}
