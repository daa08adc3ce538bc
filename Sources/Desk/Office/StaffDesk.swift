import Configuration
import Domain
import Store
import Terminal
import Widgets

/// The accounts of this desk: who may log in, and what they may do.
struct StaffDesk: Workplace {
    let name = "staff"
    private var list: Listing<AccountRow>
    private var roles: RoleBox?

    init(_ desk: Surroundings) {
        list = Listing([
            Column(desk.words("field.staff.login"), 16), Column(desk.words("field.staff.name"), nil),
            Column(desk.words("staff.may"), 34),
        ])
    }

    func heading(_ desk: Surroundings) -> Heading {
        Heading(desk.words("staff.title"), desk.clock)
    }

    func actions(_ desk: Surroundings) -> [Action] {
        guard roles == nil else {
            return [Action(.f(1), .help), Action(.f(2), .save), Action(.f(10), .back), Action(.escape, .back)]
        }
        return [
            Action(.f(1), .help), Action(.f(4), .add), Action(.f(6), .roles), Action(.f(7), .password),
            Action(.f(8), .activate), Action(.f(10), .back), Action(.escape, .back),
        ]
    }

    mutating func appear(_ desk: Surroundings) -> [Step] {
        return [.ask(.loadStaff)]
    }

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        if let box = roles {
            roles = nil
            guard act == .save else { return [] }
            return change(ChangeStaff(staff: box.account, roles: box.chosen), desk)
        }
        let chosen = list.chosen
        switch act {
        case .add: return [.push(AccountForm(.new, desk))]
        case .password: return chosen.map { [.push(AccountForm(.password($0), desk))] } ?? []
        case .roles:
            roles = chosen.map { RoleBox($0, desk) }
            return []
        case .activate:
            return chosen.map { change(ChangeStaff(staff: $0.id, isActive: !$0.isActive), desk) } ?? []
        default: return [.pop]
        }
    }

    mutating func type(_ key: Key, _ desk: Surroundings) -> [Step] {
        if roles != nil { roles?.type(key) } else { list.move(key, page: desk.rows - 1) }
        return []
    }

    mutating func receive(_ answer: Answer, _ desk: Surroundings) -> [Step] {
        switch answer {
        case .accounts(let rows):
            list.show(rows)
        case .performed(.done): return [.ask(.loadStaff), .say(Toast(desk.words("staff.changed")))]
        case .performed(.refused(let refusal)): return [.say(Toast(desk.explain(refusal), .bad))]
        default: break
        }
        return []
    }

    private func change(_ command: ChangeStaff, _ desk: Surroundings) -> [Step] {
        [.ask(.perform(.changeStaff(command), id: desk.ids.make()))]
    }

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        list.draw(into: &buffer, focused: roles == nil, empty: "") { row in
            let roles = Role.allCases.filter(row.roles.contains).map { desk.words("role.\($0.rawValue)") }
            let style: Style = row.isActive ? .normal : .dim
            let text = row.isActive ? roles.joined(separator: ", ") : desk.words("staff.inactive")
            return [TableCell(row.login, style), TableCell(row.name, style), TableCell(text, style)]
        }
        roles?.draw(into: &buffer, desk)
    }
}

/// The roles of an account, each on or off.
private struct RoleBox: Sendable {
    let account: ID<StaffMember>
    private let name: String
    private var form: Form

    init(_ row: AccountRow, _ desk: Surroundings) {
        account = row.id
        name = row.name
        form = Form(
            Role.allCases.enumerated().map { index, role in
                let box = CheckBox(desk.words("role.\(role.rawValue)"), isOn: row.roles.contains(role))
                return FormField(role.rawValue, "", row: index, column: 2, .check(box))
            })
    }

    var chosen: Set<Role> {
        Set(Role.allCases.filter { form.value($0.rawValue) == "true" })
    }

    mutating func type(_ key: Key) { _ = form.handle(key) }

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        buffer.region(row: 4, column: 20, rows: Role.allCases.count + 3, columns: 40) { part in
            Box(desk.words("staff.roles-of", name)).draw(into: &part) { form.draw(into: &$0, focused: true) }
        }
    }
}

/// A new account, or a new password for one.
struct AccountForm: HoldsInput {
    /// What is made.
    enum Purpose: Sendable {
        case new
        case password(AccountRow)
    }

    let name = "account"
    private let purpose: Purpose
    private var form: ScreenForm
    private let account: ID<StaffMember>
    private var sending: Sending

    init(_ purpose: Purpose, _ desk: Surroundings) {
        self.purpose = purpose
        sending = Sending(desk)
        switch purpose {
        case .new:
            form = ScreenForm(desk.screens.staff, values: [:], desk)
            account = desk.ids.make()
        case .password(let row):
            form = ScreenForm(desk.screens.password, values: [:], desk)
            account = row.id
        }
    }

    var isTouched: Bool { form.isTouched }

    func heading(_ desk: Surroundings) -> Heading {
        switch purpose {
        case .new: Heading(desk.words("account.new"), desk.clock)
        case .password(let row): Heading(desk.words("account.password", row.name), desk.clock)
        }
    }

    func actions(_ desk: Surroundings) -> [Action] {
        [Action(.f(1), .help), Action(.f(2), .save), Action(.f(10), .back), Action(.escape, .back)]
    }

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        act == .save ? save(desk) : [.pop]
    }

    mutating func type(_ key: Key, _ desk: Surroundings) -> [Step] {
        let reaction = form.handle(key)
        if let field = reaction.left { form.check(field, desk) }
        return reaction.isSubmitted ? save(desk) : []
    }

    mutating func receive(_ answer: Answer, _ desk: Surroundings) -> [Step] {
        switch sending.outcome(in: answer) {
        case .done: [.say(Toast(desk.words("account.saved"))), .pop]
        case .refused(let refusal): form.show(refusal, desk)
        case nil: []
        }
    }

    private mutating func save(_ desk: Surroundings) -> [Step] {
        guard let password = form.agreedPassword(desk) else { return [] }
        guard case .new = purpose else {
            return sending.ask(.setPassword(account, sending.id, password: password))
        }
        let roles = Set(Role.allCases.filter { form.value("staff.roles.\($0.rawValue)") == "true" })
        return sending.ask(
            .addStaff(
                AccountRequest(
                    id: account, command: sending.id, login: form.value("staff.login"),
                    name: form.value("staff.name"), roles: roles, password: password)))
    }

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        form.draw(into: &buffer, focused: true, desk)
    }
}
