import CTerminal

/// Why the terminal could not be taken.
public enum ScreenError: Error, Hashable {
    /// This process already has a screen.
    case alreadyOpen
    /// Standard input or output is no terminal.
    case notATerminal
    /// Neither the environment's locale nor C.UTF-8 speaks UTF-8.
    case notUTF8
    /// terminfo does not know TERM.
    case unknownTerminal
    /// The terminal cannot place its cursor, for instance `dumb`.
    case cannotPlaceCursor
    /// The system has no pipe or descriptor left.
    case noResources

    init?(_ status: ct_status) {
        switch status {
        case CT_OPENED: return nil
        case CT_ALREADY_OPEN: self = .alreadyOpen
        case CT_NOT_A_TERMINAL: self = .notATerminal
        case CT_NOT_UTF8: self = .notUTF8
        case CT_UNKNOWN_TERMINAL: self = .unknownTerminal
        case CT_CANNOT_PLACE_CURSOR: self = .cannotPlaceCursor
        default: self = .noResources
        }
    }
}

/// The terminal, taken over until `close`. One a process, used by one thread.
///
/// It is given back as it was on every way out: `close`, the last reference dropped, `exit`, and a crash.
public final class Screen {
    /// What may be chosen.
    public struct Options: Sendable {
        /// How long Esc waits for a digit that makes it an F-key, beyond the 25 ms that any escape sequence gets.
        /// Alt+digit always fits. Where F-keys must be typed as Esc, digit by hand, give about 600 ms; Esc twice then
        /// goes back at once.
        public var escapeWindow = Duration.milliseconds(20)
        /// Whether ^Z and SIGTSTP stop the program. Off in a kiosk.
        public var suspends = true
        /// No colour; NO_COLOR in the environment does the same.
        public var monochrome = false
        /// Where standard error goes while the screen is up; nil leaves it alone.
        public var logDescriptor: Int32?
        /// Written on the restored terminal after a crash.
        public var crashNote = ""

        /// The usual choices.
        public init() {}
    }

    let options: Options
    var decoder: KeyDecoder
    // Keys may be left within ncurses, where waiting does not see them.
    var hasMoreKeys = false
    private var palette: Palette
    private var frame: Buffer
    private var shown: [Cell] = []
    private var isOpen = true
    private let substitutes: [UInt32: UInt32]

    /// Takes the terminal over, or says why it can't be.
    public init(_ options: Options = Options()) throws(ScreenError) {
        let status = options.crashNote.withCString { note in
            var settings = ct_settings(
                log_descriptor: options.logDescriptor ?? -1, monochrome: options.monochrome, crash_note: note)
            return ct_open(&settings)
        }
        if let error = ScreenError(status) { throw error }
        self.options = options
        decoder = KeyDecoder(escapeWindow: options.escapeWindow)
        palette = Palette(colours: Int(ct_colours()))
        substitutes = ct_has_console_font() ? Glyph.consoleSubstitutes : [:]
        frame = Buffer(rows: 0, columns: 0)
    }

    deinit {
        close()
    }

    /// Gives the terminal back. Again is harmless.
    public func close() {
        guard isOpen else { return }
        isOpen = false
        ct_close()
    }

    /// How many colours there are: 0, 8, 16, 88, 256 or 2²⁴.
    public var colours: Int { Int(ct_colours()) }

    /// Draws a frame and paints what differs from the one before.
    public func paint(_ draw: (inout Buffer) -> Void) {
        fitFrame()
        let scene = frame.scene
        frame.erase()
        draw(&frame)
        // Emulators that can't scroll by several lines, whatever they claim to be, would leave the other scene's lines.
        if frame.scene != scene { ct_rewrite() }
        hand(frame)
        if ct_pairs_ran_out(), colours >= 256 {
            // Pictures used the terminal's colour pairs up: once more with a fresh table. With 8 colours the table is
            // so small that one picture may fill it; what is left over then goes without colour.
            ct_forget_pairs()
            palette = Palette(colours: colours)
            repaintAll()
            hand(frame)
        }
        ct_show(Int32(frame.cursor?.row ?? -1), Int32(frame.cursor?.column ?? -1))
    }

    /// The next paint draws every cell, for a terminal that others wrote on.
    public func repaintAll() {
        shown = []
        ct_invalidate()
    }

    /// Stops the process as ^Z does; returns when it continues.
    func suspend() {
        ct_suspend()
        repaintAll()
    }

    private func fitFrame() {
        var (rows, columns): (Int32, Int32) = (0, 0)
        ct_size(&rows, &columns)
        guard Int(rows) != frame.frameRows || Int(columns) != frame.frameColumns else { return }
        frame = Buffer(rows: Int(rows), columns: Int(columns))
        repaintAll()
    }

    private func hand(_ frame: Buffer) {
        let isFresh = shown.count != frame.cells.count
        if isFresh { shown = Array(repeating: Cell(base: 1, style: .normal), count: frame.cells.count) }
        for row in 0..<frame.frameRows {
            handRow(row, frame)
        }
    }

    /// Hands ncurses the run between the first and the last cell that changed.
    private func handRow(_ row: Int, _ frame: Buffer) {
        let start = row * frame.frameColumns
        let end = start + frame.frameColumns
        guard var first = (start..<end).first(where: { frame.cells[$0] != shown[$0] }) else { return }
        var last = end - 1
        while frame.cells[last] == shown[last] { last -= 1 }
        if frame.cells[first].isContinuation, first > start { first -= 1 }
        var run: [ct_cell] = []
        run.reserveCapacity(last - first + 1)
        for place in first...last {
            shown[place] = frame.cells[place]
            run.append(converted(frame.cells[place]))
        }
        ct_draw(Int32(row), Int32(first - start), run, Int32(run.count))
    }

    private func converted(_ cell: Cell) -> ct_cell {
        let look = palette.look(of: cell.style)
        let base = substitutes.isEmpty ? cell.scalar : substitutes[cell.scalar] ?? cell.scalar
        return ct_cell(
            base: base, marks: (cell.firstMark, cell.secondMark), attributes: look.attributes, pair: look.pair)
    }
}
