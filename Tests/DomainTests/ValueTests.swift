import Testing

@testable import Domain

@Suite struct DayTests {
    @Test(arguments: [
        ("1984-03-12", "2026-03-11", 41), ("1984-03-12", "2026-03-12", 42), ("2004-02-29", "2022-02-28", 17),
        ("2004-02-29", "2022-03-01", 18), ("2019-11-21", "2026-11-21", 7),
    ])
    func ageIsYearsCompleted(born: String, on: String, age: Int) throws {
        #expect(try #require(Day(born)).age(on: try #require(Day(on))) == age)
    }

    @Test(arguments: [
        ("2026-01-31", 1, "2026-02-28"), ("2024-02-29", 12, "2025-02-28"), ("2026-11-30", 3, "2027-02-28"),
        ("2026-03-31", -1, "2026-02-28"),
    ])
    func monthsEndAtTheLastDay(from: String, months: Int, to: String) throws {
        #expect(try #require(Day(from)).adding(months: months).iso == to)
    }

    @Test func everyDayOfFourCenturiesIsReadBack() throws {
        let first = try #require(Day("1800-01-01")), last = try #require(Day("2200-12-31"))
        for ordinal in first.ordinal...last.ordinal {
            let day = Day(ordinal: ordinal)
            #expect(Day(year: day.year, month: day.month, day: day.dayOfMonth) == day)
        }
        #expect(try #require(Day("2026-11-20")).weekday == 5)
    }

    @Test(arguments: ["2025-02-29", "2025-13-01", "2025-1-01", "20251-01-01", "+025-01-01", "", "2025-04-31"])
    func whatIsNoDayIsRefused(text: String) {
        #expect(Day(text) == nil)
    }
}

@Suite struct MoneyTests {
    @Test(arguments: [("20", 2000), ("20,00", 2000), ("20.05", 2005), ("0,01", 1)])
    func amountsAreRead(text: String, grosze: Int) {
        #expect(Money(text)?.grosze == grosze)
    }

    @Test(arguments: ["-1", "1,5", "1,005", "", ",50", "1,2,3", "1 000", "9999999999"])
    func otherTextIsRefused(text: String) {
        #expect(Money(text) == nil)
    }
}

@Suite struct PeselTests {
    @Test(arguments: [
        ("44051401359", "1944-05-14", Sex.male), ("02070803628", "1902-07-08", .female),
        ("02270803624", "2002-07-08", .female),
    ])
    func carriesBirthDateAndSex(digits: String, born: String, sex: Sex) throws {
        let pesel = try Pesel(digits)
        #expect(pesel.birthDate.iso == born)
        #expect(pesel.sex == sex)
    }

    @Test(arguments: [
        ("4405140135", Pesel.Fault.length(10)), ("44051401358", .checkDigit(is: 8, expected: 9)),
        ("44O51401359", .notADigit(position: 3)), ("44023001359", .noSuchDay), ("", .length(0)),
        ("440514013591", .length(12)), ("٤٤051401359", .notADigit(position: 1)),
    ])
    func faultsAreNamed(digits: String, fault: Pesel.Fault) {
        #expect(throws: fault) { try Pesel(digits) }
    }

    @Test func syntheticNumbersAreValid() throws {
        for year in stride(from: 1899, through: 2101, by: 7) {
            let born = try #require(Day(year: year, month: 12, day: 31))
            let pesel = try #require(Pesel(birthDate: born, serial: year))
            #expect(pesel.birthDate == born)
        }
    }
}
