import Configuration
import Desk
import Documents
import Store

extension Installation {
    /// The papers of this desk: in Polish whatever the screen speaks, spooled in the store's folder.
    func paperwork(_ store: Store) -> Paperwork {
        let messages =
            share.messages.language == .polish
            ? share.messages : Messages.read("\(shareFolder)/Assets/messages", .polish).messages
        return Paperwork(
            store: store, messages: messages, papers: "\(shareFolder)/Assets/papers", spool: "\(storeFolder)/spool",
            destination: Destination(settings.printer, store: storeFolder),
            receipts: ReceiptOutlet(settings.receiptPrinter))
    }
}
