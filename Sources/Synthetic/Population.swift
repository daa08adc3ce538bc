import Domain

/// A made-up resident: everything that an application asks for, none of it anybody's.
///
/// Telephone numbers have the right shape and may by chance be somebody's: nothing may be sent to them.
public struct SyntheticPerson: Hashable, Sendable {
    /// In the form of the person's sex; a double name where a partner kept her own.
    public let surname: String
    /// The first given name.
    public let givenName: String
    /// The second given name, if any.
    public let secondName: String?
    /// Valid, and nobody else's in the population; carries birth date and sex.
    public let pesel: Pesel
    /// The household's address.
    public let address: SyntheticAddress
    /// Nine digits of a mobile number, or nil.
    public let phone: String?
    /// An address below `example.pl`, or nil.
    public let email: String?
    /// The household's number in the population, from 0; its members follow one another.
    public let household: Int
    /// The person's place in the household.
    public let place: Place

    /// Who somebody is in the household.
    public enum Place: String, Sendable {
        case head, partner, child
    }

    /// The birth date, as the PESEL has it.
    public var birthDate: Day { pesel.birthDate }
    /// The sex, as the PESEL has it.
    public var sex: Sex { pesel.sex }
}

/// So many synthetic residents of a town, household by household: the same seed gives the same people.
///
/// The last household may be cut short by the count. Up to ten thousand are born on a day, then the day before is
/// taken: enough for some hundred million people.
public struct Population: Sequence, Sendable {
    let seed: UInt64
    let count: Int
    let today: Day
    let town: Town

    /// A population as it is on that day.
    public init(seed: UInt64, count: Int, today: Day, town: Town = .lomza) {
        self.seed = seed
        self.count = count
        self.today = today
        self.town = town
    }

    /// Makes the people one after the other.
    public func makeIterator() -> Iterator {
        Iterator(population: self)
    }

    /// The people of a population in their order.
    public struct Iterator: IteratorProtocol {
        private let population: Population
        private var generator: SplitMix
        private var register: Register
        private var waiting: [SyntheticPerson] = []
        private var households = 0
        private var made = 0

        init(population: Population) {
            self.population = population
            generator = SplitMix(seed: population.seed)
            register = Register(today: population.today)
        }

        /// The next person, or nil after the last.
        public mutating func next() -> SyntheticPerson? {
            guard made < population.count else { return nil }
            made += 1
            if waiting.isEmpty { moveIn() }
            return waiting.popLast()
        }

        private mutating func moveIn() {
            let household = Household(today: population.today, &generator)
            let address = population.town.address(&generator)
            for member in household.members {
                let pesel = register.pesel(born: member.born, sex: member.sex)
                waiting.append(
                    member.person(pesel: pesel, address: address, household: households, &generator))
            }
            waiting.reverse()
            households += 1
        }
    }
}

/// Gives out PESEL numbers, none twice, by counting the births of each day and sex.
struct Register {
    let today: Day
    private var births = [UInt16](repeating: 0, count: 2 * 366 * 110)

    init(today: Day) {
        self.today = today
    }

    mutating func pesel(born: Day, sex: Sex) -> Pesel {
        var day = born
        while true {
            let place = (today - day) * 2 + (sex == .male ? 1 : 0)
            let count = Int(births[place])
            // 2741 and 5000 have no common divisor: the serials of a day look random and never meet.
            let serial = (count * 2741 + place * 37) % 5000 * 2 + (sex == .male ? 1 : 0)
            if count < 5000, let pesel = Pesel(birthDate: day, serial: serial) {
                births[place] += 1
                return pesel
            }
            day = day.adding(days: -1)
        }
    }
}
