import Synthetic
import Testing

@testable import Documents

@Suite struct AmountInWordsTests {
    @Test(arguments: [
        (0, "zero złotych 00/100"), (1, "zero złotych 01/100"), (99, "zero złotych 99/100"),
        (1_00, "jeden złoty 00/100"), (2_00, "dwa złote 00/100"), (4_05, "cztery złote 05/100"),
        (5_00, "pięć złotych 00/100"), (10_00, "dziesięć złotych 00/100"), (11_00, "jedenaście złotych 00/100"),
        (12_00, "dwanaście złotych 00/100"), (14_00, "czternaście złotych 00/100"),
        (20_00, "dwadzieścia złotych 00/100"), (21_00, "dwadzieścia jeden złotych 00/100"),
        (22_00, "dwadzieścia dwa złote 00/100"), (100_00, "sto złotych 00/100"),
        (101_00, "sto jeden złotych 00/100"), (112_00, "sto dwanaście złotych 00/100"),
        (999_99, "dziewięćset dziewięćdziesiąt dziewięć złotych 99/100"), (1000_00, "jeden tysiąc złotych 00/100"),
        (1001_00, "jeden tysiąc jeden złotych 00/100"),
        (1234_50, "jeden tysiąc dwieście trzydzieści cztery złote 50/100"), (2000_00, "dwa tysiące złotych 00/100"),
        (5003_00, "pięć tysięcy trzy złote 00/100"), (12_000_00, "dwanaście tysięcy złotych 00/100"),
        (21_000_00, "dwadzieścia jeden tysięcy złotych 00/100"),
        (22_000_00, "dwadzieścia dwa tysiące złotych 00/100"), (1_000_000_00, "jeden milion złotych 00/100"),
        (3_000_010_00, "trzy miliony dziesięć złotych 00/100"),
        (
            999_999_999_99,
            "dziewięćset dziewięćdziesiąt dziewięć milionów dziewięćset dziewięćdziesiąt dziewięć tysięcy "
                + "dziewięćset dziewięćdziesiąt dziewięć złotych 99/100"
        ),
    ])
    func inPolish(grosze: Int, words: String) {
        #expect(AmountInWords.polish(grosze: grosze) == words)
    }

    @Test(arguments: [
        (0, "zero zlotys 00/100"), (1_00, "one zloty 00/100"), (20_00, "twenty zlotys 00/100"),
        (19_09, "nineteen zlotys 09/100"), (115_00, "one hundred fifteen zlotys 00/100"),
        (1234_50, "one thousand two hundred thirty-four zlotys 50/100"), (1_000_000_00, "one million zlotys 00/100"),
        (70_001_00, "seventy thousand one zlotys 00/100"),
    ])
    func inEnglish(grosze: Int, words: String) {
        #expect(AmountInWords.english(grosze: grosze) == words)
    }

    @Test(arguments: [-1, -20_00, 1_000_000_000_00, .min, .max])
    func otherAmountsHaveNoWords(grosze: Int) {
        #expect(AmountInWords.polish(grosze: grosze) == nil)
        #expect(AmountInWords.english(grosze: grosze) == nil)
    }

    @Test func wordsAreReadBackToTheAmount() throws {
        var random = SplitMix(seed: 20_261_120)
        for _ in 0..<1000 {
            let grosze = randomAmount(&random)
            let polish = try #require(AmountInWords.polish(grosze: grosze))
            #expect(try WordReader.polish.grosze(polish) == grosze, "\(polish)")
            let english = try #require(AmountInWords.english(grosze: grosze))
            #expect(try WordReader.english.grosze(english) == grosze, "\(english)")
        }
    }
}

/// As many small amounts as large ones.
func randomAmount(_ random: inout SplitMix) -> Int {
    let largest = [99, 100_00, 1000_00, 100_000_00, 10_000_000_00, 999_999_999_99]
    return Int.random(in: 0...(largest.randomElement(using: &random) ?? 0), using: &random)
}

/// Reads an amount's words as somebody would who checks a receipt: what each word is worth, added up, and whether the
/// noun agrees.
struct WordReader {
    let worth: [String: Int]
    let multiples: [String: Int]
    let currency: [String]
    /// Which noun goes with so many.
    let agreeing: @Sendable (Int) -> Int

    struct Unreadable: Error {
        let word: String
    }

    func grosze(_ text: String) throws -> Int {
        var (sum, group) = (0, 0)
        var parts = text.replacing("-", with: " ").split(separator: " ").map(String.init)
        let hundredths = try value(of: parts.popLast() ?? "")
        let noun = parts.popLast() ?? ""
        for word in parts {
            if let multiple = multiples[word] {
                if multiple == 100 { group *= 100 } else { (sum, group) = (sum + group * multiple, 0) }
            } else if let worth = worth[word] {
                group += worth
            } else {
                throw Unreadable(word: word)
            }
        }
        guard noun == currency[agreeing(sum + group)] else { throw Unreadable(word: noun) }
        return (sum + group) * 100 + hundredths
    }

    private func value(of fraction: String) throws -> Int {
        guard let match = fraction.wholeMatch(of: /([0-9]{2})\/100/), let value = Int(match.output.1) else {
            throw Unreadable(word: fraction)
        }
        return value
    }

    static let polish = WordReader(
        worth: values([
            1: "zero jeden dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście trzynaście "
                + "czternaście piętnaście szesnaście siedemnaście osiemnaście dziewiętnaście",
            10: "- - dwadzieścia trzydzieści czterdzieści pięćdziesiąt sześćdziesiąt siedemdziesiąt osiemdziesiąt "
                + "dziewięćdziesiąt",
            100: "- sto dwieście trzysta czterysta pięćset sześćset siedemset osiemset dziewięćset",
        ]),
        multiples: [
            "tysiąc": 1000, "tysiące": 1000, "tysięcy": 1000, "milion": 1_000_000, "miliony": 1_000_000,
            "milionów": 1_000_000,
        ], currency: ["złoty", "złote", "złotych"],
        agreeing: { number in
            if number == 1 { return 0 }
            return [2, 3, 4].contains(number % 10) && number / 10 % 10 != 1 ? 1 : 2
        })

    static let english = WordReader(
        worth: values([
            1: "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
                + "seventeen eighteen nineteen",
            10: "- - twenty thirty forty fifty sixty seventy eighty ninety",
        ]), multiples: ["hundred": 100, "thousand": 1000, "million": 1_000_000], currency: ["zloty", "zlotys"],
        agreeing: { $0 == 1 ? 0 : 1 })

    /// Each word's place in its list, times the list's step.
    private static func values(_ lists: [Int: String]) -> [String: Int] {
        var values: [String: Int] = [:]
        for (step, list) in lists {
            for (place, word) in list.split(separator: " ").enumerated() where word != "-" {
                values[String(word)] = place * step
            }
        }
        return values
    }
}
