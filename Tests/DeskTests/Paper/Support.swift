import Configuration
import Documents
import Domain
import Foundation
import Store
import Testing

@testable import Desk

/// A temporary folder, removed when the test lets go of it.
final class PaperFolder: Sendable {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "paper-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Every file below, by its path in the folder.
    var files: [String] {
        FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    }
}

/// A desk in Łomża on 20 November 2026, with a family's application on it.
struct PaperDesk {
    static let share = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    let folder: PaperFolder
    let store: Store
    let paperwork: Paperwork
    let clerk: ID<StaffMember>
    let supervisor: ID<StaffMember>
    let now = Instant(milliseconds: 1_795_164_120_000, offset: 60)

    init(kind: Store.Kind = .real, papers: String = share + "/Assets/papers") throws {
        folder = try PaperFolder()
        let programme = try ProgrammeFile.read("\(PaperDesk.share)/Assets/programmes/lomza.toml")
        store = try Store.open(folder: folder.path + "/store", programme: programme, kind: kind)
        let (messages, faults) = Messages.read("\(PaperDesk.share)/Assets/messages", .polish)
        #expect(faults.isEmpty)
        paperwork = Paperwork(
            store: store, messages: messages, papers: papers, spool: folder.path + "/spool",
            destination: Destination(.folder(""), store: folder.path))
        (clerk, supervisor) = (paperID(), paperID())
        try staff()
    }

    private func staff() throws {
        let administrator: ID<StaffMember> = paperID()
        let first = AddStaff(
            staff: administrator, login: "admin", name: "Adam Ćwik", roles: [.administrator], passwordHash: "-")
        try perform(.establishOffice(EstablishOffice(servicePoint: "boi", desk: 1, administrator: first)))
        let accounts = [
            AddStaff(staff: clerk, login: "klis", name: "Karol Lis", roles: [.clerk], passwordHash: "-"),
            AddStaff(
                staff: supervisor, login: "szajac", name: "Stefania Zając", roles: [.supervisor], passwordHash: "-"),
        ]
        for account in accounts { try perform(.addStaff(account), by: administrator) }
    }

    @discardableResult
    func perform(_ command: Command, by actor: ID<StaffMember>? = nil) throws -> [Change] {
        let outcome = try store.perform(command, id: paperID(), actor: actor, today: now.day, at: now)
        guard case .done(let changes) = outcome else {
            Issue.record("\(outcome)")
            return []
        }
        return changes
    }

    // MARK: A family's case

    /// Łukasz Żółć, born 1979, who settles PIT, with his daughter, a student.
    func family() throws -> ApplicationForm {
        let photo = PhotoRecord(hash: String(repeating: "0", count: 64))
        var people: [Applicant] = []
        for (given, second, surname, born, serial) in [
            ("Łukasz", "Jan", "Żółć", "1979-11-02", 1235), ("Ewa", "", "Żółć-Gęślą", "2006-03-12", 5678),
        ] {
            let birth = try #require(Day(born))
            let pesel = try #require(Pesel(birthDate: birth, serial: serial))
            people.append(
                Applicant(
                    person: paperID(), identity: .pesel(pesel), surname: surname, givenName: given, secondName: second,
                    birthDate: pesel.birthDate, sex: pesel.sex, entitlement: people.isEmpty ? "" : "student",
                    packages: ["resident"], photo: photo))
        }
        let programme = store.programme
        return ApplicationForm(
            people: people,
            address: Address(street: "ul. Polna", house: "3", flat: "5", postalCode: "18-400", city: "Łomża"),
            contact: Contact(email: "zolc@example.pl", phone: "600100200"), basis: "pit", cardKind: .plastic,
            pickupPoint: "boi",
            statements: programme.statements.map { Declaration(id: $0.id, version: $0.version, given: true) },
            consents: [Declaration(id: "news-sms", version: "2024-05-06", given: true)],
            documents: [
                DocumentRecord(
                    document: "pit", status: .copied, evidence: "upo", reference: "a1b2c3d4e5", by: clerk, at: now),
                DocumentRecord(
                    document: "student-id", person: 1, status: .seen, validUntil: Day("2027-03-31"), by: clerk, at: now),
            ])
    }

    func submitted() throws -> ID<Application> {
        let submit = SubmitApplication(application: paperID(), form: try family())
        try perform(.submitApplication(submit), by: clerk)
        return submit.application
    }

    func decided(_ decision: DecideApplication.Kind, reason: String = "") throws -> ID<Application> {
        let application = try submitted()
        let command = DecideApplication(application: application, decision: decision, reason: reason)
        try perform(.decideApplication(command), by: supervisor)
        return application
    }

    func handedOver(to authorised: AuthorisedPerson? = nil) throws -> Card {
        let file = try #require(try store.applicationCase(try decided(.approve)))
        let card = try #require(file.cards.first)
        let command = HandOverCard(
            card: card.id, identityKind: "id-card", identityChecked: true, authorised: authorised)
        try perform(.handOverCard(command), by: clerk)
        return card
    }

    /// A request for a duplicate of a card that was lost.
    func duplicate() throws -> ID<Duplicate> {
        let card = try handedOver()
        let request = RequestDuplicate(
            duplicate: paperID(), card: card.id, ground: .lost, stated: true, pickupPoint: "boi")
        try perform(.requestDuplicate(request), by: clerk)
        return request.duplicate
    }

    /// A resignation as it was entered, with the card handed in.
    func resigned() throws -> EndParticipation {
        let card = try handedOver()
        let end = EndParticipation(
            people: [card.person], kind: .resignation, reason: "przeprowadzka", cardsReturned: [card.id])
        try perform(.endParticipation(end), by: clerk)
        return end
    }

    /// The same case without its papers, one refused and one photo not taken.
    func missing() throws -> MissingPapers {
        var form = try family()
        form.documents = []
        form.put(
            DocumentRecord(
                document: "student-id", person: 1, status: .refused, reason: "nieczytelna", by: clerk, at: now))
        form.people[1].photo = nil
        let digit = store.programme.refusal(.complete, .checkDigit(is: 5, expected: 4), field: "person.pesel")
        let paper = store.programme.refusal(.taxPapers, .documentMissing("pit"), field: "document.tax")
        return MissingPapers(
            applicant: "Łukasz Żółć", form: form, submitted: now.day, refusals: [digit, paper],
            until: now.day.adding(days: 7))
    }

    /// Prints, and answers the PDF.
    func pdf(_ printout: Printout) throws -> [UInt8] {
        let printed = try paperwork.print(printout, id: newPaperID(), by: "Karol Lis", servicePoint: "boi", now: now)
        let data = try #require(FileManager.default.contents(atPath: folder.path + "/paper/" + printed.name))
        return Array(data)
    }

    func newPaperID() -> ID<Printout> { paperID() }
}

func paperID<Subject>() -> ID<Subject> {
    var random = SystemRandomNumberGenerator()
    return ID(milliseconds: 1_795_164_120_000, random: &random)
}

/// What a program of poppler says of a PDF.
func poppler(_ program: String, _ arguments: [String], _ pdf: [UInt8]) throws -> String {
    let folder = try PaperFolder()
    let file = folder.path + "/paper.pdf"
    try Data(pdf).write(to: URL(filePath: file))
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/" + program)
    process.arguments = arguments.map { $0 == "{}" ? file : $0 }
    process.standardOutput = output
    try process.run()
    let said = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: said, as: UTF8.self)
}

/// The words of a PDF, a blank between any two.
func text(of pdf: [UInt8]) throws -> String {
    words(try poppler("pdftotext", ["-raw", "{}", "-"], pdf))
}

func words(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}
