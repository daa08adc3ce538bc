/// What an application would come to if it were handed in now: every finding with its rule, so that a clerk can tell the
/// applicant what is missing before anything is submitted.
public struct Verdict: Hashable, Sendable {
    /// All findings, in the order of the form.
    public let findings: [Finding]
    /// What the persons are entitled by, and to: basis or capacity, and packages, as far as nothing stands in the way.
    public let grounds: [Ground]

    /// Why a person is entitled.
    public struct Ground: Hashable, Sendable {
        /// The person, from 0.
        public let person: Int
        /// Short name of the basis, the capacity or the package.
        public let id: String
        /// The rule that grants it.
        public let rule: Rule
        /// Where it stands.
        public let paragraph: String
    }

    /// One finding.
    public struct Finding: Hashable, Sendable {
        /// How it stands.
        public let standing: Standing
        /// What was found, with rule, paragraph and field.
        public let refusal: Refusal
    }

    /// How a finding stands.
    public enum Standing: Hashable, Sendable {
        /// It has to be mended first.
        case refused
        /// Worth a look; nothing is in the way.
        case warned
    }

    /// What has to be mended before the application may be submitted.
    public var refusals: [Refusal] {
        findings.filter { $0.standing == .refused }.map(\.refusal)
    }

    /// What is worth a look.
    public var warnings: [Refusal] {
        findings.filter { $0.standing == .warned }.map(\.refusal)
    }

    /// Judges a form on a day. Of one that was submitted the statements are not judged again: they were made with the
    /// words of that day.
    public init(on form: ApplicationForm, programme: Programme, today: Day, isSubmitted: Bool = false) {
        var judge = Judge(form: form, programme: programme, today: today)
        judge.people()
        judge.common()
        if !isSubmitted { judge.statements() }
        judge.papers()
        findings = judge.findings
        grounds = judge.grounds()
    }
}

extension Verdict {
    /// The rules by which a form may be refused: those that stand in the way, then those on which the claim rests and its
    /// papers.
    public func rules(toRefuse form: ApplicationForm, _ programme: Programme) -> [Rule] {
        let papers = Checklist(for: form, programme: programme, today: .distantFuture).items
            .compactMap { $0.alternatives.first?.rule }
        return (refusals.map(\.rule) + grounds.map(\.rule) + papers + [.complete]).reduce(into: []) { all, rule in
            if !all.contains(rule) { all.append(rule) }
        }
    }
}

private struct Judge {
    let form: ApplicationForm
    let programme: Programme
    let today: Day
    var findings: [Verdict.Finding] = []

    mutating func refuse(_ rule: Rule, _ reason: Reason, _ field: String, paragraph: String? = nil) {
        let refusal = programme.refusal(rule, reason, field: field, paragraph: paragraph)
        findings.append(Verdict.Finding(standing: .refused, refusal: refusal))
    }

    func grounds() -> [Verdict.Ground] {
        form.people.enumerated().flatMap { index, person -> [Verdict.Ground] in
            guard let age = person.birthDate?.age(on: today), age >= 0 else { return [] }
            let packages = person.packages.compactMap(programme.package).filter {
                $0.faults(for: person, of: form, programme: programme, today: today).isEmpty
            }
            guard let ground = ground(person, index, age) else { return [] }
            return [ground]
                + packages.map { Verdict.Ground(person: index, id: $0.id, rule: $0.rule, paragraph: $0.paragraph) }
        }
    }

    private func ground(_ person: Applicant, _ index: Int, _ age: Int) -> Verdict.Ground? {
        if let capacity = programme.entitlement(person.entitlement) {
            guard capacity.age.contains(age) else { return listing(person, index, capacity, age) }
            return Verdict.Ground(person: index, id: capacity.id, rule: capacity.rule, paragraph: capacity.paragraph)
        }
        let id = form.basis(of: person)
        guard let basis = programme.bases.first(where: { $0.id == id }), basis.age.contains(age) else {
            return nil
        }
        return Verdict.Ground(person: index, id: basis.id, rule: basis.rule, paragraph: basis.paragraph)
    }

