import Domain
import Store
import Terminal
import Widgets

/// The till: whether a shift is open, what waits for its fee, the receipts of the shift. What the drawer should hold is
/// told nowhere here: a count is only worth something before that.
struct CashDesk: ShowsPerson, HasPaper, TakesScans {
    let name = "cash"
    private var till: Till?
    private var waiting: Listing<UnpaidDuplicate>
    private var receipts: Listing<ReceiptRow>
    private var isOnReceipts = false
    /// A request whose payment is to be taken at once.
    private var paying: ID<Duplicate>?

    /// The till; with a request, on its payment.
    init(_ desk: Surroundings, paying: ID<Duplicate>? = nil) {
        self.paying = paying
        waiting = Listing(
            [Column("", 18), Column("", nil), Column("", 10), Column("", 12, align: .right)], hasHeader: false)
        receipts = Listing(ReceiptRow.columns, hasHeader: false)
    }

    func heading(_ desk: Surroundings) -> Heading {
        Heading(desk.words("cash.title"), desk.clock)
    }

    func actions(_ desk: Surroundings) -> [Action] {
        let main = canOpen(desk) ? Act.openShift : .pay
        return [
            Action(.f(1), .help), Action(.f(2), main), Action(.f(3), .open, isShown: false), Action(.enter, .open),
            Action(.f(4), .otherFee), Action(.f(5), .refresh, isShown: false),
        ] + shiftActions(desk) + [
            Action(.f(7), .search), Action(.f(8), .void), Action(.f(9), .reprint), Action(.f(10), .back),
            Action(.escape, .back),
        ]
    }

    private func shiftActions(_ desk: Surroundings) -> [Action] {
        guard let shift, desk.session?.may(.closeShift) == true else { return [] }
        return [Action(.f(6), shift.closing == nil ? .closeShift : .shiftResult)]
    }

    private var shift: Shift? { till?.shift?.shift }
    private var isOpen: Bool { shift.map { $0.closing == nil } ?? false }

    private func canOpen(_ desk: Surroundings) -> Bool {
        till != nil && !isOpen && desk.session?.may(.openShift) == true
    }

    var shownPerson: ID<Person>? { isOnReceipts ? nil : waiting.chosen?.person }
    var paper: Printout? { isOnReceipts ? receipts.chosen.map { .receipt($0.id, isCopy: true) } : nil }

    // MARK: Update

