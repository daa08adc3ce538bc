/// A request for a card in another one's place: on paper, against a statement of loss or the damaged card (R-CRD-6).
public struct Duplicate: Hashable, Sendable {
    /// Identifies the request's stream.
    public let id: ID<Duplicate>
    /// The printed case number.
    public let number: String
    /// The card whose place the new one takes.
    public let card: ID<Card>
    /// The holder.
    public let person: ID<Person>
    /// Why it is wanted.
    public let ground: DuplicateGround
    /// Who signed the statement, where it is not the holder.
    public let signedBy: ID<Person>?
    /// What it costs; nothing where the fee is waived.
    public let fee: Money
    /// SHA-256 of the photo for the new card.
    public let photo: String?
    /// Where it is picked up.
    public let pickupPoint: String
    /// The day of the request.
    public let requested: Day
    /// How it stands.
    public private(set) var status: DuplicateStatus = .unpaid
    /// The new card, once issued.
    public private(set) var issued: ID<Card>?
}

/// Why a duplicate is wanted.
public enum DuplicateGround: String, Hashable, Sendable, Codable, CaseIterable {
    /// A statement of loss.
    case lost
    /// The damaged card's return.
    case damaged
    /// What is printed on the card changed.
    case printedDataChanged = "printed-data-changed"

    /// Why the old card is blocked.
    var block: BlockReason {
        switch self {
        case .lost: .lost
        case .damaged: .damaged
        case .printedDataChanged: .outdated
        }
    }
}

/// How a request for a duplicate stands.
public enum DuplicateStatus: String, Hashable, Sendable, Codable, CaseIterable {
    /// It waits for its fee.
    case unpaid
    /// The card was issued.
    case issued
    /// Taken back.
    case withdrawn
}

// MARK: Commands

/// Asks for a duplicate of a plastic card.
public struct RequestDuplicate: Hashable, Sendable, Codable {
    /// The request's stream, made when its form was opened.
    public var duplicate: ID<Duplicate>
    /// The card whose place the new one takes.
    public var card: ID<Card>
    /// Why.
    public var ground: DuplicateGround
    /// The statement of loss was signed.
    public var stated: Bool
    /// The old card lies on the desk.
    public var cardReturned: Bool
    /// Who signed, where it is not the holder: a parent for a child.
    public var signedBy: ID<Person>?
    /// The looks of the holder changed: a new photo is needed (R-PHO-3).
    public var looksChanged: Bool
    /// The new photo; nil: the one of the old card is taken.
    public var photo: PhotoRecord?
    /// Where the new card is picked up.
    public var pickupPoint: String

    /// Asks for a duplicate.
    public init(
        duplicate: ID<Duplicate>, card: ID<Card>, ground: DuplicateGround, stated: Bool = false,
        cardReturned: Bool = false, signedBy: ID<Person>? = nil, looksChanged: Bool = false,
        photo: PhotoRecord? = nil, pickupPoint: String
    ) {
        self.duplicate = duplicate
        self.card = card
        self.ground = ground
        self.stated = stated
        self.cardReturned = cardReturned
        self.signedBy = signedBy
        self.looksChanged = looksChanged
        self.photo = photo
        self.pickupPoint = pickupPoint
    }
}

/// Takes back a request that waits for its fee. The old card stays blocked.
public struct WithdrawDuplicate: Hashable, Sendable, Codable {
    /// The request.
    public var duplicate: ID<Duplicate>
    /// Why.
    public var reason: String

    /// Takes a request back.
    public init(duplicate: ID<Duplicate>, reason: String) {
        self.duplicate = duplicate
        self.reason = reason
    }
}

// MARK: Events

/// What happened to a request for a duplicate. Storage: never rename a case or a field.
public enum DuplicateEvent: Hashable, Sendable {
    /// It was asked for.
    case requested(DuplicateRequested)
    /// The card was issued.
    case issued(DuplicateIssued)
    /// It was taken back.
    case withdrawn(DuplicateWithdrawn)
}

/// A duplicate as it was asked for.
public struct DuplicateRequested: Hashable, Sendable, Codable {
    /// The case number.
    public var number: SerialNumber
    /// The holder.
    public var person: ID<Person>
    /// What was asked for.
    public var request: RequestDuplicate
    /// SHA-256 of the photo for the new card.
    public var photo: String?
    /// What it costs; nothing where the fee is waived.
    public var fee: Money
    /// The service point.
    public var servicePoint: String
    /// The day.
    public var on: Day
    /// Who entered it.
    public var by: ID<StaffMember>
}

