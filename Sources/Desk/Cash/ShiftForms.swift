import Domain
import Terminal
import Widgets

/// Opening a shift: what lies in the drawer.
struct ShiftOpening: HoldsInput {
    let name = "shift-open"
    private let shift: ID<Shift>
    private var sending: Sending
    private var form: ScreenForm

    init(_ desk: Surroundings) {
        shift = desk.ids.make()
        sending = Sending(desk)
        form = ScreenForm(desk.screens.shiftOpening, values: [:], desk)
    }

    var isTouched: Bool { form.isTouched }

    func heading(_ desk: Surroundings) -> Heading {
        Heading(desk.words("shift.open.title"), desk.clock)
    }

    func actions(_ desk: Surroundings) -> [Action] {
        [Action(.f(1), .help), Action(.f(2), .openShift), Action(.f(10), .back), Action(.escape, .back)]
    }

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        act == .openShift ? open(desk) : [.pop]
    }

    mutating func type(_ key: Key, _ desk: Surroundings) -> [Step] {
        form.handle(key).isSubmitted ? open(desk) : []
    }

    private mutating func open(_ desk: Surroundings) -> [Step] {
        guard let float = form.amount("shift.float", desk) else { return [] }
        return sending.send(.openShift(OpenShift(shift: shift, float: float)))
    }

    mutating func receive(_ answer: Answer, _ desk: Surroundings) -> [Step] {
        switch sending.outcome(in: answer) {
        case .done: [.say(Toast(desk.words("shift.opened"))), .pop]
        case .refused(let refusal): form.show(refusal, desk)
        case nil: []
        }
    }

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        form.draw(into: &buffer, focused: true, desk)
        buffer.put(desk.words("shift.open.hint"), row: 3, column: 2, .dim, columns: buffer.columns - 3)
    }
}

/// Closing a shift: what was counted, typed before anybody is told what should be there.
struct ShiftClosing: HoldsInput {
    let name = "shift-close"
    private let shift: Shift
    private var sending: Sending
    private var form: ScreenForm
    private var count = DrawerCount()
    private var isCounting = false

    init(_ shift: Shift, _ desk: Surroundings) {
        self.shift = shift
        sending = Sending(desk)
        form = ScreenForm(desk.screens.shiftClosing, values: [:], desk)
    }

    var isTouched: Bool { !isCounting && (form.isTouched || count.sum != .zero) }

    func heading(_ desk: Surroundings) -> Heading {
        Heading(desk.words("shift.close.title"), shift.number)
    }

    func actions(_ desk: Surroundings) -> [Action] {
        let main = isCounting ? [Action(.f(2), .save)] : [Action(.f(2), .closeShift), Action(.f(6), .denominations)]
        return [Action(.f(1), .help)] + main + [Action(.f(10), .back), Action(.escape, .back)]
    }

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        switch act {
        case .closeShift: return close(desk)
        case .denominations: isCounting = true
        case .save: takeCount()
        default:
            guard isCounting else { return [.pop] }
            isCounting = false
        }
        return []
    }

    mutating func type(_ key: Key, _ desk: Surroundings) -> [Step] {
        guard !isCounting else {
            if count.type(key) { takeCount() }
            return []
        }
        return form.handle(key).isSubmitted ? close(desk) : []
    }

    private mutating func takeCount() {
        isCounting = false
        form.set("shift.counted", to: count.sum.polish)
        form.note(nil, on: "shift.counted")
    }

    private mutating func close(_ desk: Surroundings) -> [Step] {
        guard let counted = form.amount("shift.counted", desk) else { return [] }
        return sending.send(.closeShift(CloseShift(shift: shift.id, counted: counted)))
    }

    mutating func receive(_ answer: Answer, _ desk: Surroundings) -> [Step] {
        switch sending.outcome(in: answer) {
        case .done(let changes):
            var closed = shift
            for case .shift(let event) in changes.map(\.event) { closed.evolve(event) }
            return [.replace(ShiftResult(closed, isNew: true, desk))]
        case .refused(let refusal): return form.show(refusal, desk)
        case nil: return []
        }
    }

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        form.draw(into: &buffer, focused: !isCounting, desk)
        let hint = Text.wrapped(desk.words("shift.close.hint"), buffer.columns - 4)
        for (index, line) in hint.enumerated() { buffer.put(line, row: 3 + index, column: 2, .dim) }
        if isCounting { count.draw(into: &buffer, desk) }
    }
}

