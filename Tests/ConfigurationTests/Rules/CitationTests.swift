import Domain
import Foundation
import Testing

/// Each rule of the catalogue is cited by a test: a new one without a test shows here.
@Suite struct CitationTests {
    @Test(arguments: Rule.allCases)
    func everyRuleIsCited(rule: Rule) throws {
        let cited = try Self.cited
        #expect(cited.contains(rule.rawValue))
    }

    /// What the sources of the tests name.
    private static var cited: Set<String> {
        get throws {
            let folder = URL(fileURLWithPath: Repository.root).appendingPathComponent("Tests").resolvingSymlinksInPath()
            let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
            var cited: Set<String> = []
            for case let file as URL in files where file.pathExtension == "swift" {
                let text = try String(contentsOf: file, encoding: .utf8)
                cited.formUnion(text.matches(of: /R-[A-Z]{3}-[0-9]+/).map { String($0.output) })
            }
            return cited
        }
    }
}
