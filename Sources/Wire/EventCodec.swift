import Domain
import Foundation

/// What a journal entry says happened.
public enum JournalPayload: Hashable, Sendable {
    /// An event of this version of the program.
    case known(Event)
    /// An event of a later version: kept as it came.
    case unknown(type: String, payload: Data)

    /// The event, where this version knows it.
    public var event: Event? {
        if case .known(let event) = self { event } else { nil }
    }
}

/// The one codec of journal payloads: every payload that is written or read goes through it.
///
/// Storage: a type's name and its JSON never change; an event that needs other fields gets a new type (`…/2`) beside the
/// old one.
public enum EventCodec {
    /// The type's name and the JSON of an event, keys sorted.
    public static func encode(_ event: Event) throws -> (type: String, payload: Data) {
        let (type, body) = described(event)
        return (type, try JSON.encode(body))
    }

    /// The name of an event's type.
    public static func type(of event: Event) -> String {
        described(event).type
    }

    /// Reads what was written.
    ///
    /// - Throws: ``PayloadFault`` where a known type's JSON is not what that type has.
    public static func decode(type: String, payload: Data) throws(PayloadFault) -> JournalPayload {
        guard let read = readers[type] else { return .unknown(type: type, payload: payload) }
        do {
            return .known(try read(payload))
        } catch {
            throw PayloadFault(type: type)
        }
    }

    /// The names of all types known.
    public static var types: [String] { readers.keys.sorted() }

    static func described(_ event: Event) -> (type: String, body: any Encodable) {
        switch event {
        case .person(let event): described(event)
        case .application(let event): described(event)
        case .card(let event): described(event)
        case .family(let event): described(event)
        case .duplicate(let event): described(event)
        case .receipt(let event): described(event)
        case .shift(let event): described(event)
        case .staff(.added(let body)): ("staff.added/1", OrderedAddStaff(body))
        case .staff(.changed(let body)): ("staff.changed/1", OrderedChangeStaff(body))
        case .office(.established(let body)): ("office.established/1", body)
        }
    }

    private static func described(_ event: PersonEvent) -> (type: String, body: any Encodable) {
        switch event {
        case .registered(let body): ("person.registered/1", body)
        case .changed(let body): ("person.changed/1", body)
        case .granted(let body): ("person.granted/1", body)
        case .declared(let body): ("person.declared/1", body)
        case .revoked(let body): ("person.revoked/1", body)
        case .earlierCard(let body): ("person.earlier-card/1", body)
        case .reliefUsed(let body): ("person.relief-used/1", body)
        case .doubted(let body): ("person.doubted/1", body)
        case .cleared(let body): ("person.cleared/1", body)
        case .ended(let body): ("person.ended/1", body)
        }
    }

    private static func described(_ event: ApplicationEvent) -> (type: String, body: any Encodable) {
        switch event {
        case .submitted(let body): ("application.submitted/1", body)
        case .supplemented(let body): ("application.supplemented/1", body)
        case .supplementCalled(let body): ("application.supplement-called/1", body)
        case .approved(let body): ("application.approved/1", body)
        case .refused(let body): ("application.refused/1", body)
        case .withdrawn(let body): ("application.withdrawn/1", body)
        }
    }

    private static func described(_ event: CardEvent) -> (type: String, body: any Encodable) {
        switch event {
        case .issued(let body): ("card.issued/1", body)
        case .handedOver(let body): ("card.handed-over/1", body)
        case .blocked(let body): ("card.blocked/1", body)
        case .returned(let body): ("card.returned/1", body)
        }
    }

    private static func described(_ event: FamilyEvent) -> (type: String, body: any Encodable) {
        switch event {
        case .founded(let body): ("family.founded/1", body)
        case .joined(let body): ("family.joined/1", body)
        case .left(let body): ("family.left/1", body)
        case .administratorChanged(let body): ("family.administrator-changed/1", body)
        case .dissolved(let body): ("family.dissolved/1", body)
        }
    }

    private static func described(_ event: DuplicateEvent) -> (type: String, body: any Encodable) {
        switch event {
        case .requested(let body): ("duplicate.requested/1", body)
        case .issued(let body): ("duplicate.issued/1", body)
        case .withdrawn(let body): ("duplicate.withdrawn/1", body)
        }
    }

    private static func described(_ event: ReceiptEvent) -> (type: String, body: any Encodable) {
        switch event {
        case .issued(let body): ("receipt.issued/1", body)
        case .voided(let body): ("receipt.voided/1", body)
        case .reprinted(let body): ("receipt.reprinted/1", body)
        case .certified(let body): ("receipt.certified/1", body)
        }
    }

