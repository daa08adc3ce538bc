import Domain
import Store

extension NotePrompt {
    /// Why an application is refused, or what has to be brought. What is missing by the verdict is suggested; a refusal
    /// names the rule by which it is made.
    init(_ kind: DecideApplication.Kind, on file: ApplicationCase, over below: any Workplace, _ desk: Surroundings) {
        let (application, form) = (file.application.id, file.application.form)
        let verdict = Verdict(on: form, programme: desk.programme, today: file.application.submitted)
        let grounds = Grounds(
            rules: kind == .refuse ? verdict.rules(for: form, desk.programme) : [],
            findings: verdict.refusals.map(desk.explain))
        let name = form.people.first?.details?.listName ?? ""
        self.init(desk.words("reason.ask.\(kind.rawValue)", name), grounds, over: below, desk) { reason, rule in
            .decideApplication(
                DecideApplication(application: application, decision: kind, reason: reason, rule: rule))
        }
    }
}

extension Verdict {
    /// The rules by which an application may be refused: those that stand in the way, then those on which the claim
    /// rests and its papers.
    fileprivate func rules(for form: ApplicationForm, _ programme: Programme) -> [Rule] {
        let papers = Checklist(for: form, programme: programme, today: .distantFuture).items
            .compactMap { $0.alternatives.first?.rule }
        return (refusals.map(\.rule) + grounds.map(\.rule) + papers + [.complete]).reduce(into: []) { all, rule in
            if !all.contains(rule) { all.append(rule) }
        }
    }
}
