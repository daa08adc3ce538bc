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
        case .card(.issued(let body)): ("card.issued/1", body)
        case .card(.handedOver(let body)): ("card.handed-over/1", body)
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

    private typealias Reader = @Sendable (Data) throws -> Event

    private static func reader<Body: Decodable & Sendable>(_ make: @escaping @Sendable (Body) -> Event) -> Reader {
        { make(try JSON.decode(Body.self, from: $0)) }
    }

    private static let readers: [String: Reader] = [
        "person.registered/1": reader { .person(.registered($0)) },
        "person.changed/1": reader { .person(.changed($0)) },
        "person.granted/1": reader { .person(.granted($0)) },
        "person.declared/1": reader { .person(.declared($0)) },
        "application.submitted/1": reader { .application(.submitted($0)) },
        "application.supplemented/1": reader { .application(.supplemented($0)) },
        "application.supplement-called/1": reader { .application(.supplementCalled($0)) },
        "application.approved/1": reader { .application(.approved($0)) },
        "application.refused/1": reader { .application(.refused($0)) },
        "application.withdrawn/1": reader { .application(.withdrawn($0)) },
        "card.issued/1": reader { .card(.issued($0)) },
        "card.handed-over/1": reader { .card(.handedOver($0)) },
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
