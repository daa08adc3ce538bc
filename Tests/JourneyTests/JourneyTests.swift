import Domain
import Foundation
import Store
import Testing

/// One application through the whole program, by keyboard in a real terminal.
@Suite struct JourneyTests {
    @Test func fromAWalkInToACardInTheHand() throws {
        let office = try Office()
        let status = office.folder + "/status"
        let desk = try Terminal("\(office.command); echo $? > '\(status)'", folder: office.folder)
        try desk.login("referent")
        let number = try take(at: desk, office)
        try expectConfirmation(of: number, office)
        try desk.keys("<F10>")
        try desk.login("kierownik")
        let card = try approve(number, at: desk, office)
        try desk.keys("<F10><F10>")
        try desk.login("referent")
        try handOver(card, at: desk, office)
        try desk.keys("<Esc>")
        try look(for: card, at: desk)
        try desk.keys("<F10><F10><F10>")
        try desk.wait(for: "the end") { _ in desk.isOver }
        #expect(try String(contentsOfFile: status, encoding: .utf8) == "0\n")
        #expect(try office.openStore().integrityCheck().isEmpty)
    }

    private func take(at desk: Terminal, _ office: Office) throws -> String {
        let day = try #require(Day("1980-01-01"))
        let pesel = try #require(Pesel(birthDate: day, serial: 1235))
        try desk.keys("<F4>")
        try desk.wait(for: "PESEL")
        try desk.keys(pesel.digits)
        try desk.wait(for: "1980-01-01")
        try desk.keys("<Tab><Tab>Żółciński<Tab>Łukasz")
        try desk.wait(for: "Łukasz")
        try desk.keys("<F2>ul. Testowa<Tab>3<Tab>5<Tab>18-400")
        try desk.wait(for: "18-400")
        try desk.keys("<F2>600100200<Tab><Tab><Right><Tab><Space>")
        try desk.wait(for: "(•)")
        try desk.keys("<F2><F2><Space><Tab><Space>")
        try desk.wait(for: "[x]") { $0.components(separatedBy: "[x]").count == 3 }
        try desk.keys("<F3>")
        try desk.wait(for: "ZAP-3")
        try desk.keys("k<Down><Tab>a1b2c3d4e5f60718<End><Enter>")
        try desk.wait(for: "UPO a1b2c3d4e5f60718")
        try desk.keys("<F10><F4><F3>\(try photograph(in: office.folder))<End><Enter>")
        try desk.wait(for: "525 × 675") { $0.contains("525") && $0.contains("675") && $0.contains("✓") }
        try desk.keys("<F2>")
        try desk.wait(for: "the form again") { $0.contains("[x]") }
        try desk.keys("<F5>")
        try desk.wait(for: "F2 ") { !$0.contains("[x]") && $0.contains("✓") }
        try desk.keys("<F2>")
        try desk.wait(for: "a case number") { _ in desk.caseNumber != nil }
        return try #require(desk.caseNumber)
    }

    private func expectConfirmation(of number: String, _ office: Office) throws {
        for _ in 0..<2000 where office.papers("confirmation").isEmpty { poll(nil, 0, 5) }
        let paper = try #require(office.papers("confirmation").first)
        let words = try Child.output(of: ["/usr/bin/pdftotext", "-raw", paper, "-"])
        #expect(words.contains(number))
        #expect(words.contains("20.12.2026"))
    }

    private func approve(_ number: String, at desk: Terminal, _ office: Office) throws -> String {
        try desk.keys("<F8>")
        try desk.wait(for: "/30")
        try desk.keys("<F6>\(number)<End><Enter>")
        try desk.wait(for: "the case alone") { screen in
            screen.contains("ŻÓŁCIŃSKI Łukasz") && screen.components(separatedBy: "/30").count == 2
                && screen.contains("…0718")
        }
        try desk.keys("<F2>")
        let store = try office.openStore()
        try desk.wait(for: "the decision") { _ in
            try !store.pendingApplications().contains { $0.number == number }
        }
        let row = try #require(try store.applications().first { $0.number == number })
        #expect(row.status == .approved)
        return try #require(try store.applicationCase(row.id)?.cards.first?.number)
    }

    private func handOver(_ card: String, at desk: Terminal, _ office: Office) throws {
        try desk.keys("<F2>")
        try desk.keys(card)
        try desk.wait(for: "the card alone") { $0.components(separatedBy: card).count == 3 }
        try desk.keys("<F2>")
        try desk.wait(for: "ŻÓŁCIŃSKI Łukasz   ")
        try desk.keys("<Right><Tab><Space>")
        try desk.wait(for: "[x]")
        try desk.keys("<F2>")
        try desk.wait(for: "the slip") { _ in !office.papers("pickup").isEmpty }
        let found = try office.openStore().cards(matching: card).first
        #expect(found?.handedOver == Day(Office.today))
    }

    /// The register is the third of the office's tools on the first screen.
    private func look(for card: String, at desk: Terminal) throws {
        try desk.keys("<Right><Down><Down><F3>\(card)")
        try desk.wait(for: "the card in the register") { screen in
            screen.contains("ŻÓŁCIŃSKI Łukasz") && screen.components(separatedBy: card).count == 3
        }
    }
}
