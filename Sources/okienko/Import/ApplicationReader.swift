import Domain
import Store
import Wire

/// Why an application is not taken.
struct ItemFault: Error {
    /// The field that it is about, by its path; empty where it is about the whole.
    let path: String
    let reason: What

    enum What {
        /// It can't be read.
        case unreadable(CommandFault)
        /// By the programme's rules.
        case refusal(Refusal)
        /// A file that comes along.
        case enclosure(EnclosureFault)
        /// The birth date is not the one that the PESEL carries.
        case birthDateDiffers
        /// A paper of which no scan may be kept.
        case scanNotKept
    }
}

/// Makes a form of an electronic application: what a clerk would have typed.
struct ApplicationReader {
    let store: Store
    let actor: ID<StaffMember>
    let today: Day
    let now: Instant
    /// What stands for the clerk's reason where a photo has warnings.
    let photoReason: String

    private var programme: Programme { store.programme }

    /// The ids of application and command follow from the reference: sent twice, it is one.
    func command(of sent: ElectronicApplication) -> ID<Command> {
        ID(following: "\(programme.id)|electronic-application|\(sent.reference)")
    }

    /// What it wants done; its enclosures are read on the way.
    ///
    /// - Throws: ``ItemFault``, the first thing that is wrong; ``StoreFault``.
    func submission(
        _ sent: ElectronicApplication, enclosures: inout Enclosures
    ) throws -> SubmitApplication {
        let reference = try required(sent.reference, .text, "reference")
        let application: ID<Application> = ID(
            following: "\(programme.id)|electronic-application|\(sent.reference)", on: sent.sent)
        var form = ApplicationForm(
            address: try address(sent.address), contact: try contact(sent.contact), basis: sent.basis,
            cardKind: sent.cardKind, pickupPoint: sent.pickupPoint, statements: sent.statements,
            consents: sent.consents, electronic: ElectronicOrigin(reference: reference, sent: sent.sent))
        for (index, person) in sent.people.enumerated() {
            var applicant = try applicant(
                person, at: "people[\(index)]", newcomer: ID(derivedFrom: application, index: index))
            applicant.photo = try photo(person.photo, at: "people[\(index)].photo", &enclosures)
            form.people.append(applicant)
        }
        for (index, paper) in sent.papers.enumerated() {
            form.put(try record(of: paper, at: "papers[\(index)]", people: sent.people.count, &enclosures))
        }
        return SubmitApplication(application: application, form: form)
    }

    private func applicant(
        _ person: ElectronicApplication.Sender, at path: String, newcomer: ID<Person>
    ) throws -> Applicant {
        let identity = try identity(person, at: path)
        let birthDate = identity.pesel?.birthDate ?? person.birthDate
        guard person.birthDate == nil || person.birthDate == birthDate else {
            throw ItemFault(path: "\(path).birthDate", reason: .birthDateDiffers)
        }
        var applicant = Applicant(
            person: newcomer, identity: identity, surname: try required(person.surname, .name, "\(path).surname"),
            givenName: try required(person.givenName, .name, "\(path).givenName"),
            secondName: try text(person.secondName ?? "", .name, "\(path).secondName"), birthDate: birthDate,
            sex: identity.pesel?.sex ?? person.sex, relation: person.relation, basis: person.basis,
            packages: person.packages, confirmedDifferent: person.otherPerson == true)
        if let relation = programme.relation(person.relation) {
            applicant.entitlement = programme.capacity(of: relation, age: birthDate?.age(on: today))
        }
        if let known = try store.people(withAnyOf: applicant.keys.filter(\.isCertain)).first {
            applicant.person = known.id
            let held = known.packages.filter { $0.until ?? today >= today }.map(\.package)
            applicant.holds = held.isEmpty ? nil : held
        }
        return applicant
    }

    private func identity(_ person: ElectronicApplication.Sender, at path: String) throws -> Identity {
        let digits = try text(person.pesel ?? "", .pesel, "\(path).pesel")
        if let pesel = try? Pesel(digits) { return .pesel(pesel) }
        guard let document = person.document else { throw fault(.required, "\(path).pesel") }
        guard programme.identityDocuments.contains(where: { $0.id == document.kind }) else {
            throw fault(.notAChoice(""), "\(path).document.kind")
        }
        let country = try required(document.country, .country, "\(path).document.country").uppercased()
        let number = try required(document.number, .documentNumber, "\(path).document.number")
        return .document(
            IdentityDocument(
                kind: document.kind, country: country, number: FieldKind.documentNumber(number) ?? number))
    }

