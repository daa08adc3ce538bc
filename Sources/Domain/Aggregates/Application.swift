/// An application from its submission to its decision. What was submitted stays as it was; papers and photos that come
/// later are put beside it.
public struct Application: Hashable, Sendable {
    /// Identifies the application's stream.
    public let id: ID<Application>
    /// The printed case number.
    public let number: String
    /// What was asked for, with the papers and photos as they are now.
    public private(set) var form: ApplicationForm
    /// The day of submission.
    public let submitted: Day
    /// The last day for the decision.
    public let deadline: Day
    /// Who entered it.
    public let submittedBy: ID<StaffMember>
    /// How it stands.
    public private(set) var status: ApplicationStatus
    /// What was last said by who decides: the reason of a refusal, what a supplement should bring.
    public private(set) var remark: String

    /// The application that waits for a decision about a person: while there is one, no other is taken.
    public static func open(for person: ID<Person>, among applications: some Sequence<Application>) -> Application? {
        applications.first { other in other.status.isOpen && other.form.people.contains { $0.person == person } }
    }

    /// Day so many of the days that the regulation gives; the day of submission is day 0.
    public func age(on day: Day) -> Int {
        day - submitted
    }
}

/// How an application stands.
public enum ApplicationStatus: String, Hashable, Sendable, Codable, CaseIterable {
    /// It waits for a decision.
    case pending
    /// The applicant was called to bring something.
    case supplement
    /// Approved.
    case approved
    /// Refused.
    case refused
    /// Taken back by the applicant.
    case withdrawn

    /// Whether a decision is still to come.
    public var isOpen: Bool {
        self == .pending || self == .supplement
    }
}

// MARK: Commands

/// Hands an application in.
public struct SubmitApplication: Hashable, Sendable, Codable {
    /// The application's stream, made when the form was opened.
    public var application: ID<Application>
    /// What it says.
    public var form: ApplicationForm

    /// Hands an application in.
    public init(application: ID<Application>, form: ApplicationForm) {
        self.application = application
        self.form = form
    }
}

/// Puts a paper or photo to an application that waits for a decision.
public struct SupplementApplication: Hashable, Sendable, Codable {
    /// The application.
    public var application: ID<Application>
    /// Papers as they are now.
    public var documents: [DocumentRecord]
    /// Photos as they are now, by the person (from 0) whom they show.
    public var photos: [PhotoOf]

    /// Puts papers and photos to an application.
    public init(application: ID<Application>, documents: [DocumentRecord] = [], photos: [PhotoOf] = []) {
        self.application = application
        self.documents = documents
        self.photos = photos
    }
}

/// A photo and the person of the application whom it shows.
public struct PhotoOf: Hashable, Sendable, Codable {
    /// The person, from 0.
    public var person: Int
    /// The photo.
    public var photo: PhotoRecord

    /// A person's photo.
    public init(person: Int, photo: PhotoRecord) {
        self.person = person
        self.photo = photo
    }
}

/// Decides about an application, or calls for a supplement.
public struct DecideApplication: Hashable, Sendable, Codable {
    /// The application.
    public var application: ID<Application>
    /// What is decided.
    public var decision: Kind
    /// Why it is refused, or what has to be brought; empty for an approval.
    public var reason: String

    /// What may be decided.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        case approve, refuse, callForSupplement = "call-for-supplement", withdraw
    }

    /// A decision.
    public init(application: ID<Application>, decision: Kind, reason: String = "") {
        self.application = application
        self.decision = decision
        self.reason = reason
    }
}

// MARK: Events

/// What happened to an application. Storage: never rename a case or a field.
public enum ApplicationEvent: Hashable, Sendable {
    /// It was handed in.
    case submitted(ApplicationSubmitted)
    /// Papers or photos were put to it.
    case supplemented(SupplementApplication)
    /// The applicant was called to bring something.
    case supplementCalled(ApplicationDecided)
    /// Approved.
    case approved(ApplicationDecided)
    /// Refused.
    case refused(ApplicationDecided)
    /// Taken back.
    case withdrawn(ApplicationDecided)
}

/// An application as it was handed in.
public struct ApplicationSubmitted: Hashable, Sendable, Codable {
    /// The case number.
    public var number: SerialNumber
    /// What it says.
    public var form: ApplicationForm
    /// The day.
    public var on: Day
    /// The last day for the decision.
    public var deadline: Day
    /// Who entered it.
    public var by: ID<StaffMember>
}

