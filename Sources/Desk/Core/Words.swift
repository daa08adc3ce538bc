import Configuration
import Domain
import Store

extension Surroundings {
    /// The words of a key, with their places filled.
    func words(_ key: String, _ arguments: String...) -> String {
        messages.text(key, arguments: arguments)
    }

    /// How many rows a list has; of a list that is cut off, that no more are shown.
    func counted(_ key: String, _ rows: Int) -> String {
        rows < Store.listed ? messages.text(key, count: rows) : words("list.shown", String(rows))
    }

    /// A refusal in words: what is wrong, what would make it right, and its paragraph.
    func explain(_ refusal: Refusal) -> String {
        let remedy = messages.remedy(refusal.reason, in: programme)
        let field = refusal.reason == .required ? refusal.field.flatMap(fieldName).map { "\($0):" } : nil
        let words = [field, messages.text(refusal.reason, in: programme), remedy].compactMap { $0 }
        return words.joined(separator: " ") + " (\(messages.source(of: refusal)))"
    }

    /// What somebody is entitled by or to, with its rule and paragraph.
    func name(of ground: Verdict.Ground) -> String {
        let label =
            programme.bases.first { $0.id == ground.id && $0.rule == ground.rule }?.label
            ?? programme.entitlement(ground.id)?.label ?? programme.package(ground.id)?.label
        let source = [ground.rule.rawValue, ground.paragraph].filter { !$0.isEmpty }.joined(separator: " · ")
        return "\(label.map(local) ?? ground.id) (\(source))"
    }

    /// The label of a field of the application form, whichever person it is about.
    private func fieldName(_ field: String) -> String? {
        let name = Draft.place(of: field).name
        let pages = screens.application.pages + screens.member.pages
        let placed = pages.lazy.flatMap { $0.fields(for: programme) }.first { $0.ref == name }
        return placed.map { messages.text($0.label) }
    }

    /// The programme's words for a short name; anything else as it is.
    func name(_ id: String) -> String {
        let label =
            programme.document(id)?.label ?? programme.package(id)?.label
            ?? programme.bases.first { $0.id == id }?.label
            ?? programme.statements.first { $0.id == id }?.text
        return label.map(local) ?? id
    }

    /// Why a grant ends when it does: the package's own time, or the age up to which its holder may have it.
    func reason(of grant: Grant) -> String {
        if let capacity = grant.endsWith.flatMap(programme.entitlement) {
            return words("case.why.age", local(capacity.label), grant.paragraph)
        }
        return switch programme.package(grant.package)?.lasts {
        case .years: words("case.why.years", grant.paragraph)
        case .months: words("case.why.months", grant.paragraph)
        case .always, nil: words("case.why.always", grant.paragraph)
        }
    }

    /// Something that happened, when and by whom.
    func words(for line: HistoryLine) -> String {
        let what = words("event.\(line.type.split(separator: "/")[0])")
        return "  \(line.occurred.day.iso) \(line.occurred.clock)  \(what) – \(line.actorName)"
    }

    /// A text of the programme in the language of the screen.
    func local(_ text: LocalText) -> String {
        messages.text(text)
    }

    /// Day of the week, date and time for the top line.
    var clock: String {
        words("desk.clock", words("weekday.\(today.weekday)"), today.iso, now.clock)
    }
}

extension PersonRow {
    /// What a clerk wants to know of a person at a glance, the most urgent first: what is open, which card, what package.
    func fact(_ desk: Surroundings) -> String {
        if let ended { return desk.words("fact.ended", desk.words("end.\(ended.rawValue)")) }
        if let doubted { return desk.words("fact.doubted", doubted.iso) }
        if let open {
            return desk.words("fact.open", desk.words("application.status.\(open.status.rawValue)"), open.number)
        }
        if let card, card.status != .active { return desk.words("fact.card.\(card.status.rawValue)") }
        let main = packages.first { $0.package == desk.programme.packages.first?.id }
        if let until = main?.until {
            return desk.words(until < desk.today ? "fact.expired" : "fact.valid", until.iso)
        }
        return main == nil ? desk.words("fact.none") : desk.words("fact.always")
    }
}

extension [Change] {
    /// The submission among what happened.
    var submission: ApplicationSubmitted? {
        lazy.compactMap { change -> ApplicationSubmitted? in
            if case .application(.submitted(let submitted)) = change.event { submitted } else { nil }
        }.first
    }

    /// Which decision is among what happened, as message keys have it.
    var decision: String {
        for change in self {
            switch change.event {
            case .application(.approved): return "approved"
            case .application(.refused): return "refused"
            case .application(.supplementCalled): return "supplement"
            case .application(.withdrawn): return "withdrawn"
            default: continue
            }
        }
        return "approved"
    }
}
