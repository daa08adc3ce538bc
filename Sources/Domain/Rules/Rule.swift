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
    /// Reliefs do not add up.
    case noStacking = "R-PKG-5"
    /// A package is a set of reliefs, those in force on the day.
    case reliefs = "R-PKG-9"
    /// Where validity is in doubt, the participant is called.
    case doubt = "R-PKG-10"
    /// The family account comes into being with the second person.
    case familyFounded = "R-FAM-1"
    /// One administrator of the family account.
    case familyAdministrator = "R-FAM-2"
    /// Close persons at one address.
    case closePersons = "R-FAM-3"
    /// The administrator sees the members' reliefs and edits their data.
    case familyView = "R-FAM-4"
    /// A card needs an active resident package.
    case cardNeedsPackage = "R-CRD-1"
    /// The card is picked up, the identity checked.
    case pickup = "R-CRD-2"
    /// The card carries the holder's name and photo.
    case personal = "R-CRD-3"
    /// Loss of entitlement: the card is given back.
    case cardReturned = "R-CRD-4"
    /// A blocked card never works again.
    case blocked = "R-CRD-5"
    /// A duplicate takes a statement of loss or the damaged card.
    case duplicate = "R-CRD-6"
    /// A duplicate is paid for before it is issued.
    case duplicateFee = "R-CRD-7"
    /// A duplicate is free where printed data changed.
    case duplicateFree = "R-CRD-8"
    /// The register of issued cards.
    case register = "R-CRD-9"
    /// A partner learns which reliefs a card carries, and nothing more.
    case partner = "R-CRD-10"
    /// Changes of data are told within days.
    case dataChange = "R-END-1"
    /// Resignation, on paper at the desk.
    case resignation = "R-END-2"
    /// Annulment of an account.
    case annulment = "R-END-3"
    /// Word of a death.
    case death = "R-END-4"
    /// Money is taken at the desk, by cash, card or BLIK.
    case payment = "R-OFF-3"
    /// Who may do what at the desk, and who may not decide: set by the city's organisation.
    case office = "R-OFF-5"
}
