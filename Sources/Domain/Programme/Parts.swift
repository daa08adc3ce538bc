/// A text in the languages of the screen. Words that belong to a city (names of papers and packages) come with its
/// programme file.
public struct LocalText: Hashable, Sendable {
    /// Polish, the language of the paper.
    public var polish: String
    /// English.
    public var english: String

    /// A text in both languages.
    public init(polish: String, english: String) {
        self.polish = polish
        self.english = english
    }
}

/// A span of ages in completed years, on a given day.
public struct AgeRange: Hashable, Sendable {
    /// From this age on; nil: from birth.
    public var from: Int?
    /// Until the day on which this age is reached; nil: without an end.
    public var below: Int?

    /// Ages from one (included) to another (excluded).
    public init(from: Int? = nil, below: Int? = nil) {
        self.from = from
        self.below = below
    }

    /// Whether an age lies within.
    public func contains(_ age: Int) -> Bool {
        age >= from ?? 0 && age < below ?? .max
    }
}

/// How long something lasts.
public enum Duration: Hashable, Sendable {
    /// So many years from the day of verification.
    case years(Int)
    /// So many months from the day of verification.
    case months(Int)
    /// Without an end.
    case always

    /// The last day, counted from the day of verification; nil: without an end.
    public func end(from day: Day) -> Day? {
        switch self {
        case .years(let years): day.adding(years: years)
        case .months(let months): day.adding(months: months)
        case .always: nil
        }
    }
}

/// How applications are decided.
public struct Decision: Hashable, Sendable {
    /// Days from submission to the decision at the latest.
    public var withinDays: Int
    /// Whether who entered an application may not decide it.
    public var fourEyes: Bool
    /// Days that a call for a supplement gives.
    public var supplementDays: Int
    /// Whether an application that is in order is approved in the moment in which it is handed in (R-APP-5).
    public var onTheSpot: Bool

    /// How a city decides.
    public init(withinDays: Int, fourEyes: Bool, supplementDays: Int, onTheSpot: Bool = false) {
        self.withinDays = withinDays
        self.fourEyes = fourEyes
        self.supplementDays = supplementDays
        self.onTheSpot = onTheSpot
    }
}

/// Patterns of printed numbers.
public struct Numbers: Hashable, Sendable {
    /// Of a case.
    public var caseNumber: NumberPattern
    /// Of a card.
    public var card: NumberPattern
    /// Of a receipt for money taken.
    public var receipt: NumberPattern
    /// Of a cashier's shift and its day report.
    public var shift: NumberPattern
    /// Of a certificate of payment.
    public var certificate: NumberPattern

    /// The patterns of a city.
    public init(
        caseNumber: NumberPattern, card: NumberPattern, receipt: NumberPattern, shift: NumberPattern,
        certificate: NumberPattern
    ) {
        self.caseNumber = caseNumber
        self.card = card
        self.receipt = receipt
        self.shift = shift
        self.certificate = certificate
    }
}

/// A service point of the city.
public struct ServicePoint: Hashable, Sendable {
    /// Short name (`boi`), kept in events.
    public var id: String
    /// Full name.
    public var name: String
    /// Street and number, postal code and city.
    public var address: String

    /// A service point.
    public init(id: String, name: String, address: String) {
        self.id = id
        self.name = name
        self.address = address
    }
}

/// On what a claim may rest: PIT settled here, residence, care.
public struct Basis: Hashable, Sendable {
    /// Short name (`pit`).
    public var id: String
    /// As on the form.
    public var label: LocalText
    /// The rule that grants it.
    public var rule: Rule
    /// Where it stands.
    public var paragraph: String
    /// Ages of who may claim it for themselves.
    public var age: AgeRange

    /// A basis.
    public init(id: String, label: LocalText, rule: Rule, paragraph: String, age: AgeRange) {
        self.id = id
        self.label = label
        self.rule = rule
        self.paragraph = paragraph
        self.age = age
    }
}

/// In which capacity a person may hold a card when somebody else applies for them.
public struct Entitlement: Hashable, Sendable {
    /// Short name (`child`).
    public var id: String
    /// As on the form.
    public var label: LocalText
    /// The rule that grants it.
    public var rule: Rule
    /// Where it stands.
    public var paragraph: String
    /// Ages at which it holds.
    public var age: AgeRange
    /// Whether who is too young for a card is listed on the parent's account without one (R-WHO-7).
    public var listsYounger: Bool
    /// Whether a home files for who has it, so that they stand alone on a form (R-WHO-3).
    public var filesAlone: Bool

    /// A capacity.
    public init(
        id: String, label: LocalText, rule: Rule, paragraph: String, age: AgeRange, listsYounger: Bool = false,
        filesAlone: Bool = false
    ) {
        self.id = id
        self.label = label
        self.rule = rule
        self.paragraph = paragraph
        self.age = age
        self.listsYounger = listsYounger
        self.filesAlone = filesAlone
    }
}

