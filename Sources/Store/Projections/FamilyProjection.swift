import Domain
import Foundation
import GRDB

extension Projector {
    func apply(_ event: FamilyEvent, to id: ID<Family>) throws {
        switch event {
        case .founded(let founded):
            try database.run(
                "INSERT INTO family(id, administrator) VALUES (?, ?)", [id.blob, founded.administrator.blob])
            try insert(founded.administrator, into: id)
        case .joined(let member): try insert(member.person, into: id)
        case .left(let left):
            try database.run(
                """
                DELETE FROM family_member WHERE family = (SELECT n FROM family WHERE id = ?)
                AND person = (SELECT n FROM person WHERE id = ?)
                """, [id.blob, left.person.blob])
        case .administratorChanged(let changed):
            try database.run(
                "UPDATE family SET administrator = ? WHERE id = ?", [changed.person.blob, id.blob])
        case .dissolved:
            try database.run(
                "DELETE FROM family_member WHERE family = (SELECT n FROM family WHERE id = ?)", [id.blob])
        }
    }

    private func insert(_ person: ID<Person>, into id: ID<Family>) throws {
        try database.run(
            """
            INSERT INTO family_member(family, person)
            SELECT family.n, person.n FROM family, person WHERE family.id = ? AND person.id = ?
            """, [id.blob, person.blob])
    }

    func apply(_ event: DuplicateEvent, to id: ID<Duplicate>) throws {
        switch event {
        case .requested(let requested):
            guard let person = try number(of: requested.person) else { throw StoreFault.corrupt }
            try database.run(
                """
                INSERT INTO duplicate(id, number, person, ground, fee, status, requested, service_point)
                VALUES (?, ?, ?, ?, ?, 'unpaid', ?, ?)
                """,
                [
                    id.blob, requested.number.text, person,
                    requested.request.ground.rawValue, requested.fee.grosze, requested.on.ordinal,
                    requested.servicePoint,
                ])
            try addSearch(SearchKeys.numbers(requested.number.text), to: person)
        case .issued:
            try database.run("UPDATE duplicate SET status = 'issued' WHERE id = ?", [id.blob])
        case .withdrawn:
            try database.run("UPDATE duplicate SET status = 'withdrawn' WHERE id = ?", [id.blob])
        }
    }
}
