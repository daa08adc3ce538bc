import Domain
import Store

/// The command of a form on its way. It goes once at a time, and always under the id made when the form was opened: sent
/// twice, it counts once.
struct Sending: Sendable {
    /// The command's id; the papers that follow from it are printed under it too.
    let id: ID<Command>
    /// What was sent last. Words and papers about it are made from this: the form may say something else by now.
    private(set) var sent: Command?
    /// Whether its answer is not there yet.
    private(set) var isUnderWay = false

    /// For a form that is being opened.
    init(_ desk: Surroundings) {
        id = desk.ids.make()
    }

    /// Sends a command; nothing while one is under way.
    mutating func send(_ command: Command) -> [Step] {
        guard !isUnderWay else { return [] }
        sent = command
        return ask(.perform(command, id: id))
    }

    /// Has work done whose command is made elsewhere: an account's, where its password is hashed.
    mutating func ask(_ effect: Effect) -> [Step] {
        guard !isUnderWay else { return [] }
        isUnderWay = true
        return [.ask(effect)]
    }

    /// What came of it, where that is what an answer tells.
    mutating func outcome(in answer: Answer) -> Outcome? {
        switch answer {
        case .performed(let outcome):
            isUnderWay = false
            return outcome
        case .failed, .login: isUnderWay = false
        default: break
        }
        return nil
    }
}
