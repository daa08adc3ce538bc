import Documents
import Domain
import Store

/// What the papers of the cash desk say.
extension PaperFacts {
    // MARK: Receipts

    /// A receipt as it is given. A voided one says so, whenever it is printed.
    func receipt(_ file: ReceiptFile, isCopy: Bool) -> PaperValues {
        let values: PaperValues = [
            "receipt.copy": .flag(isCopy), "duplicate.number": .text(""), "duplicate.on": .text(""),
            "duplicate.by": .text(""), "duplicate.reason": .text(""),
        ]
        return payment(file).merging(values) { $1 }
    }

    /// A receipt printed again; nil where it was not.
    func reprint(_ count: Int, of file: ReceiptFile) -> PaperValues? {
        for line in file.history {
            guard case .receipt(.reprinted(let reprint)) = line.event, reprint.count == count else { continue }
            let values: PaperValues = [
                "duplicate.number": .text(String(count)), "duplicate.on": .text(reprint.on.polish),
                "duplicate.by": .text(line.actorName), "duplicate.reason": .text(reprint.reason),
            ]
            return receipt(file, isCopy: false).merging(values) { $1 }
        }
        return nil
    }

    /// A certificate of payment; nil where none of that number was given.
    func certificate(_ number: String, of file: ReceiptFile) -> PaperValues? {
        guard let certificate = file.receipt.certificates.first(where: { $0.number.text == number }) else { return nil }
        let values: PaperValues = [
            "certificate.number": .text(number), "certificate.reason": .text(certificate.reason),
        ]
        return payment(file).merging(values) { $1 }
    }

    private func payment(_ file: ReceiptFile) -> PaperValues {
        let receipt = file.receipt, payment = receipt.payment
        let void = file.history.last { line in
            if case .receipt(.voided) = line.event { true } else { false }
        }
        let paidOn = payment.paidOn ?? receipt.issued
        return [
            "receipt.number": .text(receipt.number), "payer.name": .text(payment.payer.name),
            "payer.address": .text(payment.payer.address), "payment.title": .text(payment.title),
            "payment.amount": .text(receipt.amount.description),
            "payment.words": .text(AmountInWords.polish(grosze: receipt.amount.grosze) ?? receipt.amount.description),
            "payment.method": .text(method(payment.method)), "payment.reference": .text(payment.reference),
            "paid.on": .text(paidOn.polish),
            "issued.on": .text(paidOn == receipt.issued ? "" : receipt.issued.polish),
            "cashier.name": .text(file.byName), "void.reason": .text(receipt.void?.reason ?? ""),
            "void.on": .text(receipt.void?.on.polish ?? ""), "void.by": .text(void?.actorName ?? ""),
        ]
    }

    private func method(_ method: PaymentMethod) -> String {
        messages.text("paper.method.\(method.rawValue)")
    }

    // MARK: Day report

    /// What a shift took; nil while it is open.
    func dayReport(_ file: ShiftFile) -> PaperValues? {
        guard let closing = file.shift.closing else { return nil }
        let values: PaperValues = [
            "shift.number": .text(file.shift.number),
            "desk.name": .text(messages.text("paper.desk", named: ["desk.number": String(file.shift.desk)])),
            "cashier.name": .text(file.byName), "opened.on": .text(moment(of: "shift.opened", in: file)),
            "closed.on": .text(moment(of: "shift.closed", in: file)), "receipts": .rows(receipts(of: file)),
            "corrections": .rows(corrections(in: file)), "methods": .rows(methods(of: file)),
            "fees": .rows(fees(of: file)), "cash.explanation": .text(file.shift.explanation),
        ]
        return values.merging(drawer(file, closing)) { $1 }
    }

    private func drawer(_ file: ShiftFile, _ closing: ShiftClosed) -> PaperValues {
        let total = file.counted.reduce(Money.zero) { $0 + $1.amount }
        let difference = closing.difference
        let sign = difference > .zero ? "+" : ""
        return [
            "total.amount": .text(total.description), "float.amount": .text(file.shift.float.description),
            "cash.received": .text(file.cashTaken.description),
            "cash.paid-out": .text(file.cashReturned == .zero ? "" : file.cashReturned.description),
            "cash.expected": .text(closing.expected.description), "cash.counted": .text(closing.counted.description),
            "cash.difference": .text("\(sign)\(difference)"), "cash.differs": .flag(difference != .zero),
        ]
    }

    private func moment(of type: String, in file: ShiftFile) -> String {
        let line = file.history.last { $0.type.hasPrefix(type) }
        return line.map { "\($0.occurred.day.polish), \($0.occurred.clock)" } ?? ""
    }

    private func receipts(of file: ShiftFile) -> [PaperValues] {
        file.receipts.map { receipt in
            let isVoid = receipt.voidShift == file.shift.id
            return [
                "receipt.number": .text(receipt.number), "receipt.time": .text(receipt.at.clock),
                "payment.title": .text(receipt.title), "payment.method": .text(method(receipt.method)),
                "receipt.amount": .text(isVoid ? messages.text("paper.voided") : receipt.amount.polish),
            ]
        }
    }

    private func methods(of file: ShiftFile) -> [PaperValues] {
        file.totalsByMethod.map { total in
            [
                "method.name": .text(method(total.key)), "method.count": .text(String(total.count)),
                "method.amount": .text(total.amount.polish),
            ]
        }
    }

    private func fees(of file: ShiftFile) -> [PaperValues] {
        file.totalsByFee.map { total in
            [
                "fee.name": .text(programme.fee(total.key).map { messages.text($0.label) } ?? total.key),
                "fee.count": .text(String(total.count)), "fee.amount": .text(total.amount.polish),
            ]
        }
    }

    /// Voids, reprints and certificates, as they came.
    private func corrections(in file: ShiftFile) -> [PaperValues] {
        let numbers = Dictionary(
            (file.receipts + file.returned).map { (StreamID.receipt($0.id), $0.number) }, uniquingKeysWith: { $1 })
        return file.history.compactMap { line in
            guard case .receipt(let event) = line.event, let (key, what, reason) = correction(event),
                let number = numbers[line.stream]
            else { return nil }
            let text = messages.text(
                "paper.correction.\(key)",
                named: [
                    "correction.number": what, "correction.time": line.occurred.clock,
                    "correction.by": line.actorName, "correction.reason": reason,
                ])
            return ["receipt.number": .text(number), "correction.text": .text(text)]
        }
    }

    private func correction(_ event: ReceiptEvent) -> (key: String, number: String, reason: String)? {
        switch event {
        case .issued: nil
        case .voided(let voided): ("voided", "", voided.reason)
        case .reprinted(let reprint): ("reprinted", String(reprint.count), reprint.reason)
        case .certified(let certificate): ("certified", certificate.number.text, certificate.reason)
        }
    }
}
