import Foundation

extension Job {
    /// The content's file in the spool.
    var contentName: String { "\(id)\(form.suffix)" }
    /// The file with the same paper for the eye.
    var textName: String { "\(id)\(SpoolFolder.text)" }
}

extension PaperForm {
    var suffix: String { ".\(rawValue)" }
}

/// The spool's files: reading them back after whatever happened.
struct SpoolFolder {
    static let text = ".txt"
    let path: String

    func write(_ job: Job) throws(FileFault) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        encoder.dateEncodingStrategy = .secondsSince1970
        guard let bytes = try? encoder.encode(job) else { throw .other(errno: EINVAL) }
        try DurableFile.write(Array(bytes), to: "\(job.id).job", in: path)
    }

    /// Unfinished files and contents without a record were never acknowledged, and go. What was printing becomes
    /// uncertain.
    func recovered(at: Date) throws(FileFault) -> (jobs: [JobID: Job], damaged: [String]) {
        let names = try DurableFile.names(in: path)
        for name in names where name.hasSuffix(DurableFile.unfinished) { try DurableFile.remove(name, in: path) }
        var jobs: [JobID: Job] = [:]
        var damaged: [String] = []
        for name in names where name.hasSuffix(".job") {
            if let job = try read(name) { jobs[job.id] = job } else { damaged.append(name) }
        }
        try removeOrphans(names, jobs: jobs, damaged: damaged)
        for job in jobs.values where job.state == .printing {
            let doubtful = job.entering(.uncertain, at: at, fault: .interrupted)
            try write(doubtful)
            jobs[job.id] = doubtful
        }
        return (jobs, damaged)
    }

    private func read(_ name: String) throws(FileFault) -> Job? {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .secondsSince1970
        let bytes = try DurableFile.read(name, in: path)
        guard let job = try? decoder.decode(Job.self, from: Data(bytes)), name == "\(job.id).job" else { return nil }
        return job
    }

    /// A content whose job says that it was erased is also one: the kill came between the two.
    private func removeOrphans(_ names: [String], jobs: [JobID: Job], damaged: [String]) throws(FileFault) {
        let kept = Set(jobs.values.filter(\.hasContent).flatMap { [$0.contentName, $0.textName] })
        let suffixes = PaperForm.allCases.map(\.suffix) + [SpoolFolder.text]
        for name in names where suffixes.contains(where: name.hasSuffix) {
            let isOfDamaged = damaged.contains { name.hasPrefix($0.dropLast(3)) }
            if !kept.contains(name), !isOfDamaged { try DurableFile.remove(name, in: path) }
        }
    }
}
