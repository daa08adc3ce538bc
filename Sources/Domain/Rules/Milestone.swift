/// A day that comes up for a member of a family account, to be told before it is there.
public struct Milestone: Hashable, Sendable {
    /// The member.
    public let person: ID<Person>
    /// The day.
    public let on: Day
    /// What comes.
    public let kind: Kind

    /// What comes up.
    public enum Kind: Hashable, Sendable {
        /// They are old enough for a card of their own (R-WHO-7).
        case oldEnough
        /// The capacity of that short name ends by age: a child comes of age, a student turns too old (R-WHO-4, R-WHO-5).
        case capacityEnds(String)
        /// A paper that a package rests on is valid until then, such as a student's ID (R-DOC-4). It may lie behind.
        case paperExpires
    }
}

extension World {
    /// What comes up for the members of a family account within so many days, the nearest first.
    public func milestones(
        of family: Family, _ programme: Programme, from day: Day, within days: Int
    ) -> [Milestone] {
        family.members.flatMap { member in
            people[member.person].map {
                $0.milestones(relation: member.relation, programme, from: day, within: days)
            } ?? []
        }.sorted { ($0.on, $0.person) < ($1.on, $1.person) }
    }
}

extension Person {
    /// What comes up for somebody who is related so to their family's administrator, within so many days.
    func milestones(
        relation: String, _ programme: Programme, from day: Day, within days: Int
    ) -> [Milestone] {
        guard end == nil else { return [] }
        let last = day.adding(days: days)
        return ages(of: relation, programme).filter { $0.on > day && $0.on <= last }
            + papers(on: day).filter { $0.on <= last }
    }

    /// Who was entered in a capacity before there were relations is judged by that one alone.
    private func ages(of relation: String, _ programme: Programme) -> [Milestone] {
        let ids = programme.relation(relation)?.entitlements ?? [relation]
        return ids.compactMap(programme.entitlement).flatMap { capacity -> [Milestone] in
            let begins = capacity.listsYounger ? capacity.age.from.map { birthday($0, .oldEnough) } : nil
            let ends = capacity.age.below.map { birthday($0, .capacityEnds(capacity.id)) }
            return [begins, ends].compactMap { $0 }
        }
    }

    private func birthday(_ age: Int, _ kind: Milestone.Kind) -> Milestone {
        Milestone(person: id, on: details.birthDate.reaching(age: age), kind: kind)
    }

    private func papers(on day: Day) -> [Milestone] {
        let days = Set(grants.filter { $0.isValid(on: day) }.compactMap(\.checkBy))
        return days.sorted().map { Milestone(person: id, on: $0, kind: .paperExpires) }
    }
}
