/// What a change of data brings with it, to be told before it is made (R-END-1, R-CRD-8, R-FAM-3).
public enum Consequence: Hashable, Sendable {
    /// What is printed on the card changes: a duplicate is free.
    case freeDuplicate(card: ID<Card>)
    /// A member of the family moves along.
    case movesAlong(ID<Person>)
    /// They leave the family account.
    case leavesFamily
    /// Somebody else administers the family account.
    case administrator(ID<Person>)
    /// The family account is no more.
    case familyDissolved
    /// They are called to the service point.
    case freshCheck(ID<Person>, DoubtCause)
    /// A package ends.
    case packageEnds(String)
    /// A card works no more.
    case cardBlocked(ID<Card>)
}

extension World {
    /// What the changes that a command would bring come to, in words that a screen has for them.
    public func consequences(of changes: [Change]) -> [Consequence] {
        var consequences: [Consequence] = []
        for (index, change) in changes.enumerated() {
            consequences += consequence(of: change, isFirst: index == 0)
        }
        return consequences
    }

    private func consequence(of change: Change, isFirst: Bool) -> [Consequence] {
        switch (change.stream, change.event) {
        case (.person(let id), .person(.changed(let data))):
            let cards = data.printedDataChanged == nil ? [] : liveCards(of: id).filter { $0.kind == .plastic }
            return (isFirst ? [] : [.movesAlong(id)]) + cards.map { .freeDuplicate(card: $0.id) }
        case (.person(let id), .person(.doubted(let doubt))): return [.freshCheck(id, doubt.cause)]
        case (.person, .person(.revoked(let revoked))): return [.packageEnds(revoked.package)]
        case (.family, .family(.left)): return [.leavesFamily]
        case (.family, .family(.administratorChanged(let changed))): return [.administrator(changed.person)]
        case (.family, .family(.dissolved)): return [.familyDissolved]
        case (.card(let id), .card(.blocked)): return [.cardBlocked(id)]
        default: return []
        }
    }
}
