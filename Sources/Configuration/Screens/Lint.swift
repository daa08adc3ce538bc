import Domain

/// What screens, programme and catalogues say of each other, checked together: words for every key, nothing on top of
/// something else at 80×24, labels that fit in every language. `Messages.faults` compares the catalogues themselves.
public struct Lint {
    private let programme: Programme
    private let catalogues: [Messages]
    private var faults: [Fault] = []

    /// Everything that is wrong, in the order of files and lines.
    public static func faults(
        screens: [ScreenDefinition], programme: Programme, catalogues: [Messages]
    ) -> [Fault] {
        var lint = Lint(programme: programme, catalogues: catalogues)
        screens.forEach { lint.check($0) }
        return Set(lint.faults).sorted()
    }

    private init(programme: Programme, catalogues: [Messages]) {
        self.programme = programme
        self.catalogues = catalogues
    }

    private mutating func report(_ problem: Problem, _ screen: ScreenDefinition, _ line: Int) {
        faults.append(Fault(file: screen.file, line: line, problem: problem))
    }

    // MARK: Screens

    private mutating func check(_ screen: ScreenDefinition) {
        checkKey(screen.title, screen, 1)
        for page in screen.pages {
            let fields = page.fields(for: programme)
            checkKey(page.title, screen, page.fields.first?.line ?? 1)
            page.captions.forEach { check($0, fields, screen) }
            for (index, field) in fields.enumerated() {
                checkPlace(field, screen)
                checkWords(field, screen)
                if let other = fields[..<index].first(where: { overlap($0, field) }) {
                    report(
                        .overlap(field: field.ref, other: other.ref, line: other.field.line), screen, field.field.line)
                }
            }
        }
    }

    private mutating func checkKey(_ key: String, _ screen: ScreenDefinition, _ line: Int) {
        for catalogue in catalogues where !catalogue.has(key) {
            report(.unknownMessage(key: key, language: catalogue.language.rawValue), screen, line)
        }
    }

    private mutating func check(_ caption: Caption, _ fields: [PlacedField], _ screen: ScreenDefinition) {
        checkKey(caption.text, screen, caption.line)
        let room = ScreenDefinition.width - 1 - caption.column
        for catalogue in catalogues where catalogue.has(caption.text) {
            fit(catalogue.text(caption.text), catalogue, room, screen, caption.line)
        }
        if let other = fields.first(where: { $0.rows.contains(caption.row) && $0.columns.upperBound > caption.column })
        {
            report(.overlap(field: caption.text, other: other.ref, line: other.field.line), screen, caption.line)
        }
    }

    private mutating func fit(
        _ text: String, _ catalogue: Messages, _ room: Int, _ screen: ScreenDefinition, _ line: Int
    ) {
        guard text.count > room else { return }
        let language = catalogue.language.rawValue
        report(.labelTooLong(text: text, language: language, is: text.count, room: room), screen, line)
    }

    private mutating func checkPlace(_ field: PlacedField, _ screen: ScreenDefinition) {
        let end = field.column + field.definition.width
        let isInside = end < ScreenDefinition.width && field.rows.upperBound <= ScreenDefinition.height + 1
        if !isInside || field.labelSpace.width < 1 {
            let problem = Problem.outside(
                field: field.ref, row: field.rows.upperBound - 1, column: field.column, end: end)
            report(problem, screen, field.field.line)
        }
    }

    private func overlap(_ one: PlacedField, _ other: PlacedField) -> Bool {
        one.rows.overlaps(other.rows) && one.columns.overlaps(other.columns) && !one.excludes(other)
    }

    private mutating func checkWords(_ field: PlacedField, _ screen: ScreenDefinition) {
        let line = field.field.line
        checkKey(field.definition.help, screen, line)
        if case .message(let key) = field.label { checkKey(key, screen, line) }
        for catalogue in catalogues {
            let label = catalogue.text(field.label)
            let (width, rows) = (field.labelSpace.width, field.field.rows)
            if !field.isLabelBehind {
                fit(label, catalogue, width, screen, line)
            } else if Lint.rows(of: label, width: width) > rows {
                let language = catalogue.language.rawValue
                let problem = Problem.textTooLong(
                    id: field.ref, language: language, is: label.count, room: width * rows)
                report(problem, screen, line)
            }
            checkOptions(field, catalogue, screen)
        }
    }

    /// A choice shows its option and, behind it, a mark that it opens.
    private mutating func checkOptions(_ field: PlacedField, _ catalogue: Messages, _ screen: ScreenDefinition) {
        for option in field.definition.options?.options(in: programme) ?? [] {
            if case .message(let key) = option.words { checkKey(key, screen, field.field.line) }
            fit(catalogue.text(option.words), catalogue, field.definition.width - 2, screen, field.field.line)
        }
    }

    /// How many rows a text takes when it is broken between words.
    static func rows(of text: String, width: Int) -> Int {
        var (rows, used) = (1, 0)
        for word in text.split(separator: " ") {
            if used > 0 && used + 1 + word.count > width {
                rows += 1
                used = word.count
            } else {
                used += (used > 0 ? 1 : 0) + word.count
            }
        }
        return used > width ? .max : rows
    }
}
