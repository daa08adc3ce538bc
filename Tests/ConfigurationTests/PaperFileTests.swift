import Testing

@testable import Configuration

@Suite struct PaperFileTests {
    @Test func theRepositorysOwnPapersAreWithoutFault() throws {
        #expect(PaperFile.faults(share: Repository.root) == [])
        let papers = try PaperFile.readAll("\(Repository.root)/Assets/papers")
        #expect(
            papers.map(\.kind) == [
                "application", "certificate", "confirmation", "day-report", "decision", "duplicate", "family", "loss",
                "missing", "pickup", "receipt", "resignation",
            ])
    }

    /// A mistake of each kind, with the line on which it stands.
    @Test(arguments: [
        ("type = \"code\"", "type = \"kode\"", "type = \"kode\"", "notOneOf"),
        ("caption =", "captoin =", "captoin =", "unknownKey"),
        ("lines = 2", "lines = 0", "lines = 0", "outOfRange"),
        ("kind = \"small\"", "kind = \"other\"", "kind =", "notOneOf"),
        ("schema = 1", "schema = 2", "schema", "outOfRange"),
        ("if = \"b\"", "if = \"b\"\nunless = \"c\"", "unless", "notBoth"),
        ("share = 2", "share = \"2\"", "share", "wrongType"),
        ("align = \"right\"", "align = \"up\"", "align", "notOneOf"),
        ("places = [\"a\"]", "places = []", "places", "empty"),
    ])
    func aMistakeIsToldWithItsLine(passage: String, other: String, place: String, code: String) throws {
        let text = try small.changing(passage, to: other)
        let found = faults { _ = try PaperFile.read(Array(text.utf8), name: "small.toml") }
        let line = try text.line(of: place)
        #expect(found.contains { $0.problem.code == code && $0.line == line }, "\(found)")
    }

    @Test func aPaperIsReadAsItStands() throws {
        let paper = try PaperFile.read(Array(small.utf8), name: "small.toml")
        #expect(paper.numbering.key == "paper.numbering" && paper.footer?.names == ["n"])
        #expect(paper.blocks.map(\.condition) == [.always, .holds("b"), .always, .always, .always])
        guard case .table(_, let columns) = paper.blocks[2].content, case .group(let inner) = paper.blocks[4].content
        else {
            Issue.record("\(paper.blocks)")
            return
        }
        #expect(columns.map(\.share) == [2] && columns.map(\.isToTheRight) == [true])
        #expect(inner.map(\.each) == ["rows"])
    }

    @Test(arguments: [
        ("foot", "{n}", nil), ("foot", "{m}", "placesDiffer"), ("foot", "", "placesDiffer"),
        ("feet", "{n}", "unknownMessage"),
    ])
    func wordsAndValuesHaveToFit(key: String, place: String, code: String?) throws {
        let words = ["t": "", "a": "", "c": "", "paper.numbering": "{page} {pages}", key: place]
        let entries = words.map { "msgid \"\($0)\"\nmsgstr \"x \($1)\"" }
        var messages = Messages(language: .polish)
        #expect(messages.add(Array((header + entries.joined(separator: "\n\n")).utf8), file: "x.pl.po").isEmpty)
        let found = Lint.faults(
            papers: [try PaperFile.read(Array(small.utf8), name: "small.toml")], catalogues: [messages])
        #expect(found.map(\.problem.code) == [code].compactMap { $0 })
        #expect(try found.allSatisfy { try $0.line == small.line(of: "footer") })
    }
}

private let header = """
    msgid ""
    msgstr ""
    "Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);\\n"


    """

private let small = """
    schema = 1
    kind = "small"
    title = "t"
    footer = { text = "foot", with = ["n"] }
    [[block]]
    type = "code"
    value = "n"
    caption = "c"
    [[block]]
    type = "space"
    lines = 2
    if = "b"
    [[block]]
    type = "table"
    rows = "rows"
      [[block.column]]
      title = "c"
      value = "v"
      share = 2
      align = "right"
    [[block]]
    type = "signatures"
    places = ["a"]
    [[block]]
    type = "group"
      [[block.block]]
      type = "rule"
      each = "rows"

    """
