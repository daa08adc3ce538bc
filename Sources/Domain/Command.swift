/// What somebody wants done. `decide` answers with what then happens, or with a refusal.
public enum Command: Hashable, Sendable {
    case establishOffice(EstablishOffice)
    case addStaff(AddStaff)
    case changeStaff(ChangeStaff)
    case submitApplication(SubmitApplication)
    case supplementApplication(SupplementApplication)
    case decideApplication(DecideApplication)
    case handOverCard(HandOverCard)
    case changeData(ChangeData)
    case changeConsents(ChangeConsents)
    case endParticipation(EndParticipation)
    case raiseDoubt(RaiseDoubt)
    case clearDoubt(ClearDoubt)
    case useRelief(UseRelief)
    case takeOverCard(TakeOverCard)
    case joinFamily(JoinFamily)
    case leaveFamily(LeaveFamily)
    case changeAdministrator(ChangeAdministrator)
    case blockCard(BlockCard)
    case returnCard(ReturnCard)
    case requestDuplicate(RequestDuplicate)
    case withdrawDuplicate(WithdrawDuplicate)
    case takePayment(TakePayment)
    case voidReceipt(VoidReceipt)
    case copyReceipt(CopyReceipt)
    case openShift(OpenShift)
    case closeShift(CloseShift)
    case explainShift(ExplainShift)

    /// The command's name, in batch files, screen definitions and on the wire. Storage: never renamed.
    public var name: CommandName {
        switch self {
        case .establishOffice: .establishOffice
        case .addStaff: .addStaff
        case .changeStaff: .changeStaff
        case .submitApplication: .submitApplication
        case .supplementApplication: .supplementApplication
        case .decideApplication: .decideApplication
        case .handOverCard: .handOverCard
        case .changeData: .changeData
        case .changeConsents: .changeConsents
        case .endParticipation: .endParticipation
        case .raiseDoubt: .raiseDoubt
        case .clearDoubt: .clearDoubt
        case .useRelief: .useRelief
        case .takeOverCard: .takeOverCard
        case .joinFamily: .joinFamily
        case .leaveFamily: .leaveFamily
        case .changeAdministrator: .changeAdministrator
        case .blockCard: .blockCard
        case .returnCard: .returnCard
        case .requestDuplicate: .requestDuplicate
        case .withdrawDuplicate: .withdrawDuplicate
        case .takePayment: .takePayment
        case .voidReceipt: .voidReceipt
        case .copyReceipt: .copyReceipt
        case .openShift: .openShift
        case .closeShift: .closeShift
        case .explainShift: .explainShift
        }
    }

    /// The streams that have to be in the world before it is decided; what hangs on them comes with them.
    public var streams: [StreamID] {
        switch self {
        case .establishOffice, .addStaff, .changeStaff: []
        case .submitApplication(let command):
            [.application(command.application)] + command.form.people.map { .person($0.person) }
        case .supplementApplication(let command): [.application(command.application)]
        case .decideApplication(let command): [.application(command.application)]
        case .handOverCard(let command): [.card(command.card)]
        case .changeData(let command): [.person(command.person)] + people(command.successor)
        case .changeConsents(let command): [.person(command.person)]
        case .endParticipation(let command):
            command.people.map { .person($0) } + people(command.signedBy) + people(command.successor)
        case .raiseDoubt(let command): [.person(command.person)]
        case .clearDoubt(let command): [.person(command.person)]
        case .useRelief(let command): [.person(command.person)]
        case .takeOverCard(let command): [.person(command.person)]
        case .joinFamily(let command): [.person(command.administrator), .person(command.person)]
        case .leaveFamily(let command): [.person(command.person)] + people(command.successor)
        case .changeAdministrator(let command): [.person(command.person)]
        case .blockCard(let command): [.card(command.card)]
        case .returnCard(let command): [.card(command.card)]
        case .requestDuplicate(let command):
            [.duplicate(command.duplicate), .card(command.card)] + people(command.signedBy)
        case .withdrawDuplicate(let command): [.duplicate(command.duplicate)]
        case .takePayment(let command):
            [.receipt(command.receipt)] + (command.payment.duplicate.map { [.duplicate($0)] } ?? [])
        case .voidReceipt(let command): [.receipt(command.receipt)]
        case .copyReceipt(let command): [.receipt(command.receipt)]
        case .openShift(let command): [.shift(command.shift)]
        case .closeShift(let command): [.shift(command.shift)]
        case .explainShift(let command): [.shift(command.shift)]
        }
    }

    /// The keys whose holders have to be in the world before it is decided.
    public var personKeys: [PersonKey] {
        switch self {
        case .submitApplication(let command): command.form.people.flatMap(\.keys)
        case .changeData(let command): command.details.keys
        case .takeOverCard(let command): command.details.keys
        default: []
        }
    }

    private func people(_ id: ID<Person>?) -> [StreamID] {
        id.map { [.person($0)] } ?? []
    }
}

/// The catalogue of commands.
public enum CommandName: String, CaseIterable, Codable, Sendable {
    case establishOffice = "office.establish"
    case addStaff = "staff.add"
    case changeStaff = "staff.change"
    case submitApplication = "application.submit"
    case supplementApplication = "application.supplement"
    case decideApplication = "application.decide"
    case handOverCard = "card.hand-over"
    case changeData = "person.change"
    case changeConsents = "person.consents"
    case endParticipation = "person.end"
    case raiseDoubt = "person.doubt"
    case clearDoubt = "person.clear-doubt"
    case useRelief = "relief.use"
    case takeOverCard = "card.take-over"
    case joinFamily = "family.join"
    case leaveFamily = "family.leave"
    case changeAdministrator = "family.administrator"
    case blockCard = "card.block"
    case returnCard = "card.return"
    case requestDuplicate = "duplicate.request"
    case withdrawDuplicate = "duplicate.withdraw"
    case takePayment = "payment.take"
    case voidReceipt = "receipt.void"
    case copyReceipt = "receipt.copy"
    case openShift = "shift.open"
    case closeShift = "shift.close"
    case explainShift = "shift.explain"

