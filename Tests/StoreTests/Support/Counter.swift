import Domain
import Foundation
import Testing

@testable import Store

/// A folder that goes when the test is over.
final class TemporaryFolder: Sendable {
    let path = NSTemporaryDirectory() + "okienko-test-" + UUID().uuidString

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }
}

/// A desk that is set up, with an administrator, a clerk and a supervisor.
struct Counter {
    let folder = TemporaryFolder()
    let store: Store
    let administrator: ID<StaffMember>
    let clerk: ID<StaffMember>
    let supervisor: ID<StaffMember>
    let today = Day(ordinal: 20_777)
    let now = Instant(milliseconds: 1_795_164_120_000, offset: 60)

    init(hash: String = "hash", programme: Programme = town) throws {
        store = try Store.open(folder: folder.path, programme: programme)
        (administrator, clerk, supervisor) = (newID(), newID(), newID())
        let first = AddStaff(
            staff: administrator, login: "admin", name: "Adam Ćwik", roles: [.administrator], passwordHash: hash)
        try perform(.establishOffice(EstablishOffice(servicePoint: "boi", desk: 1, administrator: first)))
        try add(clerk, "klis", "Karol Lis", [.clerk], hash)
        try add(supervisor, "szajac", "Stefania Zając", [.supervisor], hash)
    }

    func add(
        _ id: ID<StaffMember>, _ login: String, _ name: String, _ roles: Set<Role>, _ hash: String = "hash"
    ) throws {
        let account = AddStaff(staff: id, login: login, name: name, roles: roles, passwordHash: hash)
        try perform(.addStaff(account), by: administrator)
    }

    /// What a command brings about; a refusal fails the test.
    @discardableResult
    func perform(_ command: Command, by actor: ID<StaffMember>? = nil, on day: Day? = nil) throws -> [Change] {
        let outcome = try store.perform(command, id: newID(), actor: actor, today: day ?? today, at: now)
        guard case .done(let changes) = outcome else {
            Issue.record("\(outcome)")
            return []
        }
        return changes
    }

    /// Hands an application in and answers its id.
    @discardableResult
    func submit(_ people: Applicant..., day: Day? = nil) throws -> ID<Application> {
        let submit = submission(people)
        try perform(.submitApplication(submit), by: clerk, on: day)
        return submit.application
    }

    func submission(_ people: [Applicant]) -> SubmitApplication {
        SubmitApplication(application: newID(), form: form(people))
    }

    func form(_ people: [Applicant]) -> ApplicationForm {
        ApplicationForm(
            people: people,
            address: Address(street: "ul. Polna", house: "3", flat: "5", postalCode: "18-400", city: "Łomża"),
            contact: Contact(phone: "600100200"), basis: "pit", cardKind: .plastic, pickupPoint: "boi",
            statements: [Declaration(id: "regulation", version: "1", given: true)],
            documents: [
                DocumentRecord(
                    document: "pit", status: .seen, evidence: "upo", reference: "a1b2c3d4e5", by: clerk, at: now)
            ])
    }

    func decide(_ application: ID<Application>, _ decision: DecideApplication.Kind, day: Day? = nil) throws {
        let reason = decision == .approve ? "" : "brak UPO"
        let command = DecideApplication(application: application, decision: decision, reason: reason)
        try perform(.decideApplication(command), by: supervisor, on: day)
    }

    func handOver(_ card: ID<Card>) throws {
        let command = HandOverCard(card: card, identityKind: "id-card", identityChecked: true)
        try perform(.handOverCard(command), by: clerk)
    }
}

/// A new id of anything.
func newID<Subject>() -> ID<Subject> {
    var random = SystemRandomNumberGenerator()
    return ID(milliseconds: 1_795_164_120_000, random: &random)
}

/// A resident with a PESEL of that birth date and serial.
func resident(
    _ surname: String, _ givenName: String, second: String = "", born: String = "1979-11-02", serial: Int = 1235,
    packages: [String] = ["resident"]
) throws -> Applicant {
    let day = try #require(Day(born))
    let pesel = try #require(Pesel(birthDate: day, serial: serial))
    return Applicant(
        person: newID(), identity: .pesel(pesel), surname: surname, givenName: givenName, secondName: second,
        birthDate: pesel.birthDate, sex: pesel.sex, packages: packages,
        photo: PhotoRecord(hash: String(repeating: "0", count: 64)))
}
