/// Where the program's files are, worked out from the environment and the executable's path alone; nothing is looked
/// up here. The caller takes the first candidate that exists.
///
/// Follows the XDG Base Directory Specification 0.8 (paths that are not from the root are ignored) and, for a whole
/// machine, the Filesystem Hierarchy Standard.
public struct Places: Sendable {
    private let environment: [String: String]
    private let executable: String

    /// Places for an environment, and the executable's full path.
    public init(environment: [String: String], executable: String) {
        self.environment = environment
        self.executable = executable
    }

    /// Candidates for `config.toml`, the first that exists counts: one's own, then the machine's.
    public var settings: [String] {
        [personal("XDG_CONFIG_HOME", ".config")].compactMap { $0.map { "\($0)/config.toml" } } + [
            Places.machineSettings
        ]
    }

    /// The folder of the store where the settings name none: the machine's with the machine's settings, else one's own.
    /// nil where the environment names no home.
    public func store(settings: String?) -> String? {
        settings == Places.machineSettings ? "/var/lib/okienko" : personal("XDG_STATE_HOME", ".local/state")
    }

    /// Candidates for the folder that holds `Assets` and `Screens`, the first that exists counts: `OKIENKO_SHARE`,
    /// the installed one, the repository where the program was built.
    public var share: [String] {
        var candidates: [String] = []
        if let folder = environment["OKIENKO_SHARE"], folder.hasPrefix("/") { candidates.append(folder) }
        let parts = executable.split(separator: "/").dropLast()
        candidates.append("/" + (parts.dropLast() + ["share", "okienko"]).joined(separator: "/"))
        if let build = parts.lastIndex(where: { $0.hasPrefix(".build") }) {
            candidates.append("/" + parts[..<build].joined(separator: "/"))
        }
        return candidates
    }

    private static let machineSettings = "/etc/okienko/config.toml"

    private func personal(_ variable: String, _ usual: String) -> String? {
        if let folder = environment[variable], folder.hasPrefix("/") { return "\(folder)/okienko" }
        return environment["HOME"].flatMap { $0.hasPrefix("/") ? "\($0)/\(usual)/okienko" : nil }
    }
}
