import Domain
import Store

extension NotePrompt {
    /// Why an application is refused, or what has to be brought. What is missing by the verdict is suggested; a refusal
    /// names the rule by which it is made.
    init(_ kind: DecideApplication.Kind, on file: ApplicationCase, over below: any Workplace, _ desk: Surroundings) {
        let (application, form) = (file.application.id, file.application.form)
        let verdict = Verdict(on: form, programme: desk.programme, today: file.application.submitted, isSubmitted: true)
        let grounds = Grounds(
            rules: kind == .refuse ? verdict.rules(toRefuse: form, desk.programme) : [],
            findings: verdict.refusals.map(desk.explain))
        let name = form.people.first?.details?.listName ?? ""
        self.init(desk.words("reason.ask.\(kind.rawValue)", name), grounds, over: below, desk) { reason, rule in
            .decideApplication(
                DecideApplication(application: application, decision: kind, reason: reason, rule: rule))
        }
    }
}
