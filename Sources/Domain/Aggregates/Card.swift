/// A card: the identifier of one person.
public struct Card: Hashable, Sendable {
    /// Identifies the card's stream.
    public let id: ID<Card>
    /// The number printed on it and coded in it.
    public let number: String
    /// The holder.
    public let person: ID<Person>
    /// How it is carried.
    public let kind: CardKind
    /// The application by which it came.
    public let application: ID<Application>
    /// Where it is picked up.
    public let pickupPoint: String
    /// The day it was issued.
    public let issued: Day
    /// How it stands.
    public private(set) var status: CardStatus
    /// SHA-256 of the photo on it; nil where the programme asks for none.
    public let photo: String?
    /// The request by which it came in another one's place; nil for a first card.
    public let duplicate: ID<Duplicate>?
    /// The name printed on it; nil on cards issued before it was kept.
    public let name: String?
    /// How it was handed over; nil until then.
    public private(set) var handover: CardHandedOver?
    /// How it was blocked; nil until then.
    public private(set) var block: CardBlocked?
    /// The day on which it was given back; nil until then.
    public private(set) var returned: Day?

    /// Whether somebody may have it in their hands: a plastic card that was handed over and not given back, also one
    /// that works no more.
    public var isHeld: Bool {
        kind == .plastic && handover != nil && returned == nil
    }
}

/// How a card stands.
public enum CardStatus: String, Hashable, Sendable, Codable, CaseIterable {
    /// It waits at the service point.
    case ready
    /// It is in its holder's hand.
    case active
    /// It never works again.
    case blocked

    /// Whether it works or will work once handed over.
    public var isLive: Bool {
        self != .blocked
    }
}

// MARK: Commands

/// Hands a card over. The identity of who takes it was checked; nothing of the document is kept but its kind.
public struct HandOverCard: Hashable, Sendable, Codable {
    /// The card.
    public var card: ID<Card>
    /// By which kind of document identity was shown: one of the programme's.
    public var identityKind: String
    /// The clerk saw the document and it is the person's.
    public var identityChecked: Bool
    /// Who takes it for the holder; nil where the holder does.
    public var authorised: AuthorisedPerson?

    /// Hands a card over.
    public init(
        card: ID<Card>, identityKind: String, identityChecked: Bool, authorised: AuthorisedPerson? = nil
    ) {
        self.card = card
        self.identityKind = identityKind
        self.identityChecked = identityChecked
        self.authorised = authorised
    }
}

/// Blocks a card: it never works again (R-CRD-5). Nothing else is needed.
public struct BlockCard: Hashable, Sendable, Codable {
    /// The card.
    public var card: ID<Card>
    /// Why.
    public var reason: BlockReason

    /// Blocks a card.
    public init(card: ID<Card>, reason: BlockReason = .lost) {
        self.card = card
        self.reason = reason
    }
}

/// Takes a card back (R-CRD-4).
public struct ReturnCard: Hashable, Sendable, Codable {
    /// The card.
    public var card: ID<Card>

    /// Takes a card back.
    public init(card: ID<Card>) {
        self.card = card
    }
}

/// Why a card was blocked.
public enum BlockReason: String, Hashable, Sendable, Codable, CaseIterable {
    /// Lost or stolen.
    case lost
    /// Damaged.
    case damaged
    /// What is printed on it changed.
    case outdated
    /// Its holder's participation ended.
    case ended
    /// Its holder gave it back.
    case returned
}

/// A person authorised to take a card for its holder.
public struct AuthorisedPerson: Hashable, Sendable, Codable {
    /// Their name.
    public var name: String
    /// The clerk saw the authorisation.
    public var authorisationSeen: Bool

    /// An authorised person.
    public init(name: String, authorisationSeen: Bool) {
        self.name = name
        self.authorisationSeen = authorisationSeen
    }
}

// MARK: Events

/// What happened to a card. Storage: never rename a case or a field.
public enum CardEvent: Hashable, Sendable {
    /// It was issued upon an approval.
    case issued(CardIssued)
    /// It was handed over.
    case handedOver(CardHandedOver)
    /// It was blocked.
    case blocked(CardBlocked)
    /// It was given back.
    case returned(CardReturned)
}

/// A card as it was blocked.
public struct CardBlocked: Hashable, Sendable, Codable {
    /// Why.
    public var reason: BlockReason
    /// The day.
    public var on: Day
    /// Who blocked it.
    public var by: ID<StaffMember>
}

/// A card as it was given back.
public struct CardReturned: Hashable, Sendable, Codable {
    /// The service point.
    public var servicePoint: String
    /// The day.
    public var on: Day
    /// Who took it.
    public var by: ID<StaffMember>
}

/// A card as it was issued.
public struct CardIssued: Hashable, Sendable, Codable {
    /// The number.
    public var number: SerialNumber
    /// The holder.
    public var person: ID<Person>
    /// How it is carried.
    public var kind: CardKind
    /// The application by which it came.
    public var application: ID<Application>
    /// Where it is picked up.
    public var pickupPoint: String
    /// SHA-256 of the photo on it; nil where the programme asks for none.
    public var photo: String?
    /// The day.
    public var on: Day
    /// The request by which it came in another one's place.
    public var duplicate: ID<Duplicate>?
    /// The name printed on it.
    public var name: String?

    /// A card as it was issued.
    public init(
        number: SerialNumber, person: ID<Person>, kind: CardKind, application: ID<Application>, pickupPoint: String,
        photo: String?, on: Day, duplicate: ID<Duplicate>? = nil, name: String? = nil
    ) {
        self.number = number
        self.person = person
        self.kind = kind
        self.application = application
        self.pickupPoint = pickupPoint
        self.photo = photo
        self.on = on
        self.duplicate = duplicate
        self.name = name
    }
}