/// A duplicate as it was issued.
public struct DuplicateIssued: Hashable, Sendable, Codable {
    /// The new card.
    public var card: ID<Card>
    /// The receipt by which it was paid; nil where it was free.
    public var receipt: ID<Receipt>?
    /// The day.
    public var on: Day
}

/// A request that was taken back.
public struct DuplicateWithdrawn: Hashable, Sendable, Codable {
    /// Why.
    public var reason: String
    /// The day.
    public var on: Day
    /// Who entered it.
    public var by: ID<StaffMember>
}

// MARK: Decide

extension Person {
    /// Why a card of theirs most likely has to be replaced, by what is in the records; nil where nothing tells.
    public func likelyGround(toReplace card: Card) -> DuplicateGround? {
        if card.printsOtherwise(than: self) { return .printedDataChanged }
        return switch card.block?.reason {
        case .lost: .lost
        case .damaged: .damaged
        default: nil
        }
    }
}

extension Card {
    /// Whether its holder's name is another one by now (R-CRD-8). What a card carries that was issued before names were
    /// kept with it is told from the day on which the name changed.
    func printsOtherwise(than holder: Person) -> Bool {
        name.map { $0 != holder.details.fullName } ?? holder.printedDataChanged.map { $0 >= issued } ?? false
    }
}

extension World {
    func decide(_ command: RequestDuplicate, _ context: Context) throws(Refusal) -> [Change] {
        guard duplicates[command.duplicate] == nil else {
            let number = duplicates[command.duplicate]?.number ?? ""
            throw context.refusal(.duplicate, .duplicateOpen(number: number))
        }
        guard let card = cards[command.card] else {
            throw context.refusal(.duplicate, .unknownCard, field: "card")
        }
        let holder = try duplicateHolder(of: card, context)
        try refuseGround(command, card, holder, context)
        try refuseSignature(command, holder, context)
        try refusePhotoAndPlace(command, context)
        let ending = ending(card, for: command, context)
        let requested = DuplicateRequested(
            number: context.number(context.programme.numbers.caseNumber, .caseNumber, in: self), person: card.person,
            request: command, photo: command.photo?.hash ?? card.photo,
            fee: context.programme.duplicateFee(for: command.ground, on: context.today),
            servicePoint: context.servicePoint, on: context.today,
            by: context.actor)
        let asked = Change(.duplicate(command.duplicate), .duplicate(.requested(requested)))
        guard requested.fee == .zero, let duplicate = Duplicate(id: command.duplicate, beginning: .requested(requested))
        else { return ending + [asked] }
        return ending + [asked] + issue(duplicate, paidBy: nil, context)
    }

    private func duplicateHolder(of card: Card, _ context: Context) throws(Refusal) -> Person {
        guard card.kind == .plastic else { throw context.refusal(.duplicate, .cardNotPlastic, field: "card") }
        let holder = try participant(card.person, context, field: "card")
        let main = context.programme.mainPackage
        guard holder.has(package: main, on: context.today) else {
            throw context.refusal(.cardNeedsPackage, .packageNeeds(main), field: "card")
        }
        let others = liveCards(of: holder.id).filter { $0.kind == card.kind && $0.id != card.id }
        guard others.isEmpty else { throw context.refusal(.duplicate, .cardReplaced, field: "card") }
        let open = duplicates.values.first { $0.person == holder.id && $0.status == .unpaid }
        if let open { throw context.refusal(.duplicate, .duplicateOpen(number: open.number), field: "card") }
        return holder
    }

    private func refuseGround(
        _ command: RequestDuplicate, _ card: Card, _ holder: Person, _ context: Context
    ) throws(Refusal) {
        switch command.ground {
        case .lost where !command.stated:
            throw context.refusal(.duplicate, .statementMissing, field: "duplicate.stated")
        case .damaged where !command.cardReturned && card.returned == nil:
            throw context.refusal(.duplicate, .cardNotReturned, field: "duplicate.returned")
        case .printedDataChanged where !card.printsOtherwise(than: holder):
            throw context.refusal(.duplicateFree, .printedDataSame, field: "duplicate.ground")
        default:
            break
        }
    }

    private func refuseSignature(
        _ command: RequestDuplicate, _ holder: Person, _ context: Context
    ) throws(Refusal) {
        try refuseSignature(command.signedBy, for: [holder.id], .duplicate, context, field: "duplicate.signed-by")
    }

