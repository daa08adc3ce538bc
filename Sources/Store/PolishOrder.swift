/// The order of the Polish alphabet: a ą b c ć … l ł … z ź ż, without regard to capitals.
enum PolishOrder {
    /// Bytes that sort as the text does; letters that are in no Polish word stand after ż.
    static func key(_ text: String) -> [UInt8] {
        text.unicodeScalars.map { $0.value < 0x180 ? places[Int($0.value)] : 0xFF }
    }

    /// Sorts values by a text of theirs, those of equal text as they were.
    static func sorted<Value>(_ values: [Value], by text: (Value) -> String) -> [Value] {
        sorted(values, by: text) { _ in "" }
    }

    /// Sorts values by one text of theirs and then by another.
    static func sorted<Value>(_ values: [Value], by text: (Value) -> String, _ other: (Value) -> String) -> [Value] {
        let keys = values.map { key(text($0)) + [0] + key(other($0)) }
        let order = values.indices.sorted { left, right in
            keys[left] == keys[right] ? left < right : keys[left].lexicographicallyPrecedes(keys[right])
        }
        return order.map { values[$0] }
    }

    /// Letters begin above every other ASCII character but `{|}~`, which names don't have.
    private static let places: [UInt8] = {
        var places = (0..<0x180).map { $0 < 0x80 ? UInt8($0) : 0xFF }
        for alphabet in ["aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż", "AĄBCĆDEĘFGHIJKLŁMNŃOÓPQRSŚTUVWXYZŹŻ"] {
            for (place, letter) in alphabet.unicodeScalars.enumerated() {
                places[Int(letter.value)] = UInt8(0x61 + place)
            }
        }
        return places
    }()
}