/// How a card was handed over.
public struct CardHandedOver: Hashable, Sendable, Codable {
    /// By which kind of document identity was shown.
    public var identityKind: String
    /// Who took it for the holder; nil where the holder did.
    public var authorised: String?
    /// The service point.
    public var servicePoint: String
    /// The day.
    public var on: Day
    /// Who handed it over.
    public var by: ID<StaffMember>

    /// How a card was handed over.
    public init(identityKind: String, authorised: String?, servicePoint: String, on: Day, by: ID<StaffMember>) {
        self.identityKind = identityKind
        self.authorised = authorised
        self.servicePoint = servicePoint
        self.on = on
        self.by = by
    }
}

// MARK: Decide

extension World {
    func decide(_ command: HandOverCard, _ context: Context) throws(Refusal) -> [Change] {
        guard let card = cards[command.card] else { throw context.refusal(.pickup, .unknownCard, field: "card") }
        guard card.status != .blocked else { throw context.refusal(.blocked, .cardNotReady, field: "card") }
        guard card.status == .ready else { throw context.refusal(.pickup, .cardNotReady, field: "card") }
        guard card.pickupPoint == context.servicePoint else {
            let place = context.programme.servicePoint(card.pickupPoint)?.name ?? card.pickupPoint
            throw context.refusal(.pickup, .cardElsewhere(place), field: "card")
        }
        try refuseHandOver(of: card, context)
        guard context.programme.identityDocuments.contains(where: { $0.id == command.identityKind }) else {
            throw context.refusal(.pickup, .notAChoice(command.identityKind), field: "identity.kind")
        }
        guard command.identityChecked else {
            throw context.refusal(.pickup, .identityUnchecked, field: "identity.checked")
        }
        if let authorised = command.authorised {
            guard !Folding.fold(authorised.name).isEmpty else {
                throw context.refusal(.pickup, .required, field: "authorised.name")
            }
            guard authorised.authorisationSeen else {
                throw context.refusal(.pickup, .authorisationMissing, field: "authorised.seen")
            }
        }
        let handedOver = CardHandedOver(
            identityKind: command.identityKind, authorised: command.authorised?.name,
            servicePoint: context.servicePoint, on: context.today, by: context.actor)
        return [Change(.card(card.id), .card(.handedOver(handedOver)))]
    }

    /// A card takes the resident package, a duplicate its fee.
    private func refuseHandOver(of card: Card, _ context: Context) throws(Refusal) {
        let main = context.programme.mainPackage
        guard people[card.person]?.has(package: main, on: context.today) == true else {
            throw context.refusal(.cardNeedsPackage, .packageNeeds(main), field: "card")
        }
        if let duplicate = card.duplicate.flatMap({ duplicates[$0] }), let due = due(for: duplicate) {
            throw context.refusal(.duplicateFee, .feeUnpaid(due), field: "card")
        }
    }

    func decide(_ command: BlockCard, _ context: Context) throws(Refusal) -> [Change] {
        guard let card = cards[command.card] else { throw context.refusal(.blocked, .unknownCard, field: "card") }
        if let block = card.block { throw context.refusal(.blocked, .cardAlreadyBlocked(block.on), field: "card") }
        return [block(card, command.reason, context)]
    }

    func decide(_ command: ReturnCard, _ context: Context) throws(Refusal) -> [Change] {
        guard let card = cards[command.card] else {
            throw context.refusal(.cardReturned, .unknownCard, field: "card")
        }
        guard card.returned == nil else { throw context.refusal(.cardReturned, .notChanged, field: "card") }
        guard card.isHeld else { throw context.refusal(.cardReturned, .cardNotHeld, field: "card") }
        return returning(card, .returned, context)
    }

    func block(_ card: Card, _ reason: BlockReason, _ context: Context) -> Change {
        let blocked = CardBlocked(reason: reason, on: context.today, by: context.actor)
        return Change(.card(card.id), .card(.blocked(blocked)))
    }

    /// A card that was given back works no more.
    func returning(_ card: Card, _ reason: BlockReason, _ context: Context) -> [Change] {
        let returned = CardReturned(servicePoint: context.servicePoint, on: context.today, by: context.actor)
        let change = Change(.card(card.id), .card(.returned(returned)))
        return card.status.isLive ? [block(card, reason, context), change] : [change]
    }

    /// The cards of a person that work or will work, the first issued first.
    public func liveCards(of person: ID<Person>) -> [Card] {
        cards.values.filter { $0.person == person && $0.status.isLive }.sorted { $0.id < $1.id }
    }
}

// MARK: Evolve

extension Card {
    /// A card as its first event tells; nil where it is none that begins one.
    public init?(id: ID<Card>, beginning event: CardEvent) {
        guard case .issued(let issued) = event else { return nil }
        self.id = id
        number = issued.number.text
        person = issued.person
        kind = issued.kind
        application = issued.application
        pickupPoint = issued.pickupPoint
        self.issued = issued.on
        photo = issued.photo
        duplicate = issued.duplicate
        name = issued.name
        status = .ready
    }

    /// Takes in what happened.
    public mutating func evolve(_ event: CardEvent) {
        switch event {
        case .issued: break
        case .handedOver(let handedOver): (status, handover) = (.active, handedOver)
        case .blocked(let blocked): (status, block) = (.blocked, blocked)
        case .returned(let returned): self.returned = returned.on
        }
    }
}
