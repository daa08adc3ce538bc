import Terminal

extension Form {
    /// Draws into the whole region; its last row is the message line.
    public func draw(into buffer: inout Buffer, focused: Bool) {
        let visible = fields.filter(\.isVisible)
        for field in visible {
            draw(field, into: &buffer, focused: focused && field.id == focus)
        }
        for field in visible {
            drawNote(of: field, among: visible, into: &buffer, focused: focused && field.id == focus)
        }
        for field in visible where focused && field.id == focus {
            guard case .pick(let list) = field.control else { continue }
            list.drawList(into: &buffer, row: field.row, column: field.column)
        }
    }

    private func draw(_ field: FormField, into buffer: inout Buffer, focused: Bool) {
        buffer.put(field.label, row: field.row, column: field.start, focused ? .heading : .label)
        buffer.region(
            row: field.row, column: field.column, rows: field.control.height, columns: buffer.columns - field.column
        ) { part in
            field.control.draw(into: &part, focused: focused)
        }
    }

    /// Beside the field, or below it, whichever has room; else its sign alone, and the words on the message line.
    private func drawNote(of field: FormField, among visible: [FormField], into buffer: inout Buffer, focused: Bool) {
        guard let note = field.note else { return }
        let columns = Text.columns(note.line)
        let beside = field.column + field.control.width + 2
        let room = Form.room(right: beside, on: field.row, among: visible, in: buffer) - beside
        if columns <= room {
            buffer.put(note.line, row: field.row, column: beside, note.style)
        } else if hasRoom(below: field, columns, among: visible, in: buffer) {
            buffer.put(note.line, row: field.row + field.control.height, column: field.column + 1, note.style)
        } else {
            if note.kind != .hint, room > 0 {
                buffer.put(note.line.prefix(1), row: field.row, column: beside, note.style)
            }
            if focused {
                let last = buffer.rows - 1
                buffer.put(note.line, row: last, column: 2, note.style, columns: buffer.columns - 3)
            }
        }
    }

    private func hasRoom(below field: FormField, _ columns: Int, among visible: [FormField], in buffer: Buffer) -> Bool
    {
        let row = field.row + field.control.height
        let isFree = !visible.contains { $0.row <= row && row < $0.row + $0.control.height }
        return isFree && row < buffer.rows - 1 && field.column + 1 + columns < buffer.columns
    }

    /// Where the next field on the row begins, or the region ends, a column free before it.
    private static func room(right column: Int, on row: Int, among visible: [FormField], in buffer: Buffer) -> Int {
        let next = visible.filter { $0.row == row && $0.start >= column - 1 }.map(\.start).min()
        return (next ?? buffer.columns) - 1
    }
}
