import Domain
import Foundation
import GRDB

extension Projector {
    func apply(_ event: CardEvent, to id: ID<Card>) throws {
        switch event {
        case .issued(let issued):
            guard let person = try number(of: issued.person) else { throw StoreFault.corrupt }
            try insert(issued, id, person)
        case .handedOver(let handedOver):
            try database.run(
                "UPDATE card SET status = 'active', handed_over = ?, handed_over_at = ? WHERE id = ?",
                [handedOver.on.ordinal, handedOver.servicePoint, id.blob])
            try showCard(id, "active")
        case .blocked:
            try database.run("UPDATE card SET status = 'blocked' WHERE id = ?", [id.blob])
            try showCard(id, "blocked")
        case .returned: break
        }
    }

    /// The holder's latest card stands so.
    private func showCard(_ id: ID<Card>, _ status: String) throws {
        try database.run(
            """
            UPDATE person SET card_status = ? FROM card
            WHERE card.id = ? AND person.n = card.person AND person.card_number = card.number
            """, [status, id.blob])
    }

    private func insert(_ issued: CardIssued, _ id: ID<Card>, _ person: Int) throws {
        let number = issued.number.text
        try database.run(
            """
            INSERT INTO card(id, number, person, kind, pickup_point, status, issued)
            VALUES (?, ?, ?, ?, ?, 'ready', ?)
            """,
            [id.blob, number, person, issued.kind.rawValue, issued.pickupPoint, issued.on.ordinal])
        try database.run(
            "UPDATE person SET card_number = ?, card_status = 'ready' WHERE n = ?", [number, person])
        try addSearch(SearchKeys.numbers(number), to: person)
    }

    func apply(_ event: StaffEvent, to id: ID<StaffMember>) throws {
        switch event {
        case .added(let account):
            try database.run(
                "INSERT INTO staff(id, login, name, roles, is_active) VALUES (?, ?, ?, ?, 1)",
                [id.blob, account.login, account.name, account.roles.text])
        case .changed(let change):
            try database.run(
                "UPDATE staff SET roles = coalesce(?, roles), is_active = coalesce(?, is_active) WHERE id = ?",
                [change.roles?.text, change.isActive, id.blob])
        }
    }
}

extension Set<Role> {
    /// As one text of a column, in the order of the roles.
    var text: String {
        Role.allCases.filter(contains).map(\.rawValue).joined(separator: " ")
    }

    init(text: String) {
        self.init(text.split(separator: " ").compactMap { Role(rawValue: String($0)) })
    }
}