    /// A child does not sign: a parent does, an adult of the same family account.
    func refuseSignature(
        _ signer: ID<Person>?, for persons: [ID<Person>], _ rule: Rule, _ context: Context, field: String
    ) throws(Refusal) {
        for child in persons where !isAdult(child, context) {
            guard let signer, isAdult(signer, context), people[signer]?.end?.kind != .death else {
                let age = people[child]?.age(on: context.today) ?? 0
                throw context.refusal(rule, .parentMissing(age: age), field: field)
            }
            guard family(of: child)?.contains(signer) != false else {
                throw context.refusal(rule, .parentNotInFamily, field: field)
            }
        }
    }

    private func refusePhotoAndPlace(_ command: RequestDuplicate, _ context: Context) throws(Refusal) {
        if command.looksChanged && context.programme.photo != nil && command.photo == nil {
            throw context.refusal(.photoRenewed, .newPhotoMissing, field: "photo")
        }
        if let fault = command.photo?.fault { throw context.refusal(.photoRenewed, fault, field: "photo") }
        guard context.programme.servicePoint(command.pickupPoint) != nil else {
            throw context.refusal(.pickup, .notAChoice(command.pickupPoint), field: "card.pickup")
        }
    }

    /// The old card ends with the request: what was lost or is wrong must not work while the new one is made.
    private func ending(_ card: Card, for command: RequestDuplicate, _ context: Context) -> [Change] {
        if command.cardReturned && card.returned == nil { return returning(card, command.ground.block, context) }
        return card.status.isLive ? [block(card, command.ground.block, context)] : []
    }

    func decide(_ command: WithdrawDuplicate, _ context: Context) throws(Refusal) -> [Change] {
        guard let duplicate = duplicates[command.duplicate] else {
            throw context.refusal(.duplicate, .unknownDuplicate, field: "duplicate")
        }
        guard duplicate.status == .unpaid else {
            throw context.refusal(.duplicate, .duplicateClosed, field: "duplicate")
        }
        let reason = try context.reason(command.reason, .duplicate)
        return [withdrawal(of: duplicate, reason: reason, context)]
    }

    func withdrawal(of duplicate: Duplicate, reason: String, _ context: Context) -> Change {
        let withdrawn = DuplicateWithdrawn(reason: reason, on: context.today, by: context.actor)
        return Change(.duplicate(duplicate.id), .duplicate(.withdrawn(withdrawn)))
    }

    /// The card in another one's place.
    func issue(_ duplicate: Duplicate, paidBy receipt: ID<Receipt>?, _ context: Context) -> [Change] {
        let id = ID<Card>(derivedFrom: context.command, index: 0)
        let issued = CardIssued(
            number: context.number(context.programme.numbers.card, .card, in: self), person: duplicate.person,
            kind: .plastic, application: cards[duplicate.card]?.application ?? ID(high: 0, low: 0),
            pickupPoint: duplicate.pickupPoint, photo: duplicate.photo, on: context.today, duplicate: duplicate.id,
            name: people[duplicate.person]?.details.fullName)
        let done = DuplicateIssued(card: id, receipt: receipt, on: context.today)
        return [
            Change(.duplicate(duplicate.id), .duplicate(.issued(done))), Change(.card(id), .card(.issued(issued))),
        ]
    }

    /// What is still to be paid for a duplicate; nil where nothing is (R-CRD-7).
    public func due(for duplicate: Duplicate) -> Money? {
        guard duplicate.fee > .zero else { return nil }
        let isPaid = receipts.values.contains { $0.subject == duplicate.id && $0.void == nil }
        return isPaid ? nil : duplicate.fee
    }
}

extension Programme {
    /// What a duplicate costs on a day; nothing where the fee is waived for its ground (R-CRD-7, R-CRD-8).
    public func duplicateFee(for ground: DuplicateGround, on day: Day) -> Money {
        guard let fee = fee(Fee.duplicate), !fee.waivedFor.contains(ground.rawValue) else { return .zero }
        return fee.amount(on: day)
    }
}

// MARK: Evolve

extension Duplicate {
    /// A request as its first event tells; nil where it is none that begins one.
    public init?(id: ID<Duplicate>, beginning event: DuplicateEvent) {
        guard case .requested(let requested) = event else { return nil }
        self.id = id
        number = requested.number.text
        card = requested.request.card
        person = requested.person
        ground = requested.request.ground
        signedBy = requested.request.signedBy
        fee = requested.fee
        photo = requested.photo
        pickupPoint = requested.request.pickupPoint
        self.requested = requested.on
    }

    /// Takes in what happened.
    public mutating func evolve(_ event: DuplicateEvent) {
        switch event {
        case .requested: break
        case .issued(let issued): (status, self.issued) = (.issued, issued.card)
        case .withdrawn: status = .withdrawn
        }
    }
}
