/// A person who works at the desk.
public struct StaffMember: Hashable, Sendable {
    /// Identifies the account's stream.
    public let id: ID<StaffMember>
    /// The name with which they log in, folded.
    public let login: String
    /// Their name as on screen and paper.
    public let name: String
    /// What they may do.
    public private(set) var roles: Set<Role>
    /// The password's hash, as the hashing library writes it (algorithm, costs and salt included).
    public private(set) var passwordHash: String
    /// Whether they may log in.
    public private(set) var isActive: Bool
}

/// What a staff member may do; one person may have several roles.
public enum Role: String, Hashable, Sendable, Codable, CaseIterable {
    /// Takes applications and hands cards over.
    case clerk
    /// Decides.
    case supervisor
    /// Takes money.
    case cashier
    /// Sets up the desk and its accounts.
    case administrator
}

/// How long the desk waits after wrong passwords: nothing at first, then twice as long each time, up to a cap.
public enum LoginThrottle {
    /// Seconds to wait after so many wrong passwords in a row: 0 0 0 2 4 8 … 300.
    public static func delay(afterFailures failures: Int) -> Int {
        failures < 3 ? 0 : min(300, 1 << min(failures - 2, 9))
    }
}

/// What a password has to be.
public enum PasswordPolicy {
    /// The fewest characters.
    public static let least = 8

    /// What is wrong with a password.
    public enum Fault: Error, Hashable, Sendable {
        /// Too few characters.
        case tooShort(is: Int, least: Int)
        /// The name with which they log in is in it, whatever its capitals and diacritics.
        case containsLogin
    }

    /// What is wrong with a password for an account; nil where nothing is.
    public static func fault(in password: String, login: String) -> Fault? {
        guard password.count >= least else { return .tooShort(is: password.count, least: least) }
        let parts = (Folding.words(password).joined(), Folding.words(login).joined())
        return !parts.1.isEmpty && parts.0.contains(parts.1) ? .containsLogin : nil
    }
}

// MARK: Commands

/// Sets up a desk on its first start: the service point it stands at and the first administrator.
public struct EstablishOffice: Hashable, Sendable, Codable {
    /// Short name of the service point.
    public var servicePoint: String
    /// The desk's number, no other desk of the city has it (1 to 999).
    public var desk: Int
    /// The first administrator.
    public var administrator: AddStaff

    /// Sets up a desk.
    public init(servicePoint: String, desk: Int, administrator: AddStaff) {
        self.servicePoint = servicePoint
        self.desk = desk
        self.administrator = administrator
    }
}

/// Opens an account.
public struct AddStaff: Hashable, Sendable, Codable {
    /// The account's stream.
    public var staff: ID<StaffMember>
    /// The name with which they log in.
    public var login: String
    /// Their name as on screen and paper.
    public var name: String
    /// What they may do.
    public var roles: Set<Role>
    /// The password's hash; never the password.
    public var passwordHash: String

    /// Opens an account.
    public init(staff: ID<StaffMember>, login: String, name: String, roles: Set<Role>, passwordHash: String) {
        self.staff = staff
        self.login = login
        self.name = name
        self.roles = roles
        self.passwordHash = passwordHash
    }
}

/// Changes an account: what is nil stays as it is.
public struct ChangeStaff: Hashable, Sendable, Codable {
    /// The account.
    public var staff: ID<StaffMember>
    /// What they may do from now on.
    public var roles: Set<Role>?
    /// The new password's hash.
    public var passwordHash: String?
    /// Whether they may log in from now on.
    public var isActive: Bool?

    /// Changes an account.
    public init(
        staff: ID<StaffMember>, roles: Set<Role>? = nil, passwordHash: String? = nil, isActive: Bool? = nil
    ) {
        self.staff = staff
        self.roles = roles
        self.passwordHash = passwordHash
        self.isActive = isActive
    }
}

// MARK: Events

/// What happened to an account. Storage: never rename a case or a field.
public enum StaffEvent: Hashable, Sendable {
    /// It was opened.
    case added(AddStaff)
    /// It was changed.
    case changed(ChangeStaff)
}

/// What happened to the desk itself. Storage: never rename a case or a field.
public enum OfficeEvent: Hashable, Sendable {
    /// It was set up.
    case established(OfficeEstablished)
}

/// A desk as it was set up.
public struct OfficeEstablished: Hashable, Sendable, Codable {
    /// Short name of the programme.
    public var programme: String
    /// Short name of the service point.
    public var servicePoint: String
    /// The desk's number.
    public var desk: Int
}

// MARK: Decide

extension World {
    func decide(_ command: EstablishOffice, _ context: Context) throws(Refusal) -> [Change] {
        guard office == nil else { throw context.refusal(.office, .alreadyEstablished) }
        guard context.programme.servicePoint(command.servicePoint) != nil else {
            throw context.refusal(.office, .notAChoice(command.servicePoint), field: "office.point")
        }
        guard (1...999).contains(command.desk) else {
            throw context.refusal(.office, .notAChoice(String(command.desk)), field: "office.desk")
        }
        var first = command.administrator
        first.roles.insert(.administrator)
        let established = OfficeEstablished(
            programme: context.programme.id, servicePoint: command.servicePoint, desk: command.desk)
        return [Change(.office, .office(.established(established)))] + (try decide(first, context))
    }

    func decide(_ command: AddStaff, _ context: Context) throws(Refusal) -> [Change] {
        let login = Folding.fold(command.login)
        guard !login.isEmpty else { throw context.refusal(.office, .required, field: "staff.login") }
        guard !Folding.fold(command.name).isEmpty else {
            throw context.refusal(.office, .required, field: "staff.name")
        }
        guard !command.roles.isEmpty else { throw context.refusal(.office, .required, field: "staff.roles") }
        guard !command.passwordHash.isEmpty else {
            throw context.refusal(.office, .required, field: "staff.password")
        }
        guard staff[command.staff] == nil, !staff.values.contains(where: { $0.login == login }) else {
            throw context.refusal(.office, .nameTaken(login), field: "staff.login")
        }
        var added = command
        added.login = login
        return [Change(.staff(command.staff), .staff(.added(added)))]
    }

    func decide(_ command: ChangeStaff, _ context: Context) throws(Refusal) -> [Change] {
        guard let member = staff[command.staff] else {
            throw context.refusal(.office, .unknownStaff, field: "staff")
        }
        guard command.roles?.isEmpty != true else {
            throw context.refusal(.office, .required, field: "staff.roles")
        }
        var after = member
        after.evolve(.changed(command))
        guard after != member else { throw context.refusal(.office, .notChanged, field: "staff") }
        var everyone = staff
        everyone[member.id] = after
        guard everyone.values.contains(where: { $0.isActive && $0.roles.contains(.administrator) }) else {
            throw context.refusal(.office, .lastAdministrator, field: "staff.roles")
        }
        return [Change(.staff(command.staff), .staff(.changed(command)))]
    }
}

// MARK: Evolve

extension StaffMember {
    /// An account as its first event tells; nil where it is none that opens one.
    public init?(id: ID<StaffMember>, beginning event: StaffEvent) {
        guard case .added(let added) = event else { return nil }
        self.id = id
        login = added.login
        name = added.name
        roles = added.roles
        passwordHash = added.passwordHash
        isActive = true
    }

    /// Takes in what happened.
    public mutating func evolve(_ event: StaffEvent) {
        guard case .changed(let change) = event else { return }
        roles = change.roles ?? roles
        passwordHash = change.passwordHash ?? passwordHash
        isActive = change.isActive ?? isActive
    }
}
