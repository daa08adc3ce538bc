import Domain
import Store
import Wire

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
    /// - Throws: ``ImportFault``, the first thing that is wrong; ``StoreFault``.
    func submission(
        _ sent: ElectronicApplication, enclosures: inout Enclosures
    ) throws -> SubmitApplication {
        let reference = try fields(["reference": sent.reference]).required("reference", .text)
        let application: ID<Application> = ID(
            following: "\(programme.id)|electronic-application|\(sent.reference)", on: sent.sent)
        var form = ApplicationForm(
            address: try fields(of: sent.address).address(),
            contact: try fields(["email": sent.contact.email, "phone": sent.contact.phone], at: "contact.").contact(),
            basis: sent.basis, cardKind: sent.cardKind, pickupPoint: sent.pickupPoint, statements: sent.statements,
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
        let fields = fields(of: person, at: path)
        let identity = try fields.identity()
        let birthDate = try fields.birthDate(person.birthDate, of: identity)
        var applicant = Applicant(
            person: newcomer, identity: identity, surname: try fields.required("surname", .name),
            givenName: try fields.required("given_name", .name), secondName: try fields.text("second_name", .name),
            birthDate: birthDate, sex: identity.pesel?.sex ?? person.sex, relation: person.relation,
            basis: person.basis, packages: person.packages, confirmedDifferent: person.otherPerson == true)
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

    private func photo(
        _ enclosure: ElectronicApplication.Enclosure?, at path: String, _ enclosures: inout Enclosures
    ) throws(ImportFault) -> PhotoRecord? {
        guard let enclosure else { return nil }
        do throws(EnclosureFault) {
            return try enclosures.photo(enclosure, reason: photoReason)
        } catch {
            throw ImportFault(field: path, reason: .enclosure(error))
        }
    }

    private func record(
        of paper: ElectronicApplication.Paper, at path: String, people: Int, _ enclosures: inout Enclosures
    ) throws -> DocumentRecord {
        guard let document = programme.document(paper.paper) else {
            throw fault(.documentUnknown(paper.paper), "\(path).paper")
        }
        guard document.mayBeKept else { throw ImportFault(field: "\(path).scan", reason: .scanNotKept) }
        if let person = paper.person, !(0..<people).contains(person) { throw fault(.unknownPerson, "\(path).person") }
        var record = DocumentRecord(
            document: document.id, person: paper.person, status: .scanned, evidence: paper.evidence,
            validUntil: paper.validUntil, by: actor, at: now)
        if paper.reference != nil {
            record.reference = try fields(["reference": paper.reference], at: "\(path).").text("reference", .text)
        }
        do throws(EnclosureFault) {
            record.scan = try enclosures.scan(paper.scan)
        } catch {
            throw ImportFault(field: "\(path).scan", reason: .enclosure(error))
        }
        return record
    }

    // MARK: Texts

    private func fields(of person: ElectronicApplication.Sender, at path: String) -> FieldReader {
        let texts = [
            "pesel": person.pesel, "surname": person.surname, "given_name": person.givenName,
            "second_name": person.secondName, "document_kind": person.document?.kind,
            "document_country": person.document?.country, "document_number": person.document?.number,
        ]
        return fields(texts, at: "\(path).")
    }

    private func fields(of address: Address) -> FieldReader {
        let texts = [
            "street": address.street, "house": address.house, "flat": address.flat, "postal_code": address.postalCode,
            "city": address.city,
        ]
        return fields(texts, at: "address.")
    }

    private func fields(_ texts: [String: String?], at path: String = "") -> FieldReader {
        FieldReader(programme: programme, today: today) {
            texts[$0]?.flatMap { $0 } ?? ""
        } place: {
            path + $0.replacing("document_", with: "document.").camelCase
        }
    }

    private func fault(_ reason: Reason, _ path: String) -> ImportFault {
        ImportFault(field: path, reason: .refusal(programme.refusal(.complete, reason, field: path)))
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
