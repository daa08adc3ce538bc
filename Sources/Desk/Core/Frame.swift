import Domain
import Terminal
import Widgets

/// What stands around every workplace: where I am, how the desk is, what I can press.
struct Frame {
    /// Rows that it takes: top line and rule, status line and bottom bar.
    static let around = 4

    private let desk: Surroundings
    private let toast: Toast?

    init(_ desk: Surroundings, toast: Toast?) {
        self.desk = desk
        self.toast = toast
    }

    func draw(into buffer: inout Buffer, around workplace: any Workplace) {
        guard buffer.rows >= 24, buffer.columns >= 80 else { return drawTooSmall(into: &buffer) }
        let heading = workplace.heading(desk)
        Header(heading.left, right: heading.right).draw(into: &buffer)
        let (rows, columns) = (buffer.rows - Frame.around, buffer.columns)
        buffer.region(row: 2, column: 0, rows: rows, columns: columns) { body in
            workplace.draw(into: &body, desk)
        }
        drawStatus(into: &buffer, row: buffer.rows - 2)
        let keys = workplace.actions(desk).filter(\.isShown).map { action in
            KeyHint(action.keyName, desk.words("act.\(action.act.rawValue)"))
        }
        buffer.region(row: buffer.rows - 1, column: 0, rows: 1, columns: columns) { Footer(keys).draw(into: &$0) }
    }

    private func drawTooSmall(into buffer: inout Buffer) {
        let text = desk.words("desk.too-small", String(buffer.columns), String(buffer.rows))
        for (row, line) in Text.wrapped(text, max(1, buffer.columns)).enumerated() {
            buffer.put(line, row: row, column: 0, .normal)
        }
    }

    private func drawStatus(into buffer: inout Buffer, row: Int) {
        if let toast {
            let (mark, style) = Frame.signs(toast.tone)
            buffer.put(" \(mark) \(toast.text)", row: row, column: 0, style, columns: buffer.columns)
        } else {
            buffer.put(" " + status, row: row, column: 0, .dim, columns: buffer.columns)
        }
    }

    private static func signs(_ tone: Toast.Tone) -> (String, Style) {
        switch tone {
        case .good: ("✓", .good)
        case .warning: ("⚠", .warning)
        case .bad: ("✗", .bad)
        }
    }

    /// Staff member, desk, whether this is a training.
    private var status: String {
        var parts = desk.isTraining ? [desk.words("desk.training")] : []
        if let member = desk.session?.member {
            let roles = Domain.Role.allCases.filter(member.roles.contains).map { desk.words("role.\($0.rawValue)") }
            parts.append("\(member.name) (\(roles.joined(separator: ", ")))")
        }
        if let office = desk.office {
            let point = office.servicePoint.uppercased()
            parts.append(desk.words("desk.place", point, String(office.desk)))
        }
        return parts.joined(separator: " · ")
    }
}