    private static func described(_ event: ShiftEvent) -> (type: String, body: any Encodable) {
        switch event {
        case .opened(let body): ("shift.opened/1", body)
        case .closed(let body): ("shift.closed/1", body)
        case .explained(let body): ("shift.explained/1", body)
        }
    }

    private typealias Reader = @Sendable (Data) throws -> Event

    private static func reader<Body: Decodable & Sendable>(_ make: @escaping @Sendable (Body) -> Event) -> Reader {
        { make(try JSON.decode(Body.self, from: $0)) }
    }

    private static let readers: [String: Reader] = [
        "person.registered/1": reader { .person(.registered($0)) },
        "person.changed/1": reader { .person(.changed($0)) },
        "person.granted/1": reader { .person(.granted($0)) },
        "person.declared/1": reader { .person(.declared($0)) },
        "person.revoked/1": reader { .person(.revoked($0)) },
        "person.earlier-card/1": reader { .person(.earlierCard($0)) },
        "person.relief-used/1": reader { .person(.reliefUsed($0)) },
        "person.doubted/1": reader { .person(.doubted($0)) },
        "person.cleared/1": reader { .person(.cleared($0)) },
        "person.ended/1": reader { .person(.ended($0)) },
        "application.submitted/1": reader { .application(.submitted($0)) },
        "application.supplemented/1": reader { .application(.supplemented($0)) },
        "application.supplement-called/1": reader { .application(.supplementCalled($0)) },
        "application.approved/1": reader { .application(.approved($0)) },
        "application.refused/1": reader { .application(.refused($0)) },
        "application.withdrawn/1": reader { .application(.withdrawn($0)) },
        "card.issued/1": reader { .card(.issued($0)) },
        "card.handed-over/1": reader { .card(.handedOver($0)) },
        "card.blocked/1": reader { .card(.blocked($0)) },
        "card.returned/1": reader { .card(.returned($0)) },
        "family.founded/1": reader { .family(.founded($0)) },
        "family.joined/1": reader { .family(.joined($0)) },
        "family.left/1": reader { .family(.left($0)) },
        "family.administrator-changed/1": reader { .family(.administratorChanged($0)) },
        "family.dissolved/1": reader { .family(.dissolved($0)) },
        "duplicate.requested/1": reader { .duplicate(.requested($0)) },
        "duplicate.issued/1": reader { .duplicate(.issued($0)) },
        "duplicate.withdrawn/1": reader { .duplicate(.withdrawn($0)) },
        "receipt.issued/1": reader { .receipt(.issued($0)) },
        "receipt.voided/1": reader { .receipt(.voided($0)) },
        "receipt.reprinted/1": reader { .receipt(.reprinted($0)) },
        "receipt.certified/1": reader { .receipt(.certified($0)) },
        "shift.opened/1": reader { .shift(.opened($0)) },
        "shift.closed/1": reader { .shift(.closed($0)) },
        "shift.explained/1": reader { .shift(.explained($0)) },
        "staff.added/1": reader { .staff(.added($0)) },
        "staff.changed/1": reader { .staff(.changed($0)) },
        "office.established/1": reader { .office(.established($0)) },
    ]
}

/// A payload of a known type that can't be read: the record was altered or damaged.
public struct PayloadFault: Error, Hashable, Sendable {
    /// The type that it should be.
    public let type: String
}

/// An account with its roles in a fixed order: a set's own order changes from run to run.
struct OrderedAddStaff: Encodable {
    let staff: ID<StaffMember>
    let login: String
    let name: String
    let roles: [Role]
    let passwordHash: String

    init(_ command: AddStaff) {
        staff = command.staff
        login = command.login
        name = command.name
        roles = Role.allCases.filter(command.roles.contains)
        passwordHash = command.passwordHash
    }
}

/// A change of an account with its roles in a fixed order.
struct OrderedChangeStaff: Encodable {
    let staff: ID<StaffMember>
    let roles: [Role]?
    let passwordHash: String?
    let isActive: Bool?

    init(_ command: ChangeStaff) {
        staff = command.staff
        roles = command.roles.map { Role.allCases.filter($0.contains) }
        passwordHash = command.passwordHash
        isActive = command.isActive
    }
}

/// A desk's set-up with the roles of its administrator in a fixed order.
struct OrderedEstablishOffice: Encodable {
    let servicePoint: String
    let desk: Int
    let administrator: OrderedAddStaff

    init(_ command: EstablishOffice) {
        servicePoint = command.servicePoint
        desk = command.desk
        administrator = OrderedAddStaff(command.administrator)
    }
}
