/// A paper as its file (`Assets/papers/*.toml`) has it: which blocks in which order, with message keys in place of words
/// and names in place of values. What a name stands for is known only where the paper is filled.
public struct PaperDefinition: Hashable, Sendable {
    /// Short name of the paper, the file's (`confirmation`).
    public let kind: String
    /// The title, without values.
    public let title: PaperMessage
    /// The line opposite place and date.
    public let reference: PaperMessage?
    /// Name of the text with the receiver's lines, where the paper is a letter.
    public let addressee: String?
    /// Foot of every sheet.
    public let footer: PaperMessage?
    /// The sheet's number, with the values `page` and `pages`.
    public let numbering: PaperMessage
    /// The pieces, from top to bottom.
    public let blocks: [PaperBlock]
    /// The file, for faults.
    let file: String
}

/// A message with the names of the values that it mentions.
public struct PaperMessage: Hashable, Sendable {
    /// The catalogue's key.
    public let key: String
    /// Names of text values, also those of the places in the message.
    public let names: [String]
    let line: Int
}

/// A piece of a paper: what it is, when it is there, over which list it is repeated.
public struct PaperBlock: Hashable, Sendable {
    /// What it is.
    public let content: PaperContent
    /// When it is there.
    public let condition: PaperCondition
    /// Name of the list for each row of which it is repeated; nil: once.
    public let each: String?
}

/// When a piece is there. A flag holds as it stands, a text or a list unless it is empty.
public enum PaperCondition: Hashable, Sendable {
    /// On every paper.
    case always
    /// Where the named value holds.
    case holds(String)
    /// Where it doesn't.
    case fails(String)
}

/// What a piece is.
public indirect enum PaperContent: Hashable, Sendable {
    /// A heading.
    case heading(PaperMessage)
    /// Running text.
    case paragraph(PaperMessage)
    /// Running text that must not be overlooked.
    case emphasis(PaperMessage)
    /// Small print.
    case smallPrint(PaperMessage)
    /// Labels with values.
    case facts([PaperLine])
    /// A row for each of the named list.
    case table(rows: String, columns: [PaperColumn])
    /// An item for each of the named list.
    case bullets(rows: String, text: PaperMessage)
    /// Places to sign, each with its label.
    case signatures([PaperMessage])
    /// A QR code of the named number.
    case code(value: String, caption: PaperMessage)
    /// A rule across the text.
    case rule
    /// So many empty lines.
    case space(lines: Int)
    /// Pieces that share a condition or a list.
    case group([PaperBlock])
}

/// A label with the name of the text beside it.
public struct PaperLine: Hashable, Sendable {
    /// The label.
    public let label: PaperMessage
    /// Name of a text value.
    public let value: String
    /// When the line is there.
    public let condition: PaperCondition
}

/// A column of a table.
public struct PaperColumn: Hashable, Sendable {
    /// Its title.
    public let title: PaperMessage
    /// Name of a text value of the row.
    public let value: String
    /// Width in proportion to the other columns' shares.
    public let share: Int
    /// Whether cells keep to the right, as amounts do.
    public let isToTheRight: Bool
}

extension PaperDefinition {
    /// Every message that the paper mentions.
    var messages: [PaperMessage] {
        [title, numbering] + [reference, footer].compactMap { $0 } + blocks.flatMap(\.content.messages)
    }
}

extension PaperContent {
    fileprivate var messages: [PaperMessage] {
        switch self {
        case .heading(let text), .paragraph(let text), .emphasis(let text), .smallPrint(let text): [text]
        case .facts(let lines): lines.map(\.label)
        case .table(_, let columns): columns.map(\.title)
        case .bullets(_, let text): [text]
        case .signatures(let labels): labels
        case .code(_, let caption): [caption]
        case .rule, .space: []
        case .group(let blocks): blocks.flatMap(\.content.messages)
        }
    }
}
