import Configuration

/// The screen definitions that the desk's workplaces are made of.
public struct Screens: Sendable {
    let application: ScreenDefinition
    let member: ScreenDefinition
    let pickup: ScreenDefinition
    let establish: ScreenDefinition
    let staff: ScreenDefinition
    let password: ScreenDefinition
    let duplicate: ScreenDefinition
    let change: ScreenDefinition
    let end: ScreenDefinition
    let join: ScreenDefinition
    let consents: ScreenDefinition
    // Cash
    let payment: ScreenDefinition
    let shiftOpening: ScreenDefinition
    let shiftClosing: ScreenDefinition
    let shiftExplanation: ScreenDefinition
    let receiptCopy: ScreenDefinition
    let receiptVoid: ScreenDefinition

    /// The screens of a share folder.
    ///
    /// - Throws: the first that is not there.
    public init(_ all: [String: ScreenDefinition]) throws(MissingScreen) {
        func take(_ id: String) throws(MissingScreen) -> ScreenDefinition {
            guard let screen = all[id] else { throw MissingScreen(id: id) }
            return screen
        }
        application = try take("application")
        member = try take("member")
        pickup = try take("pickup")
        establish = try take("establish")
        staff = try take("staff")
        password = try take("password")
        duplicate = try take("duplicate")
        change = try take("change")
        end = try take("end")
        join = try take("join")
        consents = try take("consents")
        payment = try take("payment")
        shiftOpening = try take("shift-open")
        shiftClosing = try take("shift-close")
        shiftExplanation = try take("shift-explain")
        receiptCopy = try take("receipt-copy")
        receiptVoid = try take("receipt-void")
    }
}

/// A screen that a workplace needs and no file defines.
public struct MissingScreen: Error, Hashable, Sendable {
    /// The screen's id, which is its file's name too.
    public let id: String
}
