import CDocuments

/// The modules of a QR code (ISO/IEC 18004), error correction M.
struct QRCode {
    let side: Int
    private let modules: [UInt8]

    init(_ payload: CodePayload) throws(PDFError) {
        var buffer = [UInt8](repeating: 0, count: 177 * 177)
        let side = Int(paper_code(payload.text, &buffer, buffer.count))
        guard side > 0 else { throw .noMemory }
        self.side = side
        modules = buffer
    }

    func isDark(row: Int, column: Int) -> Bool {
        modules[row * side + column] == 1
    }

    /// The dark modules, a rectangle for each run in a row, in a square of that side.
    func marks(side length: Double) -> [Mark] {
        let unit = length / Double(side)
        return (0..<side).flatMap { row in
            runs(inRow: row).map { run in
                Mark.fill(
                    x: Double(run.lowerBound) * unit, y: Double(row) * unit,
                    width: Double(run.count) * unit, height: unit, grey: 0)
            }
        }
    }

    /// Four modules of white all round, so that a watermark does not spoil the code.
    func quietZone(side length: Double) -> Mark {
        let border = 4 * length / Double(side), whole = length + 2 * border
        return .fill(x: -border, y: -border, width: whole, height: whole, grey: 1)
    }

    private func runs(inRow row: Int) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        for column in 0..<side where isDark(row: row, column: column) {
            if let last = runs.last, last.upperBound == column {
                runs[runs.count - 1] = last.lowerBound..<column + 1
            } else {
                runs.append(column..<column + 1)
            }
        }
        return runs
    }
}