/// A decision, or a call for a supplement.
public struct ApplicationDecided: Hashable, Sendable, Codable {
    /// The reason, or what has to be brought.
    public var reason: String
    /// The day.
    public var on: Day
    /// Until when something has to be brought.
    public var until: Day?
    /// Who decided.
    public var by: ID<StaffMember>
}

// MARK: Decide

extension World {
    func decide(_ command: SubmitApplication, _ context: Context) throws(Refusal) -> [Change] {
        guard applications[command.application] == nil else {
            throw context.refusal(.complete, .alreadyOpen(number: applications[command.application]?.number ?? ""))
        }
        if let first = Verdict(on: command.form, programme: context.programme, today: context.today).refusals.first {
            throw first
        }
        for (index, applicant) in command.form.people.enumerated() {
            try refuseDoubles(applicant, index, context)
        }
        let number = context.number(context.programme.numbers.caseNumber, .caseNumber, in: self)
        let submitted = ApplicationSubmitted(
            number: number, form: command.form, on: context.today,
            deadline: context.today.adding(days: context.programme.decision.withinDays), by: context.actor)
        return command.form.people.flatMap { registration(of: $0, command.form, context) }
            + [Change(.application(command.application), .application(.submitted(submitted)))]
    }

    /// A person is entered once: by a certain key always, by name and birth date unless the clerk said otherwise.
    private func refuseDoubles(_ applicant: Applicant, _ index: Int, _ context: Context) throws(Refusal) {
        let field = index == 0 ? "person.pesel" : "person.\(index).pesel"
        for key in applicant.keys {
            guard let other = holders[key]?.first(where: { $0 != applicant.person }).flatMap({ people[$0] }) else {
                continue
            }
            let (surname, givenName) = (other.details.surname, other.details.givenName)
            if key.isCertain {
                let reason = Reason.personKnown(surname: surname, givenName: givenName)
                throw context.refusal(.complete, reason, field: field)
            } else if !applicant.confirmedDifferent {
                let reason = Reason.personMayBeKnown(surname: surname, givenName: givenName)
                throw context.refusal(.complete, reason, field: field)
            }
        }
        if let open = Application.open(for: applicant.person, among: applications.values) {
            throw context.refusal(.complete, .alreadyOpen(number: open.number), field: field)
        }
    }

    private func registration(of applicant: Applicant, _ form: ApplicationForm, _ context: Context) -> [Change] {
        guard let details = applicant.details else { return [] }
        let data = PersonRegistered(details: details, address: form.address, contact: form.contact)
        let declared = Declared(statements: form.statements, consents: form.consents, on: context.today)
        let stream = StreamID.person(applicant.person)
        let declaration = Change(stream, .person(.declared(declared)))
        guard let known = people[applicant.person] else {
            return [Change(stream, .person(.registered(data))), declaration]
        }
        let same = known.details == details && known.address == form.address && known.contact == form.contact
        return same ? [declaration] : [Change(stream, .person(.changed(data))), declaration]
    }

    func decide(_ command: SupplementApplication, _ context: Context) throws(Refusal) -> [Change] {
        let application = try open(command.application, context)
        var form = application.form
        for record in command.documents {
            guard context.programme.document(record.document) != nil else {
                throw context.refusal(.checklist, .documentUnknown(record.document))
            }
            form.put(record)
        }
        guard command.photos.allSatisfy({ form.people.indices.contains($0.person) }) else {
            throw context.refusal(.photo, .unknownPerson, field: "photo")
        }
        guard form != application.form || !command.photos.isEmpty else {
            throw context.refusal(.checklist, .notChanged)
        }
        return [Change(.application(application.id), .application(.supplemented(command)))]
    }

