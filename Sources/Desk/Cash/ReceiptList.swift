import Domain
import Store
import Terminal
import Widgets

/// All receipts, the newest first, found as one types: by number, payer, day or amount.
struct ReceiptList: HasPaper, TakesScans {
    let name = "receipts"
    private var finder: Finder<ReceiptRow>

    init(_ desk: Surroundings, searching text: String = "") {
        finder = Finder(ReceiptRow.columns, hasHeader: false, searching: text)
    }

    func heading(_ desk: Surroundings) -> Heading {
        Heading(desk.words("receipts.title"), desk.messages.text("receipts.count", count: finder.rows.count))
    }

    func actions(_ desk: Surroundings) -> [Action] {
        [
            Action(.f(1), .help), Action(.f(3), .open), Action(.enter, .open), Action(.f(7), .search),
            Action(.f(8), .void), Action(.f(9), .reprint), Action(.f(10), .back), Action(.escape, .back),
        ]
    }

    var paper: Printout? { finder.chosen.map { .receipt($0.id, isCopy: true) } }

    mutating func appear(_ desk: Surroundings) -> [Step] {
        [.ask(.findReceipts(finder.text))]
    }

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        switch act {
        case .open: return finder.chosen.map { [.push(ReceiptPage($0.id))] } ?? []
        case .void: return finder.chosen.map { ReceiptPrompt.steps(.void, for: $0, desk) } ?? []
        case .reprint: return finder.chosen.map { ReceiptPrompt.steps(.copy, for: $0, desk) } ?? []
        case .search: return scanned("", desk)
        default: return [.pop]
        }
    }

    mutating func type(_ key: Key, _ desk: Surroundings) -> [Step] {
        finder.type(key, page: desk.rows - 2) ? [.ask(.findReceipts(finder.text))] : []
    }

    mutating func receive(_ answer: Answer, _ desk: Surroundings) -> [Step] {
        if case .receipts(let rows, let text) = answer { finder.show(rows, for: text) }
        return []
    }

    mutating func scanned(_ code: String, _ desk: Surroundings) -> [Step] {
        finder.search(for: code)
        return [.ask(.findReceipts(code))]
    }

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        finder.draw(
            into: &buffer, label: desk.words("receipts.search"), by: desk.words("receipts.search.by"),
            empty: desk.words("receipts.none")
        ) { $0.cells(desk) }
    }
}

/// One receipt, whole, to read.
struct ReceiptPage: HasPaper {
    let name = "receipt"
    private let id: ID<Receipt>
    private var file: ReceiptFile?
    private var text = ScrollText()

    init(_ id: ID<Receipt>) {
        self.id = id
    }

    func heading(_ desk: Surroundings) -> Heading {
        Heading("\(desk.words("receipt.title")) · \(file?.receipt.number ?? "")", desk.clock)
    }

    func actions(_ desk: Surroundings) -> [Action] {
        [
            Action(.f(1), .help), Action(.f(8), .void), Action(.f(9), .reprint), Action(.f(10), .back),
            Action(.escape, .back),
        ]
    }

    var paper: Printout? { .receipt(id, isCopy: true) }

    mutating func appear(_ desk: Surroundings) -> [Step] {
        [.ask(.loadReceipt(id))]
    }

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        switch act {
        case .void: file.map { ReceiptPrompt.steps(.void, for: ReceiptFacts($0.receipt), desk) } ?? []
        case .reprint: file.map { ReceiptPrompt.steps(.copy, for: ReceiptFacts($0.receipt), desk) } ?? []
        default: [.pop]
        }
    }

    mutating func type(_ key: Key, _ desk: Surroundings) -> [Step] {
        text.handle(key, rows: desk.rows, columns: desk.columns - 4) == .ignored && key == .enter ? [.pop] : []
    }

    mutating func receive(_ answer: Answer, _ desk: Surroundings) -> [Step] {
        guard case .receipt(let file) = answer else { return [] }
        self.file = file
        text = ScrollText(ReceiptText(file, desk).lines.joined(separator: "\n"))
        return []
    }

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        buffer.region(row: 0, column: 2, rows: buffer.rows, columns: buffer.columns - 4) { region in
            text.draw(into: &region, focused: true)
        }
    }
}

/// A receipt in words.
private struct ReceiptText {
    let file: ReceiptFile
    let desk: Surroundings

    init(_ file: ReceiptFile, _ desk: Surroundings) {
        (self.file, self.desk) = (file, desk)
    }

    var lines: [String] {
        void + payment + ["", desk.words("case.history")] + file.history.map(history)
    }

    private var void: [String] {
        guard let void = file.receipt.void else { return [] }
        return ["✗ " + desk.words("receipt.voided", void.on.iso, void.reason), ""]
    }

    private var payment: [String] {
        let payment = file.receipt.payment
        let proof = [payment.reference, payment.paidOn?.iso ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
        let facts = [
            ("field.payer.name", payment.payer.name), ("field.payer.address", payment.payer.address),
            ("field.payment.title", payment.title), ("payment.done.amount", file.receipt.amount.description),
            ("field.payment.method", desk.words("payment.\(payment.method.rawValue)")),
            ("field.payment.reference", proof), ("receipt.issued", file.receipt.issued.iso),
            ("receipt.cashier", file.byName), ("field.payment.duplicate", file.duplicate?.number ?? ""),
        ]
        return facts.filter { !$0.1.isEmpty }.map { "\(desk.words($0.0)): \($0.1)" }
    }

    private func history(_ line: HistoryLine) -> String {
        desk.words(for: line) + (reason(line.event).map { " – \($0)" } ?? "")
    }

    private func reason(_ event: Domain.Event?) -> String? {
        guard case .receipt(let event) = event else { return nil }
        return switch event {
        case .issued: nil
        case .voided(let voided): voided.reason
        case .reprinted(let reprint): reprint.reason
        case .certified(let certificate): "\(certificate.number.text), \(certificate.reason)"
        }
    }
}
