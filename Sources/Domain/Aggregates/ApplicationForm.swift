/// What an application says, as far as it has been filled in: the same value while it is a draft and once it has been
/// submitted. Whether it may be submitted is the verdict's to say.
public struct ApplicationForm: Hashable, Sendable, Codable {
    /// The persons it is for; the first one files it.
    public var people: [Applicant]
    /// The address that they share.
    public var address: Address
    /// How they are reached.
    public var contact: Contact
    /// The programme's short name of the basis; empty until chosen.
    public var basis: String
    /// How the card is carried; nil until chosen.
    public var cardKind: CardKind?
    /// Short name of the service point where the cards are picked up; empty until chosen.
    public var pickupPoint: String
    /// Statements made.
    public var statements: [Declaration]
    /// Consents, given or not.
    public var consents: [Declaration]
    /// What is known of each paper.
    public var documents: [DocumentRecord]
    /// How it reached the office, where nobody brought it to the desk (R-APP-3).
    public var electronic: ElectronicOrigin?

    /// A form, empty unless told otherwise.
    public init(
        people: [Applicant] = [], address: Address = Address(), contact: Contact = Contact(), basis: String = "",
        cardKind: CardKind? = nil, pickupPoint: String = "", statements: [Declaration] = [],
        consents: [Declaration] = [], documents: [DocumentRecord] = [], electronic: ElectronicOrigin? = nil
    ) {
        self.people = people
        self.address = address
        self.contact = contact
        self.basis = basis
        self.cardKind = cardKind
        self.pickupPoint = pickupPoint
        self.statements = statements
        self.consents = consents
        self.documents = documents
        self.electronic = electronic
    }

    /// What is known of a paper of a person, or of the whole application (nil).
    public func record(of document: String, person: Int?) -> DocumentRecord? {
        documents.first { $0.document == document && $0.person == person }
    }

    /// Puts down what is known of a paper, in place of what was.
    public mutating func put(_ record: DocumentRecord) {
        documents.removeAll { $0.document == record.document && $0.person == record.person }
        documents.append(record)
    }
}

/// An application that was sent rather than brought.
public struct ElectronicOrigin: Hashable, Sendable, Codable {
    /// By what the sender's system tells it from others.
    public var reference: String
    /// The day on which it was sent: the time for the decision runs from it.
    public var sent: Day

    /// An application that was sent.
    public init(reference: String, sent: Day) {
        self.reference = reference
        self.sent = sent
    }
}

/// One person of an application.
public struct Applicant: Hashable, Sendable, Codable {
    /// The person's stream: an existing one where they are known, else a new one.
    public var person: ID<Person>
    /// By what they are told from others; nil until known.
    public var identity: Identity?
    /// Family name.
    public var surname: String
    /// First given name.
    public var givenName: String
    /// Second given name.
    public var secondName: String
    /// Birth date; nil until known.
    public var birthDate: Day?
    /// Sex, where known.
    public var sex: Sex?
    /// How they are related to who files (`child`, `spouse`); nil for who files.
    public var relation: String?
    /// In which capacity, where somebody else files for them; empty for who files.
    public var entitlement: String
    /// On which basis, where it is another than the form's with papers of its own.
    public var basis: String?
    /// Packages in force that they hold already, as the records say.
    public var holds: [String]?
    /// Short names of the packages asked for.
    public var packages: [String]
    /// The photo, once taken.
    public var photo: PhotoRecord?
    /// Whether the clerk said that this is not the person of the same name and birth date who is already known.
    public var confirmedDifferent: Bool

    /// A person, empty unless told otherwise.
    public init(
        person: ID<Person>, identity: Identity? = nil, surname: String = "", givenName: String = "",
        secondName: String = "", birthDate: Day? = nil, sex: Sex? = nil, relation: String? = nil,
        entitlement: String = "", basis: String? = nil, holds: [String]? = nil, packages: [String] = [],
        photo: PhotoRecord? = nil, confirmedDifferent: Bool = false
    ) {
        self.person = person
        self.identity = identity
        self.surname = surname
        self.givenName = givenName
        self.secondName = secondName
        self.birthDate = birthDate
        self.sex = sex
        self.relation = relation
        self.entitlement = entitlement
        self.basis = basis
        self.holds = holds
        self.packages = packages
        self.photo = photo
        self.confirmedDifferent = confirmedDifferent
    }

    /// Who they are, once everything that takes is filled in.
    public var details: PersonDetails? {
        guard let identity, let birthDate, !surname.isEmpty, !givenName.isEmpty else { return nil }
        return PersonDetails(
            identity: identity, surname: surname, givenName: givenName, secondName: secondName, birthDate: birthDate,
            sex: sex)
    }

    /// Whether they ask for nothing and only file for the others.
    public var onlyFiles: Bool {
        packages.isEmpty && holds?.isEmpty == false
    }

    /// The keys of the duplicate check, as far as they are known.
    public var keys: [PersonKey] {
        PersonKey.keys(identity: identity, surname: surname, givenName: givenName, birthDate: birthDate)
    }
}

extension PhotoRecord {
    /// Why it can't be taken as it is: what the check warned of is taken over with a reason only (R-PHO-2).
    var fault: Reason? {
        !warnings.isEmpty && Folding.fold(reason).isEmpty ? .reasonMissing : nil
    }
}

/// The photo of a person: its bytes lie among the attachments under this hash.
public struct PhotoRecord: Hashable, Sendable, Codable {
    /// SHA-256 of the file as stored, 64 hexadecimal digits.
    public var hash: String
    /// Keys of the warnings over which the clerk took it.
    public var warnings: [String]
    /// Why it was taken all the same; empty where there was no warning.
    public var reason: String

    /// A photo.
    public init(hash: String, warnings: [String] = [], reason: String = "") {
        self.hash = hash
        self.warnings = warnings
        self.reason = reason
    }
}

/// What is known of one paper: by whom and when it was last said.
public struct DocumentRecord: Hashable, Sendable, Codable {
    /// The programme's short name of the paper.
    public var document: String
    /// The person (from 0) whose paper it is; nil for one that serves the whole application.
    public var person: Int?
    /// What became of it.
    public var status: DocumentStatus
    /// How receipt was shown (`stamp`, `upo`); nil where nothing was asked.
    public var evidence: String?
    /// The reference number on the evidence.
    public var reference: String?
    /// The paper's last day of validity.
    public var validUntil: Day?
    /// Why it was refused.
    public var reason: String?
    /// SHA-256 of its scan among the attachments.
    public var scan: String?
    /// Who said so.
    public var by: ID<StaffMember>
    /// When.
    public var at: Instant

    /// What is known of a paper.
    public init(
        document: String, person: Int? = nil, status: DocumentStatus, evidence: String? = nil,
        reference: String? = nil, validUntil: Day? = nil, reason: String? = nil, scan: String? = nil,
        by: ID<StaffMember>, at: Instant
    ) {
        self.document = document
        self.person = person
        self.status = status
        self.evidence = evidence
        self.reference = reference
        self.validUntil = validUntil
        self.reason = reason
        self.scan = scan
        self.by = by
        self.at = at
    }
}

/// What may be said of a paper (R-DOC-6).
public enum DocumentStatus: String, Hashable, Sendable, Codable, CaseIterable {
    case missing, seen, copied, scanned, refused

    /// Whether the paper was there and was taken.
    public var isAccepted: Bool {
        switch self {
        case .seen, .copied, .scanned: true
        case .missing, .refused: false
        }
    }
}
