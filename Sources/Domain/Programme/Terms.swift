/// How close persons are related to who administers the family account (R-FAM-3).
public struct Relation: Hashable, Sendable {
    /// Short name (`spouse`).
    public var id: String
    /// As on the form.
    public var label: LocalText
    /// Where it stands.
    public var paragraph: String
    /// The capacities in which such a person may hold a card, tried in this order; empty: an adult on a basis of their
    /// own.
    public var entitlements: [String]
    /// How many of them a family may have; nil: any number.
    public var most: Int?

    /// A relation.
    public init(id: String, label: LocalText, paragraph: String, entitlements: [String], most: Int? = nil) {
        self.id = id
        self.label = label
        self.paragraph = paragraph
        self.entitlements = entitlements
        self.most = most
    }

    /// Whether such a person applies as an adult, on a basis.
    public var isAdult: Bool { entitlements.isEmpty }
}

/// A relief that a package gives, as the city publishes it (R-PKG-9).
public struct Relief: Hashable, Sendable {
    /// Short name (`pool`).
    public var id: String
    /// As on screen and paper.
    public var label: LocalText
    /// Who grants it.
    public var partner: String
    /// The packages that carry it.
    public var packages: [String]
    /// First day; nil: from the beginning.
    public var from: Day?
    /// Last day; nil: without an end.
    public var until: Day?
    /// How often it may be used; nil: as often as one likes.
    public var entries: Entries?
    /// Whether it adds up with other reliefs of the same partner (R-PKG-5).
    public var addsUp: Bool

    /// So many free entries in a month or year of the calendar.
    public struct Entries: Hashable, Sendable {
        /// How many.
        public var count: Int
        /// In which time.
        public var period: Period

        /// The time after which they begin anew.
        public enum Period: String, Hashable, Sendable, CaseIterable {
            case month, year

            /// Whether two days lie in the same one.
            public func isSame(_ day: Day, _ other: Day) -> Bool {
                day.year == other.year && (self == .year || day.month == other.month)
            }
        }

        /// So many in that time.
        public init(count: Int, period: Period) {
            self.count = count
            self.period = period
        }
    }

    /// A relief.
    public init(
        id: String, label: LocalText, partner: String, packages: [String], from: Day? = nil, until: Day? = nil,
        entries: Entries? = nil, addsUp: Bool = false
    ) {
        self.id = id
        self.label = label
        self.partner = partner
        self.packages = packages
        self.from = from
        self.until = until
        self.entries = entries
        self.addsUp = addsUp
    }

    /// Whether the city grants it on a day.
    public func isInForce(on day: Day) -> Bool {
        from ?? day <= day && day <= until ?? day
    }
}

/// A card of an earlier programme that this one takes the place of (R-PKG-8).
public struct EarlierCard: Hashable, Sendable {
    /// Short name (`senior`), as in the files that are taken over.
    public var id: String
    /// As on screen.
    public var label: LocalText
    /// The package that takes its place.
    public var package: String

    /// A card of an earlier programme.
    public init(id: String, label: LocalText, package: String) {
        self.id = id
        self.label = label
        self.package = package
    }
}

/// Days that the regulation or the city gives for what is not an application.
public struct Terms: Hashable, Sendable {
    /// Days within which changes of data are to be told (R-END-1); nil where the regulation gives none.
    public var tellChangesWithin: Int?
    /// Days ahead that the list of renewals looks, where nothing else is asked for.
    public var renewalsAhead: Int

    /// Days.
    public init(tellChangesWithin: Int? = nil, renewalsAhead: Int) {
        self.tellChangesWithin = tellChangesWithin
        self.renewalsAhead = renewalsAhead
    }

    /// How late a change is told that came about on a day: days since then, where those given are over.
    public func delay(since day: Day, on today: Day) -> Int? {
        guard let given = tellChangesWithin, today - day > given else { return nil }
        return today - day
    }
}
