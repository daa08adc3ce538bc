@testable import Domain

private let id = "00000000-0000-0001-0000-000000000001"
private let other = "00000000-0000-0001-0000-000000000002"
private let day = Day(ordinal: 20_777)

private func make<Subject>(_ low: UInt64 = 1) -> ID<Subject> {
    ID(high: 1, low: low)
}

private func number(_ text: String, _ kind: Series.Kind) -> SerialNumber {
    SerialNumber(text: text, series: Series(kind: kind, desk: 1, year: 2026), count: 1)
}

/// What happens to persons, families, cards and requests, as it was first written.
let pinnedLives: [Pinned] = [
    Pinned(
        .person(.revoked(GrantRevoked(package: "senior", on: day, rule: .seniorPackage, by: make()))),
        "person.revoked/1", #"{"by":"\#(id)","on":"2026-11-20","package":"senior","rule":"R-PKG-2"}"#),
    Pinned(
        .person(
            .earlierCard(
                EarlierCardTaken(kind: "senior", number: "S-1", validUntil: day, on: day, by: make()))),
        "person.earlier-card/1",
        #"{"by":"\#(id)","kind":"senior","number":"S-1","on":"2026-11-20","validUntil":"2026-11-20"}"#),
    Pinned(
        .person(.reliefUsed(ReliefUse(relief: "pool", on: day))), "person.relief-used/1",
        #"{"on":"2026-11-20","relief":"pool"}"#),
    Pinned(
        .person(.doubted(DoubtRaised(cause: .movedOut, reason: "adres", on: day, by: make()))), "person.doubted/1",
        #"{"by":"\#(id)","cause":"moved-out","on":"2026-11-20","reason":"adres"}"#),
    Pinned(
        .person(.cleared(DoubtCleared(note: "okazano umowę", on: day, by: make()))), "person.cleared/1",
        #"{"by":"\#(id)","note":"okazano umowę","on":"2026-11-20"}"#),
    Pinned(
        .person(
            .ended(ParticipationEnded(kind: .resignation, reason: "", signedBy: make(2), on: day, by: make()))),
        "person.ended/1",
        #"{"by":"\#(id)","kind":"resignation","on":"2026-11-20","reason":"","signedBy":"\#(other)"}"#),
    Pinned(
        .card(.blocked(CardBlocked(reason: .lost, on: day, by: make()))), "card.blocked/1",
        #"{"by":"\#(id)","on":"2026-11-20","reason":"lost"}"#),
    Pinned(
        .card(.returned(CardReturned(servicePoint: "boi", on: day, by: make()))), "card.returned/1",
        #"{"by":"\#(id)","on":"2026-11-20","servicePoint":"boi"}"#),
    Pinned(
        .family(.founded(FamilyFounded(administrator: make(), on: day))), "family.founded/1",
        #"{"administrator":"\#(id)","on":"2026-11-20"}"#),
    Pinned(
        .family(.joined(FamilyMember(person: make(2), relation: "child", since: day))), "family.joined/1",
        #"{"person":"\#(other)","relation":"child","since":"2026-11-20"}"#),
    Pinned(
        .family(.left(FamilyLeft(person: make(2), on: day))), "family.left/1",
        #"{"on":"2026-11-20","person":"\#(other)"}"#),
    Pinned(
        .family(.administratorChanged(FamilyAdministrator(person: make(2), on: day))),
        "family.administrator-changed/1", #"{"on":"2026-11-20","person":"\#(other)"}"#),
    Pinned(.family(.dissolved(FamilyDissolved(on: day))), "family.dissolved/1", #"{"on":"2026-11-20"}"#),
    Pinned(
        .duplicate(
            .requested(
                DuplicateRequested(
                    number: number("Ł/1", .caseNumber), person: make(),
                    request: RequestDuplicate(
                        duplicate: make(), card: make(2), ground: .lost, stated: true, pickupPoint: "boi"),
                    photo: "00", fee: Money(grosze: 2000), servicePoint: "boi", on: day, by: make()))),
        "duplicate.requested/1",
        """
        {"by":"\(id)","fee":"20.00","number":{"count":1,"series":{"desk":1,"kind":"case","year":2026},"text":"Ł/1"},\
        "on":"2026-11-20","person":"\(id)","photo":"00","request":{"card":"\(other)","cardReturned":false,\
        "duplicate":"\(id)","ground":"lost","looksChanged":false,"pickupPoint":"boi","stated":true},\
        "servicePoint":"boi"}
        """),
    Pinned(
        .duplicate(.issued(DuplicateIssued(card: make(2), receipt: make(), on: day))), "duplicate.issued/1",
        #"{"card":"\#(other)","on":"2026-11-20","receipt":"\#(id)"}"#),
    Pinned(
        .duplicate(.withdrawn(DuplicateWithdrawn(reason: "znalazła się", on: day, by: make()))),
        "duplicate.withdrawn/1", #"{"by":"\#(id)","on":"2026-11-20","reason":"znalazła się"}"#),
]

/// What happens to money, as it was first written.
let pinnedCash: [Pinned] = [
    Pinned(
        .receipt(
            .issued(
                ReceiptIssued(
                    number: number("KP/1", .receipt),
                    payment: Payment(
                        payer: Payer(name: "Ewa Żak", address: "ul. Polna 3", person: make()), fee: "duplicate",
                        title: "Duplikat karty", method: .transfer, reference: "T1", paidOn: day, duplicate: make()),
                    amount: Money(grosze: 2050), shift: make(), servicePoint: "boi", on: day, by: make()))),
        "receipt.issued/1",
        """
        {"amount":"20.50","by":"\(id)","number":{"count":1,"series":{"desk":1,"kind":"receipt","year":2026},\
        "text":"KP/1"},"on":"2026-11-20","payment":{"duplicate":"\(id)","fee":"duplicate","method":"transfer",\
        "paidOn":"2026-11-20","payer":{"address":"ul. Polna 3","name":"Ewa Żak","person":"\(id)"},\
        "reference":"T1","title":"Duplikat karty"},"servicePoint":"boi","shift":"\(id)"}
        """),
    Pinned(
        .receipt(.voided(ReceiptVoided(reason: "pomyłka", shift: make(), on: day, by: make()))), "receipt.voided/1",
        #"{"by":"\#(id)","on":"2026-11-20","reason":"pomyłka","shift":"\#(id)"}"#),
    Pinned(
        .receipt(.reprinted(ReceiptReprinted(count: 2, reason: "zgubione", on: day, by: make()))),
        "receipt.reprinted/1", #"{"by":"\#(id)","count":2,"on":"2026-11-20","reason":"zgubione"}"#),
    Pinned(
        .receipt(
            .certified(
                ReceiptCertified(number: number("ZW/1", .certificate), reason: "zgubione", on: day, by: make()))),
        "receipt.certified/1",
        """
        {"by":"\(id)","number":{"count":1,"series":{"desk":1,"kind":"certificate","year":2026},"text":"ZW/1"},\
        "on":"2026-11-20","reason":"zgubione"}
        """),
    Pinned(
        .shift(
            .opened(
                ShiftOpened(
                    number: number("RK/1", .shift), desk: 1, float: Money(grosze: 10_000), on: day, by: make()))),
        "shift.opened/1",
        """
        {"by":"\(id)","desk":1,"float":"100.00","number":{"count":1,"series":{"desk":1,"kind":"shift","year":2026},\
        "text":"RK/1"},"on":"2026-11-20"}
        """),
    Pinned(
        .shift(
            .closed(
                ShiftClosed(counted: Money(grosze: 12_000), expected: Money(grosze: 12_050), on: day, by: make()))),
        "shift.closed/1", #"{"by":"\#(id)","counted":"120.00","expected":"120.50","on":"2026-11-20"}"#),
    Pinned(
        .shift(.explained(ShiftExplained(explanation: "reszta", on: day, by: make()))), "shift.explained/1",
        #"{"by":"\#(id)","explanation":"reszta","on":"2026-11-20"}"#),
]
