import Testing

@testable import Wire

@Suite struct CSVLayoutTests {
    private static let columns = [
        CSVColumn("pesel", ["PESEL"]), CSVColumn("surname", ["Nazwisko"]),
        CSVColumn("city", ["Miejscowość", "Miasto"], isRequired: false),
    ]

    struct Situation: Sendable, CustomTestStringConvertible {
        let header: [String]
        var places: [String: Int] = [:]
        var unknown: [String] = []
        var doubled: [String] = []
        var missing: [String] = []
        var testDescription: String { header.joined(separator: ";") }
    }

    @Test(arguments: [
        Situation(header: ["PESEL", "Nazwisko", "Miasto"], places: ["pesel": 0, "surname": 1, "city": 2]),
        Situation(header: ["NAZWISKO", " pesel ", "miejscowosc"], places: ["pesel": 1, "surname": 0, "city": 2]),
        Situation(header: ["nazwisko", "Pesel"], places: ["pesel": 1, "surname": 0]),
        Situation(header: ["pesel", "uwagi"], places: ["pesel": 0], unknown: ["uwagi"], missing: ["surname"]),
        Situation(
            header: ["Pesel", "nazwisko", "PESEL", "Miasto", "miejscowość"],
            places: ["pesel": 0, "surname": 1, "city": 3], doubled: ["PESEL", "miejscowość"]),
        Situation(
            header: ["pesel", "nazwisko", "Uwagi", "uwagi"], places: ["pesel": 0, "surname": 1],
            unknown: ["Uwagi", "uwagi"], doubled: ["uwagi"]),
        Situation(header: [""], unknown: [""], missing: ["pesel", "surname"]),
    ])
    func headers(_ situation: Situation) {
        let layout = CSVLayout(header: situation.header, columns: Self.columns)
        #expect(layout.places == situation.places)
        #expect(layout.unknown == situation.unknown)
        #expect(layout.doubled == situation.doubled)
        #expect(layout.missing.map(\.id) == situation.missing)
        #expect(layout.isUsable == (situation.doubled.isEmpty && situation.missing.isEmpty))
    }

    @Test func cellsByColumn() throws {
        var reader = try reader(Array("nazwisko;pesel\nNowak;1\n".utf8))
        let layout = CSVLayout(header: reader.header, columns: Self.columns)
        guard case .row(let row)? = try reader.next() else { throw CSVHeaderFault.empty }
        #expect(layout.cell("pesel", of: row) == "1" && layout.cell("surname", of: row) == "Nowak")
        #expect(layout.cell("city", of: row) == nil)
    }
}
