/// One city's programme: its regulation as values, read from a programme file. Nothing with a figure in it stands
/// anywhere else.
public struct Programme: Equatable, Sendable {
    /// Short name of the programme (`lomza`), part of every key that central stores.
    public var id: String
    /// The city's name.
    public var city: String
    /// The name of the card.
    public var card: String
    /// The organiser as letterheads name it, with its address, a line each.
    public var organiser: [String]
    /// Number of the regulation.
    public var regulation: String
    /// First day on which it is in force.
    public var validFrom: Day
    /// In which paragraph each rule stands.
    public var paragraphs: [Rule: String]
    /// How and until when applications are decided.
    public var decision: Decision
    /// Patterns of the numbers that are printed.
    public var numbers: Numbers
    /// The service points, where applications are taken and cards handed out.
    public var servicePoints: [ServicePoint]
    /// On what an adult's claim may rest.
    public var bases: [Basis]
    /// In which capacity a person may hold a card.
    public var entitlements: [Entitlement]
    /// How the persons of a family are related to its administrator.
    public var relations: [Relation]
    /// The packages and the traits that they give.
    public var packages: [Package]
    /// The papers that may be asked for.
    public var documents: [Document]
    /// What costs how much.
    public var fees: [Fee]
    /// How money is taken.
    public var cash: CashTerms
    /// The reliefs that packages carry.
    public var reliefs: [Relief]
    /// Cards of earlier programmes.
    public var earlierCards: [EarlierCard]
    /// Days for changes and renewals.
    public var terms: Terms
    /// Statements that have to be made.
    public var statements: [Statement]
    /// Consents that may be given.
    public var consents: [Consent]
    /// Documents by which a person may show who they are.
    public var identityDocuments: [IdentityKind]
    /// The kinds of card that the city hands out.
    public var cardKinds: [CardKind]
    /// What a photo has to be; nil where the city asks for none.
    public var photo: PhotoRequirements?
    /// The information on data protection that goes on the confirmation.
    public var privacy: Privacy
    /// The versions of the form and of the list of attachments.
    public var patterns: Patterns

    /// Where a rule stands in the city's regulation; empty where it stands in none.
    public func paragraph(_ rule: Rule) -> String {
        paragraphs[rule] ?? ""
    }

    /// A refusal by that rule, with its paragraph.
    public func refusal(_ rule: Rule, _ reason: Reason, field: String? = nil, paragraph: String? = nil) -> Refusal {
        Refusal(rule: rule, paragraph: paragraph ?? self.paragraph(rule), field: field, reason: reason)
    }

    /// The package of that id.
    public func package(_ id: String) -> Package? {
        packages.first { $0.id == id }
    }

    /// The package on which a card and every other package hang; every application asks for it.
    public var mainPackage: String {
        packages.first?.id ?? ""
    }

    /// The relation of that id.
    public func relation(_ id: String?) -> Relation? {
        relations.first { $0.id == id }
    }

    /// The capacity of that id.
    public func entitlement(_ id: String) -> Entitlement? {
        entitlements.first { $0.id == id }
    }

    /// The fee of that id.
    public func fee(_ id: String) -> Fee? {
        fees.first { $0.id == id }
    }

    /// The relief of that id.
    public func relief(_ id: String) -> Relief? {
        reliefs.first { $0.id == id }
    }

    /// From which age on somebody applies for themselves.
    public var adultAge: Int {
        bases.compactMap(\.age.from).min() ?? 0
    }

    /// The document of that id.
    public func document(_ id: String) -> Document? {
        documents.first { $0.id == id }
    }

    /// The service point of that id.
    public func servicePoint(_ id: String) -> ServicePoint? {
        servicePoints.first { $0.id == id }
    }

    /// A whole programme.
    public init(
        id: String, city: String, card: String, organiser: [String], regulation: String, validFrom: Day,
        paragraphs: [Rule: String], decision: Decision, numbers: Numbers, servicePoints: [ServicePoint],
        bases: [Basis], entitlements: [Entitlement], packages: [Package], documents: [Document], fees: [Fee],
        statements: [Statement], consents: [Consent], identityDocuments: [IdentityKind], cardKinds: [CardKind],
        photo: PhotoRequirements?, privacy: Privacy, patterns: Patterns = Patterns(), relations: [Relation] = [],
        cash: CashTerms = CashTerms(), reliefs: [Relief] = [], earlierCards: [EarlierCard] = [],
        terms: Terms = Terms(renewalsAhead: 0)
    ) {
        self.id = id
        self.city = city
        self.card = card
        self.organiser = organiser
        self.regulation = regulation
        self.validFrom = validFrom
        self.paragraphs = paragraphs
        self.decision = decision
        self.numbers = numbers
        self.servicePoints = servicePoints
        self.bases = bases
        self.entitlements = entitlements
        self.packages = packages
        self.documents = documents
        self.fees = fees
        self.statements = statements
        self.consents = consents
        self.identityDocuments = identityDocuments
        self.cardKinds = cardKinds
        self.photo = photo
        self.privacy = privacy
        self.patterns = patterns
        self.relations = relations
        self.cash = cash
        self.reliefs = reliefs
        self.earlierCards = earlierCards
        self.terms = terms
    }
}
