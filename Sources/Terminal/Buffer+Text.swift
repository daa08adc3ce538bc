extension Buffer {
    /// Writes a line of text. Answers the column after it.
    ///
    /// Given `columns`, the text takes no more than these, ends in `…` if it is longer, and stands in them as `align`
    /// says. What reaches over the region's edge is cut. Control and format characters come out visible.
    @discardableResult
    public mutating func put(
        _ text: some StringProtocol, row: Int, column: Int, _ style: Style = .normal,
        columns limit: Int? = nil, align: Alignment = .left
    ) -> Int {
        guard let limit else { return write(text, row, column, style, end: .max) }
        let width = Text.columns(text)
        guard width <= limit else { return writeCut(text, row, column, style, limit) }
        let room = limit - width
        switch align {
        case .left: return write(text, row, column, style, end: .max)
        case .centre: return write(text, row, column + room / 2, style, end: .max)
        case .right: return write(text, row, column + room, style, end: .max)
        }
    }

    private mutating func writeCut(
        _ text: some StringProtocol, _ row: Int, _ column: Int, _ style: Style, _ limit: Int
    ) -> Int {
        guard limit > 0 else { return column }
        let after = write(text, row, column, style, end: column + limit - 1)
        return write("…", row, after, style, end: .max)
    }

    /// Writes up to the column `end`, exclusive.
    private mutating func write(
        _ text: some StringProtocol, _ row: Int, _ column: Int, _ style: Style, end: Int
    ) -> Int {
        guard row >= 0, row < rows else { return column }
        var place = column
        for scalar in text.unicodeScalars {
            switch Glyph.kind(scalar.value) {
            case .narrow(let base):
                guard place < end else { return place }
                if place >= 0, place < columns { store(Cell(base: base, style: style), row: row, column: place) }
                place += 1
            case .wide(let base):
                guard place + 1 < end else { return place }
                putWide(base, row, place, style)
                place += 2
            case .mark(let mark):
                putMark(mark, row, &place, start: column, style)
            case .nothing: break
            }
        }
        return place
    }

    /// A wide letter that only half fits leaves a space.
    private mutating func putWide(_ base: UInt32, _ row: Int, _ column: Int, _ style: Style) {
        let fits = column >= 0 && column + 1 < columns
        for (offset, half) in [base | Cell.wideFlag, 0].enumerated() {
            guard column + offset >= 0, column + offset < columns else { continue }
            store(Cell(base: 0x20, style: style), row: row, column: column + offset)
            if fits { cells[index(row, column + offset)].base = half }
        }
    }

    /// A mark joins the letter before it; without one it stands on a space.
    private mutating func putMark(_ mark: UInt16, _ row: Int, _ place: inout Int, start: Int, _ style: Style) {
        if place == start {
            set(.init(base: 0x20, style: style), row: row, column: place)
            place += 1
        }
        guard place > 0, place <= columns else { return }
        let last = index(row, place - 1)
        cells[cells[last].isContinuation ? last - 1 : last].add(mark: mark)
    }

    /// The frame's lines without spaces at their ends.
    public var lines: [String] {
        frameLines { $0.text }.map { line in
            String(line.reversed().drop { $0 == " " }.reversed())
        }
    }

    /// The frame's lines as one text.
    public var text: String {
        lines.joined(separator: "\n")
    }

    /// The frame's roles, a letter a cell (`Role.code`), each line as wide as the frame.
    public var roles: [String] {
        frameLines { String($0.style.role.code) }
    }

    /// Where the hardware cursor will be, in the frame; nil when hidden.
    public var cursorPosition: Position? { cursor }

    private func frameLines(_ show: (Cell) -> String) -> [String] {
        (0..<frameRows).map { row in
            cells[row * frameColumns..<(row + 1) * frameColumns].map(show).joined()
        }
    }
}
