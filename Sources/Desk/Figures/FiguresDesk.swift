import Configuration
import Domain
import Store
import Terminal
import Widgets

/// The office's figures (R-OFF-6), month by month: a table, a chart of one column, a file for other programs.
struct FiguresDesk: Workplace {
    let name = "figures"
    private var query: FiguresQuery
    private var figures: Figures?
    private var list: Listing<Month>
    private var column = FigureColumn.applications
    private var chart: BarChart?
    private var box: FilterBox?

    init(_ desk: Surroundings) {
        query = FiguresQuery(yearUntil: desk.today)
        let widths: [FigureColumn: Int] = [.cards: 5, .duplicates: 6, .fees: 9]
        list = Listing(
            [Column(desk.words("figures.month"), 7)]
                + FigureColumn.allCases.map {
                    Column(desk.words("figures.short.\($0.rawValue)"), widths[$0] ?? 7, align: .right)
                })
    }

    var isPicking: Bool { box?.isPicking ?? false }

    func heading(_ desk: Surroundings) -> Heading {
        let point = query.point.map { desk.programme.servicePoint($0)?.name ?? $0 }
        return Heading(desk.words("figures.title"), point ?? desk.words("figures.everywhere"))
    }

    func actions(_ desk: Surroundings) -> [Action] {
        guard box == nil else { return FilterBox.actions }
        return [
            Action(.f(1), .help), Action(.f(3), .chart), Action(.left, .previousColumn, isShown: false),
            Action(.right, .nextColumn), Action(.f(5), .refresh, isShown: false), Action(.f(6), .filter),
            Action(.f(9), .export), Action(.f(10), .back), Action(.escape, .back),
        ]
    }

    // MARK: Update

    mutating func appear(_ desk: Surroundings) -> [Step] {
        [.ask(.loadFigures(query))]
    }

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        if box != nil { return actOnFilter(act, desk) }
        switch act {
        case .chart: chart = chart == nil ? bars(desk) : nil
        case .nextColumn: turn(1, desk)
        case .previousColumn: turn(-1, desk)
        case .refresh: return appear(desk)
        case .filter: box = FilterBox(query, desk)
        case .export: return [.ask(.exportFigures(query))]
        default: return [.pop]
        }
        return []
    }

    private mutating func actOnFilter(_ act: Act, _ desk: Surroundings) -> [Step] {
        switch act {
        case .applyFilter:
            guard let wanted = box?.figuresQuery(desk) else { return [] }
            query = wanted
        case .clearFilter: query = FiguresQuery(yearUntil: desk.today)
        default: break
        }
        box = nil
        return act == .back ? [] : appear(desk)
    }

    private mutating func turn(_ by: Int, _ desk: Surroundings) {
        let all = FigureColumn.allCases
        let index = (all.firstIndex(of: column) ?? 0) + by
        column = all[(index + all.count) % all.count]
        if chart != nil { chart = bars(desk) }
    }

    private func bars(_ desk: Surroundings) -> BarChart {
        BarChart(
            (figures?.months ?? []).map { month in
                let tally = figures?.tally(month) ?? Tally()
                return Bar(month.iso, column.value(tally, desk.programme), text: text(column, tally, desk))
            })
    }

    mutating func type(_ key: Key, _ desk: Surroundings) -> [Step] {
        if box != nil { return box?.type(key) == true ? actOnFilter(.applyFilter, desk) : [] }
        if chart != nil {
            chart?.visibleRows = desk.rows - 2
            _ = chart?.handle(key)
        } else {
            list.move(key, page: desk.rows - 3)
        }
        return []
    }

    mutating func receive(_ answer: Answer, _ desk: Surroundings) -> [Step] {
        switch answer {
        case .figures(let figures):
            self.figures = figures
            list.show(figures.months)
            if chart != nil { chart = bars(desk) }
        case .exported(let path): return [.say(Toast(exported: path, desk))]
        default: break
        }
        return []
    }

    // MARK: View

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        if let chart {
            buffer.put(desk.words("figures.\(column.rawValue)"), row: 0, column: 2, .heading)
            buffer.region(row: 2, column: 2, rows: buffer.rows - 2, columns: buffer.columns - 4) { region in
                chart.draw(into: &region, focused: box == nil)
            }
        } else {
            drawTable(into: &buffer, desk)
        }
        box?.draw(into: &buffer)
    }

    private func drawTable(into buffer: inout Buffer, _ desk: Surroundings) {
        guard let figures else {
            buffer.put(desk.words("desk.loading"), row: 2, column: 3, .dim)
            return
        }
        buffer.region(row: 0, column: 0, rows: buffer.rows - 3, columns: buffer.columns) { region in
            list.draw(into: &region, focused: box == nil, empty: "") { month in
                [TableCell(month.iso)] + cells(figures.tally(month), desk)
            }
        }
        let total = [TableCell(desk.words("figures.total"), .heading)] + cells(figures.total(), desk)
        var sum = Listing<Month>(list.columns, hasHeader: false)
        sum.show([Month(desk.today)])
        buffer.region(row: buffer.rows - 2, column: 0, rows: 1, columns: buffer.columns) { region in
            sum.draw(into: &region, focused: false, empty: "") { _ in total }
            // It is not one of the rows to choose from.
            region.put(" ", row: 0, column: 0)
        }
        let chosen = desk.words("figures.column", desk.words("figures.\(column.rawValue)"))
        buffer.put(chosen, row: buffer.rows - 1, column: 2, .dim, columns: buffer.columns - 3)
    }

    private func cells(_ tally: Tally, _ desk: Surroundings) -> [TableCell] {
        FigureColumn.allCases.map { TableCell(text($0, tally, desk), $0 == column ? .key : .normal) }
    }

    private func text(_ column: FigureColumn, _ tally: Tally, _ desk: Surroundings) -> String {
        let text = column.text(tally, desk.programme, desk.messages.language)
        if text.isEmpty { return "–" }
        return column == .within ? "\(text) %" : text
    }
}

