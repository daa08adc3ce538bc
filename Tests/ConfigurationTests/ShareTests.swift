import Domain
import Foundation
import Testing

@testable import Configuration

@Suite struct ShareTests {
    @Test(arguments: ["lomza", "czestochowa"], Language.allCases)
    func theRepositorysOwnFilesAreWithoutFault(programme: String, language: Language) throws {
        let share = try Share.read(Repository.root, programme: programme, language: language)
        #expect(share.programme.id == programme)
        let names = try FileManager.default.contentsOfDirectory(atPath: "\(Repository.root)/Screens")
        let screens = names.filter { $0 != "fields.toml" }.map { String($0.dropLast(5)) }.sorted()
        #expect(share.screens.keys.sorted() == screens)
        #expect(share.messages.language == language)
    }

    /// A programme, a screen and a catalogue that are wrong together are told together, each with its own path.
    @Test func theFaultsOfAllFilesAreToldAtOnce() throws {
        let folder = try TemporaryFolder()
        for part in ["Assets", "Screens"] {
            try FileManager.default.copyItem(atPath: "\(Repository.root)/\(part)", toPath: "\(folder.path)/\(part)")
        }
        let changes = [
            ("Assets/programmes/lomza.toml", "within_days = 30", "within_days = 1000"),
            ("Screens/pickup.toml", "command = \"card.hand-over\"", "command = \"card.give\""),
            ("Assets/messages/fields.en.po", "msgstr \"Person\"", "msgstr \"\""),
        ]
        for (path, passage, replacement) in changes {
            try folder.write(path, Data(try Repository.text(path).changing(passage, to: replacement).utf8))
        }
        let found = faults { _ = try Share.read(folder.path, programme: "lomza", language: .polish) }
        #expect(Set(found.map(\.problem.code)) == ["outOfRange", "notOneOf", "untranslated"])
        #expect(Set(found.map(\.file)) == Set(changes.map { "\(folder.path)/\($0.0)" }))
    }

    @Test func aProgrammeThatIsNotThereIsTold() {
        let found = faults { _ = try Share.read(Repository.root, programme: "/none.toml", language: .polish) }
        #expect(found == [Fault(file: "/none.toml", line: 0, problem: .unreadable(error: ENOENT))])
    }
}
