import Testing

@testable import Domain

@Suite struct FieldKindTests {
    static let today = Day(ordinal: 20_777)

    static let rows: [(FieldKind, String, Reason?)] = [
        (.pesel, "44051401359", nil),
        (.pesel, "4405140135a", .notADigit(position: 11)),
        (.pesel, "44051401358", .checkDigit(is: 8, expected: 9)),
        (.pesel, "440514", .digitCount(is: 6, expected: 11)),
        (.pesel, "99331012345", .noSuchDay),
        (.name, "Żółć-Nowak", nil),
        (.name, "O’Neill jr.", nil),
        (.name, "R2D2", .notAName),
        (.name, "- -", .notAName),
        (.name, "Anna\u{1B}[31m", .controlCharacter),
        (.name, String(repeating: "a", count: 61), .tooLong(is: 61, limit: 60)),
        (.date, "2026-11-20", nil),
        (.date, "20.11.2026", nil),
        (.date, "20112026", nil),
        (.date, "31.02.2026", .notADay),
        (.postalCode, "18-400", nil),
        (.postalCode, "18400", nil),
        (.postalCode, "1-8400", .notAPostalCode),
        (.postalCode, "18-40a", .notAPostalCode),
        (.postalCode, String(repeating: "1", count: 40), .tooLong(is: 40, limit: 6)),
        (.phone, "600 100 200", nil),
        (.phone, "+48 600 100 200", nil),
        (.phone, "123", .notAPhone),
        (.phone, "100 200 300", .notAPhone),
        (.email, "anna@poczta.pl", nil),
        (.email, "anna@poczta", .notAnEmail),
        (.email, "anna@@poczta.pl", .notAnEmail),
        (.email, "anna nowak@poczta.pl", .notAnEmail),
        (.country, "UA", nil),
        (.country, "U1", .notAChoice("U1")),
        (.documentNumber, "abc 123/45", nil),
        (.documentNumber, "12", .notADocumentNumber),
        (.text, "ul. Polna\n", .controlCharacter),
        (.amount, "20", nil),
        (.amount, "20,50", nil),
        (.amount, "1 250.00", nil),
        (.amount, "20,5", .notAnAmount),
        (.amount, "-20", .notAnAmount),
        (.amount, "20 zł", .notAnAmount),
        (.amount, "1234567890123,00", .tooLong(is: 16, limit: 14)),
    ]

    @Test(arguments: rows)
    func whatIsWrongIsNamed(kind: FieldKind, text: String, fault: Reason?) {
        #expect(kind.fault(in: text, today: Self.today) == fault)
    }

    @Test func aBirthInTheFutureIsRefused() throws {
        let tomorrow = Self.today.adding(days: 1)
        let pesel = try #require(Pesel(birthDate: tomorrow, serial: 1))
        #expect(FieldKind.pesel.fault(in: pesel.digits, today: Self.today) == .future(tomorrow))
    }
}
