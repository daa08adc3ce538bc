import Testing

@testable import Configuration

@Suite struct LineFinderTests {
    static let text = """
        # comment with [a] = {
        a = 1
        "b c" = "x # y"
        d.e = '''
        long ' text
        [no.header]
        '''
        f = [ # comment
          1, 2,
          [3,
           4],
        ]
        [g.h]
        i = { j = 1, k = { l = \"\\"}\" } }
        [[m]]
        n = \"\"\"
        a \\\"\"\" b\"\"\"
        [[m.o]]
        p = 1
        [[m.o]]
        p = 2
        [[m]]
        [m.q]
        r = 1979-05-27
        """

    @Test(arguments: [
        ("a", 2), ("b c", 3), ("d.e", 4), ("f", 8), ("f[0]", 9), ("f[1]", 9), ("f[2]", 10), ("f[2][1]", 11),
        ("g.h", 13), ("g.h.i", 14), ("g.h.i.k.l", 14), ("m", 15), ("m[0].n", 16), ("m[0].o[0].p", 19),
        ("m[0].o[1]", 20), ("m[0].o[1].p", 21), ("m[1]", 22), ("m[1].q.r", 24),
    ])
    func everyKeyHasItsLine(path: String, line: Int) {
        #expect(LineFinder(Array(Self.text.utf8)).lines[path] == line)
    }

    @Test func nothingElseIsAKey() {
        let lines = LineFinder(Array(Self.text.utf8)).lines
        #expect(lines["no.header"] == nil && lines["no"] == nil)
    }

    /// The parser by itself would end the process over the first ones.
    @Test(arguments: [
        ("a = 1\n[é]", 2), ("a = [ }", 1), ("\na = 2026-11-20T:7:32", 2), ("a = 2026-11-20 1\n", 1), ("[ é ]", 1),
        ("\n[[ż]]", 2), ("[=]", 1), ("a = 1\n[b.é]", 2), ("a =\n[é]", 1),
        ("a = '''\n[é]\n'''\n[é]", 4), ("a = { b", 1), ("a = 1 2", 1), ("a = 0x1F", 1),
        ("a = " + String(repeating: "[", count: 100_000), 1),
    ])
    func aBrokenTextIsRefusedWithItsLine(text: String, line: Int) {
        let found = faults { _ = try TomlTable(text: Array(text.utf8), faults: FaultList(file: "a.toml")) }
        #expect(found.map(\.problem.code) == ["syntax"])
        #expect(found.map(\.line) == [line])
    }

    @Test func aTextWithinQuotesIsNoHeader() throws {
        let text = "a = \"\"\"\n[é]\"\"\"\nb = [\n['é']]\n[\"é\"]\n"
        _ = try TomlTable(text: Array(text.utf8), faults: FaultList(file: "a.toml"))
    }
}
