import Domain

/// A paper that somebody wants, before anything about it is looked up.
public enum Printout: Hashable, Sendable {
    /// Confirmation that an application was handed in.
    case confirmation(ID<Application>)
    /// What an applicant still has to bring.
    case missingPapers(MissingPapers)
    /// What an application says.
    case application(ID<Application>)
    /// Notice of how an application was decided.
    case decision(ID<Application>)
    /// Confirmation that a card was handed over.
    case pickup(ID<Card>)
    /// A receipt as it is given: the original or its copy.
    case receipt(ID<Receipt>, isCopy: Bool)
    /// The reprint of that count, from 1, of a receipt.
    case reprint(ID<Receipt>, count: Int)
    /// The certificate of that number, of a payment.
    case certificate(ID<Receipt>, number: String)
    /// What a shift took, and whether its drawer agrees.
    case dayReport(ID<Shift>)
    /// Statement that a card was lost, to be signed.
    case loss(LossStatement)
    /// What a request for a duplicate says.
    case duplicate(ID<Duplicate>)
    /// Resignation, to be signed or as it was entered.
    case resignation(EndParticipation)
    /// Who is on somebody's family account.
    case family(ID<Person>)

    /// The paper's short name, and its file's: `Assets/papers/<kind>.toml`.
    var kind: String {
        switch self {
        case .confirmation: "confirmation"
        case .missingPapers: "missing"
        case .application: "application"
        case .decision: "decision"
        case .pickup: "pickup"
        case .receipt, .reprint: "receipt"
        case .certificate: "certificate"
        case .dayReport: "day-report"
        case .loss: "loss"
        case .duplicate: "duplicate"
        case .resignation: "resignation"
        case .family: "family"
        }
    }
}

/// What the slip with missing papers is made of: a draft as it is, or a case that waits for something.
public struct MissingPapers: Hashable, Sendable {
    /// The applicant's name as typed; may be empty.
    public var applicant: String
    /// The application as far as it is filled in.
    public var form: ApplicationForm
    /// The day by which the papers are judged.
    public var submitted: Day
    /// The case number, once there is one.
    public var number: String
    /// What else is wrong, such as a PESEL with a wrong digit. What is about papers and photos is worked out from the
    /// form and left out of these.
    public var refusals: [Refusal]
    /// What a call for a supplement says; may be empty.
    public var remark: String
    /// Until when it should be brought, where there is such a day.
    public var until: Day?

    /// A slip for that form.
    public init(
        applicant: String, form: ApplicationForm, submitted: Day, number: String = "", refusals: [Refusal] = [],
        remark: String = "", until: Day? = nil
    ) {
        self.applicant = applicant
        self.form = form
        self.submitted = submitted
        self.number = number
        self.refusals = refusals
        self.remark = remark
        self.until = until
    }
}

/// What a statement of loss says; nothing of it is kept but that it was signed.
public struct LossStatement: Hashable, Sendable {
    /// The card.
    public var card: ID<Card>
    /// Who signs, where it is not the holder.
    public var signedBy: ID<Person>?
    /// When it was lost or missed.
    public var on: Day
    /// What happened; may be empty.
    public var circumstances: String

    /// A statement.
    public init(card: ID<Card>, signedBy: ID<Person>? = nil, on: Day, circumstances: String = "") {
        self.card = card
        self.signedBy = signedBy
        self.on = on
        self.circumstances = circumstances
    }
}
