import Configuration
import Domain
import Store

/// One of the office's figures (R-OFF-6).
public enum FigureColumn: String, CaseIterable, Sendable {
    case applications, decided, median, within, refused, cards, duplicates, fees

    /// The figure, for a chart; nought where there is none.
    public func value(_ tally: Tally, _ programme: Programme) -> Double {
        switch self {
        case .applications: Double(tally.applications)
        case .decided: Double(tally.decided)
        case .median: tally.medianDays ?? 0
        case .within: tally.share(within: programme.decision.withinDays) ?? 0
        case .refused: Double(tally.refused)
        case .cards: Double(tally.cards)
        case .duplicates: Double(tally.duplicated)
        case .fees: Double(tally.fee.grosze)
        }
    }

    /// The figure as it is read in a language; empty where there is none.
    public func text(_ tally: Tally, _ programme: Programme, _ language: Language) -> String {
        switch self {
        case .median:
            let text = tally.medianDays.map { $0 == $0.rounded() ? String(Int($0)) : String($0) } ?? ""
            return language == .polish ? text.replacing(".", with: ",") : text
        case .within:
            return tally.share(within: programme.decision.withinDays).map { String(Int($0 * 100)) } ?? ""
        case .fees: return language == .polish ? tally.fee.polish : tally.fee.plain
        default: return String(Int(value(tally, programme)))
        }
    }
}

/// The office's figures as a table for other programs: a row for each month and service point, every refusal, ground
/// and method in a column of its own.
public struct FiguresTable: Sendable {
    private let figures: Figures
    private let messages: Messages
    private let programme: Programme
    private let rules: [String]

    /// A table in some words.
    public init(_ figures: Figures, _ messages: Messages, _ programme: Programme) {
        (self.figures, self.messages, self.programme) = (figures, messages, programme)
        rules = figures.total().refusals.keys.sorted()
    }

    /// The names of its columns.
    public var header: [String] {
        let short = ["month", "point"] + FigureColumn.allCases.map(\.rawValue)
        return short.map { messages.text("figures.\($0)") }
            + rules.map { "\(messages.text("figures.refused")): \($0.isEmpty ? messages.text("figures.no-rule") : $0)" }
            + DuplicateGround.allCases.map { messages.text("figures.duplicates.\($0.rawValue)") }
            + PaymentMethod.allCases.map { messages.text("figures.fees.\($0.rawValue)") }
    }

    /// Its rows: each month at each service point at which something was done in any of them.
    public var rows: [[TableFile.Cell]] {
        figures.months.flatMap { month in
            figures.points.map { point in
                [.text(month.iso), .text(programme.servicePoint(point)?.name ?? point)]
                    + figures(of: figures.tally(month, at: point))
            }
        }
    }

    private func figures(of tally: Tally) -> [TableFile.Cell] {
        let short = FigureColumn.allCases.map { $0.text(tally, programme, messages.language) }
        let grounds = DuplicateGround.allCases.map { String(tally.duplicates[$0] ?? 0) }
        let fees = PaymentMethod.allCases.map { method in
            let fee = tally.fees[method] ?? .zero
            return messages.language == .polish ? fee.polish : fee.plain
        }
        return (short + rules.map { String(tally.refusals[$0] ?? 0) } + grounds + fees).map(TableFile.Cell.figure)
    }
}
