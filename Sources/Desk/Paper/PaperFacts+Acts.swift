import Documents
import Domain
import Store

/// What a decision or a handover adds to the case.
extension PaperFacts {
    /// How the case was decided; nil where it is still open.
    func decision(of file: ApplicationCase) -> PaperValues? {
        guard let (ruling, by) = file.ruling else { return nil }
        let status = file.application.status
        return [
            "granted": .flag(status == .approved), "refused": .flag(status == .refused),
            "withdrawn": .flag(status == .withdrawn), "decided.on": .text(ruling.on.polish), "decided.by": .text(by),
            "reason": .text(ruling.reason), "packages": .rows(grants(in: file)),
            "waiting": .flag(file.cards.contains { $0.status == .ready }),
        ]
    }

    private func grants(in file: ApplicationCase) -> [PaperValues] {
        file.people.flatMap { person in
            person.grants.filter { $0.application == file.application.id }.map { grant in
                [
                    "person.name": .text(person.details.fullName), "package.name": .text(packageName(grant.package)),
                    "package.valid-until": .text(lastDay(grant.until)),
                ]
            }
        }
    }

    /// How a card was handed over; nil where it was not.
    func pickup(of id: ID<Card>, in file: ApplicationCase) -> PaperValues? {
        guard let card = file.cards.first(where: { $0.id == id }), let handover = card.handover else { return nil }
        let holder = file.application.form.people.first { $0.person == card.person }?.fullName ?? ""
        let main = programme.packages.first?.id
        let grant = file.people.first { $0.id == card.person }?.grants.last { $0.package == main }
        let office = programme.servicePoint(handover.servicePoint)
        return [
            "receiver.name": .text(handover.authorised ?? holder), "holder.name": .text(holder),
            "receiver.authorised": .flag(handover.authorised != nil),
            "receiver.document": .text(identityName(handover.identityKind)),
            "picked-up.on": .text(handover.on.polish), "handed.by": .text(file.nameOfHandover(id)),
            "office.name": .text(office?.name ?? handover.servicePoint),
            "cards": .rows([
                [
                    "card.number": .text(card.number), "person.name": .text(holder),
                    "card.valid-until": .text(grant.map { lastDay($0.until) } ?? ""),
                ]
            ]),
        ]
    }
}

extension ApplicationCase {
    /// The decision that ended it, and the name of who made it.
    fileprivate var ruling: (ApplicationDecided, by: String)? {
        for line in history.reversed() {
            switch line.event {
            case .application(.approved(let ruling)), .application(.refused(let ruling)),
                .application(.withdrawn(let ruling)):
                return (ruling, line.actorName)
            default: continue
            }
        }
        return nil
    }

    /// The name of who handed a card over.
    fileprivate func nameOfHandover(_ card: ID<Card>) -> String {
        let line = history.last { line in
            guard case .card(.handedOver) = line.event else { return false }
            return line.stream == .card(card)
        }
        return line?.actorName ?? ""
    }
}
