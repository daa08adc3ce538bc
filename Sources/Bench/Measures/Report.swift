import Foundation

/// The findings as a person or a program reads them.
struct Report {
    let findings: [Finding]

    /// A table, ratios first.
    var table: String {
        let head = [
            "p50 ×", "p99 ×", "aim", "met", "what", "program", "p50", "p99", "against", "p50", "p99", "unit", "n",
        ]
        let rows = [head] + findings.map(row)
        let widths = head.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }.joined(separator: "  ")
        }.joined(separator: "\n")
    }

    private func row(_ finding: Finding) -> [String] {
        let other = finding.against
        return [
            finding.medianRatio.map(short) ?? "", finding.p99Ratio.map(short) ?? "",
            finding.aims.map { $0.text(unit: finding.unit) }.joined(separator: ", "),
            finding.aims.map { finding.met($0).map { $0 ? "yes" : "NO" } ?? "–" }.joined(separator: ", "),
            finding.title, finding.ours.name, short(finding.ours.series.median), short(finding.ours.series.p99),
            other?.name ?? "", other.map { short($0.series.median) } ?? "", other.map { short($0.series.p99) } ?? "",
            finding.unit, String(finding.ours.series.count),
        ]
    }

    /// One JSON array, one object a finding.
    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        return String(decoding: try encoder.encode(findings.map(Line.init)), as: UTF8.self)
    }

    private struct Line: Encodable {
        let what, unit: String
        let medianRatio, p99Ratio: Double?
        let program: Figures
        let against: Figures?
        let aims: [Goal]

        init(_ finding: Finding) {
            (what, unit) = (finding.title, finding.unit)
            (medianRatio, p99Ratio) = (finding.medianRatio, finding.p99Ratio)
            program = Figures(finding.ours)
            against = finding.against.map(Figures.init)
            aims = finding.aims.map { Goal(aim: $0.text(unit: finding.unit), met: finding.met($0)) }
        }
    }

    private struct Figures: Encodable {
        let name: String
        let p50, p99: Double
        let samples: Int

        init(_ measured: Finding.Measured) {
            (name, samples) = (measured.name, measured.series.count)
            (p50, p99) = (measured.series.median, measured.series.p99)
        }
    }

    private struct Goal: Encodable {
        let aim: String
        let met: Bool?
    }
}
