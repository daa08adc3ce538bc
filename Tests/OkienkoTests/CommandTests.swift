import Configuration
import Foundation
import Store
import Testing

@testable import okienko

/// What else works without the screen.
@Suite(.serialized) struct CommandTests {
    private let program: Program

    init() throws {
        program = try Program()
    }

    @Test func aPersonIsFoundWithoutPolishLetters() throws {
        let everyone = try program.run(["list", "people", "--json", "--limit", "1000"] + program.store).objects()
        let person = try #require(
            everyone.first { !(($0["surname"] as? String)?.utf8.allSatisfy { $0 < 128 } ?? true) })
        let surname = try #require(person["surname"] as? String)
        let plain = surname.lowercased().replacing("ł", with: "l").folding(options: .diacriticInsensitive, locale: nil)
        #expect(plain.utf8.allSatisfy { $0 < 128 })
        let found = try program.run(["list", "people", "--json", "--search", plain] + program.store)
        #expect(try found.objects().contains { $0["id"] as? String == person["id"] as? String })
        let read = try program.run(["list", "people", "--json", "--search", "-"] + program.store, input: "\(plain)\n")
        #expect(read.output == found.output)
    }

    @Test func aTextFileIsNoPhoto() throws {
        let file = try program.write("no picture", to: "photo.jpg")
        let run = try program.run(["photo", "check", file])
        #expect(run.status == 65)
        #expect(run.output.contains("✗"))
        #expect(try program.run(["photo", "check", "--json", file]).objects().count == 1)
    }

    @Test func theDoctorFindsANewTrainingInOrder() throws {
        let run = try program.run(["doctor", "--json"] + program.store)
        #expect(run.status == 0)
        let states = try run.objects().map { ($0["check"] as? String ?? "", $0["state"] as? String ?? "") }
        #expect(states.contains { $0 == ("store", "good") })
        #expect(states.contains { $0 == ("papers", "good") })
        #expect(states.contains { $0 == ("fonts", "good") })
    }

    @Test func aBackupIsAWholeStore() throws {
        let copy = "\(program.folder)/copy"
        #expect(try program.run(["backup", copy] + program.store).status == 0)
        let before = try program.run(["list", "cards", "--json"] + program.store)
        let after = try program.run(["list", "cards", "--json", "--training", "--store", copy])
        #expect(after.output == before.output)
        #expect(try program.run(["backup", copy] + program.store).status == 73)
    }

    @Test func aStreetListIsTakenOver() throws {
        let file = try program.write(
            "WOJ;POW;GMI;RODZ_GMI;SYM;SYM_UL;CECHA;NAZWA_1;NAZWA_2;STAN_NA\n"
                + "20;62;01;1;0957650;00123;ul.;Polna;;2026-01-01\n", to: "ULIC.csv")
        #expect(try program.run(["streets", "import", file] + program.store).status == 0)
        let bad = try program.write("A;B\n", to: "bad.csv")
        #expect(try program.run(["streets", "import", bad] + program.store).status == 65)
    }

    @Test(arguments: [
        ("programme = \"nowhere\"", 78, "nowhere"), ("idle_minutes = \"x\"", 78, "config.toml:1"),
        ("nonsense = 1", 78, "config.toml:1"),
    ])
    func faultySettingsAreRefusedWithTheirLine(text: String, status: Int32, told: String) throws {
        let file = try program.write(text + "\n", to: "config.toml")
        let run = try program.run(["list", "people", "--config", file])
        #expect(run.status == status)
        #expect(run.complaint.contains(told))
    }

    @Test func aFaultyProgrammeIsRefusedWithFileAndLine() throws {
        let lomza = try String(contentsOfFile: "\(Program.root)/Assets/programmes/lomza.toml", encoding: .utf8)
        let programme = try program.write(lomza.replacing("\"20.00\"", with: "\"20.001\""), to: "third.toml")
        let line = try #require(
            lomza.split(separator: "\n", omittingEmptySubsequences: false).firstIndex {
                $0.contains("\"20.00\"")
            })
        let config = try program.write("programme = \"\(programme)\"\n", to: "config.toml")
        let run = try program.run(["list", "people", "--config", config])
        #expect(run.status == 78)
        #expect(run.complaint.contains("third.toml:\(line + 1)"))
    }

    @Test func aFileThatFailsInTheMiddleOfTheWorkIsTold() throws {
        let messages = Messages.read("\(Program.root)/Assets/messages", .polish).messages
        let file = try #require(FileHandle(forReadingAtPath: program.folder))
        let error = try #require(throws: (any Error).self) { try file.read(upToCount: 1) }
        let complaint = try #require(Complaint(system: error, messages))
        #expect(complaint.status == 74 && complaint.lines == ["Błąd odczytu albo zapisu pliku: Is a directory."])
        #expect(Complaint(system: StoreFault.busy, messages) == nil)
    }

    @Test func wrongUseIsTold() throws {
        #expect(try program.run(["list", "people", "--today", "2026-11-20"]).status == 64)
        #expect(try program.run(["list", "people", "--store", "\(program.folder)/none"]).status == 66)
        #expect(try program.run(program.store).status == 64)
    }
}
