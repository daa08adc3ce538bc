import Configuration
import Domain
import Terminal
import Widgets

/// The whole desk as a model: a stack of workplaces, who is logged in, and what the frame around them shows. Pure: what
/// has to be done elsewhere comes out as requests.
public struct Desk: Sendable {
    /// What workplaces look at.
    private(set) var surroundings: Surroundings
    /// Whether the program is to end.
    public private(set) var isFinished = false
    private var stack: [Place] = []
    private var nextSerial = 0
    private var toast: Toast?
    private var requests: [Request] = []
    private var scanner: ScanRecogniser<[Place]>

    /// A workplace with the number to which answers are sent.
    private struct Place: Sendable {
        let serial: Int
        var workplace: any Workplace
    }

    /// Work to be done for a workplace.
    public struct Request: Sendable {
        /// The workplace that asked.
        let place: Int
        /// What it wants.
        let effect: Effect
    }

    /// A desk with nobody logged in; one that was never set up asks for that first.
    public init(_ surroundings: Surroundings) {
        self.surroundings = surroundings
        scanner = ScanRecogniser(surroundings.settings.scanner)
        push(surroundings.office == nil ? Establish(surroundings) : Login())
    }

    /// Whether somebody is logged in and not locked out; the help over the lock shows nothing more than the lock.
    public var isOpen: Bool {
        surroundings.session != nil && lockIndex == nil
    }

    private var lockIndex: Int? {
        stack.firstIndex { $0.workplace is LockScreen }
    }

    /// The requests made since last asked.
    public mutating func takeRequests() -> [Request] {
        defer { requests.removeAll() }
        return requests
    }

    // MARK: Update

    /// A key was pressed.
    public mutating func press(_ press: KeyPress) {
        toast = nil
        // Before the login there is nothing to scan for, and a password may come as fast as a code.
        guard isOpen else { return handle(press.key) }
        switch scanner.take(press, before: stack) {
        case .key(let key): handle(key)
        case .scan(let code, let before):
            stack = before
            keepDraft()
            scanned(code)
        }
    }

    /// Work is done.
    ///
    /// What went wrong and what was printed is told whether or not the workplace that asked is still there.
    mutating func receive(_ answer: Answer, for place: Int) {
        switch answer {
        case .failed(let failure):
            let words = surroundings.words(failure.key)
            // What was done before it failed stays to be read: the case number of an application whose paper jammed.
            let before = toast.map { $0.text.hasSuffix(words) ? "" : $0.text + " " } ?? ""
            toast = Toast(before + words, .bad)
            if failure.isOfPaper { requests.append(Request(place: place, effect: .loadSpool)) }
        case .printed(let name) where toast == nil: toast = Toast(surroundings.words("paper.done", name))
        case .spool(let jobs): surroundings.unprinted = jobs?.count ?? 0
        default: break
        }
        guard let index = stack.firstIndex(where: { $0.serial == place }) else { return }
        follow(stack[index].workplace.receive(answer, surroundings), from: index)
    }

    /// The clock has moved on.
    public mutating func tick(now: Instant, today: Day) {
        surroundings.now = now
        surroundings.today = today
    }

    /// After how long the workplace on top wants to look around; nil: not at all.
    public var pause: Swift.Duration? {
        (top as? any Watches)?.pause(surroundings)
    }

    /// Lets the workplace on top look around.
    public mutating func look() {
        guard pause != nil, var place = top as? any Watches else { return }
        let last = stack.count - 1
        let steps = place.look(surroundings)
        stack[last].workplace = place
        follow(steps, from: last)
    }

    /// The window has another size.
    public mutating func resize(rows: Int, columns: Int) {
        surroundings.rows = max(0, rows - Frame.around)
        surroundings.columns = columns
    }

    /// Nobody has touched a key for long: hides everything behind the login, and keeps the work.
    public mutating func lock() {
        guard isOpen else { return }
        toast = nil
        push(LockScreen())
    }

    /// What keys do everywhere after the login: a lost card is blocked whatever lies on the screen, and the paper that
    /// would be printed here is shown.
    static func actions(_ desk: Surroundings) -> [Action] {
        let block = Action(.control("b"), .block, isShown: false)
        return (desk.session?.may(.blockCard) == true ? [block] : [])
            + [Action(.control("p"), .preview, isShown: false)]
    }

    /// The workplace that tells whom the clerk has in mind: the one in sight, whatever lies over it. Who is on one that is
    /// covered does not count.
    private var inView: (any ShowsPerson)? {
        stack.last { !($0.workplace is any Overlay) }?.workplace as? any ShowsPerson
    }

    private var top: any Workplace {
        stack[stack.count - 1].workplace
    }

    private mutating func handle(_ key: Key) {
        guard surroundings.columns >= 80, surroundings.rows >= 24 - Frame.around else { return }
        let last = stack.count - 1
        if isOpen, let action = Desk.actions(surroundings).first(where: { $0.key == key }) {
            return action.act == .block ? block() : preview()
        }
        if let action = action(for: key) {
            if action.act == .help { return push(HelpPage(about: top, surroundings)) }
            if action.act == .back, (top as? any HoldsInput)?.isTouched == true { return push(Unsaved(over: top)) }
            follow(stack[last].workplace.act(action.act, surroundings), from: last)
        } else {
            follow(stack[last].workplace.type(key, surroundings), from: last)
        }
    }