/// A shift that is closed: what was counted beside what should be there, and what a difference comes from. The report of
/// one just closed is printed once that is said, or once it is left unsaid.
struct ShiftResult: HoldsInput {
    let name = "shift-result"
    private let shift: Shift
    private let isNew: Bool
    private var sending: Sending
    private var form: ScreenForm
    private var isAsked = false

    init(_ shift: Shift, isNew: Bool, _ desk: Surroundings) {
        (self.shift, self.isNew) = (shift, isNew)
        sending = Sending(desk)
        form = ScreenForm(desk.screens.shiftExplanation, values: [:], desk)
    }

    private var difference: Money { shift.closing?.difference ?? .zero }
    private var report: Step { .ask(.print(.dayReport(shift.id), job: sending.id)) }
    /// Whether there is something to explain that was not.
    private var isOpen: Bool { difference != .zero && shift.explanation.isEmpty }

    var isTouched: Bool { isOpen && form.isTouched }

    func heading(_ desk: Surroundings) -> Heading {
        Heading(desk.words("shift.result.title"), shift.number)
    }

    func actions(_ desk: Surroundings) -> [Action] {
        let main = isOpen ? [Action(.f(2), .explain)] : [Action(.enter, .back)]
        return [Action(.f(1), .help)] + main + [Action(.f(9), .print), Action(.f(10), .back), Action(.escape, .back)]
    }

    mutating func appear(_ desk: Surroundings) -> [Step] {
        guard isNew, !isOpen, !isAsked else { return [] }
        isAsked = true
        return [report]
    }

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        switch act {
        case .explain: explain(desk)
        case .print: [.ask(.print(.dayReport(shift.id), job: desk.ids.make()))]
        default: isOpen && isNew ? [report, .pop] : [.pop]
        }
    }

    mutating func type(_ key: Key, _ desk: Surroundings) -> [Step] {
        guard isOpen else { return [] }
        return form.handle(key).isSubmitted ? explain(desk) : []
    }

    private mutating func explain(_ desk: Surroundings) -> [Step] {
        sending.send(.explainShift(ExplainShift(shift: shift.id, explanation: form.value("reason"))))
    }

    mutating func receive(_ answer: Answer, _ desk: Surroundings) -> [Step] {
        switch sending.outcome(in: answer) {
        case .done: [report, .say(Toast(desk.words("shift.explained"))), .pop]
        case .refused(let refusal): form.show(refusal, desk)
        case nil: []
        }
    }

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        guard let closing = shift.closing else { return }
        let style: Style = difference == .zero ? .good : .warning
        let sign = difference == .zero ? "✓ " : "⚠ "
        let lines = [
            ("shift.counted", closing.counted.description, Style.normal),
            ("shift.expected", closing.expected.description, .normal),
            ("shift.difference", sign + difference.signed, style),
        ]
        for (index, line) in lines.enumerated() {
            buffer.put(desk.words(line.0), row: 1 + index, column: 2, .label)
            buffer.put(line.1, row: 1 + index, column: 21, line.2)
        }
        guard isOpen else {
            let words = difference == .zero ? desk.words("shift.agrees") : shift.explanation
            buffer.put(words, row: 5, column: 2, columns: buffer.columns - 3)
            return buffer.showCursor(row: 5, column: 2)
        }
        buffer.put(desk.words("shift.explain.hint"), row: 5, column: 2, .dim, columns: buffer.columns - 3)
        form.draw(into: &buffer, focused: true, desk)
    }
}

extension ScreenForm {
    /// The amount in a field; else nil, and that is said there.
    mutating func amount(_ field: String, _ desk: Surroundings) -> Money? {
        let amount = FieldKind.amount(value(field))
        if amount == nil { note(Note(.bad, desk.messages.text(.notAnAmount, in: desk.programme)), on: field) }
        return amount
    }
}
