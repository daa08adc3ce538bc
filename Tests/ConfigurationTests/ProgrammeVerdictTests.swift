import Domain
import Testing

@testable import Configuration

/// Łomża's regulation, a row a situation.
@Suite struct ProgrammeVerdictTests {
    @Test(arguments: who + application + packages)
    func verdictFollowsTheRegulation(situation: Situation) throws {
        try situation.check()
    }

    @Test(
        arguments: [
            ("1979-11-02", [], ["pit R-WHO-1 § 3 ust. 1 pkt 1", "resident R-PKG-1"]),
            ("1960-01-01", ["senior"], ["pit R-WHO-1 § 3 ust. 1 pkt 1", "resident R-PKG-1", "senior R-PKG-2"]),
            ("1979-11-02", ["senior"], ["pit R-WHO-1 § 3 ust. 1 pkt 1", "resident R-PKG-1"]),
            ("2010-01-01", [], []),
        ] as [(String, [String], [String])])
    func verdictTellsWhatItRestsOn(born: String, more: [String], expected: [String]) throws {
        let lomza = try Repository.programme("lomza")
        var form = ApplicationForm.complete(lomza)
        form.born(born)
        form.people[0].packages += more
        let grounds = Verdict(on: form, programme: lomza, today: .of("2026-11-20")).grounds
        let rows = grounds.map { ground in
            let isBasis = lomza.bases.contains { $0.id == ground.id }
            return "\(ground.id) \(ground.rule.rawValue)" + (isBasis ? " \(ground.paragraph)" : "")
        }
        #expect(rows == expected)
    }

    static let who = [
        Situation("R-WHO-1: an adult who settles PIT"),
        Situation("R-WHO-1: on the 18th birthday") { $0.born("2008-11-20") },
        Situation(
            "R-WHO-4: the day before it", expect: ["R-WHO-4 · § 3 ust. 2 pkt 1 · needsAdult · person.pesel"]
        ) { $0.born("2008-11-21") },
        Situation(
            "R-WHO-1: born on 29 February, of age on 1 March", on: "2026-02-28",
            expect: ["R-WHO-4 · § 3 ust. 2 pkt 1 · needsAdult · person.pesel"]
        ) { $0.born("2008-02-29") },
        Situation("R-WHO-2: an adult who need not settle PIT") {
            $0.basis = "residence"
            $0.documents = [.seen("tenancy")]
        },
        Situation(
            "R-WHO-7: below the 7th birthday", expect: ["R-WHO-7 · § 3 ust. 3 · tooYoung · person.pesel"]
        ) { $0.born("2019-11-21") },
        Situation(
            "R-WHO-4: from the 7th birthday", expect: ["R-WHO-4 · § 3 ust. 2 pkt 1 · needsAdult · person.pesel"]
        ) { $0.born("2019-11-20") },
        Situation("R-WHO-4: a child, an adult applies") {
            $0.people.append(.born("2015-01-01", serial: 2, as: "child"))
        },
        Situation(
            "R-WHO-4: no child any more", expect: ["R-WHO-4 · § 3 ust. 2 pkt 1 · tooOld · person.1.relation"]
        ) { $0.people.append(.born("2008-11-20", serial: 2, as: "child")) },
        Situation(
            "R-WHO-8: without acceptance", expect: ["R-WHO-8 · § 2 ust. 5 · notAccepted · statement.regulation"]
        ) { $0.statements[0].given = false },
        Situation(
            "R-WHO-8: of an earlier version", expect: ["R-WHO-8 · § 2 ust. 5 · notAccepted · statement.regulation"]
        ) { $0.statements[0].version = "2023-01-01" },
    ]

    static let application = [
        Situation(
            "R-APP-1: neither e-mail nor mobile", expect: ["R-APP-1 · § 5 ust. 1 · contactMissing · contact.phone"]
        ) { $0.contact = Contact() },
        Situation("R-APP-1: e-mail alone") { $0.contact = Contact(email: "anna@poczta.pl") },
        Situation(
            "R-APP-1: no name, no house",
            expect: [
                "R-APP-1 · § 5 ust. 1 · required · person.surname", "R-APP-1 · § 5 ust. 1 · required · address.house",
            ]
        ) {
            $0.people[0].surname = ""
            $0.address.house = ""
        },
        Situation(
            "R-APP-4: children not attested", expect: ["R-APP-4 · § 4 ust. 4 · notAccepted · statement.children"]
        ) {
            $0.people.append(.born("2015-01-01", serial: 2, as: "child"))
            $0.statements[2].given = false
        },
        Situation("R-APP-4: not asked without children") { $0.statements[2].given = false },
        Situation(
            "R-PHO-1: no photo", expect: ["R-PHO-1 · § 5 ust. 3 pkt 1 · photoMissing · photo"]
        ) { $0.people[0].photo = nil },
        Situation("R-CRD-1: electronic card") { $0.cardKind = .electronic },
        Situation(
            "R-CRD-2: no such point", expect: ["R-CRD-2 · § 6 ust. 4–5 · notAChoice · card.pickup"]
        ) { $0.pickupPoint = "rynek" },
    ]

    static let packages = [
        Situation("R-PKG-2: on the 60th birthday") {
            $0.born("1966-11-20")
            $0.people[0].packages = ["resident", "senior"]
        },
        Situation(
            "R-PKG-2: the day before it",
            expect: ["R-PKG-2 · § 7 Pakiet Seniora ust. 1–2 · tooYoung · package.senior"]
        ) {
            $0.born("1966-11-21")
            $0.people[0].packages = ["resident", "senior"]
        },
        Situation(
            "R-PKG-4: senior without resident", expect: ["R-PKG-4 · § 1 pkt 11 · packageNeeds · package.senior"]
        ) {
            $0.born("1950-01-01")
            $0.people[0].packages = ["senior"]
        },
        Situation(
            "R-PKG-3: a ward is no child",
            expect: [
                "R-PKG-3 · § 7 Pakiet Łomżyńskiej Dużej Rodziny ust. 1–2 · childrenTooFew · package.large-family"
            ]
        ) {
            $0.people[0].packages = ["resident", "large-family"]
            $0.people += [.born("2015-01-01", serial: 2, as: "child"), .born("2012-01-01", serial: 3, as: "child")]
            $0.people.append(.born("1990-01-01", serial: 4, as: "ward"))
            $0.put(.seen("guardianship", of: 3))
        },
    ]
}
