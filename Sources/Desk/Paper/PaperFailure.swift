import Configuration
import Documents
import Domain
import Store

/// Why there is no paper, or perhaps none. The words are the catalogue's: ``key``.
public enum PaperFailure: Error, Hashable, Sendable {
    /// The desk knows no such application.
    case unknownApplication
    /// The desk knows no such card.
    case unknownCard
    /// The desk knows no such receipt, or no such reprint or certificate of it.
    case unknownReceipt
    /// The desk knows no such shift, or it is still open.
    case unknownShift
    /// The desk knows no such person.
    case unknownPerson
    /// The desk knows no such request for a duplicate.
    case unknownDuplicate
    /// Somebody is on no family account.
    case noFamily
    /// There is no decision yet to give notice of.
    case notDecided
    /// The card has not been handed over yet.
    case notHandedOver
    /// The records can't be read.
    case records(StoreFault)
    /// The paper's description can't be read.
    case description(Faults)
    /// The paper's description asks for what there isn't.
    case template(PaperError)
    /// The paper can't be drawn.
    case drawing(PDFError)
    /// The spool did not take it; nothing was printed.
    case spool(SpoolError)
    /// It did certainly not come out; it waits in the spool, and the same printout with the same id tries again.
    case notPrinted(DeliveryFault)
    /// Nobody knows whether it came out: somebody has to look, and may then ask for it under a new id.
    case uncertain

    /// Message key, `failure.paper.…`.
    public var key: String {
        switch self {
        case .unknownApplication: "failure.paper.application"
        case .unknownCard: "failure.paper.card"
        case .unknownReceipt: "failure.paper.receipt"
        case .unknownShift: "failure.paper.shift"
        case .unknownPerson: "failure.paper.person"
        case .unknownDuplicate: "failure.paper.duplicate"
        case .noFamily: "failure.paper.no-family"
        case .notDecided: "failure.paper.not-decided"
        case .notHandedOver: "failure.paper.not-handed-over"
        case .records: "failure.paper.records"
        case .description, .template: "failure.paper.template"
        case .drawing(.libraryMissing): "failure.paper.library"
        case .drawing: "failure.paper.drawing"
        case .spool(.inUse): "failure.paper.spool-in-use"
        case .spool: "failure.paper.spool"
        case .notPrinted(let fault): fault.key
        case .uncertain: "failure.paper.uncertain"
        }
    }
}

extension DeliveryFault {
    /// Message key, `failure.paper.…`.
    var key: String {
        switch self {
        case .lpMissing: "failure.paper.no-print-program"
        case .noPrinter: "failure.paper.no-printer"
        case .noPrintServer: "failure.paper.no-print-server"
        case .refused: "failure.paper.refused"
        case .folder: "failure.paper.folder"
        case .noDevice: "failure.paper.no-device"
        case .deviceNotReady, .device: "failure.paper.device"
        case .wrongForm: "failure.paper.wrong-form"
        case .timedOut, .killed, .brokenOff, .interrupted: "failure.paper.uncertain"
        }
    }
}
