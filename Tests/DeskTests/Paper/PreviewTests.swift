import Domain
import Store
import Testing

@testable import Desk

/// The paper as it would come out, on the screen before anything is printed.
@Suite struct PreviewTests {
    /// Where the key is pressed, and the paper that is seen.
    struct Place: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let script: String
        let kind: String
    }

    static let places = [
        Place(testDescription: "a form being filled in", script: "<F4>", kind: "missing"),
        Place(testDescription: "what waits for a decision", script: "<F8>", kind: "application"),
        Place(testDescription: "the first of what can be printed", script: "<card><Enter><F9>", kind: "pickup"),
        Place(testDescription: "a loss, before it is signed", script: "<card><Enter><F8><Down><Up>", kind: "loss"),
        Place(testDescription: "a resignation", script: "<card><Enter><Enter>7", kind: "resignation"),
        Place(testDescription: "a payment just taken", script: "<F9><Enter><F2>", kind: "receipt"),
        Place(testDescription: "a receipt of the shift", script: "<F9><Enter><F2><Enter><Tab>", kind: "receipt"),
        Place(testDescription: "a receipt found again", script: "<F9><F7>", kind: "receipt"),
        Place(testDescription: "a receipt being read", script: "<F9><F7><Enter>", kind: "receipt"),
        Place(testDescription: "a shift that was closed", script: "<F9><F6>100<Enter>", kind: "day-report"),
    ]

    @Test(arguments: places) func isSeenBeforeItIsPrinted(place: Place) throws {
        let desk = try Harness()
        let card = try desk.active(adult: true)
        try desk.requestDuplicate()
        try desk.openShift(by: "kierownik")
        desk.login("kierownik")
        desk.keys(place.script.replacing("<card>", with: card.number))
        let (before, printed) = (desk.lines.dropLast(2), try desk.papers(place.kind))
        desk.keys("<C-p>")
        #expect(desk.lines[0].contains(desk.words("paper.\(place.kind).title")))
        #expect(desk.lines[0].contains(desk.words("preview.unprinted")))
        #expect(try desk.papers(place.kind) == printed)
        desk.keys("<Esc>")
        #expect(desk.lines.dropLast(2) == before)
    }

    @Test func whereNothingIsPrintedThatIsSaid() throws {
        let desk = try Harness()
        desk.keys("<C-p>")
        #expect(!desk.shows(desk.words("preview.none")))
        desk.login()
        desk.keys("<C-p>")
        #expect(desk.status.contains(desk.words("preview.none")))
    }

    @Test func theWordsOnPaperAreTheWordsOnScreen() throws {
        let desk = try Harness()
        try desk.requestDuplicate()
        try desk.openShift()
        desk.login()
        desk.keys("<F9><Enter><F2>")
        let number = try #require(try desk.receipts.first).number
        desk.keys("<C-p>")
        for words in [number, "20,00 zł", "dwadzieścia złotych"] { #expect(desk.shows(words)) }
    }
}