    private func address(_ address: Address) throws -> Address {
        let postalCode = try text(address.postalCode, .postalCode, "address.postalCode")
        return Address(
            street: try text(address.street, .text, "address.street"),
            house: try text(address.house, .text, "address.house"), flat: try text(address.flat, .text, "address.flat"),
            postalCode: FieldKind.postalCode(postalCode) ?? "", city: try text(address.city, .text, "address.city"))
    }

    private func contact(_ contact: Contact) throws -> Contact {
        let phone = try text(contact.phone, .phone, "contact.phone")
        return Contact(
            email: try text(contact.email, .email, "contact.email"), phone: FieldKind.phone(phone) ?? "")
    }

    private func photo(
        _ enclosure: ElectronicApplication.Enclosure?, at path: String, _ enclosures: inout Enclosures
    ) throws(ItemFault) -> PhotoRecord? {
        guard let enclosure else { return nil }
        do throws(EnclosureFault) {
            return try enclosures.photo(enclosure, reason: photoReason)
        } catch {
            throw ItemFault(path: path, reason: .enclosure(error))
        }
    }

    private func record(
        of paper: ElectronicApplication.Paper, at path: String, people: Int, _ enclosures: inout Enclosures
    ) throws -> DocumentRecord {
        guard let document = programme.document(paper.paper) else {
            throw fault(.documentUnknown(paper.paper), "\(path).paper")
        }
        guard document.mayBeKept else { throw ItemFault(path: "\(path).scan", reason: .scanNotKept) }
        if let person = paper.person, !(0..<people).contains(person) { throw fault(.unknownPerson, "\(path).person") }
        var record = DocumentRecord(
            document: document.id, person: paper.person, status: .scanned, evidence: paper.evidence,
            validUntil: paper.validUntil, by: actor, at: now)
        record.reference = try paper.reference.map { try text($0, .text, "\(path).reference") }
        do throws(EnclosureFault) {
            record.scan = try enclosures.scan(paper.scan)
        } catch {
            throw ItemFault(path: "\(path).scan", reason: .enclosure(error))
        }
        return record
    }

    // MARK: Texts

    private func required(_ text: String, _ kind: FieldKind, _ path: String) throws(ItemFault) -> String {
        let text = try self.text(text, kind, path)
        guard !text.isEmpty else { throw fault(.required, path) }
        return text
    }

    /// A text, blanks around and between made one.
    private func text(_ text: String, _ kind: FieldKind, _ path: String) throws(ItemFault) -> String {
        let words = text.split(separator: " ").joined(separator: " ")
        if !words.isEmpty, let reason = kind.fault(in: words, today: today) { throw fault(reason, path) }
        return words
    }

    private func fault(_ reason: Reason, _ path: String) -> ItemFault {
        ItemFault(path: path, reason: .refusal(programme.refusal(.complete, reason, field: path)))
    }
}

extension Refusal {
    /// The field as an electronic application has it: `person.1.given_name` is `people[1].givenName`.
    var path: String {
        var parts = (field ?? "").split(separator: ".").map(String.init)
        guard let first = parts.first else { return "" }
        switch first {
        case "person", "photo":
            let place = parts.dropFirst().first.flatMap { Int($0) }
            parts.removeFirst(place == nil ? 1 : 2)
            parts = ["people[\(place ?? 0)]"] + (first == "photo" ? ["photo"] : parts)
        case "document": parts = ["papers"]
        case "statement": parts = ["statements"]
        case "card": parts = [parts.last == "pickup" ? "pickupPoint" : "cardKind"]
        default: break
        }
        return parts.map(\.camelCase).joined(separator: ".")
    }
}

extension String {
    fileprivate var camelCase: String {
        split(separator: "_").enumerated().map { $0 == 0 ? String($1) : $1.capitalized }.joined()
    }
}
