import Configuration
import Documents
import Domain
import Foundation
import Store
import Synchronization

/// The way from a case to paper. Every call reads files and records, and printing waits for the printer: never on the
/// thread that owns the screen. Nothing is opened or loaded before it is needed.
public final class Paperwork: Sendable {
    private let store: Store
    private let facts: PaperFacts
    private let papers: String
    private let spoolFolder: String
    private let destination: Destination
    private let receipts: ReceiptOutlet?
    private let spool = Mutex<Spool?>(nil)
    /// How long a printer's program may take before nobody knows whether it printed.
    private static let limit = Swift.Duration.seconds(20)

    /// Papers of a store. `messages` are the Polish ones, whatever the screen's language; `papers` is the folder of the
    /// descriptions (`Assets/papers`), `spool` that of the papers on their way. Receipts go to `receipts` where there is
    /// such a printer, everything else to `destination`.
    public init(
        store: Store, messages: Messages, papers: String, spool: String, destination: Destination,
        receipts: ReceiptOutlet? = nil
    ) {
        self.store = store
        self.papers = papers
        self.destination = destination
        self.receipts = receipts
        facts = PaperFacts(programme: store.programme, messages: messages)
        spoolFolder = spool
    }

    /// The paper as a page, made by that member of staff at that service point (its short name).
    public func page(
        _ printout: Printout, by clerk: String, servicePoint: String, now: Instant
    ) throws(PaperFailure) -> Page {
        let template = try template(printout.kind)
        let common = facts.common(madeBy: clerk, at: servicePoint)
        let values = common.merging(try values(of: printout, on: now.day)) { $1 }
        do {
            return try fill(template, values: values, on: stationery(at: servicePoint, on: now.day)) { key, values in
                facts.messages.text(key, named: values)
            }
        } catch {
            throw .template(error)
        }
    }

    /// The paper as text of that width.
    public func preview(
        _ printout: Printout, by clerk: String, servicePoint: String, now: Instant, columns: Int = 78
    ) throws(PaperFailure) -> String {
        try page(printout, by: clerk, servicePoint: servicePoint, now: now).plainText(columns: columns)
    }

    /// Prints a paper under an id that was made when it was asked for: the same again prints only what did not come out
    /// the first time. The content leaves the spool once it is printed; only the record of it stays.
    public func print<Subject>(
        _ printout: Printout, id: ID<Subject>, by clerk: String, servicePoint: String, now: Instant
    ) throws(PaperFailure) -> Printed {
        try print(as: JobID(id), now: now) { () throws(PaperFailure) in
            try page(printout, by: clerk, servicePoint: servicePoint, now: now)
        }
    }

    /// Prints a page, which is made only where no job of that name is there yet.
    func print(as job: JobID, now: Instant, _ page: () throws(PaperFailure) -> Page) throws(PaperFailure) -> Printed {
        let spool = try openSpool(now)
        if spool[job] == nil {
            let page = try page()
            let (content, form) = try drawn(page, now)
            try spooled { () throws(SpoolError) in
                try spool.submit(
                    content, form: form, text: page.plainText(columns: 78), kind: page.kind, id: job, at: now.date)
            }
        }
        return try deliver(job, from: spool, now)
    }

    // MARK: Contents

    private func values(of printout: Printout, on day: Day) throws(PaperFailure) -> PaperValues {
        switch printout {
        case .loss(let statement):
            let file = try file(
                of: holder(or: .unknownCard) { () throws(StoreFault) in
                    try store.holder(ofCard: statement.card)
                })
            guard let values = facts.values(of: statement, in: file) else { throw .unknownCard }
            return values
        case .duplicate(let id):
            let file = try file(
                of: holder(or: .unknownDuplicate) { () throws(StoreFault) in
                    try store.holder(ofDuplicate: id)
                })
            guard let values = facts.values(of: id, in: file) else { throw .unknownDuplicate }
            return values
        case .resignation(let end):
            return facts.values(of: end, in: try files(of: end), on: day)
        case .family(let person):
            let file = try file(of: person)
            guard let family = file.family else { throw .noFamily }
            return facts.values(of: family, in: file, on: day)
        case .missingPapers(let slip):
            return facts.values(of: slip)
        case .confirmation(let id), .application(let id):
            return facts.values(of: try file(of: id))
        case .decision(let id):
            let file = try file(of: id)
            guard let decision = facts.decision(of: file) else { throw .notDecided }
            return facts.values(of: file).merging(decision) { $1 }
        case .pickup(let id):
            let file = try file(ofCard: id)
            guard let pickup = facts.pickup(of: id, in: file) else { throw .notHandedOver }
            return facts.values(of: file).merging(pickup) { $1 }
        case .receipt(let id, let isCopy):
            return facts.receipt(try receipt(id), isCopy: isCopy)
        case .reprint(let id, let count):
            return try known(facts.reprint(count, of: try receipt(id)), or: .unknownReceipt)
        case .certificate(let id, let number):
            return try known(facts.certificate(number, of: try receipt(id)), or: .unknownReceipt)
        case .dayReport(let id):
            let file = try read { () throws(StoreFault) in try store.shiftFile(id) }
            return try known(file.flatMap(facts.dayReport), or: .unknownShift)
        }
    }

    private func file(of id: ID<Application>) throws(PaperFailure) -> ApplicationCase {
        let file = try read { () throws(StoreFault) in try store.applicationCase(id) }
        guard let file else { throw .unknownApplication }
        return file
    }

    private func file(ofCard id: ID<Card>) throws(PaperFailure) -> ApplicationCase {
        let application = try read { () throws(StoreFault) in try store.application(ofCard: id) }
        guard let application else { throw .unknownCard }
        return try file(of: application)
    }

