/// What somebody wants done. `decide` answers with what then happens, or with a refusal.
public enum Command: Hashable, Sendable {
    case establishOffice(EstablishOffice)
    case addStaff(AddStaff)
    case changeStaff(ChangeStaff)
    case submitApplication(SubmitApplication)
    case supplementApplication(SupplementApplication)
    case decideApplication(DecideApplication)
    case handOverCard(HandOverCard)

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
        }
    }

    /// The keys whose holders have to be in the world before it is decided.
    public var personKeys: [PersonKey] {
        guard case .submitApplication(let command) = self else { return [] }
        return command.form.people.flatMap(\.keys)
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

    /// Who may give it; empty where nobody has to be logged in.
    public var roles: Set<Role> {
        switch self {
        case .establishOffice: []
        case .addStaff, .changeStaff: [.administrator]
        case .submitApplication, .supplementApplication, .handOverCard: [.clerk, .supervisor]
        case .decideApplication: [.supervisor]
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

    func refusal(_ rule: Rule, _ reason: Reason, field: String? = nil) -> Refusal {
        programme.refusal(rule, reason, field: field)
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