    mutating func appear(_ desk: Surroundings) -> [Step] {
        [.ask(.loadTill)]
    }

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        switch act {
        case .openShift: return [.push(ShiftOpening(desk))]
        case .pay: return pay(waiting.chosen, desk)
        case .otherFee: return pay(nil, desk)
        case .open: return open(desk)
        case .refresh: return [.ask(.loadTill), .ask(.loadSpool)]
        case .closeShift: return till?.shift.map { [.push(ShiftClosing($0.shift, desk))] } ?? []
        case .shiftResult: return till?.shift.map { [.push(ShiftResult($0.shift, isNew: false, desk))] } ?? []
        case .search: return [.push(ReceiptList(desk))]
        case .void: return chosenReceipt.map { ReceiptPrompt.steps(.void, for: $0, desk) } ?? choose(desk)
        case .reprint: return chosenReceipt.map { ReceiptPrompt.steps(.copy, for: $0, desk) } ?? choose(desk)
        default: return [.pop]
        }
    }

    /// Enter on what waits takes the payment, on a receipt opens it.
    private func open(_ desk: Surroundings) -> [Step] {
        if let receipt = chosenReceipt { return [.push(ReceiptPage(receipt.id))] }
        guard let chosen = waiting.chosen else { return [] }
        return pay(chosen, desk)
    }

    /// Goes on to the payment that it was opened for, once; where no shift is open, that comes first.
    private mutating func payment(_ desk: Surroundings) -> [Step] {
        guard let wanted = paying, waiting.rows.contains(where: { $0.id == wanted }) else { return [] }
        waiting.choose { $0.id == wanted }
        isOnReceipts = false
        guard isOpen || !canOpen(desk) else { return [] }
        paying = nil
        return pay(waiting.chosen, desk)
    }

    private func pay(_ request: UnpaidDuplicate?, _ desk: Surroundings) -> [Step] {
        guard request != nil || !desk.programme.otherFees.isEmpty else {
            return [.say(Toast(desk.words("cash.no-other-fee"), .warning))]
        }
        let isOwn = isOpen && shift?.by == desk.actor && desk.session?.member.roles.contains(.cashier) == true
        guard isOwn || desk.programme.cash.methods.contains(.transfer) else {
            return [.say(Toast(desk.words("cash.no-transfer"), .warning))]
        }
        return [.push(PaymentForm(for: request, takesMoney: isOwn, desk))]
    }

    private func choose(_ desk: Surroundings) -> [Step] {
        [.say(Toast(desk.words("cash.choose-receipt"), .warning))]
    }

    private var chosenReceipt: ReceiptRow? {
        isOnReceipts ? receipts.chosen : nil
    }

    mutating func type(_ key: Key, _ desk: Surroundings) -> [Step] {
        if key == .tab || key == .backTab { return turn() }
        let rows = CashRows(desk.rows, waiting: waiting.rows.count)
        if isOnReceipts {
            if !receipts.move(key, page: rows.receipts), key == .up, receipts.selection == 0 { return turn() }
        } else if !waiting.move(key, page: rows.waiting), key == .down {
            return turn()
        }
        return []
    }

    private mutating func turn() -> [Step] {
        isOnReceipts = isOnReceipts ? waiting.rows.isEmpty : !receipts.rows.isEmpty
        return []
    }

    mutating func receive(_ answer: Answer, _ desk: Surroundings) -> [Step] {
        guard case .till(let till) = answer else { return [] }
        self.till = till
        waiting.show(till.waiting)
        receipts.show(till.shift?.receipts.reversed() ?? [])
        if waiting.rows.isEmpty || receipts.rows.isEmpty { isOnReceipts = !receipts.rows.isEmpty }
        return payment(desk)
    }

    mutating func scanned(_ code: String, _ desk: Surroundings) -> [Step] {
        [.push(ReceiptList(desk, searching: code))]
    }

    // MARK: View

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        guard let till else { return }
        let rows = CashRows(buffer.rows, waiting: waiting.rows.count)
        let state = state(desk)
        buffer.put(state.text, row: 0, column: 2, state.style, columns: buffer.columns - 3)
        if desk.unprinted > 0 {
            let text = "⚠ " + desk.messages.text("cash.unprinted", count: desk.unprinted)
            buffer.put(text, row: 1, column: 2, .warning, columns: buffer.columns - 3)
        }
        Widgets.Rule(desk.messages.text("cash.waiting", count: waiting.rows.count)).draw(into: &buffer, row: 2)
        buffer.region(row: 3, column: 0, rows: rows.waiting, columns: buffer.columns) { region in
            drawWaiting(into: &region, desk)
        }
        let title = till.shift == nil ? "" : desk.messages.text("cash.receipts", count: receipts.rows.count)
        Widgets.Rule(title).draw(into: &buffer, row: 3 + rows.waiting)
        buffer.region(row: 4 + rows.waiting, column: 0, rows: rows.receipts, columns: buffer.columns) { region in
            receipts.draw(into: &region, focused: isOnReceipts, empty: "") { $0.cells(desk) }
        }
    }

    private func drawWaiting(into buffer: inout Buffer, _ desk: Surroundings) {
        guard !waiting.rows.isEmpty else {
            buffer.put(desk.words("cash.nothing-waits"), row: 0, column: 3, .dim)
            return
        }
        waiting.draw(into: &buffer, focused: !isOnReceipts, empty: "") { row in
            [
                TableCell(row.number), TableCell(row.listName), TableCell(row.requested.iso, .dim),
                TableCell(row.amount.description),
            ]
        }
    }

    private func state(_ desk: Surroundings) -> (text: String, style: Style) {
        guard let file = till?.shift else { return (desk.words("cash.closed"), .dim) }
        guard let closing = file.shift.closing else {
            return ("✓ " + open(file, desk), .good)
        }
        guard closing.difference != .zero else {
            return (desk.words("cash.closed.agrees", file.shift.number, closing.on.iso), .normal)
        }
        let (number, difference) = (file.shift.number, closing.difference.signed)
        guard file.shift.explanation.isEmpty else {
            return (desk.words("cash.closed.explained", number, difference, file.shift.explanation), .normal)
        }
        return ("⚠ " + desk.words("cash.closed.differs", number, difference), .warning)
    }
}

extension CashDesk {
    /// The shift that is open: its day only where that was not today.
    private func open(_ file: ShiftFile, _ desk: Surroundings) -> String {
        let day = file.shift.opened == desk.today ? "" : file.shift.opened.iso + " "
        let since = day + (file.history.first?.occurred.clock ?? "")
        return desk.words("cash.open", file.shift.number, file.byName, since, file.shift.float.description)
    }
}

/// How the till's rows are shared out: what waits has as many as it needs, up to half.
private struct CashRows {
    let waiting: Int
    let receipts: Int

    init(_ rows: Int, waiting count: Int) {
        waiting = max(1, min(count, rows / 2 - 3))
        receipts = max(1, rows - 4 - waiting)
    }
}

extension ReceiptRow {
    /// The columns of a list of receipts.
    static let columns = [
        Column("", 17), Column("", 10), Column("", nil), Column("", 8), Column("", 10, align: .right),
    ]

    /// A row of a list of receipts.
    func cells(_ desk: Surroundings) -> [TableCell] {
        let style: Style = voided == nil ? .normal : .dim
        let sum = voided == nil ? amount.description : desk.words("receipt.void.short")
        let copies = reprints > 0 ? " " + desk.words("receipt.reprinted.short", String(reprints)) : ""
        let day = issued == desk.today ? at.clock : issued.iso
        return [
            TableCell(number, style), TableCell(day, .dim), TableCell("\(payer)\(copies)", style),
            TableCell(desk.words("payment.\(method.rawValue)"), style), TableCell(sum, style),
        ]
    }
}

extension Money {
    /// `+0,50 zł`, `-0,50 zł`.
    var signed: String {
        (self > .zero ? "+" : "") + description
    }
}
