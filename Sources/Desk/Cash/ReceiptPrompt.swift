import Configuration
import Domain
import Store
import Terminal
import Widgets

/// What has to be seen of a receipt before it is voided or printed again.
struct ReceiptFacts: Hashable, Sendable {
    let id: ID<Receipt>
    let number: String
    let payer: String
    let amount: Money
    let isVoid: Bool

    init(_ receipt: Receipt) {
        id = receipt.id
        number = receipt.number
        payer = receipt.payment.payer.name
        amount = receipt.amount
        isVoid = receipt.void != nil
    }

    init(_ row: ReceiptRow) {
        id = row.id
        number = row.number
        payer = row.payer
        amount = row.amount
        isVoid = row.voided != nil
    }
}

/// Why a receipt is voided or replaced: one of the usual reasons, else one's own words. The paper prints by itself.
struct ReceiptPrompt: HoldsInput {
    /// What is to become of the receipt.
    enum Purpose: String, Sendable { case void, copy }

    let name: String
    private let purpose: Purpose
    private let receipt: ReceiptFacts
    private var sending: Sending
    private var form: ScreenForm

    /// The way to the question; a voided receipt is told about at once.
    static func steps(_ purpose: Purpose, for receipt: ReceiptRow, _ desk: Surroundings) -> [Step] {
        steps(purpose, for: ReceiptFacts(receipt), desk)
    }

    static func steps(_ purpose: Purpose, for receipt: ReceiptFacts, _ desk: Surroundings) -> [Step] {
        guard !receipt.isVoid else {
            return [.say(Toast(desk.words("receipt.is-void", receipt.number), .warning))]
        }
        return [.push(ReceiptPrompt(purpose, receipt, desk))]
    }

    private init(_ purpose: Purpose, _ receipt: ReceiptFacts, _ desk: Surroundings) {
        (self.purpose, self.receipt) = (purpose, receipt)
        name = "receipt-\(purpose.rawValue)"
        sending = Sending(desk)
        let (screen, reasons) =
            purpose == .void
            ? (desk.screens.receiptVoid, OptionSource.voidReasons) : (desk.screens.receiptCopy, .copyReasons)
        let values = [
            "\(purpose.rawValue).reason": reasons.options(in: desk.programme).first?.id ?? "",
            "copy": desk.programme.cash.copies.first?.rawValue ?? "",
        ]
        form = ScreenForm(screen, values: values, desk)
    }

    var isTouched: Bool { form.isTouched }
    var isPicking: Bool { form.isPicking }

    func heading(_ desk: Surroundings) -> Heading {
        Heading(desk.words("receipt.\(purpose.rawValue).title"), receipt.number)
    }

    func actions(_ desk: Surroundings) -> [Action] {
        let act = purpose == .void ? Act.void : .reprint
        return [
            Action(.f(1), .help), Action(.f(2), act), Action(.enter, act), Action(.f(10), .back),
            Action(.escape, .back),
        ]
    }

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        act == .back ? [.pop] : perform(desk)
    }

    mutating func type(_ key: Key, _ desk: Surroundings) -> [Step] {
        let reaction = form.handle(key)
        if reaction.changed == "\(purpose.rawValue).reason" {
            form.showFields(form.values)
            if choice == "other" { form.focus(on: "reason") }
        }
        return []
    }

    private var choice: String { form.value("\(purpose.rawValue).reason") }

    private mutating func perform(_ desk: Surroundings) -> [Step] {
        let reason =
            choice == "other" ? form.value("reason") : desk.words("receipt.\(purpose.rawValue)-reason.\(choice)")
        guard purpose == .copy else {
            return sending.send(.voidReceipt(VoidReceipt(receipt: receipt.id, reason: reason)))
        }
        let copy = ReceiptCopy(rawValue: form.value("copy")) ?? .duplicate
        return sending.send(.copyReceipt(CopyReceipt(receipt: receipt.id, copy: copy, reason: reason)))
    }

    mutating func receive(_ answer: Answer, _ desk: Surroundings) -> [Step] {
        switch sending.outcome(in: answer) {
        case .done(let changes): changes.compactMap { done($0.event, desk) }.first ?? [.pop]
        case .refused(let refusal): form.show(refusal, desk)
        case nil: []
        }
    }

    private func done(_ event: Domain.Event, _ desk: Surroundings) -> [Step]? {
        guard case .receipt(let event) = event else { return nil }
        let (printout, words): (Printout, String)
        switch event {
        case .issued: return nil
        case .voided:
            (printout, words) = (.receipt(receipt.id, isCopy: true), desk.words("receipt.void.done", receipt.number))
        case .reprinted(let reprint):
            let count = reprint.count
            words = desk.words("receipt.copy.done", receipt.number, String(count))
            printout = .reprint(receipt.id, count: count)
        case .certified(let certificate):
            let number = certificate.number.text
            (printout, words) = (.certificate(receipt.id, number: number), desk.words("receipt.certified", number))
        }
        return [.ask(.print(printout, job: sending.id)), .say(Toast(words)), .pop]
    }

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        buffer.put("\(receipt.number)   \(receipt.payer)", row: 1, column: 2, .heading, columns: buffer.columns - 3)
        buffer.put(desk.words("receipt.\(purpose.rawValue).ask", receipt.amount.description), row: 2, column: 2, .dim)
        form.draw(into: &buffer, focused: true, desk)
    }
}
