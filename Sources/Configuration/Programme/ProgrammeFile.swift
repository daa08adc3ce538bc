import Domain

/// A programme file: one city's regulation as data.
public enum ProgrammeFile {
    /// Reads and checks a programme file.
    ///
    /// - Throws: everything that is wrong with it, with file and line.
    public static func read(_ path: String) throws(Faults) -> Programme {
        try read(try Files.bytes(path), name: path)
    }

    /// Reads and checks the text of a programme file.
    ///
    /// - Throws: everything that is wrong with it, with file and line.
    public static func read(_ text: [UInt8], name: String) throws(Faults) -> Programme {
        let faults = FaultList(file: name)
        let reader = ProgrammeReader(root: try TomlTable(text: text, faults: faults))
        let programme = reader.programme()
        try faults.check()
        guard let programme else { throw Faults(all: faults.all) }
        return programme
    }
}

/// Walks a programme file from top to bottom.
final class ProgrammeReader {
    let root: TomlTable
    let ids = ProgrammeIDs()

    init(root: TomlTable) {
        self.root = root
    }

    /// The programme; nil only where faults were reported, and with stand-ins in it wherever they were.
    func programme() -> Programme? {
        let (id, city, card) = (root.id("id"), root.text("city"), root.text("card"))
        let (organiser, validFrom) = (root.texts("organiser"), root.day("valid_from"))
        let (regulation, paragraphs) = (root.text("regulation"), paragraphs())
        if organiser.isEmpty { root.report(.empty(key: "organiser"), at: "organiser") }
        let (decision, numbers, points) = (decision(), numbers(), all("service_point", .servicePoint, servicePoint))
        let bases = all("basis", .basis, basis)
        let entitlements = all("entitlement", .entitlement, entitlement)
        let (packages, documents) = (all("package", .package, package), all("document", .document, document))
        let (fees, statements) = (all("fee", .fee, fee), all("statement", .statement, statement))
        let (consents, identities) = (all("consent", .consent, consent), all("identity", .identity, identity))
        let (cardKinds, photo, privacy, patterns) = (cardKinds(), photo(), privacy(), patterns())
        root.finish()
        checkReferences(packages, documents)
        guard let numbers else { return nil }
        return Programme(
            id: id, city: city, card: card, organiser: organiser, regulation: regulation, validFrom: validFrom,
            paragraphs: paragraphs, decision: decision, numbers: numbers, servicePoints: points, bases: bases,
            entitlements: entitlements, packages: packages, documents: documents, fees: fees, statements: statements,
            consents: consents, identityDocuments: identities, cardKinds: cardKinds, photo: photo, privacy: privacy,
            patterns: patterns)
    }

    /// Reads the tables of one kind, keeping where each id stands. An id that comes twice is reported.
    private func all<Part>(
        _ key: String, _ kind: ProgrammeIDs.Kind, _ read: (TomlTable) -> Part
    ) -> [Part] {
        let tables = root.tables(key)
        if tables.isEmpty && kind.isNeeded { root.report(.missingKey("[[\(key)]]"), at: key) }
        return tables.map { table in
            let id = table.id("id")
            if let first = ids.tables[kind]?[id] {
                table.report(.twice(id: id, firstLine: first.line), at: "id")
            } else {
                ids.tables[kind, default: [:]][id] = table
            }
            let part = read(table)
            table.finish()
            return part
        }
    }

    private func paragraphs() -> [Rule: String] {
        guard let table = root.table("paragraphs") else { return [:] }
        var paragraphs: [Rule: String] = [:]
        for key in table.allKeys() {
            if let rule = Rule(rawValue: key) {
                paragraphs[rule] = table.text(key)
            } else {
                let known = Rule.allCases.map(\.rawValue).joined(separator: ", ")
                table.report(.unknownKey(key, known: known), at: key)
            }
        }
        return paragraphs
    }

    private func decision() -> Decision {
        let standIn = Decision(withinDays: 1, fourEyes: true, supplementDays: 1)
        return part("decision", or: standIn) { table in
            Decision(
                withinDays: table.number("within_days", 1...365), fourEyes: table.flag("four_eyes"),
                supplementDays: table.number("supplement_days", 1...365))
        }
    }

    private func numbers() -> Numbers? {
        part("numbers", or: nil) { table in
            let (caseNumber, card) = (table.pattern("case"), table.pattern("card"))
            guard let caseNumber, let card else { return nil }
            return Numbers(caseNumber: caseNumber, card: card)
        }
    }

    private func patterns() -> Patterns {
        part("patterns", or: Patterns()) { table in
            Patterns(form: table.text("form"), attachments: table.text("attachments"))
        }
    }

    private func cardKinds() -> [CardKind] {
        let kinds: [CardKind] = root.texts("card_kinds").enumerated().compactMap { index, text in
            if let kind = CardKind(rawValue: text) { return kind }
            let known = CardKind.allCases.map(\.rawValue).joined(separator: ", ")
            root.report(.notOneOf(key: "card_kinds", is: text, known: known), at: "card_kinds", index: index)
            return nil
        }
        if kinds.isEmpty { root.report(.empty(key: "card_kinds"), at: "card_kinds") }
        return kinds
    }

    private func photo() -> PhotoRequirements? {
        guard root.has("photo"), let table = root.table("photo") else { return nil }
        let photo = PhotoRequirements(
            formats: table.formats("formats"), maxBytes: table.number("max_bytes", 1024...(64 << 20)),
            maxPixels: table.number("max_pixels", 10_000...400_000_000),
            minWidth: table.number("min_width", 1...20_000), minHeight: table.number("min_height", 1...20_000),
            aspect: table.decimal("aspect", 0.1...10), aspectTolerance: table.decimal("aspect_tolerance", 0...10),
            rule: table.choice("rule", or: Rule.photo).rawValue, paragraph: table.paragraph())
        table.finish()
        return photo
    }

    private func privacy() -> Privacy {
        part("privacy", or: Privacy(version: "", paragraphs: [])) { table in
            let paragraphs = table.tables("paragraph").map { paragraph in
                let text = LocalText(polish: paragraph.text("pl"), english: paragraph.text("en"))
                paragraph.finish()
                return text
            }
            if paragraphs.isEmpty { table.report(.missingKey("[[privacy.paragraph]]"), at: "paragraph") }
            return Privacy(version: table.text("version"), paragraphs: paragraphs)
        }
    }

    private func part<Part>(_ key: String, or standIn: Part, _ read: (TomlTable) -> Part) -> Part {
        guard let table = root.table(key) else { return standIn }
        let part = read(table)
        table.finish()
        return part
    }
}

/// Where each id of a programme file stands.
final class ProgrammeIDs {
    enum Kind: String {
        case servicePoint, basis, entitlement, package, document, fee, statement, consent, identity

        /// Whether a programme has to have at least one.
        var isNeeded: Bool {
            switch self {
            case .servicePoint, .basis, .package, .statement, .identity: true
            case .entitlement, .document, .fee, .consent: false
            }
        }
    }

    var tables: [Kind: [String: TomlTable]] = [:]
}
