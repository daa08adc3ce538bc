/// Brings a spooled paper to its destination. Blocks for as long as that takes.
struct Delivery {
    let spool: String
    let lp: String
    let limit: Duration

    func deliver(_ job: Job, to destination: Destination) throws(DeliveryFault) {
        switch destination {
        case .folder(let folder): try place(job, in: folder)
        case .cups(let queue, let options): try send(job, to: queue, options: options)
        case .device(let path): try write(job, to: path)
        }
    }

    private func place(_ job: Job, in folder: String) throws(DeliveryFault) {
        do {
            let bytes = try DurableFile.read(job.contentName, in: spool)
            try DurableFile.write(bytes, to: "\(job.kind)-\(job.contentName)", in: folder)
        } catch {
            throw .folder(error)
        }
    }

    private func write(_ job: Job, to path: String) throws(DeliveryFault) {
        guard job.form == .escpos else { throw .wrongForm }
        let bytes: [UInt8]
        do { bytes = try DurableFile.read(job.contentName, in: spool) } catch { throw .folder(error) }
        try Device(path: path, deadline: .now + limit).write(bytes)
    }

    /// The title of the job in the print server's list names the kind and the id, never a person or a case.
    private func send(_ job: Job, to queue: String, options: [String]) throws(DeliveryFault) {
        let path = spool + "/" + job.contentName
        let options = job.form == .escpos ? options + ["raw"] : options
        let arguments = ["-d", queue, "-t", "\(job.kind)-\(job.id)"] + options.flatMap { ["-o", $0] } + ["--", path]
        let end: ProcessEnd
        do {
            end = try run(lp, arguments, limit: limit)
        } catch {
            throw .lpMissing
        }
        switch end.way {
        case .exited(status: 0): return
        case .exited(let status): throw Delivery.fault(status: status, said: end.said)
        case .killed(let signal): throw .killed(signal: signal)
        case .timedOut: throw .timedOut
        }
    }

    /// What lp of CUPS 2 says in the C locale.
    private static func fault(status: Int, said: String) -> DeliveryFault {
        let noPrinter = ["does not exist", "not accepting jobs", "unknown destination"]
        let noServer = ["Unable to connect", "unable to connect", "cheduler not responding", "cheduler is not running"]
        if noPrinter.contains(where: said.contains) { return .noPrinter }
        if noServer.contains(where: said.contains) { return .noPrintServer }
        return .refused(status: status)
    }
}
