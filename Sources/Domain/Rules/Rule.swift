/// The programme's rules by their numbers. A programme file says in which paragraph of its city's regulation each stands.
public enum Rule: String, CaseIterable, Codable, Sendable {
    /// An adult who settles PIT in the city.
    case adultTaxpayer = "R-WHO-1"
    /// An adult who lives in the city and need not settle PIT.
    case adultResident = "R-WHO-2"
    /// Who lives in the city's care or foster homes.
    case inCare = "R-WHO-3"
    /// A child, for whom an entitled adult applies.
    case child = "R-WHO-4"
    /// A student, for whom an entitled adult applies.
    case student = "R-WHO-5"
    /// An adult with a severe disability or under guardianship.
    case ward = "R-WHO-6"
    /// A child too young for a card of its own.
    case infant = "R-WHO-7"
    /// The regulation has to be accepted.
    case acceptance = "R-WHO-8"
    /// The application is complete and legible; word of it goes to an e-mail address or a mobile.
    case complete = "R-APP-1"
    /// The decision falls within the days that the regulation gives.
    case deadline = "R-APP-2"
    /// An electronic application is decided like the desk's own.
    case electronic = "R-APP-3"
    /// A parent attests the children's data.
    case attestation = "R-APP-4"
    /// A statement and an identity document are enough.
    case statement = "R-APP-5"
    /// The form's pattern and the list of attachments are the city's.
    case pattern = "R-APP-6"
    /// One current photo of each person.
    case photo = "R-PHO-1"
    /// How the photo has to look.
    case photoQuality = "R-PHO-2"
    /// A new photo where the looks have changed.
    case photoRenewed = "R-PHO-3"
    /// The papers of who settles PIT.
    case taxPapers = "R-DOC-1"
    /// The papers of who lives here.
    case residencePapers = "R-DOC-2"
    /// ZAP-3 in the first months of the year.
    case taxNotice = "R-DOC-3"
    /// A student's valid ID.
    case studentPapers = "R-DOC-4"
    /// A disability ruling or guardianship papers.
    case wardPapers = "R-DOC-5"
    /// What may be said of each item of a checklist.
    case checklist = "R-DOC-6"
    /// The resident package and its trait.
    case residentPackage = "R-PKG-1"
    /// The senior package.
    case seniorPackage = "R-PKG-2"
    /// The large-family package.
    case familyPackage = "R-PKG-3"
    /// No other package without the resident package.
    case packageOrder = "R-PKG-4"
    /// Packages are renewed.
    case renewal = "R-PKG-6"
    /// Packages that a city adds.
    case otherPackages = "R-PKG-7"
    /// One card in place of earlier ones.
    case earlierCards = "R-PKG-8"
    /// Where validity is in doubt, the participant is called.
    case doubt = "R-PKG-10"
    /// A card needs an active resident package.
    case cardNeedsPackage = "R-CRD-1"
    /// The card is picked up, the identity checked.
    case pickup = "R-CRD-2"
    /// The card carries the holder's name and photo.
    case personal = "R-CRD-3"
    /// A blocked card never works again.
    case blocked = "R-CRD-5"
    /// The register of issued cards.
    case register = "R-CRD-9"
    /// Who may do what at the desk, and who may not decide: set by the city's organisation.
    case office = "R-OFF-5"
}
