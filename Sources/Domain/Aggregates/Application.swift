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
    /// Until when a supplement that was called for has to be brought; nil where none is.
    public private(set) var supplementUntil: Day?

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
    /// The rule by which it is refused, for the office's figures; nil where none was named.
    public var rule: Rule?

    /// What may be decided.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        case approve, refuse, callForSupplement = "call-for-supplement", withdraw
    }

    /// A decision.
    public init(application: ID<Application>, decision: Kind, reason: String = "", rule: Rule? = nil) {
        self.application = application
        self.decision = decision
        self.reason = reason
        self.rule = rule
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
    /// The service point where it was entered; nil in records of the first version.
    public var servicePoint: String?
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
    /// The rule by which it was refused.
    public var rule: Rule?
}

// MARK: Decide

extension World {
    func decide(_ command: SubmitApplication, _ context: Context) throws(Refusal) -> [Change] {
        guard applications[command.application] == nil else {
            throw context.refusal(.complete, .alreadyOpen(number: applications[command.application]?.number ?? ""))
        }
        let sent = command.form.electronic?.sent ?? context.today
        guard sent <= context.today else { throw context.refusal(.electronic, .future(sent), field: "electronic.sent") }
        if let first = Verdict(on: command.form, programme: context.programme, today: sent).refusals.first {
            throw first
        }
        for (index, applicant) in command.form.people.enumerated() {
            try refusePerson(applicant, index, command.form, context)
        }
        try refuseFamilies(command.form, context)
        let number = context.number(context.programme.numbers.caseNumber, .caseNumber, in: self)
        let submitted = ApplicationSubmitted(
            number: number, form: command.form, on: sent,
            deadline: sent.adding(days: context.programme.decision.withinDays), by: context.actor,
            servicePoint: context.servicePoint)
        let changes =
            command.form.people.flatMap { registration(of: $0, command.form, context) }
            + [Change(.application(command.application), .application(.submitted(submitted)))]
        return context.programme.decision.onTheSpot
            ? changes + (try onTheSpot(command, after: changes, context)) : changes
    }

    /// What is in order is approved in the same moment (R-APP-5).
    private func onTheSpot(
        _ command: SubmitApplication, after changes: [Change], _ context: Context
    ) throws(Refusal) -> [Change] {
        var world = self
        changes.forEach { world.evolve($0) }
        guard let application = world.applications[command.application] else { return [] }
        let decided = ApplicationDecided(reason: "", on: context.today, until: nil, by: context.actor)
        return try world.approve(application, decided, context)
    }

    /// Persons are entered once, take part or may again, hold what they are said to hold, and belong to one family.
    private func refusePerson(_ applicant: Applicant, _ index: Int, _ form: ApplicationForm, _ context: Context)
        throws(Refusal)
    {
        let field = Draft.field("person.pesel", of: index)
        try refuseKnown(
            applicant.keys, as: applicant.person, confirmedDifferent: applicant.confirmedDifferent, context,
            field: field)
        if let open = Application.open(for: applicant.person, among: applications.values) {
            throw context.refusal(.complete, .alreadyOpen(number: open.number), field: field)
        }
        let person = people[applicant.person]
        if let end = person?.end, end.kind == .death {
            throw context.refusal(.death, .deceased(end.on), field: field)
        }
        let inForce = person?.packages(inForce: context.programme, on: context.today) ?? []
        if let package = applicant.holds?.first(where: { !inForce.contains($0) }) {
            throw context.refusal(.packageOrder, .packageNotHeld(package), field: field)
        }
        guard index > 0, let filer = form.people.first?.person, let family = family(of: applicant.person) else {
            return
        }
        guard family.id == self.family(of: filer)?.id else {
            let name = people[family.administrator]?.details.listName ?? ""
            throw context.refusal(.closePersons, .alreadyInFamily(administrator: name), field: field)
        }
    }

