import Domain
import Foundation
import Synthetic

/// Fills a new store with made-up residents, applications in every state, and accounts to log in with.
public enum TrainingStore {
    /// An account to learn with; its password is no secret and is shown on the login screen.
    public struct Account: Hashable, Sendable {
        /// The name to log in with.
        public let login: String
        /// The password.
        public let password: String
        /// The name on screen and paper.
        public let name: String
        /// What they may do.
        public let roles: Set<Role>
    }

    /// The accounts, the clerk's first.
    public static let accounts: [Account] = [
        Account(login: "referent", password: "okienko-1", name: "Anna Nowak", roles: [.clerk, .cashier]),
        Account(
            login: "kierownik", password: "okienko-2", name: "Stefania Zając", roles: [.clerk, .supervisor, .cashier]),
        Account(login: "kasjer", password: "okienko-3", name: "Karol Lis", roles: [.cashier]),
        Account(login: "administrator", password: "okienko-4", name: "Ewa Wójcik", roles: [.administrator]),
    ]

    /// Sets up the desk at the programme's first service point and fills it, as if it had worked for a year.
    ///
    /// The same seed makes the same people with other ids. Everything goes through ``Store/performAll(_:)``.
    ///
    /// - Throws: ``StoreFault``; ``StoreFault/alreadyExists`` where the desk is set up already.
    public static func fill(
        _ store: Store, count: Int = 2000, seed: UInt64 = 1, today: Day
    ) throws(StoreFault) {
        guard try store.office() == nil else { throw .alreadyExists }
        var office = TrainingOffice(store: store, today: today)
        try office.establish()
        try office.serve(Population(seed: seed, count: count, today: today, town: .named(store.programme.city)))
        try office.replaceCards()
        try office.leaveDrafts()
    }

    /// Applications of residents beyond the first so many, whom a store filled with these does not know yet; ready to
    /// be performed one by one, for measuring.
    ///
    /// - Throws: ``StoreFault``; ``StoreFault/noActor`` where the store was not filled by this.
    public static func submissions(
        for store: Store, beyond people: Int, count: Int, seed: UInt64 = 1, today: Day
    ) throws(StoreFault) -> [Act] {
        var office = TrainingOffice(store: store, today: today)
        office.staff = try store.accounts().filter { $0.roles.contains(.clerk) }.map(\.id)
        guard !office.staff.isEmpty else { throw .noActor }
        // Of some households nobody is entitled.
        let strangers = Population(
            seed: seed, count: people + 6 * count, today: today, town: .named(store.programme.city)
        ).dropFirst(people)
        return Array(try office.submissions(of: strangers).prefix(count))
    }
}

/// The desk that is being filled, with a year's work as acts in the order of their days.
private struct TrainingOffice {
    let store: Store
    let today: Day
    let point: String
    var random = SystemRandomNumberGenerator()
    var staff: [ID<StaffMember>] = []

    init(store: Store, today: Day) {
        self.store = store
        self.today = today
        point = store.programme.servicePoints.first?.id ?? ""
    }

    private var clerk: ID<StaffMember> { staff[0] }
    private var supervisor: ID<StaffMember> { staff[1] }
    private var administrator: ID<StaffMember> { staff[3] }

    mutating func establish() throws(StoreFault) {
        var accounts: [AddStaff] = []
        for account in TrainingStore.accounts {
            let hash = try Passwords.hash(account.password)
            accounts.append(
                AddStaff(
                    staff: newID(), login: account.login, name: account.name, roles: account.roles, passwordHash: hash))
        }
        staff = accounts.map(\.staff)
        let establish = EstablishOffice(servicePoint: point, desk: 1, administrator: accounts[3])
        let day = today.adding(days: -420)
        let acts =
            [act(.establishOffice(establish), by: administrator, on: day)]
            + accounts.dropLast().map { act(.addStaff($0), by: administrator, on: day) }
        _ = try store.performAll(acts)
    }

    /// The form that fits each, with one picture for all.
    private func forms() throws(StoreFault) -> TrainingForms {
        let requirements = store.programme.photo
        let photo = try store.keep(
            attachment: Silhouette.png(
                width: max(requirements?.minWidth ?? 0, 420), height: max(requirements?.minHeight ?? 0, 540)))
        return TrainingForms(programme: store.programme, clerk: clerk, point: point, photo: photo)
    }

    /// What these people hand in today.
    mutating func submissions(of people: some Sequence<SyntheticPerson>) throws(StoreFault) -> [Act] {
        let applications = try forms()
        return applications.families(of: people).compactMap { people in
            applications.form(for: people, on: today, random: &random).map { form in
                act(.submitApplication(SubmitApplication(application: newID(), form: form)), by: clerk, on: today)
            }
        }
    }

    mutating func serve(_ population: Population) throws(StoreFault) {
        let applications = try forms()
        var acts: [Act] = []
        for (index, people) in applications.families(of: population).enumerated() {
            let fate = Fate(index: index)
            let day = today.adding(days: -fate.age)
            guard let form = applications.form(for: people, on: day, random: &random) else { continue }
            acts += self.acts(for: form, fate: fate, submitted: day)
        }
        _ = try store.performAll(acts.sorted { $0.at < $1.at })
        try handOver()
    }

