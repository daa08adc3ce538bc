import Configuration
import Domain
import Foundation
import Photo
import Store
import Terminal

/// Does what workplaces want done, each kind of work on a lane of its own, and posts the answers back.
public final class Runner: Sendable {
    let store: Store
    let share: Share
    let settings: Settings
    private let palette: Mosaic.Palette
    let paperwork: Paperwork
    let clock: DeskClock
    private let lanes = Lanes()
    private let mailbox: Mailbox<DeskMessage>

    /// A runner on a store; answers go to the mailbox.
    public init(
        store: Store, share: Share, settings: Settings, palette: Mosaic.Palette, paperwork: Paperwork,
        clock: DeskClock, mailbox: Mailbox<DeskMessage>
    ) {
        self.store = store
        self.share = share
        self.settings = settings
        self.palette = palette
        self.paperwork = paperwork
        self.clock = clock
        self.mailbox = mailbox
    }

    /// Has a request done, and posts its answer for the workplace that asked.
    func start(_ request: Desk.Request, session: Session?, office: OfficeEstablished?) {
        let (lane, key) = Runner.lane(of: request.effect)
        lanes.run(on: lane, replacing: key.map { "\($0) \(request.place)" }) { [self] in
            let answer = answer(to: request.effect, session: session, office: office)
            mailbox.post(DeskMessage(answer: answer, place: request.place))
        }
    }

    /// Waits until what is to be written is on the disk: one commit, as a rule.
    func settle() {
        lanes.finish(.writing)
    }

    /// Waits until everything that was asked for is done: no draft is lost on the way out.
    public func finish() {
        lanes.finish()
    }

    /// Where an effect runs, and what it makes superfluous while it waits.
    private static func lane(of effect: Effect) -> (Lanes.Name, key: String?) {
        switch effect {
        case .saveDraft(let draft), .keepDraft(let draft): (.writing, "draft \(draft.application)")
        case .establish, .login, .addStaff, .setPassword, .perform, .deleteDraft, .discardDraft: (.writing, nil)
        case .search: (.reading, "search")
        case .findCards, .findReady, .loadRegister: (.reading, "cards")
        case .findStreets: (.reading, "streets")
        case .loadCase: (.reading, "case")
        case .rehearse: (.reading, "rehearse")
        case .loadHome, .findKnown, .loadPerson, .loadQueue, .loadStaff, .loadNotices, .loadDrafts, .loadDraft,
            .loadCards:
            (.reading, nil)
        case .examinePhoto: (.pictures, "examine")
        case .showPhoto: (.pictures, "show")
        case .listFolder, .storePhoto: (.pictures, nil)
        case .print, .preview: (.paper, nil)
        case .findReceipts: (.reading, "receipts")
        case .loadTill, .loadReceipt: (.reading, nil)
        case .loadSpool: (.paper, "spool")
        case .readPaper, .settlePaper, .printAgain, .dropPaper: (.paper, nil)
        case .loadRenewals: (.reading, "renewals")
        case .loadFigures: (.reading, "figures")
        case .exportRegister, .exportFigures: (.paper, nil)
        }
    }

    /// Does one effect, here and now.
    func answer(to effect: Effect, session: Session?, office: OfficeEstablished?) -> Answer {
        do {
            return try work(effect, session, office)
        } catch let fault as StoreFault {
            return .failed(Failure(fault))
        } catch let failure as Failure {
            return .failed(failure)
        } catch let failure as PaperFailure {
            return .failed(Failure(failure.key, isOfPaper: true))
        } catch {
            return .failed(Failure("failure.unknown"))
        }
    }

