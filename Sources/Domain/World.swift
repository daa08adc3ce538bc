/// The part of the programme's records that a command touches, as values. `Store` and central load it, `decide` reads
/// it, `evolve` carries it on.
public struct World: Hashable, Sendable {
    /// Persons by id.
    public var people: [ID<Person>: Person] = [:]
    /// Applications by id.
    public var applications: [ID<Application>: Application] = [:]
    /// Cards by id.
    public var cards: [ID<Card>: Card] = [:]
    /// Family accounts by id.
    public var families: [ID<Family>: Family] = [:]
    /// Requests for duplicates by id.
    public var duplicates: [ID<Duplicate>: Duplicate] = [:]
    /// Receipts by id.
    public var receipts: [ID<Receipt>: Receipt] = [:]
    /// Cashiers' shifts by id.
    public var shifts: [ID<Shift>: Shift] = [:]
    /// Accounts by id.
    public var staff: [ID<StaffMember>: StaffMember] = [:]
    /// The desk, once set up.
    public var office: OfficeEstablished?
    /// Who has a key of the duplicate check, in the order of their ids.
    public var holders: [PersonKey: [ID<Person>]] = [:]
    /// The last number given out in each series of this desk.
    public var lastNumbers: [Series: Int] = [:]

    /// Nothing known yet.
    public init() {}

    /// Takes in what happened.
    public mutating func evolve(_ change: Change) {
        switch (change.stream, change.event) {
        case (.person(let id), .person(let event)):
            let former = people[id]?.details.keys ?? []
            people[id].evolve(event, or: Person(id: id, beginning: event)) { $0.evolve(event) }
            hold(people[id]?.details.keys ?? [], insteadOf: former, id)
        case (.application(let id), .application(let event)):
            applications[id].evolve(event, or: Application(id: id, beginning: event)) { $0.evolve(event) }
        case (.card(let id), .card(let event)):
            cards[id].evolve(event, or: Card(id: id, beginning: event)) { $0.evolve(event) }
        case (.family(let id), .family(let event)):
            families[id].evolve(event, or: Family(id: id, beginning: event)) { $0.evolve(event) }
        case (.duplicate(let id), .duplicate(let event)):
            duplicates[id].evolve(event, or: Duplicate(id: id, beginning: event)) { $0.evolve(event) }
        case (.receipt(let id), .receipt(let event)):
            receipts[id].evolve(event, or: Receipt(id: id, beginning: event)) { $0.evolve(event) }
        case (.shift(let id), .shift(let event)):
            shifts[id].evolve(event, or: Shift(id: id, beginning: event)) { $0.evolve(event) }
        case (.staff(let id), .staff(let event)):
            staff[id].evolve(event, or: StaffMember(id: id, beginning: event)) { $0.evolve(event) }
        case (.office, .office(.established(let established))):
            office = established
        default:
            break
        }
        if let taken = change.event.number {
            lastNumbers[taken.series] = max(lastNumbers[taken.series] ?? 0, taken.count)
        }
    }

    /// A person is found by the keys that they have now: a number that was mistyped leads to its own holder again.
    private mutating func hold(_ keys: [PersonKey], insteadOf former: [PersonKey], _ person: ID<Person>) {
        guard keys != former else { return }
        for key in former {
            let others = holders[key]?.filter { $0 != person } ?? []
            holders[key] = others.isEmpty ? nil : others
        }
        for key in keys { holders[key] = ((holders[key] ?? []) + [person]).sorted() }
    }
}

extension Optional {
    /// The first event makes the aggregate, later ones carry it on.
    fileprivate mutating func evolve<Event>(_ event: Event, or beginning: Wrapped?, carryOn: (inout Wrapped) -> Void) {
        if var value = self {
            carryOn(&value)
            self = value
        } else {
            self = beginning
        }
    }
}

/// Which stream of events an aggregate has.
public enum StreamID: Hashable, Sendable {
    case person(ID<Person>)
    case application(ID<Application>)
    case card(ID<Card>)
    case family(ID<Family>)
    case duplicate(ID<Duplicate>)
    case receipt(ID<Receipt>)
    case shift(ID<Shift>)
    case staff(ID<StaffMember>)
    case office
}

/// Something that happened, in its stream.
public struct Change: Hashable, Sendable {
    /// The stream.
    public let stream: StreamID
    /// What happened.
    public let event: Event

    /// Something that happened.
    public init(_ stream: StreamID, _ event: Event) {
        self.stream = stream
        self.event = event
    }
}

/// Something that happened to an aggregate.
public enum Event: Hashable, Sendable {
    case person(PersonEvent)
    case application(ApplicationEvent)
    case card(CardEvent)
    case family(FamilyEvent)
    case duplicate(DuplicateEvent)
    case receipt(ReceiptEvent)
    case shift(ShiftEvent)
    case staff(StaffEvent)
    case office(OfficeEvent)

    /// The number that the event gave out, where it did.
    public var number: SerialNumber? {
        switch self {
        case .application(.submitted(let submitted)): submitted.number
        case .card(.issued(let issued)): issued.number
        case .duplicate(.requested(let requested)): requested.number
        case .receipt(.issued(let issued)): issued.number
        case .receipt(.certified(let certified)): certified.number
        case .shift(.opened(let opened)): opened.number
        default: nil
        }
    }
}
