/// A piece of a sheet's height that is never cut: usually one line of text.
struct Strip {
    /// Empty height above it, dropped where it begins a sheet.
    var before = 0.0
    /// Its own height.
    var height: Double
    /// What is drawn, measured from the strip's upper left corner.
    var marks: [Mark] = []
    /// Whether it should not be the last of its sheet.
    var keepsWithNext = false
    /// The table whose column titles are repeated above it where it begins a sheet.
    var table: Int?
}

/// Something drawn in a strip, in points from its upper left corner.
enum Mark {
    case line(TextLines.Line, of: TextLines, x: Double, baseline: Double)
    case rule(x: Double, y: Double, width: Double, weight: Double, grey: Double, dotted: Bool)
    case fill(x: Double, y: Double, width: Double, height: Double, grey: Double)
}

/// Strips dealt out to sheets.
struct Pagination {
    /// The height that one sheet has for strips.
    let room: Double
    /// The column titles of each table.
    let heads: [[Strip]]

    /// Every strip once, in order, on as few sheets as its order and the wish to stay together allow. What should stay
    /// together but is higher than a sheet is cut between strips.
    func sheets(of strips: [Strip]) -> [[Strip]] {
        var sheets: [[Strip]] = [[]]
        for chunk in chunks(of: strips) {
            let filled = height(of: sheets[sheets.count - 1])
            let together = height(of: beginning(chunk))
            if filled > 0, filled + height(of: chunk, onTop: false) > room, together <= room { sheets.append([]) }
            for strip in chunk { place(strip, on: &sheets) }
        }
        return sheets
    }

    private func place(_ strip: Strip, on sheets: inout [[Strip]]) {
        let current = sheets[sheets.count - 1]
        if !current.isEmpty, height(of: current) + strip.before + strip.height > room { sheets.append([]) }
        sheets[sheets.count - 1] += sheets[sheets.count - 1].isEmpty ? beginning([strip]) : [strip]
    }

    /// The strips as they begin a sheet: under the table's column titles, unless these would take half the sheet.
    private func beginning(_ strips: [Strip]) -> [Strip] {
        guard let table = strips.first?.table, height(of: heads[table]) < room / 2 else { return strips }
        return heads[table] + strips
    }

    private func chunks(of strips: [Strip]) -> [[Strip]] {
        var chunks: [[Strip]] = []
        var current: [Strip] = []
        for strip in strips {
            current.append(strip)
            if !strip.keepsWithNext {
                chunks.append(current)
                current = []
            }
        }
        return current.isEmpty ? chunks : chunks + [current]
    }

    private func height(of strips: [Strip], onTop: Bool = true) -> Double {
        strips.reduce(onTop ? -(strips.first?.before ?? 0) : 0) { $0 + $1.before + $1.height }
    }
}
