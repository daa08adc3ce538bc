import Domain
import Testing

/// A form that Łomża takes as it is, to be changed by the rows of a table.
struct Situation: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let today: String
    let change: @Sendable (inout ApplicationForm) -> Void
    /// `rule · paragraph · reason · field` of each refusal.
    let expected: [String]

    init(
        _ description: String, on today: String = "2026-11-20", expect expected: [String] = [],
        _ change: @escaping @Sendable (inout ApplicationForm) -> Void = { _ in }
    ) {
        testDescription = description
        self.today = today
        self.expected = expected
        self.change = change
    }

    /// Looks whether the form is refused as expected.
    func check() throws {
        let lomza = try Repository.programme("lomza")
        var form = ApplicationForm.complete(lomza)
        change(&form)
        let verdict = Verdict(on: form, programme: lomza, today: .of(today))
        #expect(verdict.refusals.map(\.row) == expected)
    }
}

extension ID {
    /// The id of that number.
    static func number(_ number: UInt64) -> ID {
        ID(high: 0x7000, low: number)
    }
}

extension Day {
    /// A day of a table.
    static func of(_ iso: String) -> Day {
        Day(iso) ?? Day(ordinal: 0)
    }
}

extension Applicant {
    /// Somebody born on that day, told apart by the serial in their PESEL.
    static func born(_ day: String, serial: Int = 1, as entitlement: String = "") -> Applicant {
        let pesel = Pesel(birthDate: .of(day), serial: serial)
        return Applicant(
            person: .number(UInt64(serial)), identity: pesel.map(Identity.pesel), surname: "Kowalski\(serial)",
            givenName: "Łukasz", birthDate: .of(day), sex: pesel?.sex, entitlement: entitlement,
            packages: ["resident"], photo: PhotoRecord(hash: String(repeating: "a", count: 64)))
    }
}

extension DocumentRecord {
    /// A paper that was seen.
    static func seen(
        _ document: String, evidence: String? = nil, of person: Int? = nil, until: String? = nil,
        status: DocumentStatus = .seen, reason: String? = nil, reference: String? = nil
    ) -> DocumentRecord {
        DocumentRecord(
            document: document, person: person, status: status, evidence: evidence, reference: reference,
            validUntil: until.map(Day.of), reason: reason, by: .number(1),
            at: Instant(milliseconds: 0, offset: 60))
    }
}

extension ApplicationForm {
    /// An adult of 42 on the programme's first basis, with everything there.
    static func complete(_ programme: Programme) -> ApplicationForm {
        ApplicationForm(
            people: [.born("1984-03-12")],
            address: Address(street: "ul. Polna", house: "3", postalCode: "18-400", city: programme.city),
            contact: Contact(phone: "600100200"), basis: programme.bases[0].id, cardKind: .plastic,
            pickupPoint: "boi",
            statements: programme.statements.map { Declaration(id: $0.id, version: $0.version, given: true) },
            consents: programme.consents.map { Declaration(id: $0.id, version: $0.version, given: false) },
            documents: [programme.document("pit") == nil ? .seen("identity") : .seen("pit", evidence: "stamp")])
    }

    /// Makes the applicant somebody born on that day.
    mutating func born(_ day: String) {
        people[0] = .born(day)
    }
}

extension Refusal {
    /// As tables have it.
    var row: String {
        "\(rule.rawValue) · \(paragraph) · \(reason.code) · \(field ?? "-")"
    }
}