/// A package: a set of reliefs that hangs on a trait.
public struct Package: Hashable, Sendable {
    /// Short name (`resident`).
    public var id: String
    /// As on screen and paper.
    public var label: LocalText
    /// The trait that it grants.
    public var trait: String
    /// The rule that grants it.
    public var rule: Rule
    /// Where it stands.
    public var paragraph: String
    /// Ages at which a person may have it.
    public var age: AgeRange
    /// Children that the family has to maintain at the least.
    public var children: Int?
    /// How long its trait lasts.
    public var lasts: Duration
    /// Packages that a person must have or be given with it.
    public var needs: [String]

    /// A package.
    public init(
        id: String, label: LocalText, trait: String, rule: Rule, paragraph: String, age: AgeRange, children: Int?,
        lasts: Duration, needs: [String]
    ) {
        self.id = id
        self.label = label
        self.trait = trait
        self.rule = rule
        self.paragraph = paragraph
        self.age = age
        self.children = children
        self.lasts = lasts
        self.needs = needs
    }
}

/// What makes a paper necessary.
public enum Occasion: Hashable, Sendable {
    /// Every application.
    case application
    /// Every person.
    case person
    /// An application on that basis.
    case basis(String)
    /// A person in that capacity.
    case entitlement(String)
    /// A person who asks for that package.
    case package(String)
}

/// A paper that may be asked for.
public struct Document: Hashable, Sendable {
    /// Short name (`zap-3`).
    public var id: String
    /// As on the checklist.
    public var label: LocalText
    /// Papers of one group stand for each other: any one of them will do.
    public var group: String
    /// What makes it necessary.
    public var serves: [Occasion]
    /// The rule that asks for it.
    public var rule: Rule
    /// Where it stands.
    public var paragraph: String
    /// Months of submission in which it is accepted (1 to 12); empty: always.
    public var months: [Int]
    /// How its receipt has to be shown, one of these; empty: nothing more than the paper.
    public var evidence: [Evidence]
    /// Whether it has a last day of validity, which is kept and has to lie ahead.
    public var hasValidity: Bool
    /// Whether a copy or scan may be kept; an identity document is only ever seen.
    public var mayBeKept: Bool

    /// A paper.
    public init(
        id: String, label: LocalText, group: String, serves: [Occasion], rule: Rule, paragraph: String, months: [Int],
        evidence: [Evidence], hasValidity: Bool, mayBeKept: Bool
    ) {
        self.id = id
        self.label = label
        self.group = group
        self.serves = serves
        self.rule = rule
        self.paragraph = paragraph
        self.months = months
        self.evidence = evidence
        self.hasValidity = hasValidity
        self.mayBeKept = mayBeKept
    }
}

/// How the receipt of a paper by its office is shown: a stamp, or a confirmation with a reference number.
public struct Evidence: Hashable, Sendable {
    /// Short name (`upo`).
    public var id: String
    /// As on the checklist.
    public var label: LocalText
    /// Whether it has a reference number.
    public var hasReference: Bool

    /// A way to show receipt.
    public init(id: String, label: LocalText, hasReference: Bool) {
        self.id = id
        self.label = label
        self.hasReference = hasReference
    }
}

/// A statement that has to be made on the form.
public struct Statement: Hashable, Sendable {
    /// Short name (`regulation`).
    public var id: String
    /// Version of its words.
    public var version: String
    /// The words.
    public var text: LocalText
    /// The rule that asks for it.
    public var rule: Rule
    /// Whether it has to be made only where a child is on the form.
    public var onlyForChildren: Bool

    /// A statement.
    public init(id: String, version: String, text: LocalText, rule: Rule, onlyForChildren: Bool) {
        self.id = id
        self.version = version
        self.text = text
        self.rule = rule
        self.onlyForChildren = onlyForChildren
    }
}

/// A consent that may be given or not, one a channel.
public struct Consent: Hashable, Sendable {
    /// Short name (`news-email`).
    public var id: String
    /// Version of its words.
    public var version: String
    /// The words.
    public var text: LocalText

    /// A consent.
    public init(id: String, version: String, text: LocalText) {
        self.id = id
        self.version = version
        self.text = text
    }
}

/// A kind of document by which a person shows who they are.
public struct IdentityKind: Hashable, Sendable {
    /// Short name (`mdowod`).
    public var id: String
    /// As on the form.
    public var label: LocalText

    /// A kind of identity document.
    public init(id: String, label: LocalText) {
        self.id = id
        self.label = label
    }
}

/// How a card is carried.
public enum CardKind: String, Hashable, Sendable, Codable, CaseIterable {
    /// A plastic card, handed over at a service point.
    case plastic
    /// A card in the city's application on a phone.
    case electronic
}

/// The information on data protection, by version.
public struct Privacy: Hashable, Sendable {
    /// Version of the words.
    public var version: String
    /// The words, a paragraph each.
    public var paragraphs: [LocalText]

    /// The information on data protection.
    public init(version: String, paragraphs: [LocalText]) {
        self.version = version
        self.paragraphs = paragraphs
    }
}

/// The versions of what the city sets beside its regulation (R-APP-6), printed on the confirmation.
public struct Patterns: Hashable, Sendable {
    /// Version of the form's pattern.
    public var form: String
    /// Version of the list of attachments that are accepted.
    public var attachments: String

    /// Versions; empty where the city counts none.
    public init(form: String = "", attachments: String = "") {
        self.form = form
        self.attachments = attachments
    }
}
