/// Amounts as receipts have them in words, with the grosze in figures: `dwadzieścia złotych 00/100`.
///
/// Both functions answer nil outside 0 to 999 999 999,99 zł. One thousand is said with its number, `jeden tysiąc`, so
/// that nothing can be written in front of it.
public enum AmountInWords {
    private static let range = 0...99_999_999_999

    /// In Polish: `jeden tysiąc dwieście trzydzieści cztery złote 50/100`.
    public static func polish(grosze: Int) -> String? {
        guard range.contains(grosze) else { return nil }
        let whole = grosze / 100
        let number = whole == 0 ? ["zero"] : groups(of: whole).flatMap(PolishNumber.words)
        return words(number + [PolishNumber.form(["złoty", "złote", "złotych"], of: whole)], grosze % 100)
    }

    /// In English: `one thousand two hundred thirty-four zlotys 50/100`.
    public static func english(grosze: Int) -> String? {
        guard range.contains(grosze) else { return nil }
        let whole = grosze / 100
        let number = whole == 0 ? ["zero"] : groups(of: whole).flatMap(EnglishNumber.words)
        return words(number + [whole == 1 ? "zloty" : "zlotys"], grosze % 100)
    }

    private static func words(_ words: [String], _ hundredths: Int) -> String {
        (words + [(hundredths < 10 ? "0" : "") + "\(hundredths)/100"]).joined(separator: " ")
    }

    /// Millions, thousands and the rest, those that aren't nothing.
    private static func groups(of number: Int) -> [NumberGroup] {
        NumberScale.allCases.map { NumberGroup(number: number / $0.rawValue % 1000, scale: $0) }.filter {
            $0.number > 0
        }
    }
}

private enum NumberScale: Int, CaseIterable {
    case millions = 1_000_000
    case thousands = 1000
    case ones = 1
}

/// Up to three digits, and what they count.
private struct NumberGroup {
    let number: Int
    let scale: NumberScale

    var hundreds: Int { number / 100 }
    /// 10 to 19 where these have a word of their own, else 0.
    var teens: Int { (10...19).contains(number % 100) ? number % 100 : 0 }
    var tens: Int { teens > 0 ? 0 : number / 10 % 10 }
    var ones: Int { teens > 0 ? 0 : number % 10 }
}

private enum PolishNumber {
    private static let ones = ["jeden", "dwa", "trzy", "cztery", "pięć", "sześć", "siedem", "osiem", "dziewięć"]
    private static let teens = [
        "dziesięć", "jedenaście", "dwanaście", "trzynaście", "czternaście", "piętnaście", "szesnaście",
        "siedemnaście", "osiemnaście", "dziewiętnaście",
    ]
    private static let tens = [
        "dziesięć", "dwadzieścia", "trzydzieści", "czterdzieści", "pięćdziesiąt", "sześćdziesiąt",
        "siedemdziesiąt", "osiemdziesiąt", "dziewięćdziesiąt",
    ]
    private static let hundreds = [
        "sto", "dwieście", "trzysta", "czterysta", "pięćset", "sześćset", "siedemset", "osiemset", "dziewięćset",
    ]

    static func words(_ group: NumberGroup) -> [String] {
        var words: [String] = []
        if group.hundreds > 0 { words.append(hundreds[group.hundreds - 1]) }
        if group.teens > 0 { words.append(teens[group.teens - 10]) }
        if group.tens > 0 { words.append(tens[group.tens - 1]) }
        if group.ones > 0 { words.append(ones[group.ones - 1]) }
        switch group.scale {
        case .millions: words.append(form(["milion", "miliony", "milionów"], of: group.number))
        case .thousands: words.append(form(["tysiąc", "tysiące", "tysięcy"], of: group.number))
        case .ones: break
        }
        return words
    }

    /// The form of three that goes with a number: 1; 2–4 but not 12–14; all others.
    static func form(_ forms: [String], of number: Int) -> String {
        if number == 1 { return forms[0] }
        let few = (2...4).contains(number % 10) && !(12...14).contains(number % 100)
        return forms[few ? 1 : 2]
    }
}

private enum EnglishNumber {
    private static let ones = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    private static let teens = [
        "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ]
    private static let tens = ["ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]

    static func words(_ group: NumberGroup) -> [String] {
        var words: [String] = []
        if group.hundreds > 0 { words += [ones[group.hundreds - 1], "hundred"] }
        if group.teens > 0 { words.append(teens[group.teens - 10]) }
        let parts = [
            group.tens > 0 ? tens[group.tens - 1] : nil, group.ones > 0 ? ones[group.ones - 1] : nil,
        ].compactMap { $0 }
        if !parts.isEmpty { words.append(parts.joined(separator: "-")) }
        switch group.scale {
        case .millions: words.append("million")
        case .thousands: words.append("thousand")
        case .ones: break
        }
        return words
    }
}
