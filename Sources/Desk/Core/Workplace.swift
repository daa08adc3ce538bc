import Configuration
import Domain
import Store
import Terminal

/// One workplace of the desk: model, `act`/`type`/`receive` as its update, `draw` as its view. It answers with steps as
/// values and never waits.
protocol Workplace: Sendable {
    /// Which help page tells about it: `help.<name>`.
    var name: String { get }
    /// What the top line says.
    func heading(_ desk: Surroundings) -> Heading
    /// What keys do here now, in the order of the bottom bar.
    func actions(_ desk: Surroundings) -> [Action]
    /// It comes on top: for the first time, or again because what lay above it is done.
    mutating func appear(_ desk: Surroundings) -> [Step]
    /// A key of ``actions(_:)`` was pressed.
    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step]
    /// Any other key was pressed.
    mutating func type(_ key: Key, _ desk: Surroundings) -> [Step]
    /// Work that it asked for is done.
    mutating func receive(_ answer: Answer, _ desk: Surroundings) -> [Step]
    /// Draws the body, between the top line and the status line.
    func draw(into buffer: inout Buffer, _ desk: Surroundings)
    /// Whether an open list lies over its form: Esc and Enter are the list's then, whatever ``actions(_:)`` says.
    var isPicking: Bool { get }
}

extension Workplace {
    mutating func appear(_ desk: Surroundings) -> [Step] { [] }
    mutating func type(_ key: Key, _ desk: Surroundings) -> [Step] { [] }
    mutating func receive(_ answer: Answer, _ desk: Surroundings) -> [Step] { [] }
    var isPicking: Bool { false }
}

/// The two ends of the top line.
struct Heading: Hashable, Sendable {
    /// Where I am.
    let left: String
    /// What belongs to it: the page of a form, the sorting of a list, date and time.
    let right: String

    /// The two ends of the top line.
    init(_ left: String, _ right: String = "") {
        self.left = left
        self.right = right
    }
}

/// What follows from a key or an answer.
enum Step: Sendable {
    /// Have work done; its answer comes back to the workplace that asked.
    case ask(Effect)
    /// Lay another workplace on top.
    case push(any Workplace)
    /// Go one step back.
    case pop
    /// Put another workplace in this one's place.
    case replace(any Workplace)
    /// Hand an answer to the workplace below, and go back to it.
    case hand(Answer)
    /// Go back from the workplace below, as its own key for it does, and lose what was typed there.
    case abandon
    /// Tell something in the status line until the next key.
    case say(Toast)
    /// The desk has been set up.
    case established(OfficeEstablished)
    /// Somebody has logged in.
    case enter(Session)
    /// Hide everything behind the login, and keep the work.
    case lock
    /// Log out, and end where nobody is left to log in.
    case leave
    /// End the program.
    case quit
}

/// A short word in the status line.
struct Toast: Hashable, Sendable {
    /// The words.
    let text: String
    /// How it is meant.
    let tone: Tone

    /// How a notice is meant.
    enum Tone: Sendable { case good, warning, bad }

    /// A short word.
    init(_ text: String, _ tone: Tone = .good) {
        self.text = text
        self.tone = tone
    }
}

/// Who is logged in.
struct Session: Hashable, Sendable {
    /// The account.
    let member: StaffMember

    /// Whether the account may do what one of these roles may.
    func may(_ command: CommandName) -> Bool {
        !member.roles.isDisjoint(with: command.roles)
    }
}

/// All that a workplace may look at besides its own model. Only the desk changes it.
public struct Surroundings: Sendable {
    /// The city's programme.
    let programme: Programme
    /// Screen definitions.
    let screens: Screens
    /// Words.
    let messages: Messages
    /// The desk's own choices.
    let settings: Settings
    /// The accounts to show on the login screen; empty where it counts.
    let training: [TrainingStore.Account]
    /// Makes new ids.
    let ids: IDSource
    /// The clock, as last told.
    var now: Instant
    /// The day that counts: the clock's, or the one a training was started with.
    var today: Day
    /// Who is logged in.
    var session: Session?
    /// The desk, once set up.
    var office: OfficeEstablished?
    /// Papers of which nobody knows that they came out, as last told.
    var unprinted = 0
    /// Rows of the body, between the top line and the status line.
    var rows = 20
    /// Columns of the window.
    var columns = 80

    /// What workplaces look at, with nobody logged in yet.
    public init(
        programme: Programme, screens: Screens, messages: Messages, settings: Settings,
        training: [TrainingStore.Account], ids: IDSource, office: OfficeEstablished?, now: Instant, today: Day
    ) {
        self.programme = programme
        self.screens = screens
        self.messages = messages
        self.settings = settings
        self.training = training
        self.ids = ids
        self.office = office
        self.now = now
        self.today = today
    }

    /// Who is logged in; an id that nobody has before that.
    var actor: ID<StaffMember> {
        session?.member.id ?? ID(high: 0, low: 0)
    }

    /// Whether this is a training, on which nothing counts.
    var isTraining: Bool {
        !training.isEmpty
    }
}

/// Where new ids come from: the clock and randomness are passed in.
public struct IDSource: Sendable {
    private let bits: @Sendable () -> (UInt64, UInt64)

    /// Ids made of these bits.
    public init(_ bits: @escaping @Sendable () -> (UInt64, UInt64)) {
        self.bits = bits
    }

    /// A new id.
    public func make<Subject>() -> ID<Subject> {
        let (high, low) = bits()
        return ID(high: high, low: low)
    }
}
