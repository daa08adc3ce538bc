import Domain
import Testing

@testable import Configuration

@Suite struct ProgrammeFileTests {
    @Test func lomzaIsRead() throws {
        let lomza = try Repository.programme("lomza")
        #expect(lomza.decision == Decision(withinDays: 30, fourEyes: true, supplementDays: 7))
        #expect(lomza.packages.map(\.id) == ["resident", "senior", "large-family"])
        #expect(lomza.document("zap-3")?.months == [1, 2, 3])
        #expect(lomza.document("pit")?.evidence.map(\.id) == ["stamp", "upo"])
        #expect(lomza.fees.first?.amount == Money(grosze: 2000))
        #expect(lomza.photo?.maxBytes == 5 << 20)
        #expect(lomza.paragraph(.acceptance) == "§ 2 ust. 5")
        #expect(lomza.numbers.card.number(desk: 1, year: 2026, count: 1).count == 16)
    }

    @Test func czestochowaIsRead() throws {
        let czestochowa = try Repository.programme("czestochowa")
        #expect(czestochowa.servicePoints.count == 6)
        #expect(czestochowa.photo == nil)
        #expect(!czestochowa.decision.fourEyes)
        #expect(czestochowa.documents.map(\.id) == ["identity"])
    }
}
