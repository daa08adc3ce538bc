import CDocuments
import Foundation
import Synchronization

/// Why the spool did not do what it was asked.
public enum SpoolError: Error, Hashable, Sendable {
    /// Another running program has this folder.
    case inUse
    /// The folder can't be read or written. Nothing was acknowledged.
    case file(FileFault)
    /// No job has that name.
    case unknownJob(JobID)
    /// A job of that name is there with other content: names must not be used twice.
    case differentContent(JobID)
    /// In that state this isn't done: an uncertain or printed job prints again only after somebody asked for it.
    case notNow(JobID, JobState)
    /// The content was erased.
    case contentGone(JobID)
}

/// Papers waiting for a printer, in a folder of their own: `<id>.pdf` or `<id>.escpos` (0600), the same for the eye in
/// `<id>.txt`, and `<id>.job`, the record. Safe on disk before ``submit(_:form:text:kind:id:at:)`` returns, and right
/// after a kill at any moment. Calls from several threads are in order; ``print(_:to:limit:now:)`` blocks, so never on
/// the thread that owns the screen.
public final class Spool: Sendable {
    private let folder: String
    private let lp: String
    private let lock: Int32
    private let jobsByID: Mutex<[JobID: Job]>
    /// Records that could not be read, by file name; left where they are and in nobody's way.
    public let damaged: [String]

    /// Opens the folder (made where missing, 0700), and finds jobs as they were left: what was printing is uncertain
    /// now. `lp` is the path of CUPS's program.
    public init(folder: String, lp: String = "/usr/bin/lp", at: Date) throws(SpoolError) {
        self.folder = folder
        self.lp = lp
        lock = try Spool.locked(folder)
        do {
            let found = try SpoolFolder(path: folder).recovered(at: at)
            jobsByID = Mutex(found.jobs)
            damaged = found.damaged
        } catch {
            close(lock)
            throw .file(error)
        }
    }

    deinit {
        // A child process on its way to another program may hold a copy of the descriptor for a moment longer.
        flock(lock, LOCK_UN)
        close(lock)
    }

    /// Every job, in the order of its name.
    public var jobs: [Job] {
        jobsByID.withLock { $0.values.sorted { $0.id.description < $1.id.description } }
    }

    /// That job, or nil.
    public subscript(id: JobID) -> Job? {
        jobsByID.withLock { $0[id] }
    }

    /// Jobs that wait for somebody, those that wait longest first: queued or failed ones to be printed or dropped,
    /// uncertain ones to be settled.
    public var pending: [Job] {
        jobs.filter { job in
            switch job.state {
            case .queued, .uncertain: true
            case .failed: job.hasContent
            case .printing, .printed, .dropped: false
            }
        }.sorted { $0.since < $1.since }
    }

    /// Takes a paper in; `text` is what it says, for who has to tell whether it came out. The same again is the job that
    /// is there, in whatever state.
    @discardableResult
    public func submit(
        _ content: [UInt8], form: PaperForm, text: String = "", kind: DocumentKind, id: JobID, at: Date
    ) throws(SpoolError) -> Job {
        let job = Job(id: id, kind: kind, form: form, contentHash: Spool.hash(content), at: at)
        return try jobsByID.withLock { jobs throws(SpoolError) in
            if let known = jobs[id] {
                guard known.contentHash == job.contentHash, known.kind == kind, known.form == form else {
                    throw .differentContent(id)
                }
                return known
            }
            try Spool.files { () throws(FileFault) in
                if !text.isEmpty { try DurableFile.write(Array(text.utf8), to: job.textName, in: folder) }
                try DurableFile.write(content, to: job.contentName, in: folder)
            }
            return try keep(job, in: &jobs)
        }
    }

    /// What a paper says; nil where its content was erased or nothing was told with it.
    public func text(of id: JobID) throws(SpoolError) -> String? {
        guard let job = self[id], job.hasContent else { return nil }
        do {
            return String(decoding: try DurableFile.read(job.textName, in: folder), as: UTF8.self)
        } catch {
            if error == .noFolder { return nil }
            throw .file(error)
        }
    }

