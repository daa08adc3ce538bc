import Domain
import Foundation
import Store
import Testing

/// Cards of earlier programmes, taken over from CSV.
@Suite(.serialized) struct CardImportTests {
    private let program: Program

    init() throws {
        program = try Program(programme: "czestochowa")
    }

    private static let header = "Rodzaj karty;Nr karty;Nazwisko;Imię;PESEL;Data urodzenia;Ważna do;Inna osoba"

    private static func pesel(_ serial: Int, _ day: String = "1950-03-01") -> String {
        Day(day).flatMap { Pesel(birthDate: $0, serial: serial) }?.digits ?? ""
    }

    private func importing(_ file: String, _ options: [String] = []) throws -> Program.Run {
        try program.run(["import", "cards", file] + options + program.login("kierownik") + program.store)
    }

    private func table(_ rows: [String], header: String = CardImportTests.header) throws -> String {
        try program.write(([header] + rows).joined(separator: "\n") + "\n", to: "cards.csv")
    }

    /// Taken, known, refused, unreadable.
    private func counts(_ run: Program.Run) -> [Int] {
        run.lines.suffix(4).compactMap { $0.split(separator: " ").last.flatMap { Int($0) } }
    }

    @Test func whatWasTakenIsNeverDoubled() throws {
        let (one, other) = (CardImportTests.pesel(1), CardImportTests.pesel(2))
        let file = try table([
            "senior;S-1;Żółciński;Łukasz;\(one);;;", "karta biblioteczna;B-1;Żółciński;Łukasz;\(one);;2027-01-01;",
            "senior;S-2;Nowak;Ewa;\(other);;;",
        ])
        let before = try program.openStore().people(limit: .max).count
        #expect(counts(try importing(file)) == [3, 0, 0, 0])
        let again = try importing(file)
        #expect(counts(again) == [0, 3, 0, 0] && again.status == 0)
        let store = try program.openStore()
        #expect(try store.people(limit: .max).count == before + 2)
        let row = try #require(try store.people(withAnyOf: [.pesel(one)]).first)
        let person = try #require(try store.personFile(row.id)?.person)
        #expect(person.earlierCards.map(\.number) == ["S-1", "B-1"])
        #expect(person.details.listName == "ŻÓŁCIŃSKI Łukasz")
    }

    @Test func somebodyKnownGetsTheCard() throws {
        let store = try program.openStore()
        let known = try #require(try store.people(limit: 1).first)
        let details = try #require(try store.personFile(known.id)?.person.details)
        let digits = try #require(details.identity.pesel?.digits)
        let file = try table(["library;B-7;\(details.surname);\(details.givenName);\(digits);;;"])
        #expect(counts(try importing(file)) == [1, 0, 0, 0])
        #expect(try store.personFile(known.id)?.person.earlierCards.map(\.number) == ["B-7"])
    }

    /// Rows, the column of the complaint, and what is said.
    private static let bad = [
        ("senior;S-1;Nowak;Ewa;44051401358;;;", "PESEL", "Cyfra kontrolna"),
        ("senior;S-1;Nowak;Ewa;;;;", "PESEL", "R-APP-1"),
        ("senior;S-1;No1ak;Ewa;\(pesel(1));;;", "Nazwisko", "R-APP-1"),
        ("senior;;Nowak;Ewa;\(pesel(1));;;", "Nr karty", "R-APP-1"),
        ("senior;S-1;Nowak;Ewa;\(pesel(1));1950-03-02;;", "Data urodzenia", "PESEL"),
        ("senior;S-1;Nowak;Ewa;\(pesel(1));;2020-01-01;", "Ważna do", "R-PKG-8"),
        ("senior;S-2;Nowak;Ewa;\(pesel(1, "1999-03-01"));;;", "Data urodzenia", "R-PKG-8"),
        ("złota;S-3;Nowak;Ewa;\(pesel(3));;;", "Rodzaj karty", "R-PKG-8"),
        ("senior;S-1;Nowak;Ewa;\(pesel(1));;;może", "Inna osoba", "R-APP-1"),
    ]

