import Configuration
import Testing

@testable import Desk

@Suite struct ScreensTests {
    @Test func everyScreenIsNeededAndAMissingOneIsNamed() throws {
        let all = try Harness.share(.polish).screens
        for id in all.keys {
            #expect(throws: MissingScreen(id: id)) { try Screens(all.filter { $0.key != id }) }
        }
    }
}
