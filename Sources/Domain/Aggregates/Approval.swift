// What an approval brings about: packages, cards, the family account. The state and the events are in Application.swift.

extension World {
    /// Papers are judged as on the day of submission: what was right then does not turn wrong by waiting.
    func approve(
        _ application: Application, _ decided: ApplicationDecided, _ context: Context
    ) throws(Refusal) -> [Change] {
        let verdict = Verdict(
            on: application.form, programme: context.programme, today: application.submitted, isSubmitted: true)
        if let first = verdict.refusals.first { throw first }
        let gone = application.form.people.filter { people[$0.person]?.end != nil }
        if let filer = application.form.people.first, gone.contains(filer), let end = people[filer.person]?.end {
            throw context.refusal(end.kind.rule, .participationEnded(end.on), field: "application")
        }
        let staying = application.form.people.filter { !gone.contains($0) }
        try refuseTooMany(in: application.form, context)
        let granted = application.grants(to: people, on: context.today, programme: context.programme)
        let needy = staying.filter { needsCard($0, application.form, granted, context) }
        let cards = needy.enumerated().map { issueCard(to: $1, for: application, index: $0, context) }
        return [Change(.application(application.id), .application(.approved(decided)))]
            + granted.map { Change(.person($0.person), .person(.granted($0.grant))) } + cards
            + family(from: application.form, staying, context)
    }

    /// The account comes into being with the second person; who files administers it (R-FAM-1, R-FAM-2). Who moved
    /// elsewhere since is not joined (R-FAM-3).
    private func family(from form: ApplicationForm, _ staying: [Applicant], _ context: Context) -> [Change] {
        guard let filer = form.people.first?.person else { return [] }
        let address = people[filer]?.address
        let newcomers = staying.dropFirst().filter {
            family(of: $0.person) == nil && people[$0.person]?.address == address
        }
        return joining(newcomers.map { ($0.person, $0.relation ?? $0.entitlement) }, to: filer, context)
    }

    /// One card of a kind a person, upon the main package (R-CRD-1): who renews keeps the card they have.
    private func needsCard(
        _ applicant: Applicant, _ form: ApplicationForm, _ granted: [(person: ID<Person>, grant: Grant)],
        _ context: Context
    ) -> Bool {
        let main = context.programme.mainPackage
        let hasMain =
            people[applicant.person]?.has(package: main, on: context.today) == true
            || granted.contains { $0.person == applicant.person && $0.grant.package == main }
        guard hasMain, !applicant.packages.isEmpty else { return false }
        let own = cards.values.filter { $0.person == applicant.person && $0.kind == form.cardKind }
        return !own.contains { $0.status.isLive } && !takesDuplicate(applicant.person, own)
    }

    /// A plastic card that was lost or damaged is replaced by a duplicate, on a request and for its fee: not by a
    /// renewal (R-CRD-6, R-CRD-7). Who left and comes back starts afresh.
    private func takesDuplicate(_ person: ID<Person>, _ cards: [Card]) -> Bool {
        let last = cards.filter { $0.kind == .plastic }.max { ($0.issued, $0.id) < ($1.issued, $1.id) }
        guard let last else { return false }
        if duplicates.values.contains(where: { $0.person == person && $0.status == .unpaid }) { return true }
        let cameBack = people[person]?.lastEnd.map { $0 > last.issued } == true
        return !cameBack && last.block.map { [.lost, .damaged, .outdated].contains($0.reason) } == true
    }

    private func issueCard(
        to applicant: Applicant, for application: Application, index: Int, _ context: Context
    ) -> Change {
        let number = context.number(context.programme.numbers.card, .card, in: self, ahead: index)
        let issued = CardIssued(
            number: number, person: applicant.person, kind: application.form.cardKind ?? .plastic,
            application: application.id, pickupPoint: application.form.pickupPoint, photo: applicant.photo?.hash,
            on: context.today, name: people[applicant.person]?.details.fullName)
        let id = ID<Card>(derivedFrom: context.command, index: index)
        return Change(.card(id), .card(.issued(issued)))
    }
}

