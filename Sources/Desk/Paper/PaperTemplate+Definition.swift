import Configuration
import Documents

extension PaperTemplate {
    /// The template that a file describes; nil where its kind is too long a name for a print job.
    init?(_ paper: PaperDefinition) {
        guard let kind = DocumentKind(paper.kind) else { return nil }
        self.init(
            kind: kind, title: paper.title.key, reference: paper.reference.map(Message.init),
            addressee: paper.addressee, footer: paper.footer.map(Message.init), numbering: paper.numbering.key,
            items: paper.blocks.map(Item.init))
    }
}

extension PaperTemplate.Message {
    fileprivate init(_ message: PaperMessage) {
        self.init(message.key, with: message.names)
    }
}

extension PaperTemplate.Item {
    fileprivate init(_ block: PaperBlock) {
        self.init(.init(block.content), when: .init(block.condition), each: block.each)
    }
}

extension PaperTemplate.Condition {
    fileprivate init(_ condition: PaperCondition) {
        switch condition {
        case .always: self = .always
        case .holds(let name): self = .holds(name)
        case .fails(let name): self = .fails(name)
        }
    }
}

extension PaperTemplate.Content {
    fileprivate init(_ content: PaperContent) {
        switch content {
        case .heading(let text): self = .heading(.init(text))
        case .paragraph(let text): self = .paragraph(.init(text))
        case .emphasis(let text): self = .emphasis(.init(text))
        case .smallPrint(let text): self = .smallPrint(.init(text))
        case .facts(let lines): self = .facts(lines.map(PaperTemplate.Line.init))
        case .table(let rows, let columns): self = .table(rows: rows, columns: columns.map(PaperTemplate.Column.init))
        case .bullets(let rows, let text): self = .bullets(rows: rows, text: .init(text))
        case .signatures(let labels): self = .signatures(labels.map(\.key))
        case .code(let value, let caption): self = .code(value: value, caption: caption.key)
        case .rule: self = .rule
        case .space(let lines): self = .space(lines: lines)
        case .group(let blocks): self = .group(blocks.map(PaperTemplate.Item.init))
        }
    }
}

extension PaperTemplate.Line {
    fileprivate init(_ line: PaperLine) {
        self.init(label: line.label.key, value: line.value, when: .init(line.condition))
    }
}

extension PaperTemplate.Column {
    fileprivate init(_ column: PaperColumn) {
        self.init(
            title: column.title.key, value: column.value, share: column.share, toTheRight: column.isToTheRight)
    }
}
