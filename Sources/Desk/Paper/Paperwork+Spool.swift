import Documents
import Domain

/// Papers of which nobody knows yet that they came out, and what becomes of them. Nothing of it touches the records: a
/// receipt that is printed again is the same receipt.
extension Paperwork {
    /// Those papers, the one that waits longest first.
    func pending(now: Instant) throws(PaperFailure) -> [Job] {
        try openSpool(now).pending
    }

    /// What a paper says; nil where that is gone.
    func text(of job: JobID, now: Instant) throws(PaperFailure) -> String? {
        let spool = try openSpool(now)
        return try spooled { () throws(SpoolError) in try spool.text(of: job) }
    }

    /// Somebody has seen the paper: it did come out.
    func settle(_ job: JobID, now: Instant) throws(PaperFailure) {
        let spool = try openSpool(now)
        try spooled { () throws(SpoolError) in
            try spool.settle(job, printed: true, at: now.date)
            return try spool.eraseContent(job)
        }
    }

    /// It did not come out, or that is said of one of which nobody knows: prints the same paper again.
    func printAgain(_ job: JobID, now: Instant) throws(PaperFailure) -> Printed {
        let spool = try openSpool(now)
        if spool[job]?.state == .uncertain {
            try spooled { () throws(SpoolError) in try spool.settle(job, printed: false, at: now.date) }
        }
        return try deliver(job, from: spool, now)
    }

    /// Nobody wants a paper any more that did not come out.
    func drop(_ job: JobID, now: Instant) throws(PaperFailure) {
        let spool = try openSpool(now)
        try spooled { () throws(SpoolError) in try spool.drop(job, at: now.date) }
    }
}