    private func work(_ effect: Effect, _ session: Session?, _ office: OfficeEstablished?) throws -> Answer {
        let point = office?.servicePoint ?? ""
        let staff = session?.member.id ?? ID(high: 0, low: 0)
        switch effect {
        case .establish(let request): return try establish(request)
        case .login(let name, let password):
            return .login(try store.verify(login: name, password: password, at: clock.now))
        case .addStaff(let request):
            return .performed(try perform(.addStaff(try account(request)), id: request.command, session))
        case .setPassword(let staff, let id, let password):
            let change = ChangeStaff(staff: staff, passwordHash: try Passwords.hash(password))
            return .performed(try perform(.changeStaff(change), id: id, session))
        case .perform(let command, let id): return .performed(try perform(command, id: id, session))
        case .saveDraft(let draft), .keepDraft(let draft):
            let now = clock.now
            try store.saveDraft(draft, by: staff, at: now)
            return .draftSaved(now)
        case .deleteDraft(let application):
            try store.deleteDraft(application)
            return .done
        case .discardDraft(let application): return try discard(application)
        case .loadHome:
            return .home(try store.homeCounts(of: staff, at: point, today: clock.today))
        case .print(let printout, let job):
            let name = session?.member.name ?? ""
            return .printed(
                name: try paperwork.print(printout, id: job, by: name, servicePoint: point, now: clock.now).name)
        case .preview(let printout):
            let name = session?.member.name ?? ""
            return .previewed(
                try paperwork.preview(printout, by: name, servicePoint: point, now: clock.now))
        case .rehearse(let command, let id):
            let outcome = try store.rehearse(
                command, id: id, actor: session?.member.id, today: clock.today, at: clock.now)
            return .rehearsed(outcome, of: command)
        default: return try read(effect, at: point) ?? cash(effect) ?? listed(effect) ?? look(effect)
        }
    }

    private func read(_ effect: Effect, at point: String) throws -> Answer? {
        switch effect {
        case .search(let text): return .found(try store.search(text, limit: 50), for: text)
        case .findKnown(let keys, let except): return try known(keys, except: except)
        case .findStreets(let text):
            let streets = try store.streets(beginning: text, limit: 8).map(\.text)
            return .streets(StreetsFound(typed: text, streets: streets, isListed: try store.isListed(street: text)))
        case .loadPerson(let id):
            guard let file = try store.personFile(id) else { throw Failure("failure.gone") }
            return .person(file)
        case .loadCase(let id):
            guard let file = try store.applicationCase(id) else { throw Failure("failure.gone") }
            return .file(file)
        case .loadQueue(.pending): return .queue(try store.pendingApplications())
        case .loadQueue(.supplement): return .queue(try store.supplementApplications())
        case .findReady(let text):
            let cards = text.isEmpty ? try store.readyCards(at: point) : try store.cards(matching: text)
            return .cards(cards, for: text)
        case .findCards(let text): return .cards(try store.cards(matching: text), for: text)
        case .loadCards(let person): return .cardsOf(try store.cards(of: person), person)
        case .loadStaff: return .accounts(try store.accounts())
        case .loadNotices: return .notices(try store.queuedNotices())
        case .loadDrafts: return .drafts(try store.drafts())
        case .loadDraft(let application): return .draft(try store.draft(application))
        default: return nil
        }
    }

    private func look(_ effect: Effect) throws -> Answer {
        switch effect {
        case .listFolder(let path): return .folder(try PhotoFolder.list(path ?? startFolder))
        case .examinePhoto(let path): return .examined(try examine(path))
        case .storePhoto(let path): return .photoStored(hash: try keep(path))
        case .showPhoto(let hash, let rows, let columns):
            return .picture(try picture(hash, rows: rows, columns: columns), hash: hash)
        default: return .done
        }
    }

    // MARK: Office

    private func perform(_ command: Command, id: ID<Command>, _ session: Session?) throws -> Outcome {
        try store.perform(command, id: id, actor: session?.member.id, today: clock.today, at: clock.now)
    }

    private func account(_ request: AccountRequest) throws -> AddStaff {
        if let fault = PasswordPolicy.fault(in: request.password, login: request.login) {
            switch fault {
            case .tooShort: throw Failure("failure.password.short")
            case .containsLogin: throw Failure("failure.password.login")
            }
        }
        return AddStaff(
            staff: request.id, login: request.login, name: request.name, roles: request.roles,
            passwordHash: try Passwords.hash(request.password))
    }