    @Test func aRefusedRowIsToldWithLineColumnAndRule() throws {
        let good = "senior;S-9;Lis;Jan;\(CardImportTests.pesel(9));;;"
        let run = try importing(try table([good] + CardImportTests.bad.map(\.0)))
        #expect(run.status == 1 && counts(run) == [1, 0, CardImportTests.bad.count, 0])
        let told = run.complaint.split(separator: "\n")
        for (index, (_, column, words)) in CardImportTests.bad.enumerated() {
            let line = try #require(told[index...].first)
            #expect(line.contains("cards.csv:\(index + 3): \(column): ") && line.contains(words))
        }
        #expect(!run.complaint.contains("Nowak") && !run.complaint.contains("Lis"))
    }

    @Test func whoMayBeKnownIsNotNamedAndMayBeSaidToBeAnother() throws {
        let rows = { (other: String) in
            [
                "senior;S-1;Nowak;Ewa;\(CardImportTests.pesel(1));;;",
                "senior;S-2;Nowak;Ewa;\(CardImportTests.pesel(2));;;\(other)",
            ]
        }
        let run = try importing(try table(rows("")))
        #expect(counts(run) == [1, 0, 1, 0])
        #expect(run.complaint.contains("cards.csv:3:") && !run.complaint.contains("Nowak"))
        #expect(counts(try importing(try table(rows("tak")))) == [1, 1, 0, 0])
    }

    @Test func aNumberBelongsToOnePerson() throws {
        let rows = [
            "senior;S-1;Nowak;Ewa;\(CardImportTests.pesel(1));;;", "senior;S-1;Lis;Jan;\(CardImportTests.pesel(2));;;",
        ]
        for _ in 0..<2 {
            let run = try importing(try table(rows))
            #expect(run.complaint.contains("cards.csv:3: Nr karty: "))
        }
        #expect(try program.openStore().people(withAnyOf: [.pesel(CardImportTests.pesel(2))]).isEmpty)
    }

    /// A senior's row carries the grandchild's PESEL by mistake; the grandchild's own comes in the same file or later.
    @Test(arguments: [true, false])
    func aRefusedRowBindsNeitherItsPeselNorItsNumber(inOneFile: Bool) throws {
        let (senior, child) = (CardImportTests.pesel(1), CardImportTests.pesel(2, "2010-03-01"))
        let mistaken = "senior;S-1;Nowak;Ewa;\(child);;;"
        let rows = ["library;B-7;Nowak;Jan;\(child);;;", "senior;S-1;Nowak;Ewa;\(senior);;;"]
        if inOneFile {
            #expect(counts(try importing(try table([mistaken] + rows))) == [2, 0, 1, 0])
        } else {
            #expect(counts(try importing(try table([mistaken, rows[0]]))) == [1, 0, 1, 0])
            #expect(counts(try importing(try table([rows[1]]))) == [1, 0, 0, 0])
        }
        let store = try program.openStore()
        for (pesel, number) in [(senior, "S-1"), (child, "B-7")] {
            let row = try #require(try store.people(withAnyOf: [.pesel(pesel)]).first)
            #expect(try store.personFile(row.id)?.person.earlierCards.map(\.number) == [number])
        }
    }

