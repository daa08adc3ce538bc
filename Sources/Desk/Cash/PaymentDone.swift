import Domain
import Terminal
import Widgets

/// A payment that was taken: the change to give back, and what became of the two papers. They print by themselves.
struct PaymentDone: HasPaper {
    let name = "payment-done"
    private let issued: ReceiptIssued
    private let receipt: ID<Receipt>
    private let job: ID<Command>
    private let copyJob: ID<Command>
    private let change: Money
    private var isAsked = false
    private var printed = 0
    private var failure: Failure?

    init(
        _ issued: ReceiptIssued, _ receipt: ID<Receipt>, job: ID<Command>, change: Money, _ desk: Surroundings
    ) {
        (self.issued, self.receipt, self.job, self.change) = (issued, receipt, job, change)
        copyJob = desk.ids.make()
    }

    func heading(_ desk: Surroundings) -> Heading {
        Heading(desk.words("payment.done"), issued.number.text)
    }

    func actions(_ desk: Surroundings) -> [Action] {
        let way = failure == nil ? [] : [Action(.f(3), .spool)]
        return [Action(.f(1), .help)] + way
            + [Action(.enter, failure == nil ? .back : .spool), Action(.f(10), .back), Action(.escape, .back)]
    }

    var paper: Printout? { .receipt(receipt, isCopy: false) }

    /// The original is printed under the id of the payment, so that it is the same paper whoever asks for it again.
    mutating func appear(_ desk: Surroundings) -> [Step] {
        guard !isAsked else { return [] }
        isAsked = true
        return [
            .ask(.print(.receipt(receipt, isCopy: false), job: job)),
            .ask(.print(.receipt(receipt, isCopy: true), job: copyJob)),
        ]
    }

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        act == .spool ? [.replace(SpoolDesk(desk))] : [.pop]
    }

    mutating func receive(_ answer: Answer, _ desk: Surroundings) -> [Step] {
        switch answer {
        case .printed: printed += 1
        case .failed(let failure): self.failure = failure
        default: break
        }
        return []
    }

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        let lines = [
            ("payment.done.number", issued.number.text, Style.heading),
            ("payment.done.payer", issued.payment.payer.name, .normal),
            ("payment.done.amount", issued.amount.description, .normal),
            ("payment.done.method", desk.words("payment.\(issued.payment.method.rawValue)"), .normal),
        ]
        for (index, line) in lines.enumerated() {
            buffer.put(desk.words(line.0), row: 1 + index, column: 2, .label)
            buffer.put(line.1, row: 1 + index, column: 21, line.2, columns: buffer.columns - 22)
        }
        if change > .zero {
            buffer.put(desk.words("payment.change"), row: 7, column: 2, .label)
            buffer.put(change.description, row: 7, column: 21, .good)
        }
        let (text, style) = paper(desk)
        for (index, line) in Text.wrapped(text, buffer.columns - 4).enumerated() {
            buffer.put(line, row: 9 + index, column: 2, style)
        }
        buffer.showCursor(row: 9, column: 2)
    }

    private func paper(_ desk: Surroundings) -> (String, Style) {
        if let failure {
            return ("✗ \(desk.words(failure.key)) \(desk.words("payment.done.spool"))", .bad)
        }
        return printed == 2
            ? ("✓ " + desk.words("payment.done.printed"), .good) : (desk.words("payment.done.printing"), .dim)
    }
}
