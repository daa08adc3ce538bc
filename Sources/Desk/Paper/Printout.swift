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