    func decide(_ command: DecideApplication, _ context: Context) throws(Refusal) -> [Change] {
        let application = try open(command.application, context)
        let isOwn = application.submittedBy == context.actor
        if command.decision != .withdraw && context.programme.decision.fourEyes && isOwn {
            throw context.refusal(.office, .ownApplication)
        }
        let reason = command.reason.split(separator: " ").joined(separator: " ")
        guard command.decision == .approve || !reason.isEmpty else {
            throw context.refusal(.deadline, .reasonMissing, field: "reason")
        }
        var decided = ApplicationDecided(reason: reason, on: context.today, until: nil, by: context.actor)
        let stream = StreamID.application(application.id)
        switch command.decision {
        case .approve:
            return try approve(application, decided, context)
        case .refuse:
            return [Change(stream, .application(.refused(decided)))]
        case .callForSupplement:
            decided.until = context.today.adding(days: context.programme.decision.supplementDays)
            return [Change(stream, .application(.supplementCalled(decided)))]
        case .withdraw:
            return [Change(stream, .application(.withdrawn(decided)))]
        }
    }

    private func open(_ id: ID<Application>, _ context: Context) throws(Refusal) -> Application {
        guard let application = applications[id] else {
            throw context.refusal(.complete, .unknownApplication, field: "application")
        }
        guard application.status.isOpen else {
            throw context.refusal(.deadline, .alreadyDecided, field: "application")
        }
        return application
    }

    /// Papers are judged as on the day of submission: what was right then does not turn wrong by waiting.
    private func approve(
        _ application: Application, _ decided: ApplicationDecided, _ context: Context
    ) throws(Refusal) -> [Change] {
        let verdict = Verdict(on: application.form, programme: context.programme, today: application.submitted)
        if let first = verdict.refusals.first { throw first }
        var changes = [Change(.application(application.id), .application(.approved(decided)))]
        for grant in application.grants(on: context.today, programme: context.programme) {
            changes.append(Change(.person(grant.person), .person(.granted(grant.grant))))
        }
        var count = 0
        for applicant in application.form.people where needsCard(applicant, application.form) {
            changes.append(issueCard(to: applicant, for: application, index: count, context))
            count += 1
        }
        return changes
    }

    /// One card of a kind a person: who renews keeps the card they have.
    private func needsCard(_ applicant: Applicant, _ form: ApplicationForm) -> Bool {
        !cards.values.contains {
            $0.person == applicant.person && $0.kind == form.cardKind && $0.status.isLive
        }
    }

    private func issueCard(
        to applicant: Applicant, for application: Application, index: Int, _ context: Context
    ) -> Change {
        let number = context.number(context.programme.numbers.card, .card, in: self, ahead: index)
        let issued = CardIssued(
            number: number, person: applicant.person, kind: application.form.cardKind ?? .plastic,
            application: application.id, pickupPoint: application.form.pickupPoint, photo: applicant.photo?.hash,
            on: context.today)
        let id = ID<Card>(derivedFrom: context.command, index: index)
        return Change(.card(id), .card(.issued(issued)))
    }
}

extension Application {
    /// What an approval on that day would grant to whom, in the order of the form.
    public func grants(on day: Day, programme: Programme) -> [(person: ID<Person>, grant: Grant)] {
        form.people.flatMap { applicant in
            applicant.packages.compactMap { id in
                programme.package(id).map { package in
                    let grant = Grant(
                        package: id, trait: package.trait, from: day, until: package.lasts.end(from: day),
                        paragraph: package.paragraph, application: self.id)
                    return (applicant.person, grant)
                }
            }
        }
    }
}

// MARK: Evolve

extension Application {
    /// An application as its first event tells; nil where it is none that begins one.
    public init?(id: ID<Application>, beginning event: ApplicationEvent) {
        guard case .submitted(let submitted) = event else { return nil }
        self.id = id
        number = submitted.number.text
        form = submitted.form
        self.submitted = submitted.on
        deadline = submitted.deadline
        submittedBy = submitted.by
        status = .pending
        remark = ""
    }

    /// Takes in what happened.
    public mutating func evolve(_ event: ApplicationEvent) {
        switch event {
        case .submitted: break
        case .supplemented(let supplement):
            supplement.documents.forEach { form.put($0) }
            for photo in supplement.photos { form.people[photo.person].photo = photo.photo }
            status = .pending
        case .supplementCalled(let call): (status, remark) = (.supplement, call.reason)
        case .approved(let decided): (status, remark) = (.approved, decided.reason)
        case .refused(let decided): (status, remark) = (.refused, decided.reason)
        case .withdrawn(let decided): (status, remark) = (.withdrawn, decided.reason)
        }
    }
}
