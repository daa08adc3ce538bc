/// A paper before it has a form: what stands on it, in order. A renderer (``pdf(created:)``, ``plainText(columns:)``) is
/// a function of this value alone and may leave nothing out.
public struct Page: Hashable, Sendable {
    /// Which paper this is; names files and print jobs.
    public var kind: DocumentKind
    /// The heading, and the title in the PDF's metadata: never with a name or number of a person.
    public var title: String
    /// Who writes, where, and whether it counts.
    public var stationery: Stationery
    /// The line opposite the place and date, such as the case's mark.
    public var reference: String?
    /// The receiver's name and address, where the paper is a letter.
    public var addressee: [String]
    /// The paper's text, from top to bottom.
    public var blocks: [Block]
    /// Repeated at the foot of every sheet.
    public var footer: String?
    /// The sheet's number at its foot, with `{page}` and `{pages}` where the figures go.
    public var numbering: String

    /// A paper of these parts.
    public init(
        kind: DocumentKind, title: String, stationery: Stationery, reference: String? = nil, addressee: [String] = [],
        blocks: [Block],
        footer: String? = nil, numbering: String
    ) {
        self.kind = kind
        self.title = title
        self.stationery = stationery
        self.reference = reference
        self.addressee = addressee
        self.blocks = blocks
        self.footer = footer
        self.numbering = numbering
    }

    func numbering(page: Int, of pages: Int) -> String {
        numbering.replacing("{pages}", with: String(pages)).replacing("{page}", with: String(page))
    }
}

/// What every paper of one desk on one day has in common.
public struct Stationery: Hashable, Sendable {
    /// The first line of the letterhead, such as `Urząd Miejski w Łomży`.
    public var office: String
    /// The service point: its name, address, telephone.
    public var lines: [String]
    /// Place and date as they stand on the right, such as `Łomża, 20.11.2026`.
    public var place: String
    /// Printed across every sheet and above it, such as `SZKOLENIE – NIEWAŻNE`; nil on a paper that counts.
    public var watermark: String?

    /// A letterhead of these lines.
    public init(office: String, lines: [String], place: String, watermark: String? = nil) {
        self.office = office
        self.lines = lines
        self.place = place
        self.watermark = watermark
    }
}

/// The short name of a kind of paper: 1 to 40 of `a–z 0–9 -`, so that it may stand in file names and job titles.
public struct DocumentKind: Hashable, Sendable, Codable, CustomStringConvertible {
    /// The name itself.
    public let description: String

    /// That kind, or nil where the name has other characters.
    public init?(_ name: String) {
        guard isPlainName(name, longest: 40, letters: "a"..."z") else { return nil }
        description = name
    }

    /// Reads the name.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let kind = DocumentKind(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a document kind")
        }
        self = kind
    }

    /// Writes the name.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

func isPlainName(_ name: String, longest: Int, letters: ClosedRange<Unicode.Scalar>...) -> Bool {
    (1...longest).contains(name.unicodeScalars.count)
        && name.unicodeScalars.allSatisfy { scalar in
            scalar == "-" || ("0"..."9").contains(scalar) || letters.contains { $0.contains(scalar) }
        }
}
