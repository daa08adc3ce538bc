import Domain
import Foundation
import Testing

@testable import Wire

/// Our writer against Foundation's: the same bytes for whatever may be in a text.
@Suite struct JSONTests {
    private struct Everything: Codable, Hashable {
        var text = "a\"b\\c/d\n\r\t\u{0}\u{1}\u{8}\u{c}\u{1f}\u{7f}ąŻ€\u{1F600}"
        var zloty = ["ż": "ó", "a": "", "Z": "x"]
        var numbers: [Int] = [0, -1, .max, .min]
        var long: Int64 = .min
        var small: UInt8 = 255
        var half = 0.5
        var yes = true
        var nothing: String?
        var empty: [String] = []
        var nested = [[["a"], []], []]
        var day = Day(ordinal: 0)
        var flags = [true, false]
    }

    @Test func anyTextIsWrittenAsFoundationDoes() throws {
        let foundation = JSONEncoder()
        foundation.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let value = Everything()
        let bytes = try JSON.encode(value)
        #expect(String(decoding: bytes, as: UTF8.self) == String(decoding: try foundation.encode(value), as: UTF8.self))
        #expect(try JSON.decode(Everything.self, from: bytes) == value)
    }
}
