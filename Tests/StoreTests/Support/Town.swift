import Domain

/// A programme with all that an application can need, small enough to see through.
let town = Programme(
    id: "town", city: "Łomża", card: "Karta", organiser: ["Miasto"], regulation: "1/2026",
    validFrom: Day(ordinal: 20_000), paragraphs: [.complete: "§ 5"],
    decision: Decision(withinDays: 30, fourEyes: true, supplementDays: 14), numbers: townNumbers,
    servicePoints: [
        ServicePoint(id: "boi", name: "BOI 1", address: "Rynek 1"),
        ServicePoint(id: "filia", name: "BOI 2", address: "Wąska 2"),
    ],
    bases: [
        Basis(id: "pit", label: words("PIT"), rule: .adultTaxpayer, paragraph: "§ 3", age: AgeRange(from: 18))
    ],
    entitlements: [
        Entitlement(
            id: "child", label: words("dziecko"), rule: .child, paragraph: "§ 3", age: AgeRange(from: 7, below: 18))
    ],
    packages: [
        Package(
            id: "resident", label: words("mieszkaniec"), trait: "resident", rule: .residentPackage, paragraph: "§ 7",
            age: AgeRange(), children: nil, lasts: .years(1), needs: []),
        Package(
            id: "senior", label: words("senior"), trait: "senior", rule: .seniorPackage, paragraph: "§ 7",
            age: AgeRange(from: 60), children: nil, lasts: .always, needs: ["resident"]),
    ],
    documents: [
        Document(
            id: "pit", label: words("PIT"), group: "pit", serves: [.basis("pit")], rule: .taxPapers,
            paragraph: "§ 5", months: [],
            evidence: [Evidence(id: "upo", label: words("UPO"), hasReference: true)], hasValidity: false,
            mayBeKept: true)
    ],
    fees: [
        Fee(
            id: "duplicate", label: words("Duplikat"), amount: Money(grosze: 2000),
            waivedFor: ["printed-data-changed"], paragraph: "§ 9")
    ],
    statements: [
        Statement(
            id: "regulation", version: "1", text: words("Znam regulamin"), rule: .acceptance,
            onlyForChildren: false)
    ],
    consents: [Consent(id: "news", version: "1", text: words("Wiadomości"))],
    identityDocuments: [IdentityKind(id: "id-card", label: words("dowód"))], cardKinds: [.plastic, .electronic],
    photo: PhotoRequirements(
        formats: [.jpeg, .png], maxBytes: 5_000_000, maxPixels: 50_000_000, minWidth: 350, minHeight: 450,
        aspect: 7.0 / 9, aspectTolerance: 0.05, rule: "R-PHO-1", paragraph: "§ 5"),
    privacy: Privacy(version: "1", paragraphs: []),
    relations: [
        Relation(id: "spouse", label: words("małżonek"), paragraph: "§ 1", entitlements: [], most: 1),
        Relation(id: "child", label: words("dziecko"), paragraph: "§ 1", entitlements: ["child"]),
    ],
    cash: CashTerms(methods: [.cash, .card, .blik, .transfer], copies: [.duplicate, .certificate]),
    terms: Terms(renewalsAhead: 60))

private let townNumbers: Numbers = {
    guard let cases = NumberPattern("Ł/{year}/{desk:2}{n:4}"), let cards = NumberPattern("9010{desk:3}{n:6}{luhn}"),
        let receipts = NumberPattern("KP/{desk}/{year}/{n:6}"), let shifts = NumberPattern("RK/{desk}/{year}/{n:4}"),
        let certificates = NumberPattern("ZW/{desk}/{year}/{n:4}")
    else { preconditionFailure("patterns") }
    return Numbers(caseNumber: cases, card: cards, receipt: receipts, shift: shifts, certificate: certificates)
}()

private func words(_ text: String) -> LocalText {
    LocalText(polish: text, english: text)
}
