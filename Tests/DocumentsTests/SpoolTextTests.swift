import Foundation
import Testing

@testable import Documents

/// What a paper says, for who has to tell whether it came out.
@Suite struct SpoolTextTests {
    @Test func aPaperCanBeReadUntilItIsErased() throws {
        let folder = try Folder(), papers = try Folder()
        var spool: Spool? = try Spool(folder: folder.path, at: morning)
        try spool?.submit(content, form: .pdf, text: "Pokwitowanie", kind: kind(), id: name(), at: morning)
        #expect(folder.mode(of: "0193-a.txt") == 0o600)
        spool = nil
        let opened = try Spool(folder: folder.path, at: morning)
        #expect(try opened.text(of: name()) == "Pokwitowanie")
        try opened.print(name(), to: .folder(papers.path), limit: .seconds(1)) { morning }
        try opened.eraseContent(name())
        #expect(try opened.text(of: name()) == nil)
        #expect(folder.names.filter { $0.hasPrefix("0193") } == ["0193-a.job"])
    }

    @Test func aPaperThatIsGivenUpLeavesNoText() throws {
        let folder = try Folder()
        let spool = try Spool(folder: folder.path, at: morning)
        try spool.submit(content, form: .pdf, text: "Pokwitowanie", kind: kind(), id: name(), at: morning)
        try spool.drop(name(), at: morning)
        #expect(folder.names.filter { $0.hasPrefix("0193") } == ["0193-a.job"])
    }

    @Test func aPaperWithoutATextSaysNothing() throws {
        let folder = try Folder()
        let spool = try Spool(folder: folder.path, at: morning)
        try spool.submit(content, form: .pdf, kind: kind(), id: name(), at: morning)
        #expect(try spool.text(of: name()) == nil)
        #expect(try spool.text(of: name("none")) == nil)
    }

    @Test func aTextWithoutItsRecordGoesWithTheNextOpening() throws {
        let folder = try Folder()
        _ = try folder.write("Pokwitowanie", to: "0193-b.txt", executable: false)
        let spool = try Spool(folder: folder.path, at: morning)
        #expect(spool.jobs.isEmpty && !folder.names.contains("0193-b.txt"))
    }
}