    @Test func whatWasNotTakenCanBeMended() throws {
        let file = try table([
            "senior;S-1;Nowak;Ewa;44051401358;;;", "senior;S-2;\"Lis;Jan",
            "senior;S-3;Lis;Jan;\(CardImportTests.pesel(3));;;",
        ])
        let mend = "\(program.folder)/mend.csv"
        let run = try importing(file, ["--mend", mend])
        #expect(counts(run) == [1, 0, 1, 1] && run.status == 1)
        let text = try String(contentsOfFile: mend, encoding: .utf8)
        #expect(
            text == CardImportTests.header + "\nsenior;S-1;Nowak;Ewa;44051401358;;;\nsenior;S-2;\"Lis;Jan\n")
        #expect(try FileManager.default.attributesOfItem(atPath: mend)[.posixPermissions] as? Int == 0o600)
        let mended = try program.write(
            text.replacing("44051401358", with: CardImportTests.pesel(1))
                .replacing("\"Lis;Jan", with: "Żak;Jan;\(CardImportTests.pesel(2));;;"), to: "mended.csv")
        #expect(counts(try importing(mended)) == [2, 0, 0, 0])
        #expect(counts(try importing(mended)) == [0, 2, 0, 0])
        #expect(try importing(mended, ["--mend", mended]).status == 64)
    }

    @Test func aDryRunKeepsNothing() throws {
        let rows = (1...3).map { "senior;S-\($0);Lis;Jan;\(CardImportTests.pesel($0));;;tak" } + ["senior;;;;;;;"]
        let file = try table(rows)
        for _ in 0..<2 { #expect(counts(try importing(file, ["--dry-run"])) == [3, 0, 1, 0]) }
        #expect(counts(try importing(file)) == [3, 0, 1, 0])
    }

    @Test(arguments: [String.Encoding.utf8, .windowsCP1250, .isoLatin2, .utf16LittleEndian])
    func otherEncodingsAndSeparatorsAreRead(encoding: String.Encoding) throws {
        let text =
            "kind,number,surname,given name,document kind,document country,document number,birth date,other person\n"
            + "senior,S-1,Żółciński,Łukasz,paszport,UA,AB 123456,01.03.1950,no\n"
        let file = "\(program.folder)/cards.csv"
        let mark = encoding == .utf16LittleEndian ? Data([0xFF, 0xFE]) : Data()
        try (mark + #require(text.data(using: encoding))).write(to: URL(filePath: file))
        #expect(counts(try importing(file)) == [1, 0, 0, 0])
        let key = PersonKey.document("PASSPORT|UA|AB123456")
        #expect(try program.openStore().people(withAnyOf: [key]).first?.surname == "Żółciński")
    }

    /// A file's text, and what its refusal names.
    @Test(arguments: [
        ("", "cards.csv"), ("\u{0}\u{0}\u{0}", "cards.csv"), ("a;b\n1;2\n", "rodzaj karty"),
        ("kind;kind;number;surname;given name;pesel\n", "kind"), ("kind;number;surname;given name\n", "PESEL"),
    ])
    func aFileThatCannotBeUnderstoodIsRefused(text: String, named: String) throws {
        let run = try importing(try program.write(text, to: "cards.csv"))
        #expect(run.status == 65)
        #expect(run.complaint.contains(named))
    }

    @Test func nothingWorksWithoutANameAndAFile() throws {
        let file = try table([])
        #expect(try program.run(["import", "cards", file] + program.store).status == 77)
        #expect(try importing("\(program.folder)/none.csv").status == 66)
        let cashier = try program.run(
            ["import", "cards", try table(["senior;S-1;Lis;Jan;\(CardImportTests.pesel(1));;;"])]
                + program.login("kasjer") + program.store)
        #expect(cashier.status == 1 && cashier.complaint.contains("R-OFF-5"))
    }

    @Test func whatIsInStaysInWhenItIsKilled() throws {
        let first = try #require(Day("1930-01-01"))
        let rows = (1...3000).map { row in
            let pesel = CardImportTests.pesel(row, first.adding(days: row).iso)
            return "senior;S-\(row);Lis;Jan;\(pesel);;;"
        }
        let file = try table(rows)
        let store = try program.openStore()
        let before = try store.people(limit: .max).count
        let process = try program.start(["import", "cards", file] + program.login("kierownik") + program.store)
        while try process.isRunning && store.people(limit: .max).count == before { sched_yield() }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        let kept = try store.people(limit: .max).count - before
        #expect(kept >= 1000 && kept % 1000 == 0)
        #expect(counts(try importing(file)) == [3000 - kept, kept, 0, 0])
        #expect(try store.integrityCheck().isEmpty)
    }
}
