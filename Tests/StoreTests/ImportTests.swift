import Domain
import Foundation
import Testing

@testable import Store

/// What imports build on.
@Suite struct ImportTests {
    @Test func idsFollowFromTextsForGood() {
        let id: ID<Command> = ID(following: "town|earlier-card|senior|S-1")
        #expect(id.text == "7430fb91-2515-8b39-bda7-7628d4467158")
        #expect(ID<Command>(following: "town|earlier-card|senior|S-2") != id)
        let day = Day(ordinal: 20_777)
        let (early, late) = (ID<Never>(following: "x", on: day), ID<Never>(following: "a", on: day.adding(days: 1)))
        #expect(early < late)
        #expect(early.text.hasPrefix("01a1f640") && Array(early.text)[14] == "7")
    }

    @Test func aRehearsalAnswersAndKeepsNothing() throws {
        let counter = try Counter()
        let submit = counter.submission([try resident("Lis", "Jan")])
        let act = Act(
            .submitApplication(submit), id: newID(), actor: counter.clerk, today: counter.today, at: counter.now)
        for _ in 0..<2 {
            guard case .done(let changes)? = try counter.store.rehearse([act]).first else {
                Issue.record("not done")
                return
            }
            #expect(!changes.isEmpty)
        }
        #expect(try counter.store.people().isEmpty)
        #expect(try counter.store.performed(among: [act.id]).isEmpty)
        _ = try counter.store.perform(act)
        #expect(try counter.store.performed(among: [act.id, newID()]) == [act.id])
    }

    @Test func holdersOfCertainKeysAreFound() throws {
        let counter = try Counter()
        let person = try resident("Lis", "Jan")
        try counter.submit(person)
        let keys = person.keys + [.pesel("00000000000")]
        #expect(
            try counter.store.holders(of: keys)
                == Dictionary(uniqueKeysWithValues: person.keys.map { ($0, person.person) }))
        #expect(try counter.store.registered(among: [person.person, newID()]) == [person.person])
    }

    @Test func aChangedAccountCountsForTheNextOfABatch() throws {
        let counter = try Counter()
        let (one, other) = (counter.submission([try resident("Lis", "Jan")]), try resident("Żak", "Jan", serial: 7))
        let change = ChangeStaff(staff: counter.clerk, roles: [.cashier])
        let acts = [
            (Command.submitApplication(one), counter.clerk), (.changeStaff(change), counter.administrator),
            (.submitApplication(counter.submission([other])), counter.clerk),
        ].map { Act($0.0, id: newID(), actor: $0.1, today: counter.today, at: counter.now) }
        let outcomes = try counter.store.performAll(acts)
        let isDone = outcomes.map { if case .done = $0 { true } else { false } }
        #expect(isDone == [true, true, false])
    }

    // MARK: Files

    @Test func aPrivateFileIsThereAsAWholeOrNotAtAll() throws {
        let folder = TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
        let path = folder.path + "/table.csv"
        do {
            let file = try TableFile(path: path, header: ["a", "b"])
            try file.write([.text("=1+1"), .figure("-1,50")])
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
        let file = try TableFile(path: path, header: ["a", "b"])
        try file.write([.text("=1+1"), .figure("-1,50")])
        #expect(!FileManager.default.fileExists(atPath: path))
        try file.finish()
        let bytes = try Data(contentsOf: URL(filePath: path))
        #expect(String(decoding: bytes, as: UTF8.self) == "\u{FEFF}a;b\r\n'=1+1;-1,50\r\n")
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(throws: StoreFault.self) { try PrivateWriter(path: folder.path + "/none/table.csv") }
    }
}