    /// Prints a queued or failed job, and answers it printed, failed or uncertain with the reason in its history. Throws
    /// only where the attempt could not begin, or its outcome could not be recorded: then the job is uncertain. `now` is
    /// asked once before and once after.
    @discardableResult
    public func print(
        _ id: JobID, to destination: Destination, limit: Duration, now: () -> Date
    ) throws(SpoolError) -> Job {
        let job = try change(id, from: [.queued, .failed], needsContent: true) { $0.entering(.printing, at: now()) }
        do {
            try Delivery(spool: folder, lp: lp, limit: limit).deliver(job, to: destination)
        } catch {
            return try end(job.entering(error.mayHavePrinted ? .uncertain : .failed, at: now(), fault: error))
        }
        return try end(job.entering(.printed, at: now()))
    }

    /// A person's word on an uncertain job: it did print, or it didn't and is queued again.
    @discardableResult
    public func settle(_ id: JobID, printed: Bool, at: Date) throws(SpoolError) -> Job {
        try change(id, from: [.uncertain]) { $0.entering(printed ? .printed : .queued, at: at) }
    }

    /// Queues a printed job again because somebody asked for it once more.
    @discardableResult
    public func requeue(_ id: JobID, at: Date) throws(SpoolError) -> Job {
        try change(id, from: [.printed], needsContent: true) { $0.entering(.queued, at: at) }
    }

    /// Gives up a queued or failed job that nobody wants any more. Its content goes, the record stays.
    @discardableResult
    public func drop(_ id: JobID, at: Date) throws(SpoolError) -> Job {
        try erase(id, from: [.queued, .failed]) { $0.entering(.dropped, at: at) }
    }

    /// Removes the content of a printed or failed job and keeps the record: what it was, when, how often.
    @discardableResult
    public func eraseContent(_ id: JobID) throws(SpoolError) -> Job {
        try erase(id, from: [.printed, .failed]) { $0 }
    }

    /// The record first: content that a crash leaves behind it is cleared away with the next opening.
    private func erase(_ id: JobID, from states: Set<JobState>, _ step: (Job) -> Job) throws(SpoolError) -> Job {
        let job = try change(id, from: states) { job in
            var job = step(job)
            job.hasContent = false
            return job
        }
        try Spool.files { () throws(FileFault) in
            try DurableFile.remove(job.textName, in: folder)
            try DurableFile.remove(job.contentName, in: folder)
        }
        return job
    }

    /// What can't be recorded is as after a crash: the file says printing, and so nobody knows.
    private func end(_ job: Job) throws(SpoolError) -> Job {
        try jobsByID.withLock { jobs throws(SpoolError) in
            jobs[job.id] = jobs[job.id]?.entering(.uncertain, at: job.since, fault: .interrupted)
            return try keep(job, in: &jobs)
        }
    }

    private func change(
        _ id: JobID, from states: Set<JobState>, needsContent: Bool = false, _ step: (Job) -> Job
    ) throws(SpoolError) -> Job {
        try jobsByID.withLock { jobs throws(SpoolError) in
            guard let job = jobs[id] else { throw .unknownJob(id) }
            guard states.contains(job.state) else { throw .notNow(id, job.state) }
            guard job.hasContent || !needsContent else { throw .contentGone(id) }
            return try keep(step(job), in: &jobs)
        }
    }

    private func keep(_ job: Job, in jobs: inout [JobID: Job]) throws(SpoolError) -> Job {
        try Spool.files { () throws(FileFault) in try SpoolFolder(path: folder).write(job) }
        jobs[job.id] = job
        return job
    }
}

extension Spool {
    private static func files<Value>(_ body: () throws(FileFault) -> Value) throws(SpoolError) -> Value {
        do { return try body() } catch { throw .file(error) }
    }

    private static func hash(_ bytes: [UInt8]) -> String {
        var digits = [CChar](repeating: 0, count: 65)
        paper_sha256(bytes, bytes.count, &digits)
        return String(decoding: digits.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// The kernel gives the lock back when the program ends, however it ends.
    private static func locked(_ folder: String) throws(SpoolError) -> Int32 {
        let lock = try files { () throws(FileFault) in
            if mkdir(folder, 0o700) != 0, errno != EEXIST { throw FileFault(errno: errno) }
            return try DurableFile.open(folder + "/lock", O_RDWR | O_CREAT | O_NOFOLLOW)
        }
        guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
            close(lock)
            throw .inUse
        }
        return lock
    }
}
