import Configuration
import Documents
import Foundation
import Testing

@testable import Desk

extension PaperValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral {
    /// A text.
    public init(stringLiteral text: String) { self = .text(text) }
    /// A flag.
    public init(booleanLiteral flag: Bool) { self = .flag(flag) }
    /// A list.
    public init(arrayLiteral rows: PaperValues...) { self = .rows(rows) }
}

/// The repository's own papers and words.
enum Papers {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
    static let polish = Messages.read("\(root)/Assets/messages", .polish).messages

    static func template(_ kind: String) throws -> PaperTemplate {
        try #require(PaperTemplate(try PaperFile.read("\(root)/Assets/papers/\(kind).toml")))
    }

    /// A paper of Łomża with these values beside those of every paper.
    static func page(_ template: PaperTemplate, _ values: PaperValues, _ messages: Messages = polish) throws -> Page {
        try fill(template, values: common.merging(values) { $1 }, on: stationery) { key, values in
            messages.text(key, named: values)
        }
    }

    static let stationery = Stationery(
        office: "Urząd Miejski w Łomży",
        lines: [
            "pl. Stary Rynek 14, 18-400 Łomża", "Biuro Obsługi Interesanta, pl. Stary Rynek 14, 18-400 Łomża",
        ], place: "Łomża, 20.11.2026")

    static let common: PaperValues = [
        "programme.name": "Łomżyńska Karta Mieszkańca", "made.by": "Żaneta Kasprzyk",
        "office.name": "Biuro Obsługi Interesanta", "office.address": "pl. Stary Rynek 14, 18-400 Łomża",
    ]
}

/// Papers with everything on them, and what else may be on them.
struct PaperSample: CustomTestStringConvertible {
    let kind: String
    let name: String
    let values: PaperValues

    init(_ kind: String, _ name: String, _ values: PaperValues, but others: PaperValues = [:]) {
        self.kind = kind
        self.name = name
        self.values = values.merging(others) { $1 }
    }

    var testDescription: String { "\(kind) \(name)" }

    static let all = [
        PaperSample("receipt", "original", receipt),
        PaperSample("receipt", "copy", receipt, but: ["receipt.copy": true, "issued.on": "23.11.2026"]),
        PaperSample("receipt", "reprint", receipt, but: reprint),
        PaperSample("receipt", "voided", receipt, but: voided),
        PaperSample("receipt", "voided-reprint", receipt, but: reprint.merging(voided) { $1 }),
        PaperSample("certificate", "full", certificate),
        PaperSample("certificate", "without-reason", certificate, but: ["certificate.reason": ""]),
        PaperSample("day-report", "short", dayReport), PaperSample("day-report", "agreeing", dayReport, but: agreeing),
        PaperSample("day-report", "empty", dayReport, but: empty),
        PaperSample("loss", "own", loss),
        PaperSample("loss", "child", loss, but: ["guardian.name": "Zofia Łucja Gęślińska-Jaźwińska"]),
        PaperSample("duplicate", "paid", duplicate),
        PaperSample("duplicate", "unpaid", duplicate, but: ["payment.proof": "", "case.number": ""]),
        PaperSample("duplicate", "free", duplicate, but: free), PaperSample("resignation", "full", resignation),
        PaperSample("family", "full", family),
    ]

    static let receipt: PaperValues = [
        "receipt.number": "Ł/1/KP/2026/000012", "receipt.copy": false, "payer.name": "Łukasz Jan Żółć-Gęśliński",
        "payer.address": "ul. gen. Władysława Sikorskiego 166A m. 12, 18-400 Łomża",
        "payment.title": "Duplikat karty", "payment.amount": "20,00 zł",
        "payment.words": "dwadzieścia złotych 00/100", "payment.method": "karta", "payment.reference": "004417",
        "paid.on": "20.11.2026", "issued.on": "", "cashier.name": "Żaneta Kasprzyk", "duplicate.number": "",
        "duplicate.on": "", "duplicate.by": "", "duplicate.reason": "", "void.reason": "", "void.on": "", "void.by": "",
    ]

    private static let reprint: PaperValues = [
        "duplicate.number": "2", "duplicate.on": "24.11.2026", "duplicate.by": "Stefania Zając",
        "duplicate.reason": "pokwitowanie zgubione przez osobę wpłacającą",
    ]

    private static let voided: PaperValues = [
        "void.reason": "pomyłka w kwocie", "void.on": "20.11.2026", "void.by": "Karol Ćwikła",
    ]

    private static let certificate: PaperValues = [
        "certificate.number": "Ł/1/Z/2026/000003", "certificate.reason": "zgubione pokwitowanie",
        "receipt.number": "Ł/1/KP/2026/000012", "payer.name": "Łukasz Jan Żółć-Gęśliński",
        "payer.address": "ul. Polna 3 m. 5, 18-400 Łomża", "payment.title": "Duplikat karty",
        "payment.amount": "1234,50 zł",
        "payment.words": "jeden tysiąc dwieście trzydzieści cztery złote 50/100", "payment.method": "gotówka",
        "payment.reference": "", "paid.on": "20.11.2026", "cashier.name": "Karol Ćwikła",
    ]

