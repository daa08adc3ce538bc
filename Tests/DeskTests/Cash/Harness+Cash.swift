import Configuration
import Documents
import Domain
import Foundation
import Store

@testable import Desk
@testable import Store

extension Harness {
    /// A desk whose programme has another fee beside that of a duplicate.
    static func withMap(language: Language = .polish) throws -> Harness {
        try Harness(language: language) { programme in
            let label = LocalText(polish: "Mapa miasta", english: "Map of the city")
            programme.fees.append(
                Fee(id: "map", label: label, amount: Money(grosze: 1250), waivedFor: [], paragraph: "§ 9"))
        }
    }

    func account(_ login: String) throws -> ID<StaffMember> {
        guard let account = try store.accounts().first(where: { $0.login == login }) else {
            throw Missing(what: login)
        }
        return account.id
    }

    @discardableResult
    func perform(_ command: Command, by login: String, on day: Day? = nil) throws -> Outcome {
        let desk = desk.surroundings
        return try store.perform(
            command, id: desk.ids.make(), actor: try account(login), today: day ?? desk.today, at: desk.now)
    }

    /// The receipts of today, the newest first; the training has older ones.
    var receipts: [ReceiptRow] {
        get throws { try store.receipts().filter { $0.issued == desk.surroundings.today } }
    }

    /// The number of the receipt that comes so many after the next.
    func receiptNumber(ahead: Int = 0) throws -> String {
        let count = try store.receipts(limit: .max).count + 1 + ahead
        return store.programme.numbers.receipt.number(desk: 1, year: desk.surroundings.today.year, count: count)
    }

    /// Nothing waits for its fee any more: what the training leaves unpaid was paid by transfer some days ago.
    func payOldDuplicates() throws {
        for old in try store.unpaidDuplicates() where old.requested < desk.surroundings.today {
            let payment = Payment(
                payer: Payer(name: old.listName, address: "Łomża"), fee: Fee.duplicate, title: old.number,
                method: .transfer, reference: "1", duplicate: old.id)
            let take = TakePayment(receipt: desk.surroundings.ids.make(), payment: payment, amount: old.amount)
            try perform(.takePayment(take), by: "kierownik", on: old.requested)
        }
    }

    /// Has a duplicate asked for whose fee is due, of an adult's card or of a child's; nothing else waits.
    @discardableResult
    func requestDuplicate(ofChild: Bool = false) throws -> UnpaidDuplicate {
        try payOldDuplicates()
        let known = Set(try store.unpaidDuplicates().map(\.person))
        let today = desk.surroundings.today
        for row in try store.register(RegisterFilter(status: .active), limit: .max)
        where row.kind == .plastic && !known.contains(row.person) && (row.birthDate.age(on: today) < 18) == ofChild {
            let parent = try store.personFile(row.person)?.family?.administrator
            let request = RequestDuplicate(
                duplicate: desk.surroundings.ids.make(), card: row.id, ground: .lost, stated: true,
                signedBy: ofChild ? parent : nil, pickupPoint: row.pickupPoint)
            guard case .done = try perform(.requestDuplicate(request), by: "referent") else { continue }
            let waiting = try store.unpaidDuplicates().first { $0.id == request.duplicate }
            if let waiting { return waiting }
        }
        throw Missing(what: "card to be asked for again")
    }

    /// Has a shift open, with 100,00 zł in its drawer.
    @discardableResult
    func openShift(by login: String = "referent") throws -> ID<Shift> {
        let open = OpenShift(shift: desk.surroundings.ids.make(), float: Money(grosze: 10_000))
        guard case .done = try perform(.openShift(open), by: login) else { throw Missing(what: "shift") }
        return open.shift
    }

    /// Opens an account of a clerk who is no cashier, and logs in with it.
    func loginAsClerk() throws {
        let add = AddStaff(
            staff: desk.surroundings.ids.make(), login: "klis", name: "Kamil Lisek", roles: [.clerk],
            passwordHash: try Passwords.hash("okienko-5"))
        try perform(.addStaff(add), by: "administrator")
        keys("klis<Tab>okienko-5<Enter>")
    }

    /// What was printed of a kind, as the words of each PDF.
    func papers(_ kind: String) throws -> [String] {
        let folder = folder.path + "/paper"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return try names.filter { $0.hasPrefix(kind) }.map { name in
            try text(of: Array(try Data(contentsOf: URL(filePath: "\(folder)/\(name)"))))
        }
    }
}

extension TrainingFolder {
    /// No paper can be put there any more, or again.
    func blockPaper(_ isBlocked: Bool) throws {
        try? FileManager.default.removeItem(atPath: path + "/paper")
        if isBlocked { try Data().write(to: URL(filePath: path + "/paper")) }
    }

    /// Leaves a paper in the spool of which nobody knows whether it came out, as a printer's program does that is
    /// killed.
    func leaveDoubtfulPaper() throws {
        let lp = path + "/lp"
        try "#!/bin/sh\nkill -9 $$\n".write(toFile: lp, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: lp)
        let spool = try Spool(folder: path + "/spool", lp: lp, at: Date())
        guard let id = JobID("doubtful"), let kind = DocumentKind("receipt") else {
            throw Harness.Missing(what: "name")
        }
        try spool.submit(
            Array("%PDF-1.7".utf8), form: .pdf, text: "Pokwitowanie wpłaty KP/1", kind: kind, id: id, at: Date())
        try spool.print(id, to: .cups(queue: "q", options: []), limit: .seconds(5)) { Date() }
    }
}
