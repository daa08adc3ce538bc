import ArgumentParser
import Configuration
import Domain
import Foundation
import Photo

/// What can be done with photos without the screen.
struct PhotoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "photo", abstract: "Examine photo files.", subcommands: [PhotoCheckCommand.self])
}

/// Examines photo files as the desk does.
struct PhotoCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Say of each photo file whether the programme takes it, and why not.",
        discussion: """
            Each file gets a line with its verdict and, indented below, a line for each thing found: what refuses it \
            first (✗), then what the clerk would have to confirm (⚠), then what is good to know (·). With --json each \
            file is one object. Files are read, never changed; no store is needed.

            EXAMPLES
              okienko photo check photo.jpg
              okienko photo check --json --programme czestochowa scans/*.jpg
              okienko photo check --programme ./our-city.toml photo.png

            EXIT STATUS
              0 all are accepted, 1 one is refused, 65 one is neither JPEG nor PNG, 66 one can't be read: of several \
            the highest; 64 usage, 78 configuration
            """)

    @Argument(help: "Photo files.", completion: .file())
    var files: [String]

    @Flag(help: "An object of JSON for each file, one a line.")
    var json = false

    @ArgumentParser.Option(
        help: .init("The city's programme, by file or short name, in place of the settings'.", valueName: "programme"),
        completion: .file(extensions: ["toml"]))
    var programme: String?

    @OptionGroup var options: StoreOptions

    func run() throws {
        try complaining {
            let installation = try Installation(options, programme: programmePath)
            let messages = installation.share.messages
            guard let requirements = installation.share.programme.photo else {
                throw Complaint(messages.text("failure.photo.not-wanted"))
            }
            var worst: Int32 = 0
            for file in files {
                let examination = PhotoExaminer(requirements: requirements).examine(path: file)
                worst = max(worst, examination.exitStatus)
                if json {
                    try Output.json(PhotoAnswer(file, examination, messages))
                } else {
                    try tell(file, examination, messages)
                }
            }
            if worst != 0 { throw ExitCode(worst) }
        }
    }

    /// A file in this folder is told from a short name by its ending.
    private var programmePath: String? {
        programme.map { $0.hasSuffix(".toml") && !$0.contains("/") ? "./\($0)" : $0 }
    }

    private func tell(_ file: String, _ examination: Examination, _ messages: Messages) throws {
        let verdict = examination.verdict
        let key = !verdict.accepted ? "refused" : verdict.needsReason ? "reason" : "accepted"
        try Output.line("\(file): \(messages.text("cli.photo.\(key)"))")
        for finding in verdict.findings {
            let words = [messages.text(finding.fact), messages.remedy(finding.fact)].compactMap { $0 }
            try Output.line("  \(finding.severity.mark) \(words.joined(separator: " "))")
        }
    }
}

/// A photo's verdict as JSON.
private struct PhotoAnswer: Encodable {
    struct Found: Encodable {
        let fact, severity, rule, paragraph, message: String
        let remedy: String?
    }

    let file: String
    let accepted, needsReason: Bool
    let bytes, width, height: Int?
    let format: PhotoFormat?
    let findings: [Found]

    init(_ file: String, _ examination: Examination, _ messages: Messages) {
        self.file = file
        accepted = examination.verdict.accepted
        needsReason = examination.verdict.needsReason
        (bytes, format) = (examination.measures?.bytes, examination.measures?.format)
        (width, height) = (examination.measures?.width, examination.measures?.height)
        findings = examination.verdict.findings.map { finding in
            Found(
                fact: finding.key, severity: "\(finding.severity)", rule: finding.rule, paragraph: finding.paragraph,
                message: messages.text(finding.fact), remedy: messages.remedy(finding.fact))
        }
    }
}

extension Examination {
    fileprivate var exitStatus: Int32 {
        guard let measures else { return Exit.noInput }
        if measures.format == nil { return Exit.badData }
        return verdict.accepted ? 0 : Exit.refused
    }
}

extension PhotoSeverity {
    fileprivate var mark: String {
        switch self {
        case .refuse: "✗"
        case .warn: "⚠"
        case .tell: "·"
        }
    }
}
