/// The order of the Polish alphabet: a ą b c ć … l ł … z ź ż, without regard to capitals.
enum PolishOrder {
    /// Bytes that sort as the text does; other letters stand with the one that they look like, or after z.
    static func key(_ text: String) -> [UInt8] {
        text.lowercased().unicodeScalars.map { scalar in
            places[scalar] ?? (scalar.isASCII ? UInt8(scalar.value) : 0xFF)
        }
    }

    /// Sorts values by a text of theirs, those of equal text as they were.
    static func sorted<Value>(_ values: [Value], by text: (Value) -> String) -> [Value] {
        let keyed = values.enumerated().map { (key: key(text($0.element)), place: $0.offset, value: $0.element) }
        return keyed.sorted { left, right in
            left.key == right.key ? left.place < right.place : left.key.lexicographicallyPrecedes(right.key)
        }.map(\.value)
    }

    /// Letters begin above every other ASCII character but `{|}~`, which names don't have.
    private static let places: [Unicode.Scalar: UInt8] = {
        let letters = Array("aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż".unicodeScalars)
        return Dictionary(uniqueKeysWithValues: letters.enumerated().map { ($0.element, UInt8(0x61 + $0.offset)) })
    }()
}
