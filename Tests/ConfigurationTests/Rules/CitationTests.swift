import Domain
import Foundation
import Testing

/// Each rule of the catalogue has a test that is named after it: a new one without a test shows here.
@Suite struct CitationTests {
    @Test(arguments: Rule.allCases)
    func everyRuleHasItsTest(rule: Rule) throws {
        let cited = try Self.cited
        #expect(cited.contains(rule.rawValue))
    }

    /// The rules with which the names of tests and of their rows begin.
    private static var cited: Set<String> {
        get throws {
            let folder = URL(fileURLWithPath: Repository.root).appendingPathComponent("Tests").resolvingSymlinksInPath()
            let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
            var cited: Set<String> = []
            for case let file as URL in files where file.pathExtension == "swift" {
                let text = try String(contentsOf: file, encoding: .utf8)
                for name in text.matches(of: Self.name) {
                    cited.formUnion(name.output.1.split(separator: ", ").map(String.init))
                }
            }
            return cited
        }
    }

    private static var name: Regex<(Substring, Substring)> {
        #/(?:Scene|Situation|Timeline|@Test)\(\s*"((?:(?:, )?R-[A-Z]{3}-[0-9]+)+): /#
    }
}
