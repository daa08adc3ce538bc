import Domain
import Store
import Terminal
import Widgets

/// The verdict as it stands, in three rows below the form: which parts are in order, and the first thing that is not.
struct VerdictStrip: Sendable {
    private var open: Set<String> = []
    private var first: Refusal?
    private var words = ""

    /// Takes in what is in the way now. It is put into words only where the first thing is another one: this runs at
    /// every letter.
    mutating func show(_ refusals: [Refusal], _ desk: Surroundings) {
        open = Set(refusals.map(part))
        guard first != refusals.first || words.isEmpty else { return }
        first = refusals.first
        words = first.map(desk.explain) ?? "✓ " + desk.words("verdict.ready")
    }

    /// The parts of an application, and which fields belong to each.
    private static let parts = ["person", "address", "contact", "basis", "statement", "photo", "document"]

    func draw(into buffer: inout Buffer, row: Int, saved: Instant?, _ desk: Surroundings) {
        Widgets.Rule(desk.words("verdict.now")).draw(into: &buffer, row: row)
        if let saved {
            // To the minute: a second would be written anew with every letter.
            let text = " \(desk.words("verdict.saved", saved.clock)) "
            buffer.put(text, row: row, column: buffer.columns - Text.columns(text) - 3, .dim)
        }
        var column = 2
        for part in VerdictStrip.parts where part != "photo" || desk.programme.photo != nil {
            let isOpen = open.contains(part)
            let text = (isOpen ? "✗ " : "✓ ") + desk.words("verdict.part.\(part)")
            buffer.put(text, row: row + 1, column: column, isOpen ? .bad : .good)
            column += Text.columns(text) + 2
        }
        buffer.put(words, row: row + 2, column: 2, first == nil ? .good : .normal, columns: buffer.columns - 3)
    }

    private func part(of refusal: Refusal) -> String {
        let part = refusal.field?.split(separator: ".").first.map(String.init) ?? "person"
        switch part {
        case "card", "package": return "basis"
        default: return VerdictStrip.parts.contains(part) ? part : "person"
        }
    }
}

/// The box that says that the person may be in the programme already.
struct KnownBox {
    private let person: PersonRow
    private let isCertain: Bool
    private let desk: Surroundings

    init(_ person: PersonRow, isCertain: Bool, _ desk: Surroundings) {
        self.person = person
        self.isCertain = isCertain
        self.desk = desk
    }

    func draw(into buffer: inout Buffer) {
        let title = desk.words(isCertain ? "intake.known" : "intake.maybe-known")
        let rows = 6
        buffer.region(row: 5, column: 2, rows: rows, columns: buffer.columns - 4) { part in
            Box(title).draw(into: &part) { inside in
                let line = desk.words("person.line", person.listName, person.birthDate.iso, person.address)
                inside.put(line, row: 0, column: 1, .heading, columns: inside.columns - 2)
                inside.put(person.fact(desk), row: 1, column: 1, .normal, columns: inside.columns - 2)
                let keys = desk.words(isCertain ? "intake.known.keys" : "intake.maybe-known.keys")
                inside.put(keys, row: 3, column: 1, .key, columns: inside.columns - 2)
                inside.showCursor(row: 3, column: 1)
            }
        }
    }
}
