import Domain
import Glibc

/// Facts of the rooms below, put into words.
extension Messages {
    /// What is wrong: `reason.<code>`, with the city's names for papers, packages and statements.
    public func text(_ reason: Reason, in programme: Programme) -> String {
        text("reason.\(reason.code)", arguments: arguments(of: reason, programme))
    }

    /// What would make it right; nil where nothing is to be done about it.
    public func remedy(_ reason: Reason, in programme: Programme) -> String? {
        let key = "reason.\(reason.code).remedy"
        return has(key) ? text(key, arguments: arguments(of: reason, programme)) : nil
    }

    /// `R-DOC-3 · § 5 ust. 6`, or the rule alone where it stands in no paragraph.
    public func source(of refusal: Refusal) -> String {
        [refusal.rule.rawValue, refusal.paragraph].filter { !$0.isEmpty }.joined(separator: " · ")
    }

    /// A fault with its place: `lomza.toml:12: …`.
    public func text(_ fault: Fault) -> String {
        var arguments = fault.problem.arguments
        if case .unreadable(let error) = fault.problem { arguments = [String(cString: strerror(error))] }
        let place = fault.line > 0 ? "\(fault.file):\(fault.line)" : fault.file
        return "\(place): \(text("fault.\(fault.problem.code)", arguments: arguments))"
    }

    /// Short names become the names on the screen; everything else stays as it is.
    private func arguments(of reason: Reason, _ programme: Programme) -> [String] {
        var arguments = reason.arguments
        guard let id = arguments.first else { return [] }
        switch reason {
        case .relationTooOften:
            arguments[0] = programme.relation(id).map { text($0.label) } ?? id
        case .reliefNotInForce, .reliefNotHeld, .reliefUsedUp, .reliefsDoNotAdd:
            arguments[0] = programme.relief(id).map { text($0.label) } ?? id
        case .packageUnknown, .packageNeeds, .packageNotHeld:
            arguments[0] = programme.package(id).map { text($0.label) } ?? id
        case .notAccepted:
            arguments[0] = programme.statements.first { $0.id == id }.map { text($0.text) } ?? id
        case .documentMissing, .documentRefused, .documentExpired, .documentDateMissing, .documentUnknown,
            .evidenceMissing, .referenceOdd:
            arguments[0] = programme.document(id).map { text($0.label) } ?? id
        default:
            break
        }
        return arguments
    }
}
