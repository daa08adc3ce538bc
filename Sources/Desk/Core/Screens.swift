import Configuration

/// The screen definitions that the desk's workplaces are made of.
public struct Screens: Sendable {
    let application: ScreenDefinition
    let member: ScreenDefinition
    let pickup: ScreenDefinition
    let establish: ScreenDefinition
    let staff: ScreenDefinition
    let password: ScreenDefinition

    /// The screens of a share folder; nil where one of them is not there.
    public init?(_ screens: [String: ScreenDefinition]) {
        guard let application = screens["application"], let member = screens["member"], let pickup = screens["pickup"],
            let establish = screens["establish"], let staff = screens["staff"], let password = screens["password"]
        else { return nil }
        self.application = application
        self.member = member
        self.pickup = pickup
        self.establish = establish
        self.staff = staff
        self.password = password
    }
}
