import Configuration
import Documents
import Domain
import Foundation
import Store
import Testing

@testable import Desk

private let caseNumber = "Ł/1/2026/000001"
private let names = ["Łukasz Jan Żółć", "Ewa Żółć-Gęślą"]

@Suite struct PaperworkTests {
    /// Every paper, with what has to be read on it.
    private static let papers: [(name: String, expected: [String])] = [
        ("confirmation", names + [caseNumber, "20.12.2026", "20.11.2026", "Karol Lis", "wersja 2024-05-06"]),
        (
            "application",
            names + [
                caseNumber, "20.12.2026", "zolc@example.pl", "rozlicza PIT w Łomży", "79110212351",
                "ważność do 31.03.2027",
            ]
        ),
        ("granted", names + [caseNumber, "Wniosek rozstrzygnięto pozytywnie.", "20.11.2027", "Stefania Zając"]),
        ("refused", [names[0], caseNumber, "Nie możemy przyznać", "brak UPO", "można złożyć nowy wniosek"]),
        ("withdrawn", [names[0], caseNumber, "Wniosek wycofano.", "na prośbę"]),
        ("pickup", [names[0], caseNumber, "dowód osobisty", "Karol Lis", "20.11.2027", "6218000100000012"]),
        ("authorised", ["Jan Nowak odebrał(a)", "z upoważnienia: \(names[0])", caseNumber]),
        ("loss", [names[0], "02.11.1979", "6218000100000012", "18.11.2026", "w autobusie"]),
        (
            "duplicate",
            [names[0], "karta utracona", "oświadczenie o utracie", "20,00", "dwadzieścia", "6218000100000012"]
        ),
        ("resignation", [names[0], "składa rezygnację", "20.11.2026", "6218000100000012", "przeprowadzka"]),
        ("family", names + ["zarządza kontem", "Pakiet Mieszkańca", "ul. Polna 3/5", "20.11.2027"]),
    ]

    private func printout(_ name: String, _ desk: PaperDesk) throws -> Printout {
        switch name {
        case "confirmation": .confirmation(try desk.submitted())
        case "application": .application(try desk.submitted())
        case "granted": .decision(try desk.decided(.approve))
        case "refused": .decision(try desk.decided(.refuse, reason: "brak UPO"))
        case "withdrawn": .decision(try desk.decided(.withdraw, reason: "na prośbę"))
        case "pickup": .pickup(try desk.handedOver().id)
        case "authorised":
            .pickup(try desk.handedOver(to: AuthorisedPerson(name: "Jan Nowak", authorisationSeen: true)).id)
        case "loss":
            .loss(
                LossStatement(
                    card: try desk.handedOver().id, on: desk.now.day.adding(days: -2), circumstances: "w autobusie"))
        case "duplicate": .duplicate(try desk.duplicate())
        case "resignation": .resignation(try desk.resigned())
        case "family": .family(try desk.handedOver().person)
        default: .missingPapers(try desk.missing())
        }
    }