extension Application {
    /// What an approval on that day would grant to whom, in the order of the form, to persons as they are known by then.
    /// Who left since they applied, outgrew their capacity or no longer has what a package asks for is granted nothing;
    /// what was granted without an end is not granted again.
    public func grants(
        to people: [ID<Person>: Person], on day: Day, programme: Programme
    ) -> [(person: ID<Person>, grant: Grant)] {
        let known = form.people.map { $0.asKnown(in: people) }
        var staying = form
        staying.people = known.filter { people[$0.person]?.end == nil }
        return known.enumerated().filter { staying.people.contains($0.element) }.flatMap { index, applicant in
            applicant.packages.compactMap(programme.package).filter { package in
                package.faults(for: applicant, of: staying, programme: programme, today: submitted).isEmpty
                    && people[applicant.person]?.holdsForever(package) != true
            }.map { (applicant.person, grant(of: $0, to: applicant, index, among: staying.people, on: day, programme)) }
        }.filter { $0.1.isValid(on: day) }
    }

    /// A package lasts its own time, but not beyond the capacity in which its holder may have it: a child's ends on the
    /// day before the birthday on which they come of age.
    private func grant(
        of package: Package, to applicant: Applicant, _ index: Int, among people: [Applicant], on day: Day,
        _ programme: Programme
    ) -> Grant {
        let capacity = programme.entitlement(applicant.entitlement)
        let lastOfCapacity = capacity.flatMap { capacity in
            capacity.age.below.flatMap { applicant.birthDate?.reaching(age: $0).adding(days: -1) }
        }
        let end = package.lasts.end(from: day)
        let endsEarlier = (lastOfCapacity ?? .distantFuture) < end ?? .distantFuture
        let until = endsEarlier ? lastOfCapacity : end
        let checks = [checkBy(index, programme), checkBy(package, among: people, programme)].compactMap { $0 }
        return Grant(
            package: package.id, trait: package.trait, from: day, until: until,
            paragraph: (endsEarlier ? capacity?.paragraph : nil) ?? package.paragraph, application: id,
            endsWith: endsEarlier ? capacity?.id : nil,
            checkBy: checks.filter { $0 <= until ?? .distantFuture }.min())
    }

    /// The first day on which a paper of a person loses its validity.
    private func checkBy(_ index: Int, _ programme: Programme) -> Day? {
        form.documents.filter { record in
            record.person == index && record.status.isAccepted
                && programme.document(record.document)?.hasValidity == true
        }.compactMap(\.validUntil).min()
    }

    /// The day from which on too few children count for a package: each counts until a paper of theirs has to be shown
    /// again, or their capacity ends.
    private func checkBy(_ package: Package, among people: [Applicant], _ programme: Programme) -> Day? {
        guard let children = package.children else { return nil }
        let days = people.filter { programme.isMaintainedChild($0, on: submitted) }.map { child in
            let paper = form.people.firstIndex { $0.person == child.person }.flatMap { checkBy($0, programme) }
            let outgrown = programme.entitlement(child.entitlement)?.age.below.flatMap {
                child.birthDate?.reaching(age: $0)
            }
            return [paper, outgrown].compactMap { $0 }.min() ?? .distantFuture
        }.sorted(by: >)
        return days.dropFirst(children - 1).first.flatMap { $0 < .distantFuture ? $0 : nil }
    }
}

extension Applicant {
    /// With the birth date that is known by now: it may have been corrected since.
    fileprivate func asKnown(in people: [ID<Person>: Person]) -> Applicant {
        var applicant = self
        applicant.birthDate = people[person]?.details.birthDate ?? birthDate
        return applicant
    }
}

extension Person {
    /// Whether they were granted a package without an end.
    fileprivate func holdsForever(_ package: Package) -> Bool {
        grants.contains { $0.package == package.id && $0.until == nil }
    }
}
