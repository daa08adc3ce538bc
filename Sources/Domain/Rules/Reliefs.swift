/// How a relief stands for a person on a day.
public struct ReliefStanding: Hashable, Sendable {
    /// The relief.
    public let relief: Relief
    /// How often it was used in the running month or year; in all, where entries are not counted.
    public let used: Int
    /// How often it may still be used; nil: as often as one likes.
    public let left: Int?
    /// Why it can't be used; nil where it can.
    public let refusal: Reason?
}

extension World {
    /// The reliefs that a person's packages carry on a day, in the programme's order (R-PKG-9): those in force.
    public func reliefs(of person: Person, _ programme: Programme, on day: Day) -> [ReliefStanding] {
        let packages = packages(carrying: person, programme, on: day)
        return programme.reliefs.filter { $0.isInForce(on: day) && !packages.isDisjoint(with: $0.packages) }
            .map { standing(of: $0, for: person, programme, on: day) }
    }

    func standing(of relief: Relief, for person: Person, _ programme: Programme, on day: Day) -> ReliefStanding {
        let uses = person.uses.filter { $0.relief == relief.id }
        let used = relief.entries.map { entries in uses.count { entries.period.isSame($0.on, day) } } ?? uses.count
        let left = relief.entries.map { max(0, $0.count - used) }
        return ReliefStanding(
            relief: relief, used: used, left: left,
            refusal: refusal(of: relief, for: person, left: left, programme, on: day))
    }

    private func refusal(
        of relief: Relief, for person: Person, left: Int?, _ programme: Programme, on day: Day
    ) -> Reason? {
        guard relief.isInForce(on: day) else { return .reliefNotInForce(relief.id) }
        guard !packages(carrying: person, programme, on: day).isDisjoint(with: relief.packages) else {
            return .reliefNotHeld(relief.id)
        }
        if left == 0 { return .reliefUsedUp(relief.id, count: relief.entries?.count ?? 0) }
        let other = person.uses.lazy.filter { $0.on == day && $0.relief != relief.id }
            .compactMap { programme.relief($0.relief) }
            .first { $0.partner == relief.partner && !($0.addsUp && relief.addsUp) }
        return other.map { .reliefsDoNotAdd($0.id) }
    }

    /// Whose packages count: a person's own, and for a child who is only listed those of the family's administrator
    /// (R-WHO-7).
    private func packages(carrying person: Person, _ programme: Programme, on day: Day) -> Set<String> {
        let own = Set(person.packages(inForce: programme, on: day))
        guard let family = family(of: person.id), let member = family.member(person.id),
            programme.isListed(relation: member.relation, age: person.age(on: day)),
            let administrator = people[family.administrator]
        else { return own }
        return own.union(administrator.packages(inForce: programme, on: day))
    }

    /// What a partner learns who reads a card: whether it is valid, and the reliefs that it carries (R-CRD-10).
    public func partnerView(of card: Card, _ programme: Programme, on day: Day) -> PartnerView {
        guard card.status == .active, let person = people[card.person],
            person.has(package: programme.mainPackage, on: day)
        else { return PartnerView(isValid: false, reliefs: []) }
        let usable = reliefs(of: person, programme, on: day).filter { $0.refusal == nil }
        return PartnerView(isValid: true, reliefs: usable.map(\.relief.id))
    }
}

/// What a partner learns of a card, and nothing more (R-CRD-10).
public struct PartnerView: Hashable, Sendable {
    /// Whether it carries anything now.
    public let isValid: Bool
    /// Short names of the reliefs that may be used.
    public let reliefs: [String]
}
