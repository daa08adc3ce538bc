import Documents
import Domain

/// What the slip with missing papers says.
extension PaperFacts {
    func values(of slip: MissingPapers) -> PaperValues {
        let verdict = Verdict(on: slip.form, programme: programme, today: slip.submitted)
        let remarks = [slip.remark].filter { !$0.isEmpty } + slip.refusals.filter { !$0.isAboutPapers }.map(remark)
        return [
            "case.number": .text(slip.number), "applicant.name": .text(slip.applicant),
            "missing": .rows(papers(slip, verdict.refusals) + photos(slip, verdict.refusals)),
            "remarks": .rows(remarks.map { ["remark.text": .text($0)] }),
            "missing.until": .text(slip.until?.polish ?? ""),
        ]
    }

    /// `PESEL: Cyfra kontrolna: 5, powinna być 4.`
    private func remark(_ refusal: Refusal) -> String {
        let words = messages.text(refusal.reason, in: programme)
        let parts = (refusal.field ?? "").split(separator: ".").filter { Int($0) == nil }
        let label = (["field"] + parts).joined(separator: ".")
        guard messages.has(label) else { return words }
        return messages.text(
            "paper.missing.remark.field", named: ["field.name": messages.text(label), "remark.text": words])
    }

    private func papers(_ slip: MissingPapers, _ refusals: [Refusal]) -> [PaperValues] {
        let checklist = Checklist(for: slip.form, programme: programme, today: slip.submitted)
        return checklist.items.compactMap { item in
            let field = item.person.map { "document.\($0).\(item.group)" } ?? "document.\(item.group)"
            guard let refusal = refusals.first(where: { $0.field == field }) else { return nil }
            return row(choice(of: item.alternatives), owner(item.person, slip), why(refusal.reason))
        }
    }

    private func photos(_ slip: MissingPapers, _ refusals: [Refusal]) -> [PaperValues] {
        slip.form.people.indices.compactMap { index in
            let field = index == 0 ? "photo" : "photo.\(index)"
            let isMissing = refusals.contains { $0.field == field && $0.reason == .photoMissing }
            return isMissing ? row(messages.text("paper.photo"), owner(index, slip), why(.photoMissing)) : nil
        }
    }

    private func row(_ name: String, _ owner: String, _ reason: String) -> PaperValues {
        ["paper.name": .text(name), "person.name": .text(owner), "paper.reason": .text(reason)]
    }

    /// Any one of these papers will do.
    private func choice(of documents: [Document]) -> String {
        let names = documents.map { withEvidence(messages.text($0.label), $0.evidence) }
        let others = names.dropFirst().map { messages.text("paper.or", named: ["paper.name": $0]) }
        return (names.prefix(1) + others).joined(separator: "\n")
    }

    private func owner(_ person: Int?, _ slip: MissingPapers) -> String {
        guard let person else { return messages.text("paper.whole") }
        let name = slip.form.people[person].fullName
        return name.isEmpty && person == 0 ? slip.applicant : name
    }

    /// In few words, for who reads it at home: what it is stands beside it.
    private func why(_ reason: Reason) -> String {
        switch reason {
        case .documentMissing, .photoMissing: messages.text("paper.why.missing")
        case .documentRefused(_, let reason): messages.text("paper.why.refused", named: ["reason": reason])
        case .documentExpired(_, let day): messages.text("paper.why.expired", named: ["valid.until": day.polish])
        case .documentDateMissing: messages.text("paper.why.no-date")
        case .evidenceMissing: messages.text("paper.why.evidence")
        default: messages.text(reason, in: programme)
        }
    }
}

extension Refusal {
    fileprivate var isAboutPapers: Bool {
        field.map { $0 == "photo" || $0.hasPrefix("photo.") || $0.hasPrefix("document.") } ?? false
    }
}
