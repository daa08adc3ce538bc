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
        let words = Meanwhile { Catalogues(folder: "\(folder)/Assets/messages") }
        var found: [Fault] = []
        let path = programme.contains("/") ? programme : "\(folder)/Assets/programmes/\(programme).toml"
        let read = attempt(&found) { () throws(Faults) in try ProgrammeFile.read(path) }
        let screens = attempt(&found) { () throws(Faults) in try ScreenFile.read(folder: "\(folder)/Screens") }
        let catalogues = words.value
        var faults = catalogues.faults + found
        if let read, let screens {
            faults += Lint.faults(
                screens: Array(screens.values), programme: read, catalogues: catalogues.messages)
        }
        guard faults.isEmpty, let read, let screens,
            let messages = catalogues.messages.first(where: { $0.language == language })
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

/// The words in all languages; once each is whole, compared with each other.
private struct Catalogues: Sendable {
    let messages: [Messages]
    let faults: [Fault]

    init(folder: String) {
        let read = Language.allCases.map { Messages.read(folder, $0) }
        let messages = read.map(\.messages)
        let faults = read.flatMap(\.faults)
        self.messages = messages
        self.faults = faults.isEmpty ? Messages.faults(between: messages) : faults
    }
}