/// Which figures are wanted.
struct FiguresQuery: Hashable, Sendable {
    /// The months.
    var months: ClosedRange<Month>
    /// One service point; nil: all of them.
    var point: String?

    /// The running month and the eleven before it, at all service points.
    init(yearUntil day: Day) {
        months = Month(day).adding(-11)...Month(day)
    }
}

extension FilterBox {
    /// What figures are wanted, to be filled in.
    fileprivate init(_ query: FiguresQuery, _ desk: Surroundings) {
        let points = desk.programme.servicePoints.map { (id: $0.id, label: $0.name) }
        self.init(
            desk.words("figures.filter"),
            [
                ("from", desk.words("filter.from-month"), FilterBox.text(query.months.lowerBound.iso, columns: 7)),
                (
                    "through", desk.words("filter.through-month"),
                    FilterBox.text(query.months.upperBound.iso, columns: 7)
                ),
                (
                    "point", desk.words("filter.point"),
                    FilterBox.pick(points, any: desk.words("figures.everywhere"), chosen: query.point)
                ),
            ])
    }

    /// What was filled in; nil where it can't be read, and that is said at its field.
    fileprivate mutating func figuresQuery(_ desk: Surroundings) -> FiguresQuery? {
        for id in ["from", "through"] where Month(value(id)) == nil {
            complain(desk.words("filter.not-a-month"), on: id)
            return nil
        }
        var query = FiguresQuery(yearUntil: desk.today)
        guard let from = Month(value("from")), let through = Month(value("through")), from <= through,
            through.ordinal - from.ordinal < 600
        else {
            complain(desk.words("filter.order"), on: "through")
            return nil
        }
        query.months = from...through
        query.point = value("point").isEmpty ? nil : value("point")
        return query
    }
}
