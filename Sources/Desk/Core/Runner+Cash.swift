import Domain
import Store

/// What the cash desk and the list of papers want done.
extension Runner {
    func cash(_ effect: Effect) throws -> Answer? {
        switch effect {
        case .loadTill: return .till(try store.till())
        case .findReceipts(let text): return .receipts(try store.receipts(matching: text), for: text)
        case .loadReceipt(let id):
            guard let file = try store.receiptFile(id) else { throw Failure("failure.gone") }
            return .receipt(file)
        default: return try spool(effect)
        }
    }

    private func spool(_ effect: Effect) throws -> Answer? {
        let now = clock.now
        switch effect {
        case .loadSpool:
            do {
                return .spool(try paperwork.pending(now: now))
            } catch .spool(.inUse) {
                return .spool(nil)
            } catch {
                // Not as a paper's: that would have the list asked for again.
                throw Failure(error.key)
            }
        case .readPaper(let job): return .paper(try paperwork.text(of: job, now: now) ?? "", job)
        case .settlePaper(let job): try paperwork.settle(job, now: now)
        case .printAgain(let job): return .printed(name: try paperwork.printAgain(job, now: now).name)
        case .dropPaper(let job): try paperwork.drop(job, now: now)
        default: return nil
        }
        return .done
    }
}