    /// Who may give it; empty where nobody has to be logged in.
    public var roles: Set<Role> {
        switch self {
        case .establishOffice: []
        case .addStaff, .changeStaff: [.administrator]
        case .submitApplication, .supplementApplication, .handOverCard, .changeData, .changeConsents, .endParticipation,
            .raiseDoubt,
            .clearDoubt, .useRelief, .takeOverCard, .joinFamily, .leaveFamily, .changeAdministrator,
            .returnCard, .requestDuplicate, .withdrawDuplicate:
            [.clerk, .supervisor]
        case .decideApplication: [.supervisor]
        case .blockCard, .takePayment, .copyReceipt: [.cashier, .clerk, .supervisor]
        case .voidReceipt, .closeShift, .explainShift: [.cashier, .supervisor]
        case .openShift: [.cashier]
        }
    }
}

/// Under which circumstances a command is decided: all that is not in the records.
public struct Context: Sendable {
    /// The city's programme.
    public let programme: Programme
    /// The day, as the desk has it.
    public let today: Day
    /// Who gives the command.
    public let actor: ID<StaffMember>
    /// The desk's number, for the numbers that it prints.
    public let desk: Int
    /// Short name of the service point where the desk stands.
    public let servicePoint: String
    /// The command's id: what it brings about takes its ids from it.
    public let command: ID<Command>

    /// Circumstances.
    public init(
        programme: Programme, today: Day, actor: ID<StaffMember>, desk: Int, servicePoint: String,
        command: ID<Command>
    ) {
        self.programme = programme
        self.today = today
        self.actor = actor
        self.desk = desk
        self.servicePoint = servicePoint
        self.command = command
    }

    func refusal(_ rule: Rule, _ reason: Reason, field: String? = nil, paragraph: String? = nil) -> Refusal {
        programme.refusal(rule, reason, field: field, paragraph: paragraph)
    }

    /// Why something is done, with single blanks; it has to be said.
    func reason(_ text: String, _ rule: Rule) throws(Refusal) -> String {
        let reason = Context.plain(text)
        guard !reason.isEmpty else { throw refusal(rule, .reasonMissing, field: "reason") }
        return reason
    }

    /// A text with single blanks between its words and none around them.
    static func plain(_ text: String) -> String {
        text.split(separator: " ").joined(separator: " ")
    }

    /// The next number of a series, or a later one where a command gives out several.
    func number(
        _ pattern: NumberPattern, _ kind: Series.Kind, in world: World, ahead: Int = 0
    ) -> SerialNumber {
        let series = Series(kind: kind, desk: desk, year: pattern.isYearly ? today.year : 0)
        let count = (world.lastNumbers[series] ?? 0) + 1 + ahead
        return SerialNumber(
            text: pattern.number(desk: desk, year: today.year, count: count), series: series, count: count)
    }
}

extension World {
    func has(_ role: Role, _ context: Context) -> Bool {
        staff[context.actor]?.roles.contains(role) == true
    }

    /// Decides a command: what then happens, in order, or why it does not.
    ///
    /// - Throws: ``Refusal`` by the first rule that stands in the way. A refusal leaves nothing behind.
    public func decide(_ command: Command, in context: Context) throws(Refusal) -> [Change] {
        try permit(command, context)
        switch command {
        case .establishOffice(let command): return try decide(command, context)
        case .addStaff(let command): return try decide(command, context)
        case .changeStaff(let command): return try decide(command, context)
        case .submitApplication(let command): return try decide(command, context)
        case .supplementApplication(let command): return try decide(command, context)
        case .decideApplication(let command): return try decide(command, context)
        case .handOverCard(let command): return try decide(command, context)
        case .changeData(let command): return try decide(command, context)
        case .changeConsents(let command): return try decide(command, context)
        case .endParticipation(let command): return try decide(command, context)
        case .raiseDoubt(let command): return try decide(command, context)
        case .clearDoubt(let command): return try decide(command, context)
        case .useRelief(let command): return try decide(command, context)
        case .takeOverCard(let command): return try decide(command, context)
        case .joinFamily(let command): return try decide(command, context)
        case .leaveFamily(let command): return try decide(command, context)
        case .changeAdministrator(let command): return try decide(command, context)
        case .blockCard(let command): return try decide(command, context)
        case .returnCard(let command): return try decide(command, context)
        case .requestDuplicate(let command): return try decide(command, context)
        case .withdrawDuplicate(let command): return try decide(command, context)
        case .takePayment(let command): return try decide(command, context)
        case .voidReceipt(let command): return try decide(command, context)
        case .copyReceipt(let command): return try decide(command, context)
        case .openShift(let command): return try decide(command, context)
        case .closeShift(let command): return try decide(command, context)
        case .explainShift(let command): return try decide(command, context)
        }
    }

    private func permit(_ command: Command, _ context: Context) throws(Refusal) {
        let needed = command.name.roles
        guard !needed.isEmpty else { return }
        guard let actor = staff[context.actor], actor.isActive, !actor.roles.isDisjoint(with: needed) else {
            throw context.refusal(.office, .notPermitted)
        }
    }
}