    /// Cards approved long enough ago were fetched; the last ones wait.
    private mutating func handOver() throws(StoreFault) {
        let kind = store.programme.identityDocuments.first?.id ?? ""
        let cards = try store.register(
            RegisterFilter(through: today.adding(days: -12), servicePoint: point), limit: .max)
        let acts = cards.map { card in
            let command = HandOverCard(card: card.id, identityKind: kind, identityChecked: true)
            return act(.handOverCard(command), by: clerk, on: card.issued.adding(days: 7))
        }
        _ = try store.performAll(acts)
    }

    /// Some cards were lost: the till was open three days ago, two duplicates were paid for, one receipt was voided, and
    /// some requests wait for their fee.
    mutating func replaceCards() throws(StoreFault) {
        let day = today.adding(days: -3)
        let cards = try store.register(RegisterFilter(through: day.adding(days: -60), status: .active), limit: 400)
            .filter { $0.kind == .plastic && $0.birthDate.age(on: today) >= store.programme.adultAge }
        guard let fee = store.programme.fee(Fee.duplicate), !cards.isEmpty else { return }
        let shift: ID<Shift> = newID()
        let float = Money(grosze: 10_000)
        var acts = [act(.openShift(OpenShift(shift: shift, float: float)), by: clerk, on: day, hour: 8)]
        for (index, card) in cards.enumerated().filter({ $0.offset % 40 == 7 }).map(\.element).prefix(6).enumerated() {
            let request = RequestDuplicate(
                duplicate: newID(), card: card.id, ground: index == 1 ? .damaged : .lost, stated: index != 1,
                cardReturned: index == 1, pickupPoint: point)
            acts.append(act(.requestDuplicate(request), by: clerk, on: day, hour: 9 + index))
            guard index < 3 else { continue }
            let payment = Payment(
                payer: Payer(name: card.listName, address: store.programme.city, person: card.person), fee: fee.id,
                title: fee.label.polish, method: index == 2 ? .blik : .cash, duplicate: request.duplicate)
            let take = TakePayment(receipt: newID(), payment: payment, amount: fee.amount(on: day))
            acts.append(act(.takePayment(take), by: clerk, on: day, hour: 10 + index))
            if index == 0 {
                let void = VoidReceipt(receipt: take.receipt, reason: "Pomyłka w adresie")
                acts.append(act(.voidReceipt(void), by: clerk, on: day, hour: 10))
            }
        }
        _ = try store.performAll(acts)
        guard let file = try store.shiftFile(shift) else { return }
        let counted = float + file.cashTaken - file.cashReturned
        _ = try store.performAll([
            act(.closeShift(CloseShift(shift: shift, counted: counted)), by: clerk, on: day, hour: 17)
        ])
    }

    private mutating func acts(for form: ApplicationForm, fate: Fate, submitted: Day) -> [Act] {
        let application: ID<Application> = newID()
        let submit = SubmitApplication(application: application, form: form)
        var acts = [act(.submitApplication(submit), by: clerk, on: submitted)]
        if let decision = fate.decision {
            let command = DecideApplication(application: application, decision: decision, reason: fate.reason)
            let day = submitted.adding(days: min(fate.age, 9))
            acts.append(act(.decideApplication(command), by: supervisor, on: day, hour: 14))
        }
        return acts
    }

    /// Somebody left the form half filled, somebody else went to fetch a paper.
    mutating func leaveDrafts() throws(StoreFault) {
        let now = moment(today, hour: 8)
        for (surname, parked) in [("Wiśniewska", false), ("Zieliński", true)] {
            let draft = Draft(
                application: newID(), command: newID(), person: newID(), fields: ["person.surname": surname],
                focus: "person.given_name", parked: parked, opened: now)
            try store.saveDraft(draft, by: clerk, at: now)
        }
    }

    private mutating func act(_ command: Command, by actor: ID<StaffMember>, on day: Day, hour: Int = 9) -> Act {
        Act(command, id: newID(), actor: actor, today: day, at: moment(day, hour: hour))
    }

    private func moment(_ day: Day, hour: Int) -> Instant {
        Instant(milliseconds: Int64(day.ordinal) * 86_400_000 + Int64(hour - 1) * 3_600_000, offset: 60)
    }

    private mutating func newID<Subject>() -> ID<Subject> {
        ID(milliseconds: moment(today, hour: 8).milliseconds, random: &random)
    }
}

/// What becomes of an application, so that every state is there.
private struct Fate {
    /// Days since submission.
    let age: Int
    /// What was decided; nil: it waits.
    let decision: DecideApplication.Kind?
    /// Why.
    let reason: String

    init(index: Int) {
        let turn = index / 25
        switch index % 25 {
        case 0: (age, decision, reason) = (turn % 29, nil, "")
        case 1: (age, decision, reason) = (9 + turn % 18, .callForSupplement, "Brak UPO do zeznania PIT")
        case 2: (age, decision, reason) = (30 + turn * 7 % 300, .refuse, "Rozliczenie poza gminą")
        case 3 where turn % 3 == 0: (age, decision, reason) = (20 + turn * 5 % 200, .withdraw, "Na prośbę wnioskodawcy")
        case 4: (age, decision, reason) = (10 + turn % 9, .approve, "")
        case 5: (age, decision, reason) = (385 + turn % 20, .approve, "")
        default: (age, decision, reason) = (32 + index * 37 % 320, .approve, "")
        }
    }
}
