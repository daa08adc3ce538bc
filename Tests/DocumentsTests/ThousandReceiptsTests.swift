import Foundation
import Synthetic
import Testing

@testable import Documents

/// A thousand payments of random amounts by people with difficult names: what is read back from paper is what was
/// charged.
@Suite struct ThousandReceiptsTests {
    private let payments: [Payment] = {
        var random = SplitMix(seed: 731)
        return (1...1000).map { Payment(number: $0, &random) }
    }()

    @Test func theNamesHaveEveryPolishLetter() {
        let letters = Set(payments.flatMap { Array($0.name) })
        for letter in "ąćęłńóśźżĆŁŃŚŹŻ-" { #expect(letters.contains(letter)) }
        #expect(payments.contains { $0.name.count > 42 } && payments.contains { $0.address.count > 60 })
    }

    @Test func whatAReceiptPrinterPrintsIsWhatWasCharged() throws {
        let template = try Papers.template("receipt")
        for (index, payment) in payments.enumerated() {
            let width = ReceiptPrinter.Width.allCases[index % ReceiptPrinter.Width.allCases.count]
            let page = try Papers.page(template, try payment.values)
            let receipt = try ReceiptReader(page.escpos(ReceiptPrinter(width: width)))
            #expect(receipt.codes == [payment.receipt])
            #expect(receipt.lines.allSatisfy { $0.text.columns <= width.rawValue })
            try payment.check(facts(receipt.lines.map(\.text)))
        }
    }

    @Test func whatAPDFSaysIsWhatWasCharged() throws {
        let template = try Papers.template("receipt"), folder = try Folder()
        for payment in payments {
            let pdf = try Papers.page(template, try payment.values).pdf(created: morning)
            try Data(pdf).write(to: URL(filePath: "\(folder.path)/\(payment.number).pdf"))
        }
        let script = "cd \"$1\" && printf '%s\\n' *.pdf | xargs -P 2 -n 1 pdftotext -layout"
        let shell = try Process.run(URL(filePath: "/bin/sh"), arguments: ["-c", script, "sh", folder.path])
        shell.waitUntilExit()
        #expect(shell.terminationStatus == 0)
        for payment in payments {
            let text = try String(contentsOfFile: "\(folder.path)/\(payment.number).txt", encoding: .utf8)
            let lines = text.replacing("\u{A0}", with: " ").split(separator: "\n", omittingEmptySubsequences: false)
            try payment.check(facts(lines.map(String.init)))
        }
    }

    private static let labels = [
        "Wpłacił(a)", "Adres", "Tytuł", "Kwota", "Słownie", "Sposób", "Nr", "Data", "Kasjer(ka)", "Punkt",
    ]

    /// Values by the first word of their label, as somebody reads them: what stands beside a label, and what follows
    /// below in the same column.
    private func facts(_ lines: [String]) -> [String: String] {
        var facts: [String: String] = [:]
        var (label, column) = ("", 0)
        for line in lines {
            let start = Self.labels.first(where: line.hasPrefix)
            if let start, let gap = line.firstRange(of: "  ") {
                let value = line[gap.upperBound...].drop { $0 == " " }
                (label, column) = (start, line.count - value.count)
                facts[label] = String(value)
            } else if line.isEmpty {
                label = ""
            } else if !label.isEmpty, line.count > column {
                facts[label, default: ""] += " " + line.dropFirst(column)
            }
        }
        return facts.mapValues { words($0).joined(separator: " ") }
    }
}

/// Somebody who paid something.
private struct Payment {
    let number: Int
    let grosze: Int
    let name: String
    let address: String

    var receipt: String { "Ł/1/KP/2026/" + String(1_000_000 + number).dropFirst() }

    var amount: String {
        let hundredths = grosze % 100
        return "\(grosze / 100),\(hundredths < 10 ? "0" : "")\(hundredths) zł"
    }

    init(number: Int, _ random: inout SplitMix) {
        self.number = number
        grosze = randomAmount(&random)
        name = Payment.name(&random)
        address = Payment.address(&random)
    }

    var values: PaperValues {
        get throws {
            let words = try #require(AmountInWords.polish(grosze: grosze))
            return PaperSample.receipt.merging([
                "receipt.number": .text(receipt), "payer.name": .text(name), "payer.address": .text(address),
                "payment.amount": .text(amount), "payment.words": .text(words),
            ]) { $1 }
        }
    }

    /// That these facts, as they were read on paper, are this payment.
    func check(_ facts: [String: String]) throws {
        // A name wider than its column is broken.
        #expect(letters(facts["Wpłacił(a)"] ?? "") == letters(name))
        #expect(letters(facts["Adres"] ?? "") == letters(address))
        #expect(facts["Kwota"] == amount)
        #expect(try WordReader.polish.grosze(facts["Słownie"] ?? "") == grosze)
        #expect(facts["Tytuł"] == "Duplikat karty" && facts["Data"] == "20.11.2026")
        #expect(facts["Kasjer(ka)"] == "Żaneta Kasprzyk" && facts["Sposób"] == "karta")
    }

    private static func name(_ random: inout SplitMix) -> String {
        let given = ["Łukasz", "Żaneta", "Świętosława", "Zdzisława Małgorzata", "Ćwiętopełk", "Jan", "Ździbor", "Ńga"]
        let surnames = [
            "Brzęczyszczykiewicz", "Gżegżółka", "Wójcik", "Źrebięcka", "Ćwikła", "Śliż", "Łoś", "Dąb", "Pieńkowska",
            "Konstantynopolitańczykowianka", "Żądło", "Ślązak", "Niedźwiedź", "Żółć",
        ]
        let isDouble = Bool.random(using: &random)
        let names = (isDouble ? 0..<2 : 0..<1).map { _ in surnames[Int.random(in: surnames.indices, using: &random)] }
        return given[Int.random(in: given.indices, using: &random)] + " " + names.joined(separator: "-")
    }

    private static func address(_ random: inout SplitMix) -> String {
        let streets = [
            "ul. Polna", "al. Najświętszej Maryi Panny", "ul. gen. Władysława Eugeniusza Sikorskiego",
            "os. Bohaterów Września 1939 Roku", "pl. Żołnierzy Wołyńskiej Dywizji Armii Krajowej", "Źródlana Górka",
        ]
        let street = streets[Int.random(in: streets.indices, using: &random)]
        let (house, flat) = (Int.random(in: 1...399, using: &random), Int.random(in: 1...120, using: &random))
        return "\(street) \(house)A m. \(flat), 18-400 Łomża"
    }
}
