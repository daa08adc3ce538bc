import Domain
import Foundation
import Testing

@testable import Configuration

@Suite struct ShareTests {
    @Test(arguments: ["lomza", "czestochowa"], Language.allCases)
    func theRepositorysOwnFilesAreWithoutFault(programme: String, language: Language) throws {
        let share = try Share.read(Repository.root, programme: programme, language: language)
        #expect(share.programme.id == programme)
        #expect(share.screens.keys.sorted() == ["application", "establish", "pickup", "staff"])
        #expect(share.messages.language == language)
    }
}