    /// Who is too young for a card is on the parent's account without one.
    private func listing(
        _ person: Applicant, _ index: Int, _ capacity: Entitlement, _ age: Int
    ) -> Verdict.Ground? {
        guard capacity.lists(age: age) else { return nil }
        let paragraph = programme.paragraph(.infant)
        return Verdict.Ground(person: index, id: capacity.id, rule: .infant, paragraph: paragraph)
    }

    mutating func people() {
        if form.people.isEmpty { refuse(.complete, .required, "person.surname") }
        for (index, person) in form.people.enumerated() {
            identity(person, index)
            once(person, index)
            entitlement(person, index)
            packages(person, index)
        }
        relations()
    }

    private mutating func relations() {
        for relation in programme.relations {
            let related = form.people.indices.filter { form.people[$0].relation == relation.id }
            guard let most = relation.most, related.count > most else { continue }
            let reason = Reason.relationTooOften(relation.id, most: most)
            refuse(.closePersons, reason, "person.\(related[most]).relation", paragraph: relation.paragraph)
        }
    }

    private mutating func identity(_ person: Applicant, _ index: Int) {
        let field = { (name: String) in Draft.field("person.\(name)", of: index) }
        if person.identity == nil { refuse(.complete, .required, field("pesel")) }
        if person.surname.isEmpty { refuse(.complete, .required, field("surname")) }
        if person.givenName.isEmpty { refuse(.complete, .required, field("given_name")) }
        guard let birthDate = person.birthDate else { return refuse(.complete, .required, field("birth_date")) }
        if let fault = PersonDetails.fault(of: birthDate, person.identity, on: today) {
            refuse(.complete, fault.reason, field(fault.field))
        }
    }

    /// Nobody stands twice on a form.
    private mutating func once(_ person: Applicant, _ index: Int) {
        let field = Draft.field("person.pesel", of: index)
        for other in form.people[..<index] {
            let shared = person.keys.filter(other.keys.contains)
            if person.person == other.person || shared.contains(where: \.isCertain) {
                return refuse(.complete, .personKnown(surname: other.surname, givenName: other.givenName), field)
            } else if !shared.isEmpty && !person.confirmedDifferent {
                return refuse(.complete, .personMayBeKnown(surname: other.surname, givenName: other.givenName), field)
            }
        }
    }

    /// Who files for themselves needs a basis that fits their age; so does an adult of the family; who is filed for, a
    /// capacity that does and that their relation has. A child in care, whose home files, stands on the form alone
    /// (R-WHO-3).
    private mutating func entitlement(_ person: Applicant, _ index: Int) {
        guard index > 0 || !person.entitlement.isEmpty else { return onBasis(person, index) }
        if index == 0 && (form.people.count > 1 || programme.entitlement(person.entitlement)?.filesAlone != true) {
            return refuse(.child, .notEntitled, "person.pesel")
        }
        if let id = person.relation {
            guard let relation = programme.relation(id) else {
                return refuse(.closePersons, .relationUnknown(id), "person.\(index).relation")
            }
            guard person.entitlement.isEmpty || relation.entitlements.contains(person.entitlement) else {
                return refuse(.closePersons, .notEntitled, "person.\(index).relation")
            }
            if relation.isAdult { return onBasis(person, index) }
        }
        guard let capacity = programme.entitlement(person.entitlement) else {
            return refuse(.child, .notEntitled, "person.\(index).relation")
        }
        guard let age = person.birthDate?.age(on: today), age >= 0, !capacity.age.contains(age),
            !capacity.lists(age: age)
        else { return }
        refuse(
            capacity.rule, capacity.age.refusal(of: age), "person.\(index).relation", paragraph: capacity.paragraph)
    }

    private mutating func onBasis(_ person: Applicant, _ index: Int) {
        let field = { (name: String) in Draft.field("person.\(name)", of: index) }
        if person.onlyFiles { return onlyFiling(person, field("pesel")) }
        let place = index == 0 || person.basis == nil ? "basis" : field("basis")
        let id = form.basis(of: person)
        guard !id.isEmpty else { return index == 0 ? refuse(.complete, .required, place) : () }
        guard let basis = programme.bases.first(where: { $0.id == id }) else {
            return refuse(.complete, .basisUnknown(id), place)
        }
        guard let age = person.birthDate?.age(on: today), age >= 0, !basis.age.contains(age) else { return }
        let about = field(person.identity?.pesel == nil ? "birth_date" : "pesel")
        if let young = programme.entitlements.first(where: { $0.age.contains(age) }), age < basis.age.from ?? 0 {
            refuse(young.rule, .needsAdult(age: age), about, paragraph: young.paragraph)
        } else if age < basis.age.from ?? 0 {
            let from = programme.entitlements.compactMap(\.age.from).min() ?? basis.age.from ?? 0
            refuse(age < from ? .infant : basis.rule, .tooYoung(age: age, from: from), about)
        } else {
            refuse(basis.rule, .tooOld(age: age, below: basis.age.below ?? 0), about, paragraph: basis.paragraph)
        }
    }

