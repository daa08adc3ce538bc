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
}
