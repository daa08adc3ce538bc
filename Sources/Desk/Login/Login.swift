import Domain
import Terminal
import Widgets

/// The first screen: who is there.
struct Login: Workplace {
    let name = "login"
    private var form = LoginFields()

    /// The first screen.
    init() {}

    func heading(_ desk: Surroundings) -> Heading {
        Heading(desk.words("desk.title", desk.programme.card), desk.clock)
    }

    func actions(_ desk: Surroundings) -> [Action] {
        [Action(.f(1), .help)] + (desk.settings.isKiosk ? [] : [Action(.f(10), .quit)])
    }

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        act == .quit ? [.quit] : []
    }

    mutating func type(_ key: Key, _ desk: Surroundings) -> [Step] {
        form.type(key).map { [.ask(.login(name: $0.name, password: $0.password))] } ?? []
    }

    mutating func receive(_ answer: Answer, _ desk: Surroundings) -> [Step] {
        form.receive(answer, desk)
    }

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        buffer.put(desk.programme.card, row: 2, column: 10, .heading)
        buffer.put(
            desk.programme.city + " · " + desk.words("login.regulation", desk.programme.regulation), row: 3, column: 10,
            .dim)
        form.draw(into: &buffer, row: 6, desk)
        drawAccounts(into: &buffer, desk)
    }

    private func drawAccounts(into buffer: inout Buffer, _ desk: Surroundings) {
        guard desk.isTraining else { return }
        buffer.put(desk.words("login.training"), row: 12, column: 10, .warning)
        for (index, account) in desk.training.enumerated() {
            let roles = Role.allCases.filter(account.roles.contains).map { desk.words("role.\($0.rawValue)") }
            let row = 14 + index
            buffer.put(account.login, row: row, column: 10, .key, columns: 14)
            buffer.put(account.password, row: row, column: 25, .normal, columns: 12)
            buffer.put("\(account.name) – \(roles.joined(separator: ", "))", row: row, column: 38, .dim)
        }
    }
}

/// Everything is hidden behind it until who was here is back; the work stays as it was.
struct LockScreen: Workplace {
    let name = "lock"
    private var form = LoginFields()

    func heading(_ desk: Surroundings) -> Heading {
        Heading(desk.words("lock.title"), desk.clock)
    }

    func actions(_ desk: Surroundings) -> [Action] {
        [Action(.f(1), .help), Action(.f(10), .leave)]
    }

    mutating func appear(_ desk: Surroundings) -> [Step] {
        form.name = desk.session?.member.login ?? ""
        return []
    }

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        act == .leave ? [.leave] : []
    }

    mutating func type(_ key: Key, _ desk: Surroundings) -> [Step] {
        form.type(key).map { [.ask(.login(name: $0.name, password: $0.password))] } ?? []
    }

    mutating func receive(_ answer: Answer, _ desk: Surroundings) -> [Step] {
        form.receive(answer, desk)
    }

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        buffer.put(desk.words("lock.text", desk.session?.member.name ?? ""), row: 3, column: 10, .normal)
        form.draw(into: &buffer, row: 6, desk)
    }
}

/// Name and password, and what was answered to them.
struct LoginFields: Sendable {
    private var form = TwoFields(first: TextField(columns: 28), second: TextField(columns: 28, limit: 128))
    private var message: Note?
    private var isWaiting = false

    init() {
        form.second.isMasked = true
    }

    var name: String {
        get { form.first.text }
        set {
            form.first.text = newValue
            form.isSecond = !newValue.isEmpty
        }
    }

    /// Takes a key; answers name and password once both are meant.
    mutating func type(_ key: Key) -> (name: String, password: String)? {
        guard !isWaiting, form.handle(key), !form.first.text.isEmpty else { return nil }
        isWaiting = true
        message = nil
        return (form.first.text, form.second.text)
    }

    mutating func receive(_ answer: Answer, _ desk: Surroundings) -> [Step] {
        isWaiting = false
        form.second.text = ""
        switch answer {
        case .login(.granted(let member)): return [.enter(Session(member: member))]
        case .login(.wrong(let wait)) where wait > 0:
            message = Note(.bad, desk.messages.text("login.refused-wait", count: wait))
        case .login(.wrong): message = Note(.bad, desk.words("login.refused"))
        case .login(.tooSoon(let wait)): message = Note(.bad, desk.messages.text("login.wait", count: wait))
        case .failed(let failure): message = Note(.bad, desk.words(failure.key))
        default: break
        }
        return []
    }

    func draw(into buffer: inout Buffer, row: Int, _ desk: Surroundings) {
        form.draw(
            into: &buffer, row: row, labels: (desk.words("field.staff.login"), desk.words("field.staff.password")))
        if isWaiting {
            buffer.put(desk.words("login.checking"), row: row + 4, column: 10, .dim)
        } else if let message {
            buffer.put("✗ " + message.text, row: row + 4, column: 10, .bad)
        }
    }
}

/// Two text fields under each other; Enter on the second means both.
private struct TwoFields: Sendable {
    var first: TextField
    var second: TextField
    var isSecond = false

    /// Whether both are meant now.
    mutating func handle(_ key: Key) -> Bool {
        switch key {
        case .tab, .backTab, .up, .down: isSecond.toggle()
        case .enter where isSecond: return true
        case .enter: isSecond = true
        default: _ = isSecond ? second.handle(key) : first.handle(key)
        }
        return false
    }

    func draw(into buffer: inout Buffer, row: Int, labels: (String, String)) {
        let fields = [(labels.0, first, !isSecond), (labels.1, second, isSecond)]
        for (index, (label, field, focused)) in fields.enumerated() {
            buffer.put(label, row: row + 2 * index, column: 10, .label)
            buffer.region(row: row + 2 * index, column: 30, rows: 1, columns: field.width) { region in
                field.draw(into: &region, focused: focused)
            }
        }
    }
}