    private func receipt(_ id: ID<Receipt>) throws(PaperFailure) -> ReceiptFile {
        let file = try read { () throws(StoreFault) in try store.receiptFile(id) }
        return try known(file, or: .unknownReceipt)
    }

    private func known<Value>(_ value: Value?, or failure: PaperFailure) throws(PaperFailure) -> Value {
        guard let value else { throw failure }
        return value
    }

    private func file(of id: ID<Person>) throws(PaperFailure) -> PersonFile {
        let file = try read { () throws(StoreFault) in try store.personFile(id) }
        return try known(file, or: .unknownPerson)
    }

    private func files(of end: EndParticipation) throws(PaperFailure) -> [PersonFile] {
        var files: [PersonFile] = []
        for id in end.people + [end.signedBy].compactMap({ $0 }) where !files.contains(where: { $0.person.id == id }) {
            files.append(try file(of: id))
        }
        return files
    }

    private func holder(
        or failure: PaperFailure, _ find: () throws(StoreFault) -> ID<Person>?
    ) throws(PaperFailure) -> ID<Person> {
        try known(try read(find), or: failure)
    }

    private func read<Value>(_ body: () throws(StoreFault) -> Value) throws(PaperFailure) -> Value {
        do { return try body() } catch { throw .records(error) }
    }

    private func template(_ kind: String) throws(PaperFailure) -> PaperTemplate {
        let definition: PaperDefinition
        do { definition = try PaperFile.read("\(papers)/\(kind).toml") } catch { throw .description(error) }
        guard let template = PaperTemplate(definition) else { throw .template(.wrongKind(kind, item: nil)) }
        return template
    }

    private func stationery(at servicePoint: String, on day: Day) -> Stationery {
        let programme = facts.programme
        let office = programme.servicePoint(servicePoint)
        let point = office.map { "\($0.name), \($0.address)" }
        return Stationery(
            office: programme.organiser.first ?? programme.city,
            lines: programme.organiser.dropFirst() + [point].compactMap { $0 },
            place: "\(programme.city), \(day.polish)",
            watermark: store.kind == .training ? facts.messages.text("paper.training") : nil)
    }

    // MARK: Printing

    private func drawn(_ page: Page, _ now: Instant) throws(PaperFailure) -> ([UInt8], PaperForm) {
        if let receipts, ReceiptOutlet.kinds.contains(page.kind.description) {
            return (page.escpos(receipts.printer), .escpos)
        }
        do { return (try page.pdf(created: now.date), .pdf) } catch { throw .drawing(error) }
    }

    /// Where a job of that form goes: a receipt that was spooled stays one for a receipt printer.
    private func destination(of form: PaperForm?) throws(PaperFailure) -> Destination {
        guard form == .escpos else { return destination }
        guard let receipts else { throw .notPrinted(.noDevice) }
        return receipts.destination
    }

    /// Opened with the first paper: a spool has to be looked through, which the first screen need not wait for.
    func openSpool(_ now: Instant) throws(PaperFailure) -> Spool {
        try spool.withLock { spool throws(PaperFailure) in
            if let open = spool { return open }
            let opened = try spooled { () throws(SpoolError) in try Spool(folder: spoolFolder, at: now.date) }
            spool = opened
            return opened
        }
    }

    func deliver(_ id: JobID, from spool: Spool, _ now: Instant) throws(PaperFailure) -> Printed {
        var job = spool[id]
        let destination = try destination(of: job?.form)
        if job?.state == .queued || job?.state == .failed {
            makeFolder()
            job = try spooled { () throws(SpoolError) in
                try spool.print(id, to: destination, limit: Paperwork.limit) { now.date }
            }
        }
        guard job?.state == .printed, let job else {
            guard job?.state == .failed, let fault = job?.fault else { throw .uncertain }
            throw .notPrinted(fault)
        }
        try spooled { () throws(SpoolError) in try spool.eraseContent(id) }
        return Printed(job, destination)
    }

    /// The folder for papers, not those above it: a share that isn't mounted must not be made up. Where it can't be
    /// made, the delivery tells why.
    private func makeFolder() {
        if case .folder(let folder) = destination { mkdir(folder, 0o700) }
    }

    @discardableResult
    func spooled<Value>(_ body: () throws(SpoolError) -> Value) throws(PaperFailure) -> Value {
        do { return try body() } catch { throw .spool(error) }
    }
}

/// Where a paper came out.
public enum Printed: Hashable, Sendable {
    /// As a file of that name in the folder for papers.
    case file(String)
    /// In that queue of CUPS: taken, which is not yet on paper.
    case queue(String)
    /// On the receipt printer with that device.
    case device(String)

    fileprivate init(_ job: Job, _ destination: Destination) {
        switch destination {
        case .folder: self = .file("\(job.kind)-\(job.id).pdf")
        case .cups(let queue, _): self = .queue(queue)
        case .device(let path): self = .device(path)
        }
    }

    /// The file's, the queue's or the device's name.
    public var name: String {
        switch self {
        case .file(let name), .queue(let name), .device(let name): name
        }
    }
}

extension Destination {
    /// Where the settings send paper; without a folder of their own, `paper` in the store's folder.
    public init(_ printer: Settings.Printer, store folder: String) {
        switch printer {
        case .folder(""): self = .folder("\(folder)/paper")
        case .folder(let path): self = .folder(path)
        case .queue(let queue): self = .cups(queue: queue, options: ["media=A4"])
        }
    }
}

extension Instant {
    var date: Date {
        Date(timeIntervalSince1970: Double(milliseconds) / 1000)
    }
}