    @Test("R-APP-6: a paper says what it has to, with its version", arguments: papers)
    func aPaperSaysWhatItHasTo(name: String, expected: [String]) throws {
        let desk = try PaperDesk()
        let printout = try printout(name, desk)
        let read = try text(of: desk.pdf(printout))
        for words in expected { #expect(read.contains(words), "\(words) in: \(read)") }
        #expect(!read.contains("{") && !read.contains("⟦"), "\(read)")
        #expect(!read.contains("SZKOLENIE"))
        let preview = words(
            try desk.paperwork.preview(printout, by: "Karol Lis", servicePoint: "boi", now: desk.now, columns: 200))
        for words in expected { #expect(preview.contains(words), "\(words) in: \(preview)") }
    }

    @Test func theSlipSaysWhatToBringAndWhy() throws {
        let desk = try PaperDesk()
        let read = try text(of: desk.pdf(.missingPapers(try desk.missing())))
        let expected = [
            "PIT, pierwsza strona (pieczątka wpływu albo UPO)", "cały wniosek", "nie przyniesiono",
            "legitymacja szkolna lub studencka", names[1], "nie przyjęto: nieczytelna", "aktualne zdjęcie",
            "PESEL: Cyfra kontrolna: 5, powinna być 4.", "27.11.2026", "Biuro Obsługi Interesanta", "Łukasz Żółć",
        ]
        // Cells are read line by line: every word is there, in the order of its cell.
        for words in expected {
            #expect(words.split(separator: " ").allSatisfy { read.contains($0) }, "\(words) in: \(read)")
        }
        #expect(!read.contains("Znak sprawy") && !read.contains("Brakuje dokumentu"))
    }

    @Test func outOfSeasonAPaperIsNotAskedFor() throws {
        let desk = try PaperDesk()
        var slip = try desk.missing()
        func bring() throws -> String {
            try desk.paperwork.preview(.missingPapers(slip), by: "K", servicePoint: "boi", now: desk.now, columns: 200)
        }
        #expect(try !bring().contains("ZAP-3"))
        slip.submitted = try #require(Day("2027-02-01"))
        #expect(try bring().contains("albo: ZAP-3"))
    }

    @Test(arguments: papers.map(\.name) + ["missing"]) func aTrainingPaperDoesNotCount(name: String) throws {
        let desk = try PaperDesk(kind: .training)
        #expect(try text(of: desk.pdf(try printout(name, desk))).contains("SZKOLENIE – NIEWAŻNE"))
    }

    @Test(arguments: papers.map(\.name) + ["missing"]) func nobodyIsNamedOutsideThePaper(name: String) throws {
        let desk = try PaperDesk()
        let pdf = try desk.pdf(try printout(name, desk))
        let pesels = try desk.family().people.compactMap { $0.identity?.pesel?.digits }
        let outside = try poppler("pdfinfo", ["{}"], pdf) + desk.folder.files.joined(separator: " ")
        for secret in pesels + ["Żółć", "Łukasz", "Ewa"] { #expect(!outside.contains(secret), "\(outside)") }
        #expect(!desk.folder.files.contains { $0.hasPrefix("spool/") && $0.hasSuffix(".pdf") })
    }

    @Test func theSameIdPrintsOnce() throws {
        let desk = try PaperDesk()
        let (paper, id) = (Printout.confirmation(try desk.submitted()), desk.newPaperID())
        let first = try desk.paperwork.print(paper, id: id, by: "K", servicePoint: "boi", now: desk.now)
        let later = Instant(milliseconds: desk.now.milliseconds + 60_000, offset: 60)
        #expect(try desk.paperwork.print(paper, id: id, by: "K", servicePoint: "boi", now: later) == first)
        #expect(desk.folder.files.filter { $0.hasPrefix("paper/") } == ["paper/confirmation-\(id).pdf"])
    }
}

@Suite struct PaperFailureTests {
    @Test func whatIsNotThereIsNotPrinted() throws {
        let desk = try PaperDesk()
        let open = try desk.submitted()
        let rows: [(Printout, PaperFailure)] = [
            (.confirmation(paperID()), .unknownApplication), (.decision(paperID()), .unknownApplication),
            (.pickup(paperID()), .unknownCard), (.decision(open), .notDecided),
            (.loss(LossStatement(card: paperID(), on: desk.now.day)), .unknownCard),
            (.duplicate(paperID()), .unknownDuplicate), (.family(paperID()), .unknownPerson),
            (.family(try #require(try desk.store.applicationCase(open)?.people.first?.id)), .noFamily),
            (.resignation(EndParticipation(people: [paperID()], kind: .resignation)), .unknownPerson),
        ]
        for (printout, failure) in rows {
            #expect(throws: failure) { try desk.pdf(printout) }
        }
        #expect(!desk.folder.files.contains { $0.hasPrefix("paper/") })
    }

    @Test func aCardThatWaitsHasNoConfirmation() throws {
        let desk = try PaperDesk()
        let file = try desk.store.applicationCase(try desk.decided(.approve))
        let card = try #require(file?.cards.first)
        #expect(throws: PaperFailure.notHandedOver) { try desk.pdf(.pickup(card.id)) }
    }

    @Test func anotherWindowsSpoolIsToldOf() throws {
        let desk = try PaperDesk()
        let other = try Spool(folder: desk.folder.path + "/spool", at: Date(timeIntervalSince1970: 0))
        withExtendedLifetime(other) {
            _ = #expect(throws: PaperFailure.spool(.inUse)) { try desk.pdf(.confirmation(try desk.submitted())) }
        }
    }

    @Test func aPaperThatDidNotComeOutIsTriedAgain() throws {
        let desk = try PaperDesk()
        let (paper, id) = (Printout.confirmation(try desk.submitted()), desk.newPaperID())
        try Data().write(to: URL(filePath: desk.folder.path + "/paper"))
        #expect(throws: PaperFailure.notPrinted(.folder(.noFolder))) {
            try desk.paperwork.print(paper, id: id, by: "K", servicePoint: "boi", now: desk.now)
        }
        try FileManager.default.removeItem(atPath: desk.folder.path + "/paper")
        let printed = try desk.paperwork.print(paper, id: id, by: "K", servicePoint: "boi", now: desk.now)
        #expect(printed == .file("confirmation-\(id).pdf"))
    }

    @Test func aDescriptionWithAMistakeIsToldOf() throws {
        let desk = try PaperDesk(papers: "/nowhere")
        let failure = #expect(throws: PaperFailure.self) { try desk.pdf(.missingPapers(try desk.missing())) }
        #expect(failure?.key == "failure.paper.template")
    }

    /// A row for each fact, so that none is without words.
    @Test(arguments: Language.allCases) func everyFailureHasWords(language: Language) {
        let messages = Messages.read("\(PaperDesk.share)/Assets/messages", language).messages
        let failures: [PaperFailure] = [
            .unknownApplication, .unknownCard, .unknownPerson, .unknownDuplicate, .noFamily, .notDecided,
            .notHandedOver, .records(.busy),
            .template(.noColumns(item: nil)), .drawing(.noMemory), .drawing(.libraryMissing("x")), .spool(.inUse),
            .spool(.file(.diskFull)), .notPrinted(.lpMissing), .notPrinted(.noPrinter), .notPrinted(.noPrintServer),
            .notPrinted(.refused(status: 1)), .notPrinted(.folder(.noFolder)), .uncertain,
            .notPrinted(.noDevice), .notPrinted(.deviceNotReady), .notPrinted(.device(.diskFull)),
            .notPrinted(.wrongForm),
        ]
        for failure in failures { #expect(messages.has(failure.key), "\(failure)") }
    }

    @Test(
        arguments: [
            (.folder(""), .folder("/s/paper")), (.folder("/p"), .folder("/p")),
            (.queue("boi-1"), .cups(queue: "boi-1", options: ["media=A4"])),
        ] as [(Settings.Printer, Destination)])
    func settingsSayWherePaperGoes(printer: Settings.Printer, destination: Destination) {
        #expect(Destination(printer, store: "/s") == destination)
    }
}
