/// The page that a template gives with these values. `words` answers a message's text for its key and values. Throws
/// ``PaperError`` for the first name that has no fitting value: a paper with a hole in it is never made.
public func fill(
    _ template: PaperTemplate, values: PaperValues, on stationery: Stationery,
    words: (_ key: String, _ arguments: [String: String]) -> String
) throws(PaperError) -> Page {
    try withoutActuallyEscaping(words) { words throws(PaperError) in
        let frame = Filler(scopes: [values], item: nil, words: words)
        var blocks: [Block] = []
        for (index, item) in template.items.enumerated() {
            blocks += try Filler(scopes: [values], item: index, words: words).blocks(of: item)
        }
        return Page(
            kind: template.kind, title: words(template.title, [:]), stationery: stationery,
            reference: try frame.optional(template.reference), addressee: try frame.lines(template.addressee),
            blocks: blocks,
            footer: try frame.optional(template.footer),
            numbering: words(template.numbering, ["page": "{page}", "pages": "{pages}"]))
    }
}

/// Looks names up, from the innermost row outwards.
private struct Filler {
    let scopes: [PaperValues]
    let item: Int?
    let words: (String, [String: String]) -> String

    func blocks(of item: PaperTemplate.Item) throws(PaperError) -> [Block] {
        guard try holds(item.when) else { return [] }
        guard let list = item.each else { return try blocks(of: item.content) }
        var blocks: [Block] = []
        for row in try rows(list) { blocks += try inside(row).blocks(of: item.content) }
        return blocks
    }

    func optional(_ message: PaperTemplate.Message?) throws(PaperError) -> String? {
        guard let message else { return nil }
        return try said(message)
    }

    func lines(_ name: String?) throws(PaperError) -> [String] {
        guard let name else { return [] }
        return try text(name).split(separator: "\n").map(String.init)
    }

    private func blocks(of content: PaperTemplate.Content) throws(PaperError) -> [Block] {
        guard case .group(let items) = content else { return [try block(content)].compactMap { $0 } }
        var blocks: [Block] = []
        for item in items { blocks += try self.blocks(of: item) }
        return blocks
    }

    private func block(_ content: PaperTemplate.Content) throws(PaperError) -> Block? {
        switch content {
        case .heading(let message): .heading(try said(message))
        case .paragraph(let message): .paragraph(try said(message))
        case .emphasis(let message): .emphasis(try said(message))
        case .smallPrint(let message): .smallPrint(try said(message))
        case .facts(let lines): .facts(try facts(lines))
        case .table(let list, let columns): .table(try table(list, columns))
        case .bullets(let list, let message): .bullets(try bullets(list, message))
        case .signatures(let labels): .signatures(labels.map { words($0, [:]) })
        case .rule: .rule
        case .code(let name, let caption): .code(try code(name), caption: words(caption, [:]))
        case .space(let lines): .space(lines: lines)
        case .group: nil
        }
    }

    private func facts(_ lines: [PaperTemplate.Line]) throws(PaperError) -> [Fact] {
        var facts: [Fact] = []
        for line in lines where try holds(line.when) {
            facts.append(Fact(words(line.label, [:]), try text(line.value)))
        }
        return facts
    }

    private func table(_ list: String, _ columns: [PaperTemplate.Column]) throws(PaperError) -> Table {
        var cells: [[String]] = []
        for row in try rows(list) {
            var line: [String] = []
            for column in columns { line.append(try inside(row).text(column.value)) }
            cells.append(line)
        }
        let set = columns.map { Table.Column(words($0.title, [:]), share: $0.share, toTheRight: $0.toTheRight) }
        guard let table = Table(columns: set, rows: cells) else { throw .noColumns(item: item) }
        return table
    }

    private func bullets(_ list: String, _ message: PaperTemplate.Message) throws(PaperError) -> [String] {
        var items: [String] = []
        for row in try rows(list) { items.append(try inside(row).said(message)) }
        return items
    }

    private func code(_ name: String) throws(PaperError) -> CodePayload {
        guard let payload = CodePayload(try text(name)) else { throw .notACodeNumber(name, item: item) }
        return payload
    }

    private func said(_ message: PaperTemplate.Message) throws(PaperError) -> String {
        var arguments: [String: String] = [:]
        for name in message.with { arguments[name] = try text(name) }
        return words(message.key, arguments)
    }

    private func inside(_ row: PaperValues) -> Filler {
        Filler(scopes: [row] + scopes, item: item, words: words)
    }

    private func holds(_ condition: PaperTemplate.Condition) throws(PaperError) -> Bool {
        switch condition {
        case .always: true
        case .holds(let name): try isSo(name)
        case .fails(let name): try !isSo(name)
        }
    }

    private func isSo(_ name: String) throws(PaperError) -> Bool {
        switch try value(name) {
        case .flag(let flag): flag
        case .text(let text): !text.isEmpty
        case .rows(let rows): !rows.isEmpty
        }
    }

    private func text(_ name: String) throws(PaperError) -> String {
        guard case .text(let text) = try value(name) else { throw .wrongKind(name, item: item) }
        return text
    }

    private func rows(_ name: String) throws(PaperError) -> [PaperValues] {
        guard case .rows(let rows) = try value(name) else { throw .wrongKind(name, item: item) }
        return rows
    }

    private func value(_ name: String) throws(PaperError) -> PaperValue {
        for scope in scopes { if let value = scope[name] { return value } }
        throw .unknownPlaceholder(name, item: item)
    }
}