    private static let dayReport: PaperValues = [
        "shift.number": "Ł/1/2026/000214", "desk.name": "Kasa nr 1", "cashier.name": "Żaneta Kasprzyk",
        "opened.on": "20.11.2026, 7:58", "closed.on": "20.11.2026, 15:41",
        "receipts": .rows(
            (1...12).map { number in
                [
                    "receipt.number": .text("Ł/1/KP/2026/0000\(number + 10)"), "receipt.time": "10:15",
                    "payment.title": "Duplikat karty", "payment.method": number % 3 == 0 ? "przelew" : "gotówka",
                    "receipt.amount": number == 4 ? "anulowane" : "20,00",
                ]
            }),
        "corrections": [
            ["receipt.number": "Ł/1/KP/2026/000014", "correction.text": "anulowane 10:20, Karol Ćwikła: pomyłka"],
            [
                "receipt.number": "Ł/1/KP/2026/000016",
                "correction.text": "duplikat nr 1, 11:02, Żaneta Kasprzyk: pokwitowanie zgubione",
            ],
        ],
        "methods": [
            ["method.name": "gotówka", "method.count": "7", "method.amount": "140,00"],
            ["method.name": "przelew", "method.count": "4", "method.amount": "80,00"],
        ],
        "fees": [["fee.name": "Duplikat karty", "fee.count": "11", "fee.amount": "220,00"]],
        "total.amount": "220,00 zł", "float.amount": "100,00 zł", "cash.received": "140,00 zł",
        "cash.paid-out": "50,00 zł", "cash.expected": "190,00 zł", "cash.counted": "180,00 zł",
        "cash.difference": "-10,00 zł", "cash.differs": true, "cash.explanation": "reszta wydana o 10 zł za dużo",
    ]

    private static let agreeing: PaperValues = [
        "cash.counted": "190,00 zł", "cash.difference": "0,00 zł", "cash.differs": false, "cash.explanation": "",
        "cash.paid-out": "", "corrections": [],
    ]

    private static let empty = agreeing.merging(["receipts": [], "methods": [], "fees": []]) { $1 }

    private static let holder: PaperValues = [
        "holder.name": "Ewa Żółć-Gęślińska", "holder.born": "12.03.2014",
        "holder.address": "ul. Polna 3 m. 5, 18-400 Łomża", "guardian.name": "",
    ]

    private static let loss = holder.merging([
        "card.number": "6218000100000012", "loss.on": "18.11.2026",
        "loss.circumstances": "zgubiona w drodze ze szkoły", "blocked.on": "20.11.2026, 9:12",
    ]) { $1 }

    private static let duplicate = holder.merging([
        "case.number": "Ł/1/2026/000417", "submitted.on": "20.11.2026", "card.number": "6218000100000012",
        "duplicate.reason": "karta utracona",
        "enclosures": [["enclosure.text": "oświadczenie o utracie karty"], ["enclosure.text": "nowe zdjęcie"]],
        "fee.amount": "20,00 zł", "fee.words": "dwadzieścia złotych 00/100", "fee.waived": "",
        "payment.proof": "pokwitowanie nr Ł/1/KP/2026/000012 z 20.11.2026",
        "pickup.place": "Biuro Obsługi Interesanta",
    ]) { $1 }

    private static let free: PaperValues = [
        "duplicate.reason": "zmiana danych na karcie", "fee.amount": "", "fee.words": "", "payment.proof": "",
        "fee.waived": "zmiana danych wydrukowanych na karcie (§ 11 ust. 2)", "enclosures": [],
        "guardian.name": "Zofia Łucja Gęślińska-Jaźwińska",
    ]

    private static let resignation: PaperValues = [
        "resigning.name": "Łukasz Jan Żółć-Gęśliński", "resigning.address": "ul. Polna 3 m. 5, 18-400 Łomża",
        "submitted.on": "20.11.2026", "effective.on": "20.11.2026", "resignation.reason": "wyprowadzka",
        "persons": [
            ["person.name": "Łukasz Jan Żółć-Gęśliński", "person.role": "składa rezygnację"],
            ["person.name": "Ewa Żółć-Gęślińska", "person.role": "dziecko"],
        ],
        "cards": [
            [
                "card.number": "6218000100000012", "person.name": "Łukasz Jan Żółć-Gęśliński",
                "card.returned": "tak",
            ],
            ["card.number": "6218000100000020", "person.name": "Ewa Żółć-Gęślińska", "card.returned": "zgubiona"],
        ],
    ]

    private static let family: PaperValues = [
        "administrator.name": "Łukasz Jan Żółć-Gęśliński", "account.address": "ul. Polna 3 m. 5, 18-400 Łomża",
        "account.since": "6.05.2024", "stated.on": "20.11.2026",
        "members": [
            [
                "person.name": "Łukasz Jan Żółć-Gęśliński", "person.role": "administrator",
                "package.name": "Pakiet mieszkańca", "package.valid-until": "20.11.2027",
            ],
            [
                "person.name": "", "person.role": "", "package.name": "Pakiet dużej rodziny",
                "package.valid-until": "20.11.2027",
            ],
            [
                "person.name": "Zofia Łucja Gęślińska-Jaźwińska", "person.role": "współmałżonek",
                "package.name": "Pakiet seniora", "package.valid-until": "bezterminowo",
            ],
            [
                "person.name": "Ewa Żółć-Gęślińska", "person.role": "dziecko", "package.name": "–",
                "package.valid-until": "",
            ],
        ],
    ]
}
