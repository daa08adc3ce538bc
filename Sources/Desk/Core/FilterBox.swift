import Domain
import Terminal
import Widgets

/// What is wanted of a list, filled in over it: a small form in a box.
struct FilterBox: Sendable {
    private let title: String
    private var form: Form
    private let rows: Int

    /// A box with these fields, one below the other.
    init(_ title: String, _ fields: [(id: String, label: String, control: Control)]) {
        self.title = title
        rows = fields.count
        let column = 2 + (fields.map { Text.columns($0.label) }.max() ?? 0) + 2
        form = Form(
            fields.enumerated().map { row, field in
                FormField(field.id, field.label, row: row, column: column, labelColumn: 2, field.control)
            })
    }

    /// Whether an open list has all keys.
    var isPicking: Bool { form.isPicking }

    /// What stands in a field.
    func value(_ id: String) -> String {
        form.value(id).split(separator: " ").joined(separator: " ")
    }

    /// Takes a key; true where it ended the form.
    mutating func type(_ key: Key) -> Bool {
        form.handle(key).isSubmitted
    }

    /// Says what is wrong with a field, and goes there.
    mutating func complain(_ words: String, on id: String) {
        form.note(Note(.bad, words), on: id)
        form.focus(on: id)
    }

    /// The keys while it is open.
    static let actions = [
        Action(.f(1), .help), Action(.f(2), .applyFilter), Action(.f(8), .clearFilter), Action(.f(10), .back),
        Action(.escape, .back),
    ]

    /// A choice of several with none of them in front; an empty id is none.
    static func pick(_ options: [(id: String, label: String)], any: String, chosen: String?) -> Control {
        let all = [Option("", any)] + options.map { Option($0.id, $0.label) }
        return .pick(PickList(all, columns: 30, chosen: chosen ?? ""))
    }

    /// A field to type a short text into.
    static func text(_ text: String, columns: Int) -> Control {
        var field = TextField(columns: columns)
        field.text = text
        return .text(field)
    }

    func draw(into buffer: inout Buffer) {
        buffer.region(row: 3, column: 12, rows: rows + 3, columns: 56) { part in
            Box(title).draw(into: &part) { form.draw(into: &$0, focused: true) }
        }
    }
}
