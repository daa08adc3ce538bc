import Domain
import Store
import Widgets

/// A person's file in words.
struct PersonText {
    private let file: PersonFile
    private let desk: Surroundings
    private var person: Person { file.person }

    init(_ file: PersonFile, _ desk: Surroundings) {
        self.file = file
        self.desk = desk
    }

    // MARK: On top

    /// Who it is, and what has to be seen first: the end, a doubt, a card that does not work, money due.
    var top: [TableCell] {
        let details = person.details
        let identity =
            switch details.identity {
            case .pesel(let pesel): "PESEL \(pesel.digits)"
            case .document(let document): "\(document.kind) \(document.country) \(document.number)"
            }
        let age = desk.messages.text("case.age", count: person.age(on: desk.today))
        let contact = [person.contact.phone, person.contact.email].filter { !$0.isEmpty }
        return [
            TableCell("\(details.listName) \(details.secondName)", .heading),
            TableCell("\(desk.words("case.born", details.birthDate.iso)) (\(age))   \(identity)"),
            TableCell(person.address.full), TableCell(contact.joined(separator: "   ")),
        ] + alarms
    }

    private var alarms: [TableCell] {
        var alarms: [TableCell] = []
        if let end = person.end {
            let kind = desk.words("end.\(end.kind.rawValue)")
            let reason = end.reason.isEmpty ? "" : " – \(end.reason)"
            alarms.append(TableCell("✗ " + desk.words("person.ended", end.on.iso, kind) + reason, .bad))
        }
        for doubt in person.doubts {
            let reason = doubt.reason.isEmpty ? desk.words("doubt.\(doubt.cause.rawValue)") : doubt.reason
            alarms.append(TableCell("⚠ " + desk.words("person.doubted", doubt.on.iso, reason), .warning))
        }
        if let card = file.cards.first, person.end == nil, !file.cards.contains(where: \.status.isLive) {
            alarms.append(TableCell("✗ " + desk.words("person.no-live-card", card.number, blocked(card)), .bad))
        }
        let due = file.duplicates.filter { $0.status == .unpaid }
        return alarms
            + due.map {
                TableCell("⚠ " + desk.words("person.due", $0.number, $0.fee.description), .warning)
            }
    }

    private func blocked(_ card: Card) -> String {
        guard let block = card.block else { return "" }
        return "\(block.on.iso), \(desk.words("block.\(block.reason.rawValue)"))"
    }

    // MARK: Below

    /// Everything else, to scroll through.
    var lines: [TableCell] {
        let parts = [
            ("person.packages", packages), ("person.cards", cards), ("person.duplicates", duplicates),
            ("person.family", family), ("person.reliefs", reliefs), ("person.applications", applications),
            ("case.history", history),
        ].filter { $0.0 == "person.family" || !$0.1.isEmpty }
        let blocks = parts.map { heading, lines in
            [TableCell(desk.words(heading), .heading)] + (lines.isEmpty ? ["  –"] : lines).map { TableCell($0) }
        }
        return Array(blocks.joined(separator: [TableCell("")]))
    }

    /// What was granted last; one without an end rests while the main package is not renewed (R-PKG-4).
    private var packages: [String] {
        let inForce = person.packages(inForce: desk.programme, on: desk.today)
        return desk.programme.packages.compactMap { package in
            person.lastGrant(of: package.id).map { grant in
                let mark = inForce.contains(package.id) ? "✓" : "✗"
                let until = grant.until.map { desk.words("case.until", $0.iso) } ?? desk.words("case.always")
                let rests = grant.isValid(on: desk.today) && !inForce.contains(package.id)
                let note = rests ? [desk.words("person.package-rests")] : []
                return
                    "  \(mark) \(desk.local(package.label)) \(until) (\((note + [why(grant)]).joined(separator: "; ")))"
            }
        }
    }

    /// How the last day came about.
    private func why(_ grant: Grant) -> String {
        let check = grant.checkBy.map { desk.words("person.check-by", $0.iso) }
        return [desk.words("person.since", grant.from.iso), desk.reason(of: grant), check].compactMap { $0 }
            .joined(separator: "; ")
    }

    private var cards: [String] {
        file.cards.map { card in
            let point = desk.programme.servicePoint(card.pickupPoint)?.name ?? card.pickupPoint
            let state = desk.words("card.status.\(card.status.rawValue)")
            var parts = [card.number, desk.words("card.kind.\(card.kind.rawValue)"), state]
            parts.append(card.status == .blocked ? blocked(card) : point)
            if let day = card.returned { parts.append(desk.words("person.returned", day.iso)) }
            return "  " + parts.joined(separator: "  ")
        }
    }

    private var duplicates: [String] {
        file.duplicates.map { duplicate in
            let ground = desk.words("duplicate.ground.\(duplicate.ground.rawValue)")
            let status = desk.words("duplicate.status.\(duplicate.status.rawValue)")
            let fee = duplicate.status == .unpaid ? " \(duplicate.fee)" : ""
            return "  \(duplicate.number)  \(duplicate.requested.iso)  \(ground)  \(status)\(fee)"
        }
    }

    private var family: [String] {
        guard let family = file.family else { return [] }
        return family.members.compactMap { member in
            file.world.people[member.person].map { other in
                let age = desk.messages.text("case.age", count: other.age(on: desk.today))
                let role = desk.role(of: member, in: family)
                return "  \(other.id == person.id ? "▸" : " ") \(other.details.listName), \(age), \(role)"
            }
        }
    }

    private var reliefs: [String] {
        file.world.reliefs(of: person, desk.programme, on: desk.today).map { "  " + desk.describe($0) }
    }

    private var applications: [String] {
        file.applications.map { application in
            let status = desk.words("application.status.\(application.status.rawValue)")
            let remark = application.remark.isEmpty ? "" : " – \(application.remark)"
            return "  \(application.number)  \(application.submitted.iso)  \(status)\(remark)"
        }
    }

    private var history: [String] {
        file.history.map(desk.words(for:))
    }
}

extension Surroundings {
    /// A member's place in a family account: how they are related to who first administered it, and who does now.
    func role(of member: FamilyMember, in family: Family) -> String {
        let relation = programme.relation(member.relation)?.label ?? programme.entitlement(member.relation)?.label
        let words = [
            relation.map(local), member.person == family.administrator ? self.words("family.administers") : nil,
        ]
        return words.compactMap { $0 }.joined(separator: ", ")
    }

    /// A relief with what is left of it.
    func describe(_ standing: ReliefStanding) -> String {
        let label = local(standing.relief.label)
        guard let entries = standing.relief.entries, let left = standing.left else {
            let used = messages.text("relief.used", count: standing.used)
            return standing.used == 0 ? label : "\(label): \(used)"
        }
        let words = "relief.left.\(entries.period.rawValue)"
        return "\(label): \(self.words(words, String(left), String(entries.count)))"
    }
}
