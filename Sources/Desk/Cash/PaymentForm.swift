import Domain
import Store
import Terminal
import Widgets

/// One payment: what for, by whom, how. For a request everything is filled in; who has no shift of their own open may
/// enter proof of a transfer and nothing else.
struct PaymentForm: ShowsPerson, HoldsInput {
    let name = "payment"
    private let request: UnpaidDuplicate?
    private var sending: Sending
    private let receipt: ID<Receipt>
    private var form: ScreenForm
    private var participant: Payer?
    private var isSuggested = false
    /// What is given back of the cash that was given when the payment was sent.
    private var change = Money.zero

    init(for request: UnpaidDuplicate?, takesMoney: Bool, _ desk: Surroundings) {
        self.request = request
        sending = Sending(desk)
        receipt = desk.ids.make()
        let usual = takesMoney ? desk.programme.cash.methods.first : .transfer
        let other = desk.programme.otherFees.first
        let fee = request == nil ? other : desk.programme.fee(Fee.duplicate)
        let title = [fee?.label.polish, request?.number].compactMap { $0 }.joined(separator: " – ")
        let values = [
            "payment.for_request": "\(request != nil)", "payment.proof_only": "\(!takesMoney)",
            "payment.method": usual?.rawValue ?? "", "payment.fee": request == nil ? other?.id ?? "" : "",
            "payment.title": title,
        ]
        flags = values.filter { ["payment.for_request", "payment.proof_only"].contains($0.key) }
        form = ScreenForm(desk.screens.payment, values: values, desk)
        showFields()
        form.focus(on: request == nil ? "payment.fee" : takesMoney ? "payment.method" : "payment.reference")
    }

    private let flags: [String: String]

    var shownPerson: ID<Person>? { request?.person }
    var isTouched: Bool { form.isTouched }
    var isPicking: Bool { form.isPicking }

    func heading(_ desk: Surroundings) -> Heading {
        Heading(desk.words("payment.heading"), request.map { "\($0.number) · \($0.listName)" } ?? "")
    }

    func actions(_ desk: Surroundings) -> [Action] {
        [
            Action(.f(1), .help), Action(.f(2), .pay), Action(.f(7), .findPayer), Action(.f(10), .back),
            Action(.escape, .back),
        ]
    }

    // MARK: Update