    /// Who applies has the address of those of their family who do not, and a family has no more of a relation with
    /// them than it may (R-FAM-3): who moves tells so first, alone or with the family.
    private func refuseFamilies(_ form: ApplicationForm, _ context: Context) throws(Refusal) {
        let applying = Set(form.people.map(\.person))
        for family in applying.sorted().compactMap({ family(of: $0) }) {
            let others = family.members.compactMap { people[$0.person] }.filter { !applying.contains($0.id) }
            if let other = others.first(where: { $0.address != form.address }) {
                let reason = Reason.addressDiffers(other.address.full)
                throw context.refusal(.closePersons, reason, field: "address.house")
            }
        }
        try refuseTooMany(in: form, context)
    }

    func refuseTooMany(in form: ApplicationForm, _ context: Context) throws(Refusal) {
        let family = form.people.first.flatMap { self.family(of: $0.person) }
        for (index, applicant) in form.people.enumerated().dropFirst() where self.family(of: applicant.person) == nil {
            guard let relation = context.programme.relation(applicant.relation) else { continue }
            try refuseTooMany(of: relation, in: family, context, "person.\(index).relation")
        }
    }

    private func registration(of applicant: Applicant, _ form: ApplicationForm, _ context: Context) -> [Change] {
        guard let details = applicant.details else { return [] }
        let known = people[applicant.person]
        // Another adult of the form has a contact of their own and gives consents for nobody but themselves.
        let isOther = known?.isAdult(context.programme, on: context.today) == true && applicant != form.people.first
        let data = PersonRegistered(
            details: details, address: form.address, contact: isOther ? known?.contact ?? form.contact : form.contact)
        let consents = isOther ? [] : form.consents
        let declared = Declared(statements: form.statements, consents: consents, on: context.today)
        let stream = StreamID.person(applicant.person)
        let declaration = Change(stream, .person(.declared(declared)))
        guard let known else {
            return [Change(stream, .person(.registered(data))), declaration]
        }
        let same = known.details == details && known.address == data.address && known.contact == data.contact
        return same
            ? [declaration]
            : [changing(known, to: data, context)] + outgrown(known, bornOn: details.birthDate, context) + [declaration]
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
        for photo in command.photos { form.people[photo.person].photo = photo.photo }
        guard form != application.form else {
            throw context.refusal(.checklist, .notChanged)
        }
        return [Change(.application(application.id), .application(.supplemented(command)))]
    }

    func decide(_ command: DecideApplication, _ context: Context) throws(Refusal) -> [Change] {
        let application = try open(command.application, context)
        let isOwn = application.submittedBy == context.actor && application.form.electronic == nil
        if command.decision != .withdraw && context.programme.decision.fourEyes && isOwn {
            throw context.refusal(.office, .ownApplication)
        }
        let isApproval = command.decision == .approve
        let reason = isApproval ? Context.plain(command.reason) : try context.reason(command.reason, .deadline)
        var decided = ApplicationDecided(reason: reason, on: context.today, until: nil, by: context.actor)
        let stream = StreamID.application(application.id)
        switch command.decision {
        case .approve:
            return try approve(application, decided, context)
        case .refuse:
            decided.rule = command.rule
            return [Change(stream, .application(.refused(decided)))]
        case .callForSupplement:
            decided.until = context.today.adding(days: context.programme.decision.supplementDays)
            guard (application.remark, application.supplementUntil) != (reason, decided.until) else {
                throw context.refusal(.deadline, .notChanged, field: "reason")
            }
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
            (status, supplementUntil) = (.pending, nil)
        case .supplementCalled(let call): (status, remark, supplementUntil) = (.supplement, call.reason, call.until)
        case .approved(let decided): (status, remark) = (.approved, decided.reason)
        case .refused(let decided): (status, remark) = (.refused, decided.reason)
        case .withdrawn(let decided): (status, remark) = (.withdrawn, decided.reason)
        }
    }
}
