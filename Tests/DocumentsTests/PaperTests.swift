import Configuration
import Foundation
import Testing

@testable import Documents

@Suite struct PaperTests {
    /// Everything that the sample says is on the paper, in each of its three forms.
    @Test(arguments: PaperSample.all) func everyFormSaysEverything(sample: PaperSample) throws {
        let page = try Papers.page(try Papers.template(sample.kind), sample.values)
        // Lines may end at a hyphen.
        let said = (texts(sample.values) + [page.title]).flatMap { words($0.replacing("-", with: " ")) }
        let pdf = try sheets(page.pdf(created: morning)).joined().joined(separator: " ")
        let plain = page.plainText(columns: 78)
        let receipt = try ReceiptReader(page.escpos(ReceiptPrinter()))
        for word in said {
            #expect(pdf.contains(word), "\(word) in: \(pdf)")
            #expect(plain.contains(word), "\(word) in: \(plain)")
            #expect(receipt.text.contains(CodePage852.transliterated(word)), "\(word) in: \(receipt.text)")
        }
        for text in [pdf, plain, receipt.text] {
            #expect(!text.contains("{") && !text.contains("⟦") && !text.contains("?"), "\(text)")
            #expect(!text.contains(/(?i)paragon|fiskaln|VAT/), "\(text)")
        }
        #expect(receipt.lines.allSatisfy { $0.text.columns <= 42 })
    }

    @Test(arguments: PaperSample.all) func thereAreWordsInEnglishToo(sample: PaperSample) throws {
        let english = Messages.read("\(Papers.root)/Assets/messages", .english).messages
        let text = try Papers.page(try Papers.template(sample.kind), sample.values, english).plainText(columns: 78)
        #expect(!text.contains("{") && !text.contains("⟦"), "\(text)")
    }

    @Test(arguments: [
        ("original", ["ORYGINAŁ"], ["KOPIA", "DUPLIKAT", "ANULOWANE", "Data wystawienia"]),
        ("copy", ["KOPIA", "Data wystawienia"], ["ORYGINAŁ", "DUPLIKAT"]),
        (
            "reprint", ["DUPLIKAT nr 2", "24.11.2026", "Stefania Zając", "zgubione"],
            ["ORYGINAŁ", "KOPIA", "ANULOWANE"]
        ),
        ("voided", ["ANULOWANE", "pomyłka w kwocie", "Karol Ćwikła", "ORYGINAŁ"], ["DUPLIKAT"]),
        ("voided-reprint", ["ANULOWANE", "DUPLIKAT nr 2"], ["ORYGINAŁ"]),
    ])
    func aReceiptSaysWhatItCountsFor(name: String, said: [String], unsaid: [String]) throws {
        let sample = try #require(PaperSample.all.first { $0.kind == "receipt" && $0.name == name })
        let page = try Papers.page(try Papers.template("receipt"), sample.values)
        let receipt = try ReceiptReader(page.escpos(ReceiptPrinter(width: .wide)))
        for text in [page.plainText(columns: 200), receipt.text].map({ words($0).joined(separator: " ") }) {
            for words in said + ["Urząd Miejski w Łomży", "pl. Stary Rynek 14, 18-400 Łomża"] {
                #expect(text.contains(words), "\(words) in: \(text)")
            }
            for words in unsaid { #expect(!text.contains(words), "\(words) in: \(text)") }
        }
    }

    /// The comment at the top of a paper is the only place that tells the names to whoever fills it.
    @Test(arguments: ["receipt", "certificate", "day-report", "loss", "duplicate", "resignation", "family"])
    func theNamesOfAPaperAreToldAtItsTop(kind: String) throws {
        let text = try String(contentsOfFile: "\(Papers.root)/Assets/papers/\(kind).toml", encoding: .utf8)
        let told = Set(text.matches(of: /(?m)^# {3,}([a-z][a-z.-]+) {2,}\S/).map { String($0.output.1) })
        let single = text.matches(of: /(?m)^ *(?:value|rows|each|if|unless|addressee) = "([^"]+)"/).map(\.output.1)
        let listed = text.matches(of: /with = \[([^\]]+)\]/).flatMap { match in
            match.output.1.matches(of: /"([^"]+)"/).map(\.output.1)
        }
        let used = Set((single + listed).map(String.init)).subtracting(Papers.common.keys)
        #expect(told == used)
    }

    private func texts(_ values: PaperValues) -> [String] {
        values.values.flatMap { value -> [String] in
            switch value {
            case .text(let text): [text]
            case .rows(let rows): rows.flatMap { texts($0) }
            case .flag: []
            }
        }
    }
}