    private func establish(_ request: EstablishRequest) throws -> Answer {
        let command = EstablishOffice(
            servicePoint: request.servicePoint, desk: request.desk, administrator: try account(request.account))
        let outcome = try perform(.establishOffice(command), id: request.account.command, nil)
        guard case .done = outcome, let office = try store.office() else { return .performed(outcome) }
        let login = try store.verify(
            login: request.account.login, password: request.account.password, at: clock.now)
        guard case .granted(let member) = login else { return .login(login) }
        return .established(member, office)
    }

    private func discard(_ application: ID<Application>) throws -> Answer {
        guard let draft = try store.draft(application) else { return .done }
        try store.deleteDraft(application)
        return .draftDiscarded(draft)
    }

    private func known(_ keys: [PersonKey], except: ID<Person>) throws -> Answer {
        let certain = try store.people(withAnyOf: keys.filter(\.isCertain)).filter { $0.id != except }
        guard certain.isEmpty else { return .known(certain, isCertain: true) }
        let others = try store.people(withAnyOf: keys.filter { !$0.isCertain }).filter { $0.id != except }
        return .known(others, isCertain: false)
    }

    // MARK: Photos

    private var startFolder: String {
        settings.photoFolder ?? FileManager.default.homeDirectoryForCurrentUser.path
    }

    private func examiner() throws -> PhotoExaminer {
        guard let requirements = share.programme.photo else { throw Failure("failure.photo.not-wanted") }
        return PhotoExaminer(requirements: requirements)
    }

    private func examine(_ path: String) throws -> PhotoReport {
        let examination = try examiner().examine(path: path)
        let picture = examination.picture?.mosaic(columns: 48, rows: 12, palette: palette)
        return PhotoReport(
            path: path, verdict: examination.verdict, measures: examination.measures, picture: picture)
    }

    /// The file is examined anew: it may have changed since it was looked at.
    private func keep(_ path: String) throws -> String {
        let examination = try examiner().examine(path: path)
        guard examination.verdict.accepted, let bytes = strippedOfMetadata(examination.bytes) else {
            throw Failure("failure.photo.changed")
        }
        return try store.keep(attachment: Data(bytes))
    }

    private func picture(_ hash: String, rows: Int, columns: Int) throws -> Mosaic? {
        let bytes = try store.attachment(hash)
        return try examiner().examine(Array(bytes)).picture?.mosaic(columns: columns, rows: rows, palette: palette)
    }
}

extension Failure {
    /// A failure of the store.
    init(_ fault: StoreFault) {
        switch fault {
        case .diskFull: self.init("failure.disk-full")
        case .notWritable: self.init("failure.not-writable")
        case .busy: self.init("failure.busy")
        case .conflict: self.init("failure.conflict")
        case .corrupt, .attachmentDamaged: self.init("failure.damaged")
        case .attachmentMissing: self.init("failure.gone")
        case .alreadySubmitted: self.init("failure.submitted")
        default: self.init("failure.store")
        }
    }
}

extension PhotoFolder {
    /// Lists a folder: pictures by their names, the newest first, hidden files left out.
    static func list(_ path: String) throws -> PhotoFolder {
        let url = URL(fileURLWithPath: path).standardizedFileURL
        let keys: Set<URLResourceKey> = [.isDirectoryKey, .contentModificationDateKey, .fileSizeKey]
        guard
            let found = try? FileManager.default.contentsOfDirectory(
                at: url, includingPropertiesForKeys: Array(keys), options: .skipsHiddenFiles)
        else { throw Failure("failure.folder") }
        let entries = found.map { url in
            let values = try? url.resourceValues(forKeys: keys)
            return (
                name: url.lastPathComponent, isFolder: values?.isDirectory ?? false,
                date: values?.contentModificationDate ?? .distantPast, size: values?.fileSize ?? 0
            )
        }
        let files = entries.filter { !$0.isFolder }.sorted { ($1.date, $0.name) < ($0.date, $1.name) }
        let folders = entries.filter(\.isFolder).map(\.name).sorted()
        let newest = files.first.map { "\($0.name) \($0.size) \($0.date.timeIntervalSince1970)" }
        return PhotoFolder(path: url.path, folders: folders, files: files.map(\.name), newest: newest ?? "")
    }
}
