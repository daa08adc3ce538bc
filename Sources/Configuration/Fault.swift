/// Something wrong in a file of the configuration: where it stands and what it is. The words are the message
/// catalogue's (`fault.<code>`).
public struct Fault: Error, Hashable, Sendable {
    /// The file, as it was named when it was read.
    public let file: String
    /// The line, from 1; 0 where it is about the file as a whole.
    public let line: Int
    /// What is wrong.
    public let problem: Problem

    /// Something wrong at a place.
    public init(file: String, line: Int, problem: Problem) {
        self.file = file
        self.line = line
        self.problem = problem
    }
}

/// Several things wrong at once; never empty.
public struct Faults: Error, Hashable, Sendable {
    /// All of them, in the order of files and lines.
    public let all: [Fault]

    init(all: [Fault]) {
        self.all = all
    }

    /// One thing wrong with a file as a whole.
    init(file: String, _ problem: Problem) {
        all = [Fault(file: file, line: 0, problem: problem)]
    }
}

/// What can be wrong in a file, as facts. Each names what would be right where that is known.
public enum Problem: Hashable, Sendable {
    // Files
    case unreadable(error: Int32)
    case tooLarge(bytes: Int, limit: Int)
    case notText
    case syntax(String)

    // Keys and values
    case unknownKey(String, known: String)
    case missingKey(String)
    case wrongType(key: String, is: String, expected: String)
    case empty(key: String)
    case outOfRange(key: String, is: String, from: String, to: String)
    case notOneOf(key: String, is: String, known: String)
    case notAnID(key: String, is: String)
    case notAnAmount(key: String, is: String)
    case notAnAccount(key: String, is: String)
    case notANumberPattern(key: String, is: String)
    case twice(id: String, firstLine: Int)
    case unknown(key: String, id: String, known: String)

    // Settings
    case notAPath(key: String, is: String)
    case notBoth(String, String)

    // Programmes
    case agesReversed(from: Int, below: Int)
    case firstPackageNeeds
    case needsLater(package: String, needs: String)
    case occasionsMixed(document: String)
    case groupOutOfSeason(group: String, occasion: String, months: String)

    // Screens
    case outside(field: String, row: Int, column: Int, end: Int)
    case overlap(field: String, other: String, line: Int)
    case labelTooLong(text: String, language: String, is: Int, room: Int)
    case textTooLong(id: String, language: String, is: Int, room: Int)
    case unknownMessage(key: String, language: String)
    case conditionWrong(field: String)

    // Catalogues
    case catalogueSyntax(String)
    case pluralRuleDiffers(is: String, expected: String)
    case pluralCount(key: String, is: Int, expected: Int)
    case untranslated(key: String)
    case onlyIn(key: String, language: String)
    case placesDiffer(key: String, is: String, expected: String)

    /// The fact's name, which no two facts share.
    public var code: String { described.code }
    /// The values to put into the words, in the order of the case.
    public var arguments: [String] { described.arguments }

    private var described: (code: String, arguments: [String]) {
        guard let child = Mirror(reflecting: self).children.first else { return ("\(self)", []) }
        let values = Mirror(reflecting: child.value)
        let arguments = values.displayStyle == .tuple ? values.children.map { "\($0.value)" } : ["\(child.value)"]
        return (child.label ?? "", arguments)
    }
}

extension Fault: CustomStringConvertible, Comparable {
    /// `lomza.toml:12: missingKey age`, for where no catalogue is at hand.
    public var description: String {
        "\(file):\(line): " + ([problem.code] + problem.arguments).joined(separator: " · ")
    }

    /// By file, then by line.
    public static func < (left: Fault, right: Fault) -> Bool {
        (left.file, left.line, left.description) < (right.file, right.line, right.description)
    }
}

/// Collects what is wrong in one file, so that all of it is told at once.
final class FaultList {
    let file: String
    private(set) var all: [Fault] = []

    init(file: String) {
        self.file = file
    }

    func report(_ problem: Problem, line: Int) {
        all.append(Fault(file: file, line: line, problem: problem))
    }

    /// Throws what was collected, if anything was.
    func check() throws(Faults) {
        guard all.isEmpty else { throw Faults(all: all.sorted()) }
    }
}
