import Domain

/// Screen definitions, read and checked.
public enum ScreenFile {
    /// The dictionary of fields.
    static let dictionary = "fields.toml"

    /// Reads a folder: the dictionary `fields.toml` and every other `.toml` beside it, by id.
    ///
    /// - Throws: everything that is wrong with them, with file and line.
    public static func read(folder: String) throws(Faults) -> [String: ScreenDefinition] {
        let fieldsPath = "\(folder)/\(dictionary)"
        let fields = try fields(try Files.bytes(fieldsPath), name: fieldsPath)
        var screens: [String: ScreenDefinition] = [:]
        var faults: [Fault] = []
        for name in try Files.names(in: folder, ending: ".toml") where name != dictionary {
            do throws(Faults) {
                let path = "\(folder)/\(name)"
                screens[String(name.dropLast(5))] = try screen(try Files.bytes(path), name: path, fields: fields)
            } catch {
                faults += error.all
            }
        }
        guard faults.isEmpty else { throw Faults(all: faults.sorted()) }
        return screens
    }

    /// Reads the dictionary of fields, by ref.
    static func fields(_ text: [UInt8], name: String) throws(Faults) -> [String: FieldDefinition] {
        let faults = FaultList(file: name)
        let root = try TomlTable(text: text, faults: faults)
        _ = root.number("schema", 1...1)
        var fields: [String: FieldDefinition] = [:]
        var lines: [String: Int] = [:]
        for table in root.tables("field") {
            let field = field(table)
            if let first = lines[field.ref] { table.report(.twice(id: field.ref, firstLine: first), at: "ref") }
            lines[field.ref] = table.line
            fields[field.ref] = field
        }
        root.finish()
        try faults.check()
        return fields
    }

    private static func field(_ table: TomlTable) -> FieldDefinition {
        let ref = table.text("ref")
        let kind = table.choice("kind", or: FieldKind.text)
        let limit = kind.limit
        let field = FieldDefinition(
            ref: ref, kind: kind, width: table.number("width", 1...ScreenDefinition.width),
            limit: table.has("limit") ? table.number("limit", 1...limit) : limit,
            label: ref.hasSuffix(".*") ? "" : table.text("label"), help: table.text("help"),
            options: kind == .choice ? table.choice("options", or: OptionSource.sexes) : nil,
            isSecret: table.has("secret") ? table.flag("secret") : false)
        table.finish()
        return field
    }

    /// Reads one screen.
    static func screen(
        _ text: [UInt8], name: String, fields: [String: FieldDefinition]
    ) throws(Faults) -> ScreenDefinition {
        let faults = FaultList(file: name)
        let root = try TomlTable(text: text, faults: faults)
        _ = root.number("schema", 1...1)
        let reader = ScreenReader(fields: fields)
        let screen = ScreenDefinition(
            id: root.id("id"), title: root.text("title"),
            command: root.choice("command", or: CommandName.submitApplication),
            pages: root.tables("page").map(reader.page), file: name)
        if screen.pages.isEmpty { root.report(.missingKey("[[page]]"), at: "page") }
        let expected = String(fileName(name).dropLast(5))
        if !screen.id.isEmpty && screen.id != expected {
            root.report(.notOneOf(key: "id", is: screen.id, known: expected), at: "id")
        }
        root.finish()
        try faults.check()
        return screen
    }
}

/// Walks the pages of a screen.
private final class ScreenReader {
    private let fields: [String: FieldDefinition]
    private var pages: [String: Int] = [:]
    private var places: [String: Int] = [:]

    init(fields: [String: FieldDefinition]) {
        self.fields = fields
    }

    func page(_ table: TomlTable) -> ScreenPage {
        let id = table.id("id")
        if let first = pages[id] { table.report(.twice(id: id, firstLine: first), at: "id") }
        pages[id] = table.line
        let page = ScreenPage(
            id: id, title: table.text("title"), captions: table.tables("caption").map(caption),
            fields: table.tables("field").compactMap(field),
            part: table.has("shows") ? table.choice("shows", or: PagePart.family) : nil)
        if page.fields.isEmpty && page.part == nil { table.report(.missingKey("[[page.field]]"), at: "field") }
        table.finish()
        return page
    }

    private func caption(_ table: TomlTable) -> Caption {
        let (row, column) = place(table)
        let caption = Caption(text: table.text("text"), row: row, column: column, line: table.line)
        table.finish()
        return caption
    }

    private func place(_ table: TomlTable) -> (row: Int, column: Int) {
        guard let at = table.table("at") else { return (1, 0) }
        defer { at.finish() }
        return (at.number("row", 1...ScreenDefinition.height), at.number("column", 0...ScreenDefinition.width - 1))
    }

    private func field(_ table: TomlTable) -> ScreenField? {
        let ref = table.text("ref")
        let definition = definition(ref, at: "ref", in: table)
        let (row, column) = place(table)
        let each = table.has("each") ? table.choice("each", or: Repetition.packages) : nil
        if let first = places[ref] { table.report(.twice(id: ref, firstLine: first), at: "ref") }
        places[ref] = table.line
        if (each != nil) != ref.hasSuffix(".*") { table.report(.missingKey("each"), at: "each") }
        let labelColumn = table.has("label_column") ? table.number("label_column", 0...ScreenDefinition.width - 1) : 2
        let rows = table.has("rows") ? table.number("rows", 1...ScreenDefinition.height) : 1
        let (showIf, isRequired) = (condition(table), table.has("required") ? table.flag("required") : false)
        let onLeave = table.has("on_leave") ? table.choice("on_leave", or: LeaveEffect.findPerson) : nil
        table.finish()
        return definition.map { definition in
            ScreenField(
                definition: definition, row: row, column: column, labelColumn: labelColumn, rows: rows,
                showIf: showIf, isRequired: isRequired, onLeave: onLeave, each: each, line: table.line)
        }
    }

    private func definition(_ ref: String, at key: String, in table: TomlTable) -> FieldDefinition? {
        let definition = fields[ref]
        if definition == nil && !ref.isEmpty {
            let known = fields.keys.sorted().joined(separator: ", ")
            table.report(.unknown(key: key, id: ref, known: known), at: key)
        }
        return definition
    }

    private func condition(_ table: TomlTable) -> Condition? {
        guard table.has("show_if"), let condition = table.table("show_if") else { return nil }
        defer { condition.finish() }
        let (ref, isGiven) = (condition.text("field"), condition.has("is"))
        guard let definition = definition(ref, at: "field", in: condition) else { return nil }
        let wantsFlag = definition.kind == .flag
        if isGiven && condition.isText("is") == wantsFlag {
            condition.report(.conditionWrong(field: ref), at: "is")
            return nil
        }
        let expected = wantsFlag ? Condition.Expected.flag(condition.flag("is")) : .text(condition.text("is"))
        return Condition(field: ref, expected: expected)
    }
}
