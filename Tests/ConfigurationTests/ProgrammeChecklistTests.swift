import Domain
import Testing

@testable import Configuration

/// The papers that Łomża asks for, a row a situation.
@Suite struct ProgrammeChecklistTests {
    @Test(arguments: tax + others)
    func papersFollowBasisAgesAndSeason(situation: Situation) throws {
        try situation.check()
    }

    static let tax = [
        Situation(
            "R-DOC-1: no PIT", expect: ["R-DOC-1 · § 5 ust. 3 pkt 2 · documentMissing · document.tax"]
        ) { $0.documents = [] },
        Situation(
            "R-DOC-1: without stamp or UPO", expect: ["R-DOC-1 · § 5 ust. 3 pkt 2 · evidenceMissing · document.tax"]
        ) { $0.documents = [.seen("pit")] },
        Situation("R-DOC-1: with UPO, copied") {
            $0.documents = [.seen("pit", evidence: "upo", status: .copied, reference: "4F2A00112233")]
        },
        Situation("R-DOC-3: ZAP-3 on 1 January", on: "2027-01-01") {
            $0.documents = [.seen("zap-3", evidence: "stamp")]
        },
        Situation("R-DOC-3: ZAP-3 on 31 March", on: "2027-03-31") {
            $0.documents = [.seen("zap-3", evidence: "stamp")]
        },
        Situation(
            "R-DOC-3: ZAP-3 on 1 April", on: "2027-04-01",
            expect: ["R-DOC-1 · § 5 ust. 3 pkt 2 · documentMissing · document.tax"]
        ) { $0.documents = [.seen("zap-3", evidence: "stamp")] },
        Situation(
            "R-DOC-3: ZAP-3 on 31 December", on: "2026-12-31",
            expect: ["R-DOC-1 · § 5 ust. 3 pkt 2 · documentMissing · document.tax"]
        ) { $0.documents = [.seen("zap-3", evidence: "stamp")] },
        Situation(
            "R-DOC-3: ZAP-3 without confirmation", on: "2027-02-28",
            expect: ["R-DOC-3 · § 5 ust. 6 · evidenceMissing · document.tax"]
        ) { $0.documents = [.seen("zap-3")] },
    ]

    static let others = [
        Situation(
            "R-DOC-2: nothing for residence",
            expect: ["R-DOC-2 · § 5 ust. 3 pkt 3 · documentMissing · document.residence"]
        ) { $0.basis = "residence" },
        Situation("R-DOC-2: a bill will do") {
            $0.basis = "residence"
            $0.documents = [.seen("utility-bill", status: .scanned)]
        },
        Situation("R-DOC-4: a student's ID on its last day") {
            $0.people.append(.born("2005-01-01", serial: 2, as: "student"))
            $0.put(.seen("student-id", of: 1, until: "2026-11-20"))
        },
        Situation(
            "R-DOC-4: the day after it",
            expect: ["R-DOC-4 · § 3 ust. 2 pkt 2 · documentExpired · document.1.study"]
        ) {
            $0.people.append(.born("2005-01-01", serial: 2, as: "student"))
            $0.put(.seen("student-id", of: 1, until: "2026-11-19"))
        },
        Situation(
            "R-DOC-4: its date is kept",
            expect: ["R-DOC-4 · § 3 ust. 2 pkt 2 · documentDateMissing · document.1.study"]
        ) {
            $0.people.append(.born("2005-01-01", serial: 2, as: "student"))
            $0.put(.seen("student-id", of: 1))
        },
        Situation(
            "R-DOC-5: nothing for a ward", expect: ["R-DOC-5 · § 3 ust. 2 pkt 3 · documentMissing · document.1.ward"]
        ) { $0.people.append(.born("1990-01-01", serial: 2, as: "ward")) },
        Situation(
            "R-DOC-5: a ruling is never copied",
            expect: ["R-DOC-5 · § 3 ust. 2 pkt 3 · notAChoice · document.1.ward"]
        ) {
            $0.people.append(.born("1990-01-01", serial: 2, as: "ward"))
            $0.put(.seen("disability-ruling-permanent", of: 1, status: .copied))
        },
        Situation(
            "R-DOC-6: refused with a reason",
            expect: ["R-DOC-1 · § 5 ust. 3 pkt 2 · documentRefused · document.tax"]
        ) { $0.documents = [.seen("pit", status: .refused, reason: "nieczytelny")] },
        Situation("R-DOC-6: refused, but another one seen", on: "2027-01-15") {
            $0.documents = [.seen("pit", status: .refused, reason: "nieczytelny"), .seen("zap-3", evidence: "stamp")]
        },
    ]

    @Test func anOddReferenceIsAWarning() throws {
        let lomza = try Repository.programme("lomza")
        var form = ApplicationForm.complete(lomza)
        form.documents = [.seen("pit", evidence: "upo", reference: "abc")]
        let verdict = Verdict(on: form, programme: lomza, today: .of("2026-11-20"))
        #expect(verdict.refusals.isEmpty)
        #expect(verdict.warnings.map(\.row) == ["R-DOC-1 · § 5 ust. 3 pkt 2 · referenceOdd · document.tax"])
    }

    /// R-DOC-3: what is out of season is told, not asked for.
    @Test func papersOutOfSeasonAreTold() throws {
        let lomza = try Repository.programme("lomza")
        let form = ApplicationForm.complete(lomza)
        let november = Checklist(for: form, programme: lomza, today: .of("2026-11-20"))
        #expect(november.items.map { $0.alternatives.map(\.id) } == [["pit"]])
        #expect(november.outOfSeason.map(\.id) == ["zap-3"])
        let march = Checklist(for: form, programme: lomza, today: .of("2027-03-01"))
        #expect(march.items.map { $0.alternatives.map(\.id) } == [["pit", "zap-3"]])
        #expect(march.outOfSeason.isEmpty)
    }

    /// R-APP-5: Częstochowa asks for a statement and an identity document, and for nothing else.
    @Test func czestochowaAsksForNoTaxPaper() throws {
        let czestochowa = try Repository.programme("czestochowa")
        var form = ApplicationForm.complete(czestochowa)
        form.people[0].photo = nil
        form.documents = []
        let verdict = Verdict(on: form, programme: czestochowa, today: .of("2026-11-20"))
        #expect(verdict.refusals.map(\.row) == ["R-APP-5 ·  · documentMissing · document.identity"])
        form.documents = [.seen("identity", status: .copied)]
        let copied = Verdict(on: form, programme: czestochowa, today: .of("2026-11-20"))
        #expect(copied.refusals.map(\.reason) == [.notAChoice("copied")])
        form.documents = [.seen("identity")]
        #expect(Verdict(on: form, programme: czestochowa, today: .of("2026-11-20")).refusals.isEmpty)
    }
}
