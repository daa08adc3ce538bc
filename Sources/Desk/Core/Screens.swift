import Configuration

/// The screen definitions that the desk's workplaces are made of.
public struct Screens: Sendable {
    let application: ScreenDefinition
    let member: ScreenDefinition
    let pickup: ScreenDefinition
    let establish: ScreenDefinition
    let staff: ScreenDefinition
    let password: ScreenDefinition
    let cash: CashScreens
    let duplicate: ScreenDefinition
    let change: ScreenDefinition
    let end: ScreenDefinition
    let join: ScreenDefinition
    let consents: ScreenDefinition

    /// The screens of a share folder; nil where one of them is not there.
    public init?(_ screens: [String: ScreenDefinition]) {
        guard let application = screens["application"], let member = screens["member"], let pickup = screens["pickup"],
            let establish = screens["establish"], let staff = screens["staff"], let password = screens["password"],
            let cash = CashScreens(screens),
            let duplicate = screens["duplicate"], let change = screens["change"], let end = screens["end"],
            let join = screens["join"], let consents = screens["consents"]
        else { return nil }
        self.application = application
        self.member = member
        self.pickup = pickup
        self.establish = establish
        self.staff = staff
        self.password = password
        self.duplicate = duplicate
        self.change = change
        self.end = end
        self.join = join
        self.consents = consents
        self.cash = cash
    }
}

/// The forms of the cash desk.
struct CashScreens: Sendable {
    let payment: ScreenDefinition
    let opening: ScreenDefinition
    let closing: ScreenDefinition
    let explanation: ScreenDefinition
    let copy: ScreenDefinition
    let void: ScreenDefinition

    init?(_ screens: [String: ScreenDefinition]) {
        guard let payment = screens["payment"], let opening = screens["shift-open"],
            let closing = screens["shift-close"], let explanation = screens["shift-explain"],
            let copy = screens["receipt-copy"], let void = screens["receipt-void"]
        else { return nil }
        self.payment = payment
        self.opening = opening
        self.closing = closing
        self.explanation = explanation
        self.copy = copy
        self.void = void
    }
}
