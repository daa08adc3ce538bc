/// Why something was not done or is not right yet: a fact with its rule, its paragraph and the field that it is about.
/// The words are the message catalogue's.
public struct Refusal: Error, Hashable, Sendable {
    /// The rule that refuses.
    public let rule: Rule
    /// Where that rule stands in the city's regulation; empty where it stands in none.
    public let paragraph: String
    /// The field to go to (`person.pesel`, `document.pit`), where there is one.
    public let field: String?
    /// What is wrong.
    public let reason: Reason

    /// A refusal with all that is known of it.
    public init(rule: Rule, paragraph: String, field: String? = nil, reason: Reason) {
        self.rule = rule
        self.paragraph = paragraph
        self.field = field
        self.reason = reason
    }
}

/// What can be wrong, as facts. `code` is the message key's end (`reason.required`), `arguments` fill its places.
public enum Reason: Hashable, Sendable {
    // Fields
    case required
    case notADigit(position: Int)
    case digitCount(is: Int, expected: Int)
    case checkDigit(is: Int, expected: Int)
    case noSuchDay
    case notADay
    case future(Day)
    case tooLong(is: Int, limit: Int)
    case notAName
    case notAPostalCode
    case notAPhone
    case notAnEmail
    case notADocumentNumber
    case notAChoice(String)
    case unlistedStreet
    case contactMissing
    case controlCharacter

    // Entitlement
    case tooYoung(age: Int, from: Int)
    case tooOld(age: Int, below: Int)
    case needsAdult(age: Int)
    case notEntitled
    case basisUnknown(String)
    case packageUnknown(String)
    case packageNeeds(String)
    case childrenTooFew(is: Int, from: Int)
    case notAccepted(String)
    case nothingAsked
    case bornOtherwise(Day)
    case relationUnknown(String)
    case relationTooOften(String, most: Int)
    case packageNotHeld(String)
    case noPackagesWhenListed(from: Int)

    // Papers
    case documentMissing(String)
    case documentRefused(String, reason: String)
    case documentExpired(String, on: Day)
    case documentDateMissing(String)
    case documentUnknown(String)
    case evidenceMissing(String)
    case referenceOdd(String)
    case photoMissing
    case reasonMissing

    // Acts
    case unknownPerson
    case unknownApplication
    case unknownCard
    case unknownStaff
    case personKnown(surname: String, givenName: String)
    case personMayBeKnown(surname: String, givenName: String)
    case alreadyOpen(number: String)
    case alreadyDecided
    case ownApplication
    case notPermitted
    case cardNotReady
    case cardElsewhere(String)
    case identityUnchecked
    case authorisationMissing
    case nameTaken(String)
    case alreadyEstablished
    case lastAdministrator
    case notChanged
    case participationEnded(Day)
    case deceased(Day)
    case doubtMissing
    case earlierCardUnknown(String)
    case earlierCardExpired(Day)

    // Families
    case alreadyInFamily(administrator: String)
    case notInFamily
    case addressDiffers(String)
    case addressElsewhere(String)
    case successorMissing
    case parentMissing(age: Int)
    case parentNotInFamily

    // Cards
    case cardAlreadyBlocked(Day)
    case cardNotPlastic
    case cardReplaced
    case cardNotReturned
    case cardNotHeld
    case statementMissing
    case printedDataSame
    case newPhotoMissing
    case duplicateOpen(number: String)
    case unknownDuplicate
    case duplicateClosed
    case feeUnpaid(Money)

    // Reliefs
    case reliefUnknown(String)
    case reliefNotInForce(String)
    case reliefNotHeld(String)
    case reliefUsedUp(String, count: Int)
    case reliefsDoNotAdd(String)

    // Money
    case unknownFee(String)
    case wrongAmount(Money, due: Money)
    case nothingDue
    case notAnAmount
    case payerMissing
    case payerAddressMissing
    case referenceMissing
    case methodNotTaken(String)
    case noOpenShift
    case shiftOpen(number: String)
    case shiftOfAnother
    case unknownShift
    case shiftClosed
    case nothingToExplain
    case unknownReceipt
    case receiptVoid(Day)
    case copyNotGiven(String)

    /// The fact's name, which no two facts share.
    public var code: String { described.code }
    /// The values to put into the words, in the order of the case.
    public var arguments: [String] { described.arguments }

    private var described: (code: String, arguments: [String]) {
        let fact = Mirror(reflecting: self)
        guard let child = fact.children.first else { return ("\(self)", []) }
        let values = Mirror(reflecting: child.value)
        let arguments = values.displayStyle == .tuple ? values.children.map { "\($0.value)" } : ["\(child.value)"]
        return (child.label ?? "", arguments)
    }
}
