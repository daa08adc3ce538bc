import Testing

@testable import Domain

@Suite struct NumberPatternTests {
    @Test(arguments: [
        ("Ł/{desk}/{year}/{n:6}", "Ł/12/2026/000007", true), ("{desk:3}{n:7}", "0120000007", false),
        ("{n}-{desk}", "7-12", false), ("7992739871{luhn}.{desk}{n}", "79927398713.127", false),
        ("62180{desk:3}{n:7}{luhn}", "6218001200000076", false),
    ])
    func numbersAreMade(text: String, number: String, yearly: Bool) throws {
        let pattern = try #require(NumberPattern(text))
        #expect(pattern.number(desk: 12, year: 2026, count: 7) == number)
        #expect(pattern.isYearly == yearly)
    }

    @Test(arguments: [
        "", "{n}", "{desk}", "{desk}{n", "{desk}{n}{month}", "{desk:0}{n}", "{desk}{n:13}", "{desk}{n:}", "{desk}{n:a}",
        "{desk}{n}{year:2}", "{desk}{n:2:2}",
    ])
    func whatIsNoPatternIsRefused(text: String) {
        #expect(NumberPattern(text) == nil)
    }
}

@Suite struct DurationTests {
    @Test(arguments: [
        (Duration.years(1), "2026-11-20", "2027-11-20"), (.years(1), "2028-02-29", "2029-02-28"),
        (.years(4), "2028-02-29", "2032-02-29"), (.months(6), "2026-08-31", "2027-02-28"),
        (.months(1), "2028-01-31", "2028-02-29"),
    ])
    func lastsUntil(duration: Duration, from: String, until: String) throws {
        #expect(duration.end(from: try #require(Day(from)))?.iso == until)
    }

    @Test func alwaysHasNoEnd() {
        #expect(Duration.always.end(from: Day(ordinal: 0)) == nil)
    }
}

@Suite struct AgeRangeTests {
    @Test(arguments: [
        (AgeRange(from: 7, below: 18), 6, false), (AgeRange(from: 7, below: 18), 7, true),
        (AgeRange(from: 7, below: 18), 17, true), (AgeRange(from: 7, below: 18), 18, false),
        (AgeRange(from: 60), 120, true), (AgeRange(below: 7), 0, true), (AgeRange(), 0, true),
    ])
    func fromIsIncludedBelowIsNot(range: AgeRange, age: Int, isWithin: Bool) {
        #expect(range.contains(age) == isWithin)
    }
}

@Suite struct ReasonTests {
    @Test func codesAndArgumentsAreTheCases() {
        #expect(Reason.required.code == "required")
        #expect(Reason.required.arguments == [])
        #expect(Reason.tooYoung(age: 5, from: 7).code == "tooYoung")
        #expect(Reason.tooYoung(age: 5, from: 7).arguments == ["5", "7"])
        #expect(Reason.documentExpired("pit", on: Day(ordinal: 0)).arguments == ["pit", "1970-01-01"])
        #expect(Reason.alreadyOpen(number: "Ł/1").arguments == ["Ł/1"])
        #expect(Reason.packageNeeds("resident").arguments == ["resident"])
    }
}

@Suite struct LoginThrottleTests {
    @Test(arguments: [(0, 0), (2, 0), (3, 2), (4, 4), (5, 8), (9, 128), (10, 256), (11, 300), (1000, 300)])
    func waitsLongerEachTime(failures: Int, seconds: Int) {
        #expect(LoginThrottle.delay(afterFailures: failures) == seconds)
    }
}
