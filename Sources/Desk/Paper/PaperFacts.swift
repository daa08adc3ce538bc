import Configuration
import Documents
import Domain
import Store

/// Finds what the names of a paper stand for: the records and the programme, as they read on paper.
struct PaperFacts {
    let programme: Programme
    let messages: Messages

    /// What any paper may mention.
    func common(madeBy clerk: String, at servicePoint: String) -> PaperValues {
        let office = programme.servicePoint(servicePoint)
        return [
            "programme.name": .text(programme.card), "made.by": .text(clerk),
            "office.name": .text(office?.name ?? ""), "office.address": .text(office?.address ?? ""),
            "pattern.form": .text(programme.patterns.form),
            "pattern.attachments": .text(programme.patterns.attachments),
            "privacy.version": .text(programme.privacy.version),
            "privacy": .rows(programme.privacy.paragraphs.map { ["privacy.text": .text(messages.text($0))] }),
        ]
    }

    /// What any paper about a case may mention.
    func values(of file: ApplicationCase) -> PaperValues {
        let application = file.application, form = application.form
        let pickup = programme.servicePoint(form.pickupPoint)
        let basis = programme.bases.first { $0.id == form.basis }
        return [
            "case.number": .text(application.number), "received.on": .text(application.submitted.polish),
            "received.by": .text(file.submittedByName), "deadline.on": .text(application.deadline.polish),
            "applicant.name": .text(form.people.first?.fullName ?? ""), "applicant.phone": .text(form.contact.phone),
            "applicant.email": .text(form.contact.email), "applicant.address": .text(letterAddress(form)),
            "notice.by-email": .flag(form.contact.channel == .email),
            "notice.by-sms": .flag(form.contact.channel == .sms),
            "basis.name": .text(basis.map { messages.text($0.label) } ?? ""),
            "card.kind": .text(form.cardKind.map { messages.text("card.kind.\($0)") } ?? ""),
            "pickup.place": .text(pickup?.name ?? ""), "pickup.address": .text(pickup?.address ?? ""),
            "persons": .rows(form.people.map { person($0, form) }), "papers": .rows(papers(of: application)),
            "statements": .rows(statements(form)), "consents": .rows(consents(form)),
        ]
    }

    /// Name, street, and postal code with city, a line each.
    private func letterAddress(_ form: ApplicationForm) -> String {
        let town = [form.address.postalCode, form.address.city].filter { !$0.isEmpty }.joined(separator: " ")
        return [form.people.first?.fullName ?? "", form.address.line, town].joined(separator: "\n")
    }

    // MARK: Lists

    private func person(_ person: Applicant, _ form: ApplicationForm) -> PaperValues {
        let entitlement = programme.entitlements.first { $0.id == person.entitlement }
        let packages = person.packages.map(packageName)
        return [
            "person.name": .text(person.fullName),
            "person.role": .text(entitlement.map { messages.text($0.label) } ?? messages.text("paper.applicant")),
            "person.pesel": .text(person.identity?.pesel?.digits ?? ""),
            "person.document": .text(document(person.identity)),
            "person.born": .text(person.birthDate?.polish ?? ""), "person.address": .text(form.address.full),
            "person.packages": .text(packages.joined(separator: ", ")),
        ]
    }

    private func document(_ identity: Identity?) -> String {
        guard case .document(let document) = identity else { return "" }
        return "\(identityName(document.kind)) \(document.country) \(document.number)"
    }

    /// The papers that were taken, in the order of the checklist.
    private func papers(of application: Application) -> [PaperValues] {
        let checklist = Checklist(for: application.form, programme: programme, today: application.submitted)
        return checklist.items.compactMap { item in
            guard let record = item.record, let document = programme.document(record.document) else { return nil }
            let evidence = document.evidence.filter { $0.id == record.evidence }
            var name = withEvidence(messages.text(document.label), evidence)
            if let person = item.person {
                let places = ["paper.name": name, "person.name": application.form.people[person].fullName]
                name = messages.text("paper.of-person", named: places)
            }
            return ["paper.name": .text(name), "paper.state": .text(state(record))]
        }
    }

    private func state(_ record: DocumentRecord) -> String {
        let state = messages.text("paper.state.\(record.status.rawValue)")
        guard let until = record.validUntil else { return state }
        return messages.text("paper.state.validity", named: ["paper.state": state, "valid.until": until.polish])
    }

    /// `PIT, pierwsza strona (pieczątka wpływu albo UPO)`.
    func withEvidence(_ name: String, _ evidence: [Evidence]) -> String {
        guard !evidence.isEmpty else { return name }
        let names = evidence.map { messages.text($0.label) }.joined(separator: messages.text("paper.evidence.or"))
        return messages.text("paper.evidence", named: ["paper.name": name, "evidence.names": names])
    }

    private func statements(_ form: ApplicationForm) -> [PaperValues] {
        programme.statements.filter { statement in form.statements.contains { $0.id == statement.id && $0.given } }
            .map { ["statement.text": .text(messages.text($0.text))] }
    }

    private func consents(_ form: ApplicationForm) -> [PaperValues] {
        programme.consents.map { consent in
            let isGiven = form.consents.contains { $0.id == consent.id && $0.given }
            return [
                "consent.name": .text(messages.text(consent.text)),
                "consent.given": .text(messages.text(isGiven ? "paper.yes" : "paper.no")),
            ]
        }
    }

    // MARK: Names

    func packageName(_ id: String) -> String {
        programme.package(id).map { messages.text($0.label) } ?? id
    }

    func identityName(_ kind: String) -> String {
        programme.identityDocuments.first { $0.id == kind }.map { messages.text($0.label) } ?? kind
    }

    /// The last day, or that there is none.
    func lastDay(_ day: Day?) -> String {
        day?.polish ?? messages.text("paper.always")
    }
}

extension Applicant {
    /// Given names before the family name, as letters have them.
    var fullName: String {
        [givenName, secondName, surname].filter { !$0.isEmpty }.joined(separator: " ")
    }
}
