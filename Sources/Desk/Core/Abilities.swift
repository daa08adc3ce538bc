import Domain

/// A workplace that looks now and then whether something has come, as long as it is on top.
protocol Watches: Workplace {
    /// How long it waits before it looks, from the last key on; nil where there is nothing to wait for.
    func pause(_ desk: Surroundings) -> Swift.Duration?
    /// That time has passed.
    mutating func look(_ desk: Surroundings) -> [Step]
}

/// A workplace that has a person in view: whose card it is, where one is to be blocked.
protocol ShowsPerson: Workplace {
    /// The person; nil where there is none.
    var shownPerson: ID<Person>? { get }
    /// The card, where one is chosen.
    var shownCard: ID<Card>? { get }
}

extension ShowsPerson {
    var shownCard: ID<Card>? { nil }
}

/// A workplace that keeps a draft at each change.
protocol KeepsDraft: Workplace {
    /// The draft as it is to be kept; nil where nothing was changed, or what is changed is kept elsewhere.
    var keptDraft: Draft? { get }
}

/// A form that keeps nothing by itself: who goes back from it is asked first, once something was typed.
protocol HoldsInput: Workplace {
    /// Whether going back would lose what was typed.
    var isTouched: Bool { get }
}

/// A workplace that shows what is on a paper, without being the place where it is printed.
protocol HasPaper: Workplace {
    /// The paper.
    var paper: Printout? { get }
}

/// A workplace that takes what a scanner read.
protocol TakesScans: Workplace {
    /// A code was scanned.
    mutating func scanned(_ code: String, _ desk: Surroundings) -> [Step]
}