    /// Who only files for others has to be of age.
    private mutating func onlyFiling(_ person: Applicant, _ field: String) {
        guard let age = person.birthDate?.age(on: today), age < programme.adultAge else { return }
        refuse(.child, .needsAdult(age: age), field)
    }

    private mutating func packages(_ person: Applicant, _ index: Int) {
        let field = { (id: String) in Draft.field("package.\(id)", of: index) }
        if programme.isListed(person, on: today) {
            let from = programme.entitlement(person.entitlement)?.age.from ?? 0
            if let first = person.packages.first { refuse(.infant, .noPackagesWhenListed(from: from), field(first)) }
            return
        }
        if person.packages.isEmpty && !(person.onlyFiles && index == 0 && form.people.count > 1) {
            refuse(.complete, .nothingAsked, Draft.field("person.keeps", of: index))
        }
        for id in person.packages {
            guard let package = programme.package(id) else {
                refuse(.complete, .packageUnknown(id), field(id))
                continue
            }
            for fault in package.faults(for: person, of: form, programme: programme, today: today) {
                refuse(fault.rule, fault.reason, field(id), paragraph: fault.paragraph)
            }
        }
    }

    mutating func common() {
        if form.address.house.isEmpty { refuse(.complete, .required, "address.house") }
        if form.address.postalCode.isEmpty { refuse(.complete, .required, "address.postal_code") }
        home()
        if form.contact.channel == nil { refuse(.complete, .contactMissing, "contact.phone") }
        if let kind = form.cardKind {
            if !programme.cardKinds.contains(kind) {
                refuse(.cardNeedsPackage, .notAChoice(kind.rawValue), "card.kind")
            }
        } else {
            refuse(.cardNeedsPackage, .required, "card.kind")
        }
        if form.pickupPoint.isEmpty {
            refuse(.pickup, .required, "card.pickup")
        } else if programme.servicePoint(form.pickupPoint) == nil {
            refuse(.pickup, .notAChoice(form.pickupPoint), "card.pickup")
        }
    }

    /// Whatever the claim rests on, the address lies in the city.
    private mutating func home() {
        if form.address.city.isEmpty { return refuse(.complete, .required, "address.city") }
        guard !programme.isHome(form.address) else { return }
        let basis = programme.bases.first { $0.id == form.basis }
        let reason = Reason.addressElsewhere(programme.city)
        refuse(basis?.rule ?? .adultResident, reason, "address.city", paragraph: basis?.paragraph)
    }

    mutating func statements() {
        let hasChild = form.people.dropFirst().contains { programme.relation($0.relation)?.isAdult != true }
        for statement in programme.statements where hasChild || !statement.onlyForChildren {
            let made = form.statements.contains {
                $0.id == statement.id && $0.version == statement.version && $0.given
            }
            if !made { refuse(statement.rule, .notAccepted(statement.id), "statement.\(statement.id)") }
        }
    }

    mutating func papers() {
        if let photo = programme.photo {
            for (index, person) in form.people.enumerated() where !person.packages.isEmpty {
                let field = index == 0 ? "photo" : "photo.\(index)"
                if person.photo == nil {
                    refuse(.photo, .photoMissing, field, paragraph: photo.paragraph)
                } else if let fault = person.photo?.fault {
                    refuse(.photo, fault, field, paragraph: photo.paragraph)
                }
            }
        }
        for item in Checklist(for: form, programme: programme, today: today).items {
            for refusal in item.refusals(programme: programme, today: today) {
                findings.append(Verdict.Finding(standing: .refused, refusal: refusal))
            }
            if let warning = item.warning(programme: programme) {
                findings.append(Verdict.Finding(standing: .warned, refusal: warning))
            }
        }
    }
}

