/// The papers that an application takes, as basis, ages, packages and the day of submission have it (R-DOC-1…6).
public struct Checklist: Hashable, Sendable {
    /// What has to be there, in the programme's order.
    public let items: [Item]
    /// Papers of the same groups that are not accepted at this time of the year.
    public let outOfSeason: [Document]

    /// One thing that has to be there: any one of its papers will do.
    public struct Item: Hashable, Sendable {
        /// The group that they stand for.
        public let group: String
        /// The person (from 0) it is about; nil for the whole application.
        public let person: Int?
        /// The papers accepted today, the usual one first.
        public let alternatives: [Document]
        /// What is known of them.
        public let records: [DocumentRecord]

        /// The field that refusals about it name: `document.pit`, `document.2.study`.
        public var field: String {
            person.map { "document.\($0).\(group)" } ?? "document.\(group)"
        }

        /// The record that settles it: an accepted one first, else whatever was last said.
        public var record: DocumentRecord? {
            records.first { $0.status.isAccepted } ?? records.last
        }
    }

    /// The papers for a form handed in on that day.
    public init(for form: ApplicationForm, programme: Programme, today: Day) {
        var items: [Item] = []
        var outOfSeason: [Document] = []
        for (group, person) in Checklist.needs(of: form, programme: programme) {
            let papers = programme.documents.filter { $0.group == group }
            let serving = papers.filter {
                Checklist.serves($0, form: form, person: person, programme: programme)
            }
            let accepted = serving.filter { $0.months.isEmpty || $0.months.contains(today.month) }
            let records = accepted.compactMap { form.record(of: $0.id, person: person) }
            items.append(Item(group: group, person: person, alternatives: accepted, records: records))
            outOfSeason += serving.filter { !accepted.contains($0) && !outOfSeason.contains($0) }
        }
        self.items = items
        self.outOfSeason = outOfSeason
    }

    private static func needs(of form: ApplicationForm, programme: Programme) -> [(group: String, person: Int?)] {
        var needs: [(group: String, person: Int?)] = []
        for document in programme.documents {
            let people = [nil] + form.people.indices.map(Optional.some)
            for person in people where serves(document, form: form, person: person, programme: programme) {
                if !needs.contains(where: { $0.group == document.group && $0.person == person }) {
                    needs.append((document.group, person))
                }
            }
        }
        return needs
    }

    private static func serves(
        _ document: Document, form: ApplicationForm, person: Int?, programme: Programme
    ) -> Bool {
        let main = programme.mainPackage
        return document.serves.contains { occasion in
            switch (occasion, person.map { form.people[$0] }) {
            case (.application, nil): true
            case (.basis(let basis), nil):
                form.basis == basis && form.restsOnBasis(for: main)
            case (.basis(let basis), let person?): person.basis == basis && person.packages.contains(main)
            case (.person, let person?): !person.packages.isEmpty
            case (.entitlement(let entitlement), let person?):
                person.entitlement == entitlement && !person.packages.isEmpty
            case (.package(let package), let person?): person.packages.contains(package)
            default: false
            }
        }
    }
}

extension ApplicationForm {
    /// Whether somebody asks for the resident package on the basis that the form names: who files, or an adult with
    /// them. A child gets it on the parent's verification (R-PKG-1).
    fileprivate func restsOnBasis(for main: String) -> Bool {
        people.enumerated().contains { index, person in
            (index == 0 || person.entitlement.isEmpty) && person.basis == nil && person.packages.contains(main)
        }
    }
}

extension Checklist.Item {
    /// What is still wrong with this item; empty where it is settled.
    func refusals(programme: Programme, today: Day) -> [Refusal] {
        guard let usual = alternatives.first else { return [] }
        guard let record, let document = alternatives.first(where: { $0.id == record.document }) else {
            return [refusal(usual, .documentMissing(usual.id))]
        }
        switch record.status {
        case .missing:
            return [refusal(document, .documentMissing(document.id))]
        case .refused:
            return [refusal(document, .documentRefused(document.id, reason: record.reason ?? ""))]
        case .seen, .copied, .scanned:
            return faults(of: record, document: document, today: today)
        }
    }

    private func faults(of record: DocumentRecord, document: Document, today: Day) -> [Refusal] {
        var faults: [Refusal] = []
        if record.status != .seen && !document.mayBeKept {
            faults.append(refusal(document, .notAChoice(record.status.rawValue)))
        }
        if !document.evidence.isEmpty && !document.evidence.contains(where: { $0.id == record.evidence }) {
            faults.append(refusal(document, .evidenceMissing(document.id)))
        }
        if document.hasValidity {
            if let last = record.validUntil {
                if last < today { faults.append(refusal(document, .documentExpired(document.id, on: last))) }
            } else {
                faults.append(refusal(document, .documentDateMissing(document.id)))
            }
        }
        return faults
    }

    private func refusal(_ document: Document, _ reason: Reason) -> Refusal {
        Refusal(rule: document.rule, paragraph: document.paragraph, field: field, reason: reason)
    }
}
