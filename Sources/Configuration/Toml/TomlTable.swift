import Domain
import TOMLKit

/// A table of a TOML file that is being read: every key asked for is checked and ticked off, what is left over at the
/// end is unknown. What is wrong goes to the file's list; a stand-in is answered meanwhile, so that reading goes on
/// and finds the rest.
final class TomlTable {
    /// Where it begins.
    let line: Int
    let faults: FaultList
    private let path: String
    private let content: TOMLTable
    private let lines: [String: Int]
    private var known: [String] = []

    /// Reads a text.
    ///
    /// - Throws: what the parser says, with its line.
    convenience init(text: [UInt8], faults: FaultList) throws(Faults) {
        let finder = LineFinder(text)
        let content = try TomlTable.parse(text.prefix(finder.trap?.offset ?? text.count), faults)
        if let trap = finder.trap {
            faults.report(.syntax(trap.expected), line: trap.line)
            throw Faults(all: faults.all)
        }
        self.init(content, path: "", lines: finder.lines, faults: faults)
    }

    private static func parse(_ text: ArraySlice<UInt8>, _ faults: FaultList) throws(Faults) -> TOMLTable {
        do {
            return try TOMLTable(string: String(decoding: text, as: UTF8.self))
        } catch let error as TOMLParseError {
            faults.report(.syntax(error.description), line: error.source.begin.line)
        } catch {
            faults.report(.syntax("\(error)"), line: 0)
        }
        throw Faults(all: faults.all)
    }

    private init(_ content: TOMLTable, path: String, lines: [String: Int], faults: FaultList) {
        self.content = content
        self.path = path
        self.lines = lines
        self.faults = faults
        line = lines[path] ?? 1
    }

    // MARK: Places

    /// The line of a key; that of the table where the key is missing.
    func line(of key: String, index: Int? = nil) -> Int {
        let place = path.isEmpty ? key : "\(path).\(key)"
        return index.flatMap { lines["\(place)[\($0)]"] } ?? lines[place] ?? line
    }

    /// Says what is wrong with a key.
    func report(_ problem: Problem, at key: String, index: Int? = nil) {
        faults.report(problem, line: line(of: key, index: index))
    }

    /// Reports every key that was not asked for.
    func finish() {
        let unknown = content.keys.filter { !known.contains($0) }
        for key in unknown { report(.unknownKey(key, known: known.joined(separator: ", ")), at: key) }
    }

    // MARK: Values

    /// Whether a key is there.
    func has(_ key: String) -> Bool {
        if !known.contains(key) { known.append(key) }
        return content.contains(key: key)
    }

    /// Whether a key holds a text.
    func isText(_ key: String) -> Bool {
        content[key]?.tomlValue.string != nil
    }

    /// All keys, for tables whose keys are data.
    func allKeys() -> [String] {
        known = content.keys
        return known
    }

    private func value<Value>(
        _ key: String, expected: String, _ read: (TOMLValue) -> Value?
    ) -> Value? {
        guard has(key), let value = content[key]?.tomlValue else {
            faults.report(.missingKey(key), line: line)
            return nil
        }
        guard let result = read(value) else {
            report(.wrongType(key: key, is: value.type.rawValue, expected: expected), at: key)
            return nil
        }
        return result
    }

    /// A text, not empty unless allowed.
    func text(_ key: String, mayBeEmpty: Bool = false) -> String {
        guard let text = value(key, expected: "string", { $0.string }) else { return "" }
        if text.isEmpty && !mayBeEmpty { report(.empty(key: key), at: key) }
        return text
    }

    /// A whole number within limits.
    func number(_ key: String, _ range: ClosedRange<Int>) -> Int {
        guard let number = value(key, expected: "int", { $0.int }) else {
            return range.lowerBound
        }
        guard range.contains(number) else {
            report(outside("\(number)", "\(range.lowerBound)", "\(range.upperBound)", key), at: key)
            return range.lowerBound
        }
        return number
    }

    /// A number within limits.
    func decimal(_ key: String, _ range: ClosedRange<Double>) -> Double {
        guard let number = value(key, expected: "double", { $0.int.map(Double.init) ?? $0.double })
        else { return range.lowerBound }
        guard range.contains(number) else {
            report(outside("\(number)", "\(range.lowerBound)", "\(range.upperBound)", key), at: key)
            return range.lowerBound
        }
        return number
    }

    private func outside(_ value: String, _ from: String, _ to: String, _ key: String) -> Problem {
        .outOfRange(key: key, is: value, from: from, to: to)
    }

    /// Yes or no.
    func flag(_ key: String) -> Bool {
        value(key, expected: "bool", { $0.bool }) ?? false
    }

    /// A date.
    func day(_ key: String) -> Day {
        let day = value(key, expected: "date") { value in
            value.date.flatMap { Day(year: $0.year, month: $0.month, day: $0.day) }
        }
        return day ?? Day(ordinal: 0)
    }

    /// One of a closed vocabulary.
    func choice<Choice: RawRepresentable<String> & CaseIterable>(_ key: String, or standIn: Choice) -> Choice {
        let text = text(key)
        guard !text.isEmpty else { return standIn }
        guard let choice = Choice(rawValue: text) else {
            let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            report(.notOneOf(key: key, is: text, known: known), at: key)
            return standIn
        }
        return choice
    }

    /// A list of texts.
    func texts(_ key: String) -> [String] {
        list(key, expected: "string") { $0.string }
    }

    /// A list of whole numbers within limits.
    func numbers(_ key: String, _ range: ClosedRange<Int>) -> [Int] {
        let numbers = list(key, expected: "int") { $0.int }
        for (index, number) in numbers.enumerated() where !range.contains(number) {
            let problem = outside("\(number)", "\(range.lowerBound)", "\(range.upperBound)", key)
            report(problem, at: key, index: index)
        }
        return numbers
    }

    private func list<Value>(_ key: String, expected: String, _ read: (TOMLValue) -> Value?) -> [Value] {
        guard let array = value(key, expected: "array", { $0.array }) else { return [] }
        return array.enumerated().compactMap { index, element in
            if let value = read(element.tomlValue) { return value }
            let problem = Problem.wrongType(key: key, is: element.tomlValue.type.rawValue, expected: expected)
            report(problem, at: key, index: index)
            return nil
        }
    }

    // MARK: Tables

    /// A table; nil where it is missing, which is reported.
    func table(_ key: String) -> TomlTable? {
        value(key, expected: "table", { $0.table }).map { sub($0, key, nil) }
    }

    /// A list of tables; empty where there is none.
    func tables(_ key: String) -> [TomlTable] {
        guard has(key), let array = value(key, expected: "array", { $0.array }) else { return [] }
        return array.enumerated().compactMap { index, element in
            if let table = element.tomlValue.table { return sub(table, key, index) }
            let problem = Problem.wrongType(key: key, is: element.tomlValue.type.rawValue, expected: "table")
            report(problem, at: key, index: index)
            return nil
        }
    }

    private func sub(_ table: TOMLTable, _ key: String, _ index: Int?) -> TomlTable {
        let place = path.isEmpty ? key : "\(path).\(key)"
        return TomlTable(table, path: index.map { "\(place)[\($0)]" } ?? place, lines: lines, faults: faults)
    }
}
