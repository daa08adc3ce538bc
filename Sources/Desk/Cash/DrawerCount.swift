import Domain
import Terminal
import Widgets

/// A drawer counted by notes and coins: how many of each, and what they come to.
struct DrawerCount: Sendable {
    /// In grosze: the notes, then the coins.
    private static let notes = [50_000, 20_000, 10_000, 5_000, 2_000, 1_000]
    private static let coins = [500, 200, 100, 50, 20, 10, 5, 2, 1]
    private static let (rows, columns) = (14, 54)
    private var form: Form

    init() {
        let notes = DrawerCount.fields(DrawerCount.notes, column: 14)
        let coins = DrawerCount.fields(DrawerCount.coins, column: 38)
        form = Form(notes + coins)
    }

    private static func fields(_ values: [Int], column: Int) -> [FormField] {
        values.enumerated().map { row, value in
            let label = "\(Money(grosze: value)) ×"
            let field = TextField(columns: 6, limit: 6, accepts: TextField.digits)
            return FormField("\(value)", label, row: row, column: column, .text(field))
        }
    }

    /// What the counted notes and coins come to.
    var sum: Money {
        let values = DrawerCount.notes + DrawerCount.coins
        return Money(grosze: values.reduce(0) { $0 + $1 * (Int(form.value("\($1)")) ?? 0) })
    }

    /// Takes a key; true where the last field was left with Enter.
    mutating func type(_ key: Key) -> Bool {
        form.handle(key).isSubmitted
    }

    /// Draws as a box in the middle of the region.
    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        let place = Position(
            row: (buffer.rows - DrawerCount.rows) / 2, column: (buffer.columns - DrawerCount.columns) / 2)
        buffer.region(
            row: place.row, column: place.column, rows: DrawerCount.rows, columns: DrawerCount.columns
        ) { part in
            Box(desk.words("shift.denominations")).draw(into: &part) { inside in
                form.draw(into: &inside, focused: true)
                inside.put(desk.words("shift.sum", sum.description), row: 10, column: 2, .heading)
            }
        }
    }
}
