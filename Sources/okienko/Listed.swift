import Configuration
import Domain
import Store

/// Something on a list: an object for programs, cells for the eye.
protocol Listed {
    associatedtype Object: Encodable

    /// The columns, by the ends of their message keys (`cli.column.name`).
    static var columns: [String] { get }
    /// All that is known of it.
    var object: Object { get }
    /// A cell a column.
    func cells(_ words: ListWords) -> [String]
}

/// The words of a list: statuses and the city's names.
struct ListWords {
    let messages: Messages
    let programme: Programme

    func point(_ id: String) -> String {
        programme.servicePoint(id)?.name ?? id
    }
}

extension PersonRow: Listed {
    struct Object: Encodable {
        struct Package: Encodable {
            let package: String
            let until: Day?
        }

        let id: ID<Person>
        let surname, givenName, secondName: String
        let birthDate: Day
        let address: String
        let packages: [Package]
        let cardNumber: String?
        let cardStatus: CardStatus?
        let openApplication: String?
        let openStatus: ApplicationStatus?
    }

    static var columns: [String] { ["name", "born", "address", "card", "status", "application"] }

    var object: Object {
        Object(
            id: id, surname: surname, givenName: givenName, secondName: secondName, birthDate: birthDate,
            address: address, packages: packages.map { Object.Package(package: $0.package, until: $0.until) },
            cardNumber: card?.number, cardStatus: card?.status, openApplication: open?.number,
            openStatus: open?.status)
    }

    func cells(_ words: ListWords) -> [String] {
        let status = card.map { words.messages.text("card.status.\($0.status.rawValue)") }
        return [listName, birthDate.iso, address, card?.number ?? "", status ?? "", open?.number ?? ""]
    }
}

extension ApplicationRow: Listed {
    struct Object: Encodable {
        let id: ID<Application>
        let number: String
        let status: ApplicationStatus
        let person: ID<Person>
        let surname, givenName: String
        let people: Int
        let packages: [String]
        let pickupPoint: String
        let submitted, deadline: Day
        let submittedBy: ID<StaffMember>
        let submittedByName: String
        let remark: String
        let until, decided: Day?
    }

    static var columns: [String] { ["application", "status", "name", "submitted", "deadline", "decided"] }

    var object: Object {
        Object(
            id: id, number: number, status: status, person: person, surname: surname, givenName: givenName,
            people: people, packages: packages, pickupPoint: pickupPoint, submitted: submitted, deadline: deadline,
            submittedBy: submittedBy, submittedByName: submittedByName, remark: remark, until: until,
            decided: decided)
    }

    func cells(_ words: ListWords) -> [String] {
        let status = words.messages.text("application.status.\(status.rawValue)")
        return [number, status, listName, submitted.iso, deadline.iso, decided?.iso ?? ""]
    }
}

extension CardRow: Listed {
    struct Object: Encodable {
        let id: ID<Card>
        let number: String
        let kind: CardKind
        let status: CardStatus
        let person: ID<Person>
        let surname, givenName: String
        let birthDate: Day
        let pickupPoint: String
        let issued: Day
        let handedOver: Day?
        let handedOverAt: String?
    }

    static var columns: [String] { ["card", "status", "name", "born", "issued", "handed-over", "point"] }

    var object: Object {
        Object(
            id: id, number: number, kind: kind, status: status, person: person, surname: surname,
            givenName: givenName, birthDate: birthDate, pickupPoint: pickupPoint, issued: issued,
            handedOver: handedOver, handedOverAt: handedOverAt)
    }

    func cells(_ words: ListWords) -> [String] {
        let status = words.messages.text("card.status.\(status.rawValue)")
        return [
            number, status, listName, birthDate.iso, issued.iso, handedOver?.iso ?? "",
            words.point(handedOverAt ?? pickupPoint),
        ]
    }
}

extension Notice: Listed {
    struct Object: Encodable {
        let id: Int
        let kind, channel: String
        let application: ID<Application>
        let number: String
        let person: ID<Person>
        let created: String
        let state: String
    }

    static var columns: [String] { ["application", "notice", "channel", "queued"] }

    var object: Object {
        Object(
            id: id, kind: kind.rawValue, channel: channel.rawValue, application: application, number: number,
            person: person, created: created.iso, state: state.rawValue)
    }

    func cells(_ words: ListWords) -> [String] {
        [
            number, words.messages.text("notice.\(kind.rawValue)"),
            words.messages.text("channel.\(channel.rawValue)"), "\(created.day.iso) \(created.clock)",
        ]
    }
}

extension RenewalRow: Listed {
    struct Object: Encodable {
        let person: ID<Person>
        let surname, givenName, package: String
        let until: Day
        let channel: Channel?
        let family, openApplication: String?
    }

    static var columns: [String] { ["until", "name", "package", "family", "channel", "application"] }

    var object: Object {
        Object(
            person: person, surname: surname, givenName: givenName, package: package, until: until, channel: channel,
            family: family, openApplication: open?.number)
    }

    func cells(_ words: ListWords) -> [String] {
        let label = words.programme.package(package).map { words.messages.text($0.label) }
        let channel = channel.map { words.messages.text("channel.\($0.rawValue)") }
        return [until.iso, listName, label ?? package, family ?? "", channel ?? "", open?.number ?? ""]
    }
}
