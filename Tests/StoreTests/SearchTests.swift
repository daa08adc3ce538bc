import Domain
import Foundation
import Testing

@testable import Store

@Suite struct SearchTests {
    /// Who is in the store: each row of the table below says whom a search finds.
    private func filled() throws -> Store {
        let counter = try Counter()
        let people = [
            try resident("Kowalski", "Łukasz", second: "Jan", born: "1979-11-02", serial: 1235),
            try resident("Kowalska-Żółć", "Maria", born: "1984-03-12", serial: 2),
            try resident("Łódź", "Adam", born: "1990-01-01", serial: 3),
            try resident("O'Neill", "Seán", born: "1991-01-01", serial: 5),
            try resident("Jankowski", "Piotr", born: "1992-01-01", serial: 7),
            try resident("Nowak", "Jan", born: "1993-01-01", serial: 9),
        ]
        for (index, person) in people.enumerated() {
            let application = try counter.submit(person)
            if index == 0 { try counter.decide(application, .approve) }
        }
        return counter.store
    }

    @Test func whateverIsTypedFindsWhoIsMeant() throws {
        let store = try filled()
        let pesel = try #require(try resident("", "").identity?.pesel?.digits)
        let table: [(String, [String])] = [
            ("kowal", ["Kowalska-Żółć", "Kowalski"]), ("KOWALSKI", ["Kowalski"]), ("kowalski łuk", ["Kowalski"]),
            ("lukasz kowalski", ["Kowalski"]), ("łukasz kow", ["Kowalski"]), ("kowalski jan", ["Kowalski"]),
            ("jan łukasz", ["Kowalski"]), ("łódź", ["Łódź"]), ("lodz", ["Łódź"]), ("lod ad", ["Łódź"]),
            ("żółć", ["Kowalska-Żółć"]), ("zolc", ["Kowalska-Żółć"]), ("kowalska-zolc", ["Kowalska-Żółć"]),
            ("zolc maria", ["Kowalska-Żółć"]), ("maria zolc", ["Kowalska-Żółć"]), ("o'neill", ["O'Neill"]),
            ("sean oneill", ["O'Neill"]), ("jan", ["Jankowski", "Kowalski", "Nowak"]),
            ("walsk", ["Kowalska-Żółć", "Kowalski"]),
            ("nkows", ["Jankowski"]), ("walski luk", ["Kowalski"]), (String(pesel.prefix(6)), ["Kowalski"]),
            (pesel, ["Kowalski"]), (pesel.prefix(6) + " " + pesel.dropFirst(6), ["Kowalski"]),
            ("Ł/2026/010003", ["Łódź"]), ("2026010003", ["Łódź"]), ("010003", ["Łódź"]), ("2026/010003", ["Łódź"]),
            ("9010 0010 00001", ["Kowalski"]), ("9010001000001", ["Kowalski"]), ("xyz", []), ("walska piotr", []),
            ("", []), ("  -- ", []), ("\"*", []), ("ko", ["Kowalska-Żółć", "Kowalski"]), ("nowak adam", []),
        ]
        for (text, expected) in table {
            let found = try store.search(text)
            #expect(found.rows.map(\.surname) == expected, "\(text)")
            #expect(found.count == expected.count && !found.isCapped, "\(text)")
        }
    }

    @Test func aRowTellsWhatAClerkWantsToKnow() throws {
        let counter = try Counter()
        let person = try resident(
            "Kowalik", "Zofia", born: "1951-06-30", serial: 4, packages: ["resident", "senior"])
        let application = try counter.submit(person)
        let waiting = try #require(try counter.store.search("kowalik").rows.first)
        #expect(waiting.open == OpenFact(number: "Ł/2026/010001", status: .pending))
        #expect(waiting.listName == "KOWALIK Zofia")
        #expect(waiting.address == "ul. Polna 3/5")
        try counter.decide(application, .callForSupplement)
        #expect(try counter.store.search("kowalik").rows.first?.open?.status == .supplement)
        try counter.decide(application, .approve)
        let row = try #require(try counter.store.search("kowalik").rows.first)
        #expect(row.open == nil)
        #expect(
            row.packages == [
                PackageFact(package: "resident", until: counter.today.adding(years: 1)),
                PackageFact(package: "senior", until: nil),
            ])
        let card = try #require(row.card)
        let rows = try counter.store.cards(matching: card.number)
        #expect(rows.map(\.id) == (try counter.store.readyCards(at: "boi").map(\.id)))
        try counter.handOver(try #require(rows.first).id)
        #expect(try counter.store.search("kowalik").rows.first?.card?.status == .active)
    }

    @Test func aCountEndsAtItsCap() throws {
        let counter = try Counter()
        for serial in 0..<6 {
            try counter.submit(try resident("Nowak", "Ewa\("abcdef".map(String.init)[serial])", serial: serial * 2))
        }
        let found = try counter.store.search("nowak", limit: 2, cap: 5)
        #expect(found.rows.count == 2 && found.count == 5 && found.isCapped)
        let all = try counter.store.search("nowak", limit: 9, cap: 6)
        #expect(all.rows.count == 6 && all.count == 6 && !all.isCapped)
    }

    @Test func namesSortAsInPolish() {
        let names = ["Żak", "Zając", "Łoś", "Lis", "Ćwik", "Czech", "ćma", "Źrebiec"]
        #expect(PolishOrder.sorted(names) { $0 } == ["Czech", "ćma", "Ćwik", "Lis", "Łoś", "Zając", "Źrebiec", "Żak"])
    }
}
