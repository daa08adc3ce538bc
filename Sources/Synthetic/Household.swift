import Domain

/// One person of a household before the register has given a number.
struct Member {
    let surname: Surname
    /// Set where somebody bears two names: the one that comes first.
    var firstSurname: Surname?
    let sex: Sex
    let born: Day
    let place: SyntheticPerson.Place
    /// Years completed today.
    let age: Int

    func person(
        pesel: Pesel, address: SyntheticAddress, household: Int, _ generator: inout SplitMix
    ) -> SyntheticPerson {
        let year = pesel.birthDate.year
        let given = GivenName.draw(sex: sex, bornIn: year, &generator)
        let second = generator.percent(60) ? GivenName.draw(sex: sex, bornIn: year, &generator) : nil
        let own = surname.form(sex)
        return SyntheticPerson(
            surname: firstSurname.map { $0.male + "-" + own } ?? own, givenName: given.text,
            secondName: second?.text == given.text ? nil : second?.text, pesel: pesel, address: address,
            phone: phone(&generator), email: email(given, &generator), household: household, place: place)
    }

    private func phone(_ generator: inout SplitMix) -> String? {
        guard age >= 13, generator.percent(age < 75 ? 92 : 55) else { return nil }
        let prefix = generator.element(of: [500, 510, 530, 570, 600, 660, 690, 720, 730, 780, 790, 880])
        return String(prefix * 1_000_000 + generator.below(10_000_000))
    }

    private func email(_ given: GivenName, _ generator: inout SplitMix) -> String? {
        guard age >= 13, generator.percent(age < 65 ? 80 : 30) else { return nil }
        let host = generator.element(of: ["example.pl", "poczta.example.pl", "praca.example.pl"])
        return given.ascii + "." + surname.ascii(sex) + String(1 + generator.below(99)) + "@" + host
    }
}

/// People at one address: somebody alone, a couple, a family with children.
struct Household {
    private(set) var members: [Member] = []
    private let today: Day

    init(today: Day, _ generator: inout SplitMix) {
        self.today = today
        let surname = Surname.all.draw(&generator)
        let age = Household.headAge(&generator)
        let couple = generator.percent(age < 28 ? 40 : age < 75 ? 72 : 35)
        // Among the old who live alone most are women.
        let sex: Sex = generator.percent(couple ? 35 : age < 65 ? 50 : 78) ? .female : .male
        add(surname, sex, born: day(age: age, &generator), .head)
        if couple { addPartner(surname, headSex: sex, headAge: age, &generator) }
        if (22...56).contains(age), generator.percent(couple ? 78 : 25) { addChildren(surname, &generator) }
    }

    private mutating func addPartner(_ surname: Surname, headSex: Sex, headAge: Int, _ generator: inout SplitMix) {
        let sex: Sex = headSex == .female ? .male : .female
        let older = sex == .male ? generator.below(9) - 2 : 2 - generator.below(9)
        let own = sex == .female && generator.percent(4) ? Surname.all.draw(&generator) : nil
        add(surname, sex, born: day(age: max(19, headAge + older), &generator), .partner, first: own)
    }

    /// The eldest first; a child's mother (or the lone parent) was 19 to 40 at the birth of the eldest.
    private mutating func addChildren(_ surname: Surname, _ generator: inout SplitMix) {
        let parent = members.first { $0.sex == .female } ?? members[0]
        let youngest = max(0, parent.age - 40)
        let oldest = min(24, parent.age - 19)
        guard youngest <= oldest else { return }
        var born = day(age: youngest + generator.below(oldest - youngest + 1), &generator)
        for _ in 0..<Household.children.draw(&generator) where born <= today {
            add(surname, generator.percent(51) ? .male : .female, born: born, .child)
            let twins = generator.percent(2)
            born = twins ? born : born.adding(days: 400 + generator.below(1400))
        }
    }

    private mutating func add(
        _ surname: Surname, _ sex: Sex, born: Day, _ place: SyntheticPerson.Place, first: Surname? = nil
    ) {
        members.append(
            Member(surname: surname, firstSurname: first, sex: sex, born: born, place: place, age: born.age(on: today)))
    }

    /// A birthday of somebody who has completed so many years.
    private func day(age: Int, _ generator: inout SplitMix) -> Day {
        today.adding(days: -(age * 1461 / 4 + 1 + generator.below(364)))
    }

    /// The adults of Poland by groups of five years from 20, in tens of thousands.
    private static func headAge(_ generator: inout SplitMix) -> Int {
        ageGroups.draw(&generator) + generator.below(5)
    }

    private static let ageGroups = Weighted([
        (20, 175), (25, 210), (30, 255), (35, 305), (40, 315), (45, 285), (50, 245), (55, 220), (60, 235), (65, 255),
        (70, 220), (75, 145), (80, 82), (85, 56), (90, 23), (95, 5),
    ])

    private static let children = Weighted([(1, 42), (2, 40), (3, 13), (4, 4), (5, 1)])
}
