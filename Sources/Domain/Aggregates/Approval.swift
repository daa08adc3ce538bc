// What an approval brings about: packages, cards, the family account. The state and the events are in Application.swift.

extension World {
    /// Papers are judged as on the day of submission: what was right then does not turn wrong by waiting.
    func approve(
        _ application: Application, _ decided: ApplicationDecided, _ context: Context
    ) throws(Refusal) -> [Change] {
        let verdict = Verdict(on: application.form, programme: context.programme, today: application.submitted)
        if let first = verdict.refusals.first { throw first }
        let gone = application.form.people.filter { people[$0.person]?.end != nil }
        if let filer = application.form.people.first, gone.contains(filer), let end = people[filer.person]?.end {
            throw context.refusal(end.kind.rule, .participationEnded(end.on), field: "application")
        }
        let staying = application.form.people.filter { !gone.contains($0) }
        try refuseTooMany(in: application.form, context)
        let granted = application.grants(on: context.today, programme: context.programme).filter { grant in
            staying.contains { $0.person == grant.person } && !holdsForever(grant.grant, grant.person)
        }
        let needy = staying.filter { needsCard($0, application.form, granted, context) }
        let cards = needy.enumerated().map { issueCard(to: $1, for: application, index: $0, context) }
        return [Change(.application(application.id), .application(.approved(decided)))]
            + granted.map { Change(.person($0.person), .person(.granted($0.grant))) } + cards
            + family(from: application.form, staying, context)
    }

    /// What was granted without an end need not be granted again.
    private func holdsForever(_ grant: Grant, _ person: ID<Person>) -> Bool {
        people[person]?.grants.contains { $0.package == grant.package && $0.until == nil } == true
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
            on: context.today)
        let id = ID<Card>(derivedFrom: context.command, index: index)
        return Change(.card(id), .card(.issued(issued)))
    }
}

extension Application {
    /// What an approval on that day would grant to whom, in the order of the form. Who outgrew their capacity since they
    /// applied is granted nothing.
    public func grants(on day: Day, programme: Programme) -> [(person: ID<Person>, grant: Grant)] {
        form.people.enumerated().flatMap { index, applicant in
            applicant.packages.compactMap(programme.package).map { package in
                (applicant.person, grant(of: package, to: applicant, index, on: day, programme))
            }
        }.filter { $0.1.isValid(on: day) }
    }

    /// A package lasts its own time, but not beyond the capacity in which its holder may have it: a child's ends on the
    /// day before the birthday on which they come of age.
    private func grant(
        of package: Package, to applicant: Applicant, _ index: Int, on day: Day, _ programme: Programme
    ) -> Grant {
        let capacity = programme.entitlement(applicant.entitlement)
        let lastOfCapacity = capacity.flatMap { capacity in
            capacity.age.below.flatMap { applicant.birthDate?.reaching(age: $0).adding(days: -1) }
        }
        let end = package.lasts.end(from: day)
        let endsEarlier = (lastOfCapacity ?? .distantFuture) < end ?? .distantFuture
        return Grant(
            package: package.id, trait: package.trait, from: day, until: endsEarlier ? lastOfCapacity : end,
            paragraph: (endsEarlier ? capacity?.paragraph : nil) ?? package.paragraph, application: id,
            endsWith: endsEarlier ? capacity?.id : nil,
            checkBy: [checkBy(index, programme), checkBy(package, programme)].compactMap { $0 }.min())
    }

    /// The first day on which a paper of a person loses its validity.
    private func checkBy(_ index: Int, _ programme: Programme) -> Day? {
        form.documents.filter { record in
            record.person == index && record.status.isAccepted
                && programme.document(record.document)?.hasValidity == true
        }.compactMap(\.validUntil).min()
    }

    /// The day from which on too few children count for a package, unless a student among them shows a valid ID again.
    private func checkBy(_ package: Package, _ programme: Programme) -> Day? {
        guard let children = package.children else { return nil }
        let days = form.people.indices.filter { programme.isMaintainedChild(form.people[$0], on: submitted) }
            .map { checkBy($0, programme) ?? .distantFuture }.sorted(by: >)
        return days.dropFirst(children - 1).first.flatMap { $0 < .distantFuture ? $0 : nil }
    }
}
