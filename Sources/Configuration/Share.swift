import Domain

/// Everything that the program reads from its share folder at start: the programme, the screens, the words.
public struct Share: Sendable {
    /// The city's programme.
    public let programme: Programme
    /// The screens, by id.
    public let screens: [String: ScreenDefinition]
    /// The words, in the language of the desk.
    public let messages: Messages

    /// Reads and checks it all, both languages included.
    ///
    /// - Parameters:
    ///   - folder: The folder that holds `Assets` and `Screens`.
    ///   - programme: A programme file's path, or the short name of one in `Assets/programmes`.
    /// - Throws: everything that is wrong, with file and line. `Messages.read` has the words for it.
    public static func read(
        _ folder: String, programme: String, language: Language
    ) throws(Faults) -> Share {
        let catalogues = Language.allCases.map { Messages.read("\(folder)/Assets/messages", $0) }
        var faults = catalogues.flatMap(\.faults)
        let path = programme.contains("/") ? programme : "\(folder)/Assets/programmes/\(programme).toml"
        let read = attempt(&faults) { () throws(Faults) in try ProgrammeFile.read(path) }
        let screens = attempt(&faults) { () throws(Faults) in try ScreenFile.read(folder: "\(folder)/Screens") }
        if let read, let screens {
            faults += Lint.faults(
                screens: Array(screens.values), programme: read, catalogues: catalogues.map(\.messages))
        }
        guard faults.isEmpty, let read, let screens,
            let messages = catalogues.first(where: { $0.messages.language == language })?.messages
        else { throw Faults(all: faults) }
        return Share(programme: read, screens: screens, messages: messages)
    }

    private static func attempt<Value>(_ faults: inout [Fault], _ read: () throws(Faults) -> Value) -> Value? {
        do throws(Faults) {
            return try read()
        } catch {
            faults += error.all
            return nil
        }
    }
}
