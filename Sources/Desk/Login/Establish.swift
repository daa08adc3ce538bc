import Domain
import Terminal
import Widgets

/// The first start: at which service point this desk stands, and who its first administrator is.
struct Establish: Workplace {
    let name = "establish"
    private var form: ScreenForm
    private let account: ID<StaffMember>
    private var sending: Sending

    /// The first start's form.
    init(_ desk: Surroundings) {
        form = ScreenForm(desk.screens.establish, values: [:], desk)
        account = desk.ids.make()
        sending = Sending(desk)
    }

    var isPicking: Bool { form.isPicking }

    func heading(_ desk: Surroundings) -> Heading {
        Heading(desk.words("establish.heading", desk.programme.card), desk.clock)
    }

    func actions(_ desk: Surroundings) -> [Action] {
        [Action(.f(1), .help), Action(.f(2), .save), Action(.f(10), .quit)]
    }

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        switch act {
        case .save: save(desk)
        case .quit: [.quit]
        default: []
        }
    }

    mutating func type(_ key: Key, _ desk: Surroundings) -> [Step] {
        let reaction = form.handle(key)
        if let field = reaction.left { form.check(field, desk) }
        return reaction.isSubmitted ? save(desk) : []
    }

    mutating func receive(_ answer: Answer, _ desk: Surroundings) -> [Step] {
        if case .established(let member, let office) = answer {
            return [.established(office), .enter(Session(member: member))]
        }
        guard case .refused(let refusal) = sending.outcome(in: answer) else { return [] }
        return form.show(refusal, desk)
    }

    private mutating func save(_ desk: Surroundings) -> [Step] {
        guard let password = form.agreedPassword(desk) else { return [] }
        let request = AccountRequest(
            id: account, command: sending.id, login: form.value("staff.login"), name: form.value("staff.name"),
            roles: [.administrator], password: password)
        return sending.ask(
            .establish(
                EstablishRequest(
                    servicePoint: form.value("office.point"), desk: Int(form.value("office.desk")) ?? 0,
                    account: request)))
    }

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        form.draw(into: &buffer, focused: true, desk)
        if sending.isUnderWay { buffer.put(desk.words("login.checking"), row: buffer.rows - 1, column: 2, .dim) }
    }
}