extension Package {
    /// Why a person of a form can't have the package on that day; empty where they can.
    func faults(for person: Applicant, of form: ApplicationForm, programme: Programme, today: Day) -> [Refusal] {
        var faults: [Refusal] = []
        if let age = person.birthDate?.age(on: today), age >= 0, !self.age.contains(age) {
            faults.append(Refusal(rule: rule, paragraph: paragraph, reason: self.age.refusal(of: age)))
        }
        for other in needs where !person.packages.contains(other) && person.holds?.contains(other) != true {
            faults.append(programme.refusal(.packageOrder, .packageNeeds(other)))
        }
        if let children {
            let maintained = form.people.filter { programme.isMaintainedChild($0, on: today) }.count
            if maintained < children {
                let reason = Reason.childrenTooFew(is: maintained, from: children)
                faults.append(Refusal(rule: rule, paragraph: paragraph, reason: reason))
            }
        }
        return faults
    }
}

extension Programme {
    /// Whether a person of a form counts as a child whom the family maintains: in a capacity that somebody else files
    /// for, below the age at which it ends. Those too young for a card count as well (R-PKG-3).
    func isMaintainedChild(_ person: Applicant, on day: Day) -> Bool {
        guard let age = person.birthDate?.age(on: day), let capacity = entitlement(person.entitlement) else {
            return false
        }
        return age < capacity.age.below ?? 0
    }

    /// Whether a person of a form is only listed on the account, too young for a card (R-WHO-7).
    public func isListed(_ person: Applicant, on day: Day) -> Bool {
        guard let age = person.birthDate?.age(on: day) else { return false }
        return entitlement(person.entitlement)?.lists(age: age) == true
    }

    /// Whether a member of a family of that age is only listed on its account (R-WHO-7).
    public func isListed(relation: String, age: Int) -> Bool {
        self.relation(relation)?.entitlements.first.flatMap(entitlement)?.lists(age: age) == true
    }

    /// In which capacity a relation of that age may hold a card: the first that fits, else the one that comes nearest,
    /// so that a refusal names it. Empty for an adult on a basis.
    public func capacity(of relation: Relation, age: Int?) -> String {
        guard let age else { return relation.entitlements.first ?? "" }
        let capacities = relation.entitlements.compactMap(entitlement)
        let fitting = capacities.first { $0.age.contains(age) || $0.lists(age: age) }
        return (fitting ?? capacities.last { age >= $0.age.from ?? 0 } ?? capacities.first)?.id ?? ""
    }

    /// Packages that a person of a form could have beside those asked for and held: to be offered (R-PKG-7).
    public func offers(for index: Int, of form: ApplicationForm, on day: Day) -> [Package] {
        let person = form.people[index]
        guard !isListed(person, on: day) else { return [] }
        return packages.filter { package in
            !person.packages.contains(package.id) && person.holds?.contains(package.id) != true
                && person.birthDate != nil
                && package.faults(for: person, of: form, programme: self, today: day).isEmpty
        }
    }
}

extension Entitlement {
    /// Whether somebody of that age is listed on the parent's account without a card.
    func lists(age: Int) -> Bool {
        listsYounger && age >= 0 && age < self.age.from ?? 0
    }
}

extension ApplicationForm {
    /// The basis that an adult's claim rests on: their own, else the form's.
    func basis(of person: Applicant) -> String {
        person.basis ?? basis
    }
}

extension Checklist.Item {
    /// A reference number that does not look like one is worth a look, no more (numbers of confirmations vary).
    func warning(programme: Programme) -> Refusal? {
        guard let record, let document = alternatives.first(where: { $0.id == record.document }),
            let evidence = document.evidence.first(where: { $0.id == record.evidence }), evidence.hasReference
        else { return nil }
        let reference = record.reference ?? ""
        let plausible = reference.utf8.count >= 8 && Folding.fold(reference).utf8.contains { (48...57).contains($0) }
        guard !plausible else { return nil }
        return Refusal(
            rule: document.rule, paragraph: document.paragraph, field: field,
            reason: .referenceOdd(document.id))
    }
}
