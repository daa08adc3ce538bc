/// A paper as data: which blocks in which order, with message keys in place of words and names in place of values.
/// Closed on purpose: a condition, a loop over a named list, nothing computed.
public struct PaperTemplate: Hashable, Sendable {
    /// A message with the names of the values that it mentions.
    public struct Message: Hashable, Sendable {
        /// The catalogue's key.
        public var key: String
        /// Names of text values, handed to the message under the same names.
        public var with: [String]

        /// That key with those values.
        public init(_ key: String, with names: [String] = []) {
            self.key = key
            self.with = names
        }
    }

    /// A label (message key) and the name of the text value beside it, on the same terms as an item.
    public struct Line: Hashable, Sendable {
        /// The label's message key.
        public var label: String
        /// The name of a text value.
        public var value: String
        /// When the line is there.
        public var when: Condition

        /// A line with that label and value.
        public init(label: String, value: String, when: Condition = .always) {
            self.label = label
            self.value = value
            self.when = when
        }
    }

    /// A table's column: its title, and the name of the text value in each row.
    public struct Column: Hashable, Sendable {
        /// The title's message key.
        public var title: String
        /// The name of a text value of the row.
        public var value: String
        /// Width in proportion to the other columns' shares, at least 1.
        public var share: Int
        /// Whether cells keep to the right, as amounts do.
        public var toTheRight: Bool

        /// A column with that title and value.
        public init(title: String, value: String, share: Int = 1, toTheRight: Bool = false) {
            self.title = title
            self.value = value
            self.share = share
            self.toTheRight = toTheRight
        }
    }

    /// When something is there. A flag holds as it stands; a text or a list holds unless it is empty.
    public enum Condition: Hashable, Sendable {
        /// On every paper.
        case always
        /// Where the named value holds.
        case holds(String)
        /// Where it doesn't.
        case fails(String)
    }

    /// What an item becomes: one block, or for a group its items.
    public indirect enum Content: Hashable, Sendable {
        /// ``Block/heading(_:)``.
        case heading(Message)
        /// ``Block/paragraph(_:)``.
        case paragraph(Message)
        /// ``Block/emphasis(_:)``.
        case emphasis(Message)
        /// ``Block/facts(_:)``.
        case facts([Line])
        /// ``Block/table(_:)`` over the named list.
        case table(rows: String, columns: [Column])
        /// ``Block/bullets(_:)``, one for each row of the named list.
        case bullets(rows: String, text: Message)
        /// ``Block/signatures(_:)`` with labels by message key.
        case signatures([String])
        /// ``Block/smallPrint(_:)``.
        case smallPrint(Message)
        /// ``Block/rule``.
        case rule
        /// ``Block/code(_:caption:)`` of the named text under the caption's message.
        case code(value: String, caption: String)
        /// ``Block/space(lines:)``.
        case space(lines: Int)
        /// These items, in order.
        case group([Item])
    }

    /// A piece of the template: what it is, when it is there, and over which list it is repeated.
    public struct Item: Hashable, Sendable {
        /// What it becomes.
        public var content: Content
        /// When it is there; asked once, before the list.
        public var when: Condition
        /// The list for each row of which it is repeated; the row's values are seen before those around it.
        public var each: String?

        /// That content on those terms.
        public init(_ content: Content, when: Condition = .always, each: String? = nil) {
            self.content = content
            self.when = when
            self.each = each
        }
    }

    /// Which paper it is.
    public var kind: DocumentKind
    /// The title's message key. It takes no values, since the title goes into the PDF's metadata.
    public var title: String
    /// The line opposite place and date.
    public var reference: Message?
    /// The name of the text value that holds the receiver's lines, where the paper is a letter.
    public var addressee: String?
    /// The foot of every sheet.
    public var footer: Message?
    /// The message key of the sheet's number; its values are `page` and `pages`.
    public var numbering: String
    /// The pieces, from top to bottom.
    public var items: [Item]

    /// A template of these parts.
    public init(
        kind: DocumentKind, title: String, reference: Message? = nil, addressee: String? = nil, footer: Message? = nil,
        numbering: String = "paper.numbering", items: [Item]
    ) {
        self.kind = kind
        self.title = title
        self.reference = reference
        self.addressee = addressee
        self.footer = footer
        self.numbering = numbering
        self.items = items
    }
}

/// What a template's names stand for.
public enum PaperValue: Hashable, Sendable {
    /// A text, ready to print.
    case text(String)
    /// A list; each row has values of its own.
    case rows([PaperValues])
    /// Yes or no, for conditions.
    case flag(Bool)
}

/// Values by name.
public typealias PaperValues = [String: PaperValue]

/// Why a template could not be filled. `item` counts the template's outermost items from 0; nil is the frame around them.
public enum PaperError: Error, Hashable, Sendable {
    /// No value has that name.
    case unknownPlaceholder(String, item: Int?)
    /// The value is there, but of another kind: a list where text is wanted, say.
    case wrongKind(String, item: Int?)
    /// A QR code was wanted of something other than a case's or card's number.
    case notACodeNumber(String, item: Int?)
    /// A table without columns.
    case noColumns(item: Int?)
}
