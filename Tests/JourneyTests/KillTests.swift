import Domain
import Foundation
import Store
import Synthetic
import Testing

/// The power is cut while somebody works: what the screen promised is on the disk.
///
/// Twenty times; `OKIENKO_KILLS` says how often else, `OKIENKO_SEED` which moments.
@Suite struct KillTests {
    private static let environment = ProcessInfo.processInfo.environment

    @Test func nothingPromisedIsLostAtAnyMoment() throws {
        let kills = KillTests.environment["OKIENKO_KILLS"].flatMap(Int.init) ?? 20
        let seed = KillTests.environment["OKIENKO_SEED"].flatMap(UInt64.init) ?? .random(in: 0...999_999)
        print("KillTests: \(kills) kills, OKIENKO_SEED=\(seed)")
        let office = try Office()
        var moments = SplitMix(seed: seed)
        var typist = Typist(photo: try photograph(in: office.folder))
        for kill in 1...kills {
            let desk = try office.open()
            try desk.login("referent")
            // A program of its own kills the desk, whatever the test waits for at that moment.
            let seconds = Double.random(in: 0...1.5, using: &moments)
            let cut = try Child(["/bin/sh", "-c", "sleep \(seconds); kill -9 \(try office.process())"])
            typist.work(at: desk)
            cut.wait()
            try desk.wait(for: "the end") { _ in desk.isOver }
            typist.look(at: desk)
            try expectEverything(of: typist, office, "kill \(kill), seed \(seed)")
        }
        let submitted = typist.numbers.count
        #expect(submitted + typist.drafts > 0)
        print("KillTests: \(submitted) submissions and \(typist.drafts) drafts were on the screen")
    }

    private func expectEverything(of typist: Typist, _ office: Office, _ moment: String) throws {
        let store = try office.openStore()
        #expect(try store.integrityCheck().isEmpty, "\(moment)")
        let applications = try store.applications()
        let missing = typist.numbers.subtracting(applications.map(\.number))
        #expect(missing.isEmpty, "\(moment)")
        guard let left = typist.left, !applications.contains(where: { $0.surname == typist.surname }) else { return }
        // By the PESEL, which is left first: the surname may not be left yet.
        let drafts = try store.drafts().compactMap { try store.draft($0.application) }
        let draft = drafts.first { $0.text("person.pesel") == left.first?.value }
        for (field, value) in left where draft?.text(field) != value {
            Issue.record("\(moment): \(field) is \(draft?.text(field) ?? "gone"), \(value) was left")
        }
    }
}

/// Takes one application after another until the program is gone, and remembers what the screen showed.
private struct Typist {
    let photo: String
    /// Case numbers that were shown.
    private(set) var numbers: Set<String> = []
    /// How many forms were open at the end.
    private(set) var drafts = 0
    /// The name on the open form.
    private(set) var surname = ""
    private var person = 0
    /// What is typed into the open form, in the order of typing.
    private var fields: [(field: String, value: String)] = []
    /// The last of them that was on the screen.
    private var seen = -1

    init(photo: String) {
        self.photo = photo
    }

    /// Fields of the open form that the cursor has left; nil where none is open.
    var left: ArraySlice<(field: String, value: String)>? {
        seen > 0 ? fields[..<seen] : nil
    }

    mutating func work(at desk: Terminal) {
        do {
            while !desk.isOver { try takeOne(at: desk) }
        } catch {
            // Where the power was cut while something was waited for, it did not come.
            if !desk.isOver { Issue.record(error) }
        }
    }

    /// What was painted last.
    mutating func look(at desk: Terminal) {
        let screen = desk.screen
        if let number = desk.caseNumber { numbers.insert(number) }
        if let last = fields.lastIndex(where: { screen.contains($0.value) }) { seen = max(seen, last) }
        if seen > 0 { drafts += 1 }
    }

    private mutating func takeOne(at desk: Terminal) throws {
        begin()
        try desk.keys("<F4>")
        try desk.wait(for: "PESEL")
        let keys = ["", "<Tab><Tab>", "<Tab>", "<F2>", "<Tab>", "<Tab><Tab>", "<F2>"]
        for (index, key) in keys.enumerated() {
            try desk.keys(key + fields[index].value)
            try desk.wait(for: fields[index].value)
            seen = index
        }
        try finish(at: desk)
    }

    private mutating func finish(at desk: Terminal) throws {
        try desk.keys("<Tab><Tab><Right><Tab><Space><F2><F2><Space><Tab><Space><F3>")
        try desk.wait(for: "ZAP-3")
        try desk.keys("k<End><Enter><Enter><F10><F4><F3>\(photo)<End><Enter>")
        try desk.wait(for: "525") { $0.contains("525") && $0.contains("✓") }
        try desk.keys("<F2>")
        try desk.wait(for: "[x]")
        try desk.keys("<F5>")
        try desk.wait(for: "✓") { !$0.contains("[x]") && $0.contains("✓") }
        try desk.keys("<F2>")
        try desk.wait(for: "a case number") { _ in desk.caseNumber != nil }
        if let number = desk.caseNumber { numbers.insert(number) }
        (fields, seen) = ([], -1)
    }

    /// Somebody whom nobody has seen: every value stands nowhere else on the screen.
    private mutating func begin() {
        person += 1
        let letters = String(person).compactMap(\.wholeNumberValue).map { Array("abdefghijk")[$0] }
        surname = "Zabity" + String(letters)
        let day = Day(ordinal: 3000 + person)
        let pesel = Pesel(birthDate: day, serial: 7000 + person)?.digits ?? ""
        fields = [
            ("person.pesel", pesel), ("person.surname", surname), ("person.given_name", "Bogumił" + String(letters)),
            ("address.street", "ul. Prądowa \(person)"), ("address.house", "\(person)/H"),
            ("address.postal_code", "18-4\(10 + person % 90)"), ("contact.phone", String(600_100_000 + person)),
        ]
        seen = -1
    }
}
