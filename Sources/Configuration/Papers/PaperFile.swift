import Domain

/// Descriptions of papers, read and checked. The first screen needs none of them: they are read where one is printed.
public enum PaperFile {
    /// Reads one paper.
    ///
    /// - Throws: everything that is wrong with it, with file and line.
    public static func read(_ path: String) throws(Faults) -> PaperDefinition {
        try read(try Files.bytes(path), name: path)
    }

    /// Reads every paper of a folder, in the order of their names.
    ///
    /// - Throws: everything that is wrong with them, with file and line.
    public static func readAll(_ folder: String) throws(Faults) -> [PaperDefinition] {
        var papers: [PaperDefinition] = []
        var faults: [Fault] = []
        for name in try Files.names(in: folder, ending: ".toml") {
            do throws(Faults) {
                papers.append(try read("\(folder)/\(name)"))
            } catch {
                faults += error.all
            }
        }
        guard faults.isEmpty else { throw Faults(all: faults.sorted()) }
        return papers
    }

    /// Everything that is wrong with the papers of a share folder and with their words in either language.
    public static func faults(share folder: String) -> [Fault] {
        let catalogues = Language.allCases.map { Messages.read("\(folder)/Assets/messages", $0).messages }
        do throws(Faults) {
            return Lint.faults(papers: try readAll("\(folder)/Assets/papers"), catalogues: catalogues)
        } catch {
            return error.all
        }
    }

    /// Reads the text of one paper.
    static func read(_ text: [UInt8], name: String) throws(Faults) -> PaperDefinition {
        let faults = FaultList(file: name)
        let root = try TomlTable(text: text, faults: faults)
        _ = root.number("schema", 1...1)
        let paper = PaperDefinition(
            kind: root.id("kind"), title: root.label("title"), reference: root.innerMessage("reference"),
            addressee: root.optionalText("addressee"), footer: root.innerMessage("footer"),
            numbering: root.numbering(), blocks: root.blocks(), file: name)
        let expected = String(fileName(name).dropLast(5))
        if !paper.kind.isEmpty && paper.kind != expected {
            root.report(.notOneOf(key: "kind", is: paper.kind, known: expected), at: "kind")
        }
        root.finish()
        try faults.check()
        return paper
    }
}

/// What a block may be.
private enum BlockType: String, CaseIterable {
    case heading, paragraph, emphasis, smallprint, facts, table, bullets, signatures, code, rule, space, group
}

extension TomlTable {
    fileprivate func blocks() -> [PaperBlock] {
        let tables = tables("block")
        if tables.isEmpty { report(.missingKey("[[block]]"), at: "block") }
        return tables.map { table in
            let block = PaperBlock(
                content: table.content(), condition: table.condition(), each: table.optionalText("each"))
            table.finish()
            return block
        }
    }

    private func content() -> PaperContent {
        switch choice("type", or: BlockType.rule) {
        case .heading: .heading(message())
        case .paragraph: .paragraph(message())
        case .emphasis: .emphasis(message())
        case .smallprint: .smallPrint(message())
        case .facts: .facts(all("line", PaperLine.init))
        case .table: .table(rows: text("rows"), columns: all("column", PaperColumn.init))
        case .bullets: .bullets(rows: text("rows"), text: message())
        case .signatures: .signatures(labels("places"))
        case .code: .code(value: text("value"), caption: label("caption"))
        case .rule: .rule
        case .space: .space(lines: number("lines", 1...40))
        case .group: .group(blocks())
        }
    }

    /// The tables under a key, of which there has to be one.
    private func all<Part>(_ key: String, _ read: (TomlTable) -> Part) -> [Part] {
        let tables = tables(key)
        if tables.isEmpty { report(.missingKey("[[\(key)]]"), at: key) }
        return tables.map { table in
            let part = read(table)
            table.finish()
            return part
        }
    }

    fileprivate func condition() -> PaperCondition {
        if has("if") {
            if has("unless") { report(.notBoth("if", "unless"), at: "unless") }
            return .holds(text("if"))
        }
        return has("unless") ? .fails(text("unless")) : .always
    }

    /// `text = KEY, with = [NAME, …]`.
    fileprivate func message() -> PaperMessage {
        PaperMessage(key: text("text"), names: has("with") ? texts("with") : [], line: line(of: "text"))
    }

    /// `key = { text = KEY, with = [NAME, …] }`; nil where the key is not there.
    fileprivate func innerMessage(_ key: String) -> PaperMessage? {
        guard has(key), let table = table(key) else { return nil }
        defer { table.finish() }
        return table.message()
    }

    /// A message without values.
    fileprivate func label(_ key: String) -> PaperMessage {
        PaperMessage(key: text(key), names: [], line: line(of: key))
    }

    private func labels(_ key: String) -> [PaperMessage] {
        let keys = texts(key)
        if keys.isEmpty { report(.empty(key: key), at: key) }
        return keys.enumerated().map { PaperMessage(key: $1, names: [], line: line(of: key, index: $0)) }
    }

    fileprivate func numbering() -> PaperMessage {
        let key = optionalText("numbering") ?? "paper.numbering"
        return PaperMessage(key: key, names: ["page", "pages"], line: line(of: "numbering"))
    }

    fileprivate func optionalText(_ key: String) -> String? {
        has(key) ? text(key) : nil
    }
}

extension PaperLine {
    fileprivate init(_ table: TomlTable) {
        label = table.label("label")
        value = table.text("value")
        condition = table.condition()
    }
}

/// To which side the cells of a column keep.
private enum Side: String, CaseIterable {
    case left, right
}

extension PaperColumn {
    fileprivate init(_ table: TomlTable) {
        title = table.label("title")
        value = table.text("value")
        share = table.has("share") ? table.number("share", 1...20) : 1
        isToTheRight = table.has("align") && table.choice("align", or: Side.left) == .right
    }
}