    private func action(for key: Key) -> Action? {
        guard !top.isPicking || ![.escape, .enter].contains(key) else { return nil }
        return top.actions(surroundings).first { $0.key == key }
    }

    private mutating func block() {
        guard !(top is BlockDialog) else { return }
        push(BlockDialog(over: top, for: inView))
    }

    private mutating func preview() {
        guard let paper = paperHere else {
            toast = Toast(surroundings.words("preview.none"), .warning)
            return
        }
        push(PaperPreview(paper))
    }

    /// The paper that the workplace on top shows, or would print: it is asked on a copy, where nothing comes of it.
    private var paperHere: Printout? {
        if let paper = (top as? any HasPaper)?.paper { return paper }
        var copy = top
        let key: Key = top is Menu ? .enter : .f(9)
        guard let action = top.actions(surroundings).first(where: { $0.key == key }) else { return nil }
        return paper(in: copy.act(action.act, surroundings))
    }

    private func paper(in steps: [Step]) -> Printout? {
        for step in steps {
            switch step {
            case .ask(.print(let paper, _)): return paper
            case .hand(let answer):
                guard stack.count > 1 else { return nil }
                var below = stack[stack.count - 2].workplace
                return paper(in: below.receive(answer, surroundings))
            default: continue
            }
        }
        return nil
    }

    /// The letters of a scan were kept like typed ones before it was known for one.
    private mutating func keepDraft() {
        guard let last = stack.last, let draft = (last.workplace as? any KeepsDraft)?.keptDraft else { return }
        requests.append(Request(place: last.serial, effect: .saveDraft(draft)))
    }

    /// A scan goes to the workplace on top where it knows what to do with one, else it opens what was scanned.
    private mutating func scanned(_ code: String) {
        let last = stack.count - 1
        if var place = top as? any TakesScans {
            let steps = place.scanned(code, surroundings)
            stack[last].workplace = place
            follow(steps, from: last)
        } else {
            push(PickupDesk(surroundings, searching: code))
        }
    }

    private mutating func push(_ workplace: any Workplace) {
        insert(workplace, at: stack.count)
    }

    /// Below others it appears once they are gone.
    private mutating func insert(_ workplace: any Workplace, at index: Int) {
        stack.insert(Place(serial: nextSerial, workplace: workplace), at: index)
        nextSerial += 1
        if index == stack.count - 1 { appear() }
    }

    private mutating func remove(at index: Int) {
        guard index > 0 else { return }
        takeOut(index)
        if index == stack.count { appear() }
    }

    /// The question about a form goes with it.
    private mutating func takeOut(_ index: Int) {
        stack.remove(at: index)
        if index < stack.count, stack[index].workplace is Unsaved { stack.remove(at: index) }
    }

    private mutating func appear() {
        let last = stack.count - 1
        follow(stack[last].workplace.appear(surroundings), from: last)
    }

    private mutating func follow(_ steps: [Step], from index: Int) {
        let serial = stack[index].serial
        for step in steps { follow(step, serial) }
    }

    /// Moves between workplaces, from where the one stands that wants it: it may be covered by the help, a card to be
    /// blocked, or the lock.
    private mutating func move(_ step: Step, from serial: Int) {
        guard let here = stack.firstIndex(where: { $0.serial == serial }) else { return }
        switch step {
        case .push(let workplace): insert(workplace, at: here + 1)
        case .pop: remove(at: here)
        case .replace(let workplace):
            takeOut(here)
            insert(workplace, at: here)
        case .hand(let answer) where here > 0:
            stack.remove(at: here)
            follow(stack[here - 1].workplace.receive(answer, surroundings), from: here - 1)
        case .abandon where here > 0:
            stack.remove(at: here)
            follow(stack[here - 1].workplace.act(.back, surroundings), from: here - 1)
        default: break
        }
    }

    private mutating func follow(_ step: Step, _ serial: Int) {
        switch step {
        case .ask(let effect): requests.append(Request(place: serial, effect: effect))
        case .push, .pop, .replace, .hand, .abandon: move(step, from: serial)
        case .say(let words): toast = words
        case .established(let office): surroundings.office = office
        case .enter(let session): enter(session)
        case .lock: lock()
        case .leave: leave()
        case .quit: isFinished = true
        }
    }

    /// After a lock the work is there again, if it is the same person; somebody else begins anew (drafts are kept).
    private mutating func enter(_ session: Session) {
        let isBack = surroundings.session?.member.id == session.member.id
        surroundings.session = session
        guard isBack, let lockIndex else {
            stack.removeAll()
            return push(Home())
        }
        stack.removeSubrange(lockIndex...)
        appear()
    }

    private mutating func leave() {
        surroundings.session = nil
        stack.removeAll()
        push(Login())
    }

    // MARK: View

    /// Draws the whole window.
    public func draw(into buffer: inout Buffer) {
        buffer.scene = stack.last?.serial ?? 0
        Frame(surroundings, toast: toast).draw(into: &buffer, around: top)
    }
}