    mutating func appear(_ desk: Surroundings) -> [Step] {
        guard let request, !isSuggested else { return [] }
        return [.ask(.loadPerson(request.person))]
    }

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        switch act {
        case .pay: pay(desk)
        case .findPayer: [.push(PersonFinder("payer", desk))]
        default: [.pop]
        }
    }

    mutating func type(_ key: Key, _ desk: Surroundings) -> [Step] {
        let reaction = form.handle(key)
        if let changed = reaction.changed { self.changed(changed, desk) }
        if let field = reaction.left { form.check(field, desk) }
        return reaction.isSubmitted ? pay(desk) : []
    }

    private mutating func changed(_ field: String, _ desk: Surroundings) {
        form.note(nil, on: field)
        if field == "payment.method" { showFields() }
        if field == "payment.fee", let fee = desk.programme.fee(form.value(field)) {
            form.set("payment.title", to: fee.label.polish)
        }
    }

    private mutating func showFields() {
        let isCash = form.value("payment.method") == PaymentMethod.cash.rawValue
        form.showFields(form.values.merging(flags) { $1 }.merging(["payment.in_cash": "\(isCash)"]) { $1 })
    }

    mutating func receive(_ answer: Answer, _ desk: Surroundings) -> [Step] {
        switch answer {
        case .person(let file):
            // The first one to come is the holder of the card; any other was chosen.
            let isHolder = request?.person == file.person.id && !isSuggested
            put(Payer(isHolder ? file.world.payer(for: file.person, desk.programme, on: desk.today) : file.person))
            isSuggested = true
        default: return sending.outcome(in: answer).map { paid($0, desk) } ?? []
        }
        return []
    }

    private mutating func put(_ payer: Payer) {
        participant = payer
        form.set("payer.name", to: payer.name)
        form.set("payer.address", to: payer.address)
        for field in ["payer.name", "payer.address"] { form.note(nil, on: field) }
    }

    /// What has to be paid; nil before a fee is chosen.
    private func due(_ desk: Surroundings) -> Money? {
        request?.amount ?? desk.programme.fee(form.value("payment.fee"))?.amount(on: desk.today)
    }

    private var method: PaymentMethod {
        PaymentMethod(rawValue: form.value("payment.method")) ?? .cash
    }

    /// What was given in cash; nil where nothing was typed, and then it is the amount due.
    private var given: Money? {
        method == .cash ? FieldKind.amount(form.value("payment.given")) : nil
    }

    private mutating func pay(_ desk: Surroundings) -> [Step] {
        guard !sending.isUnderWay, let due = due(desk), isReadable(due, desk) else { return [] }
        change = given.map { $0 - due } ?? .zero
        return sending.send(.takePayment(TakePayment(receipt: receipt, payment: payment, amount: due)))
    }

    private var payment: Payment {
        let payer = Payer(name: form.value("payer.name"), address: form.value("payer.address"))
        let isParticipant = payer.name == participant?.name
        return Payment(
            payer: Payer(
                name: payer.name.joinedWords, address: payer.address.joinedWords,
                person: isParticipant ? participant?.person : nil),
            fee: request == nil ? form.value("payment.fee") : Fee.duplicate,
            title: form.value("payment.title").joinedWords, method: method,
            reference: method == .cash ? "" : form.value("payment.reference").joinedWords,
            paidOn: method == .transfer ? FieldKind.day(form.value("payment.paid_on")) : nil, duplicate: request?.id)
    }

    /// Whether the day and what was given can be read, and that is enough.
    private mutating func isReadable(_ due: Money, _ desk: Surroundings) -> Bool {
        for field in ["payment.given", "payment.paid_on"] where form.fault(in: field, desk) {
            form.focus(on: field)
            return false
        }
        guard let given, given < due else { return true }
        form.note(Note(.bad, desk.words("payment.too-little", (due - given).description)), on: "payment.given")
        form.focus(on: "payment.given")
        return false
    }

    private mutating func paid(_ outcome: Outcome, _ desk: Surroundings) -> [Step] {
        switch outcome {
        case .refused(let refusal): return form.show(refusal, desk)
        case .done(let changes):
            guard let issued = changes.receipt else { return [.pop] }
            return [.replace(PaymentDone(issued, receipt, job: sending.id, change: change, desk))]
        }
    }

    // MARK: View

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        buffer.region(row: 0, column: 0, rows: 14, columns: buffer.columns) { region in
            form.draw(into: &region, focused: true, desk)
        }
        if flags["payment.proof_only"] == Draft.yes {
            buffer.put(desk.words("payment.proof-only"), row: 7, column: 2, .warning, columns: buffer.columns - 3)
        }
        Widgets.Rule().draw(into: &buffer, row: 15)
        guard let due = due(desk) else { return }
        line("payment.due", due.description, row: 16, .heading, into: &buffer, desk)
        guard let given, given >= due else { return }
        line("payment.change", (given - due).description, row: 17, .good, into: &buffer, desk)
    }

    private func line(
        _ key: String, _ amount: String, row: Int, _ style: Style, into buffer: inout Buffer, _ desk: Surroundings
    ) {
        buffer.put(desk.words(key), row: row, column: 2, .label)
        buffer.put(amount, row: row, column: 21, style)
    }
}

extension Payer {
    /// A participant, as on a receipt.
    init(_ person: Person) {
        self.init(name: person.details.fullName, address: person.address.full, person: person.id)
    }
}

extension [Change] {
    /// The receipt that was given among what happened.
    var receipt: ReceiptIssued? {
        lazy.compactMap { change -> ReceiptIssued? in
            if case .receipt(.issued(let issued)) = change.event { issued } else { nil }
        }.first
    }
}

extension String {
    /// The words with one blank between them.
    var joinedWords: String {
        split(separator: " ").joined(separator: " ")
    }
}
