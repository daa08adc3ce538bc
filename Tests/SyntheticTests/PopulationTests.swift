import Domain
import Testing

@testable import Synthetic

@Suite struct PopulationTests {
    let today = Day(ordinal: 20_777)

    private func people(seed: UInt64 = 7, count: Int = 8_000) -> [SyntheticPerson] {
        Array(Population(seed: seed, count: count, today: today))
    }

    @Test func theSameSeedGivesTheSamePeople() {
        #expect(people() == people())
        #expect(people(seed: 8) != people())
        #expect(people(count: 100) == Array(people().prefix(100)))
    }

    @Test func everyPeselIsValidAndNobodyElses() throws {
        let numbers = people(count: 100_000).map(\.pesel)
        #expect(Set(numbers).count == 100_000)
        for number in numbers {
            #expect(try Pesel(number.digits) == number)
        }
    }

    @Test func agesAreThoseOfATown() {
        let ages = people().map { $0.birthDate.age(on: today) }
        #expect(ages.allSatisfy { (0...105).contains($0) })
        let share = { (range: ClosedRange<Int>) in ages.count { range.contains($0) } * 100 / ages.count }
        #expect((14...24).contains(share(0...17)))
        #expect((50...68).contains(share(18...64)))
        #expect((14...26).contains(share(65...105)))
    }

    @Test func householdsShareAddressAndName() {
        for (_, members) in Dictionary(grouping: people(), by: \.household) {
            #expect(Set(members.map(\.address)).count == 1)
            #expect(members[0].place == .head)
            #expect(members.count { $0.place == .partner } <= 1)
            let stems = Set(members.map { $0.surname.split(separator: "-").last?.prefix(3) })
            #expect(stems.count == 1)
        }
    }

    @Test func parentsAreOldEnough() {
        for (_, members) in Dictionary(grouping: people(), by: \.household) {
            let adults = members.filter { $0.place != .child }.map { $0.birthDate.age(on: today) }
            let children = members.filter { $0.place == .child }.map { $0.birthDate.age(on: today) }
            guard let eldest = children.max(), let parent = adults.max() else { continue }
            #expect(parent - eldest >= 17)
        }
    }

    @Test func surnamesAreManyAndUneven() {
        let men = people(count: 100_000).filter { $0.sex == .male }
        let counts = Dictionary(grouping: men, by: \.surname).mapValues(\.count)
        #expect((2_500...3_500).contains(counts.count))
        #expect((counts["Nowak"] ?? 0) * 1000 / men.count >= 5)
        #expect(counts["Kowalska"] == nil)
    }

    @Test func contactsHaveTheirShape() {
        for person in people() {
            #expect(person.phone?.allSatisfy(\.isNumber) != false && person.phone?.count ?? 9 == 9)
            #expect(person.email?.hasSuffix("example.pl") != false)
            #expect(person.email?.allSatisfy(\.isASCII) != false)
        }
    }

    @Test func aDayFullOfBirthsRunsOverToTheDayBefore() {
        var register = Register(today: today)
        let numbers = (0...5_000).map { _ in register.pesel(born: today, sex: .female) }
        #expect(Set(numbers).count == 5_001)
        #expect(numbers.last?.birthDate == today.adding(days: -1))
    }

    @Test(arguments: [("Częstochowa", "42-2"), ("Łomża", "18-40"), ("Kielce", "18-40")])
    func peopleLiveInTheTown(city: String, codes: String) {
        let person = Population(seed: 1, count: 1, today: today, town: .named(city)).first { _ in true }
        #expect(person?.address.town == city)
        #expect(person?.address.postalCode.hasPrefix(codes) == true)
    }
}
