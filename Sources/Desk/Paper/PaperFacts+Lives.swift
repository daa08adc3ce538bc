import Documents
import Domain
import Store

/// What papers about cards lost, families and the end say. Days of the desk are passed in: some papers are printed to be
/// signed, before anything is in the records.
extension PaperFacts {
    // MARK: Cards

    func values(of statement: LossStatement, in file: PersonFile) -> PaperValues? {
        guard let card = file.world.cards[statement.card] else { return nil }
        return holder(file.person, signedBy: statement.signedBy, in: file.world).merging([
            "card.number": .text(card.number), "loss.on": .text(statement.on.polish),
            "loss.circumstances": .text(statement.circumstances),
            "blocked.on": .text(card.block?.on.polish ?? ""),
        ]) { $1 }
    }

    func values(of id: ID<Duplicate>, in file: PersonFile) -> PaperValues? {
        guard let duplicate = file.world.duplicates[id], let request = file.request(for: id) else { return nil }
        let point = programme.servicePoint(duplicate.pickupPoint)
        let isFree = duplicate.fee == .zero
        return holder(file.person, signedBy: duplicate.signedBy, in: file.world).merging([
            "case.number": .text(duplicate.number), "submitted.on": .text(duplicate.requested.polish),
            "card.number": .text(file.world.cards[duplicate.card]?.number ?? ""),
            "duplicate.reason": .text(messages.text("paper.ground.\(duplicate.ground.rawValue)")),
            "enclosures": .rows(enclosures(of: request)),
            "fee.amount": .text(isFree ? "" : duplicate.fee.description),
            "fee.words": .text(isFree ? "" : AmountInWords.polish(grosze: duplicate.fee.grosze) ?? ""),
            "fee.waived": .text(isFree ? waived(for: duplicate.ground) : ""),
            "payment.proof": .text(proof(of: duplicate, in: file.world)),
            "pickup.place": .text(point.map { "\($0.name), \($0.address)" } ?? duplicate.pickupPoint),
        ]) { $1 }
    }

    private func holder(_ person: Person, signedBy signer: ID<Person>?, in world: World) -> PaperValues {
        let guardian = signer.flatMap { $0 == person.id ? nil : world.people[$0]?.details.fullName }
        return [
            "holder.name": .text(person.details.fullName), "holder.born": .text(person.details.birthDate.polish),
            "holder.address": .text(person.address.full), "guardian.name": .text(guardian ?? ""),
        ]
    }

    private func enclosures(of request: RequestDuplicate) -> [PaperValues] {
        let kinds = [
            request.stated ? "statement" : nil, request.cardReturned ? "card" : nil,
            request.photo == nil ? nil : "photo",
        ]
        return kinds.compactMap { $0 }.map { ["enclosure.text": .text(messages.text("paper.enclosure.\($0)"))] }
    }

    private func waived(for ground: DuplicateGround) -> String {
        let paragraph = programme.paragraph(.duplicateFree)
        let words = messages.text("paper.ground.\(ground.rawValue)")
        return paragraph.isEmpty ? words : "\(words) (\(paragraph))"
    }

    private func proof(of duplicate: Duplicate, in world: World) -> String {
        let receipt = world.receipts.values.first { $0.subject == duplicate.id && $0.void == nil }
        return receipt.map { "\($0.number), \($0.issued.polish)" } ?? ""
    }

    // MARK: The end

    /// Each with a file of their own: who has gone is on no family account any more.
    func values(of end: EndParticipation, in files: [PersonFile], on day: Day) -> PaperValues {
        let filer = files.first { $0.person.id == end.signedBy } ?? files.first
        let going = files.filter { end.people.contains($0.person.id) }
        return [
            "resigning.name": .text(filer?.person.details.fullName ?? ""),
            "resigning.address": .text(filer?.person.address.full ?? ""),
            "submitted.on": .text(day.polish), "effective.on": .text(day.polish),
            "resignation.reason": .text(end.reason),
            "persons": .rows(
                going.map { file in
                    [
                        "person.name": .text(file.person.details.fullName),
                        "person.role": .text(role(of: file.person, filer?.person, day)),
                    ]
                }),
            "cards": .rows(going.flatMap { cards(of: $0, end) }),
        ]
    }

    private func role(of person: Person, _ filer: Person?, _ day: Day) -> String {
        if person.id == filer?.id { return messages.text("paper.role.resigning") }
        return messages.text(person.isAdult(programme, on: day) ? "paper.role.member" : "paper.role.child")
    }

    private func cards(of file: PersonFile, _ end: EndParticipation) -> [PaperValues] {
        let held = file.cards.filter { $0.isHeld || end.cardsReturned.contains($0.id) }
        return held.reversed().map { card in
            let isReturned = end.cardsReturned.contains(card.id)
            return [
                "card.number": .text(card.number), "person.name": .text(file.person.details.fullName),
                "card.returned": .text(messages.text(isReturned ? "paper.yes" : "paper.no")),
            ]
        }
    }

    // MARK: Families

    func values(of family: Family, in file: PersonFile, on day: Day) -> PaperValues {
        let administrator = file.world.people[family.administrator]
        return [
            "administrator.name": .text(administrator?.details.fullName ?? ""),
            "account.address": .text(administrator?.address.full ?? ""),
            "account.since": .text(family.founded.polish), "stated.on": .text(day.polish),
            "members": .rows(family.members.flatMap { rows(for: $0, family, file.world, on: day) }),
        ]
    }

    /// A row for each package in force; one without, where there is none.
    private func rows(for member: FamilyMember, _ family: Family, _ world: World, on day: Day) -> [PaperValues] {
        guard let person = world.people[member.person] else { return [] }
        let packages = person.packages(inForce: programme, on: day).compactMap { person.lastGrant(of: $0) }
            .map { (packageName($0.package), lastDay($0.until)) }
        return (packages.isEmpty ? [("–", "")] : packages).enumerated().map { index, package in
            [
                "person.name": .text(index == 0 ? person.details.fullName : ""),
                "person.role": .text(index == 0 ? role(of: member, family) : ""),
                "package.name": .text(package.0), "package.valid-until": .text(package.1),
            ]
        }
    }

    private func role(of member: FamilyMember, _ family: Family) -> String {
        guard member.person != family.administrator else { return messages.text("paper.role.administrator") }
        let label = programme.relation(member.relation)?.label ?? programme.entitlement(member.relation)?.label
        return label.map { messages.text($0) } ?? messages.text("paper.role.member")
    }
}

extension PersonFile {
    /// What was asked for with a duplicate.
    fileprivate func request(for id: ID<Duplicate>) -> RequestDuplicate? {
        for line in history {
            if line.stream == .duplicate(id), case .duplicate(.requested(let requested)) = line.event {
                return requested.request
            }
        }
        return nil
    }
}
