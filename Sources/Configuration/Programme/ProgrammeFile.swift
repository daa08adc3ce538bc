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
        let relations = all("relation", .relation, relation)
        let (packages, documents) = (all("package", .package, package), all("document", .document, document))
        let (fees, statements) = (all("fee", .fee, fee), all("statement", .statement, statement))
        let (consents, identities) = (all("consent", .consent, consent), all("identity", .identity, identity))
        let (reliefs, earlier) = (all("relief", .relief, relief), all("earlier_card", .earlierCard, earlierCard))
        let (cardKinds, photo, privacy, patterns) = (cardKinds(), photo(), privacy(), patterns())
        let (cash, terms) = (cash(), terms())
        root.finish()
        checkReferences(packages, documents)
        checkReferences(relations, reliefs, earlier)
        guard let numbers else { return nil }
        return Programme(
            id: id, city: city, card: card, organiser: organiser, regulation: regulation, validFrom: validFrom,
            paragraphs: paragraphs, decision: decision, numbers: numbers, servicePoints: points, bases: bases,
            entitlements: entitlements, packages: packages, documents: documents, fees: fees, statements: statements,
            consents: consents, identityDocuments: identities, cardKinds: cardKinds, photo: photo, privacy: privacy,
            patterns: patterns, relations: relations, cash: cash, reliefs: reliefs, earlierCards: earlier, terms: terms)
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
                supplementDays: table.number("supplement_days", 1...365),
                onTheSpot: table.has("on_the_spot") && table.flag("on_the_spot"))
        }
    }

    private func numbers() -> Numbers? {
        part("numbers", or: nil) { table in
            let (caseNumber, card) = (table.pattern("case"), table.pattern("card"))
            let (receipt, shift) = (table.pattern("receipt"), table.pattern("shift"))
            guard let certificate = table.pattern("certificate"), let caseNumber, let card, let receipt, let shift
            else { return nil }
            return Numbers(
                caseNumber: caseNumber, card: card, receipt: receipt, shift: shift, certificate: certificate)
        }
    }

    private func patterns() -> Patterns {
        part("patterns", or: Patterns()) { table in
            Patterns(form: table.text("form"), attachments: table.text("attachments"))
        }
    }

    private func cardKinds() -> [CardKind] {
        root.choices("card_kinds")
    }

    private func photo() -> PhotoRequirements? {
        guard root.has("photo"), let table = root.table("photo") else { return nil }
        let photo = PhotoRequirements(
            formats: table.choices("formats"), maxBytes: table.number("max_bytes", 1024...(64 << 20)),
            maxPixels: table.number("max_pixels", 10_000...400_000_000),
            minWidth: table.number("min_width", 1...20_000), minHeight: table.number("min_height", 1...20_000),
            aspect: table.decimal("aspect", 0.1...10), aspectTolerance: table.decimal("aspect_tolerance", 0...10),
            rule: table.choice("rule", or: Rule.photo).rawValue, paragraph: table.paragraph(),
            limits: limits(in: table))
        table.finish()
        return photo
    }

    /// The checks that the city wants: `[photo.face]`, `[photo.background]` … with a key for each limit.
    private func limits(in photo: TomlTable) -> [PhotoCheck: Double] {
        let groups = Dictionary(grouping: PhotoCheck.allCases) { $0.rawValue.prefix { $0 != "." } }
        return groups.sorted { $0.key < $1.key }.reduce(into: [:]) { limits, group in
            guard photo.has(String(group.key)), let table = photo.table(String(group.key)) else { return }
            for check in group.value {
                let key = String(check.rawValue.dropFirst(group.key.count + 1))
                if table.has(key) { limits[check] = table.decimal(key, 0...1000) }
            }
            table.finish()
        }
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

    /// How money is taken; a city that takes none leaves the table out.
    private func cash() -> CashTerms {
        guard root.has("cash") else { return CashTerms(methods: [], copies: []) }
        return part("cash", or: CashTerms()) { table in
            let account = table.has("account") ? table.text("account") : ""
            if !account.isEmpty && !isAccountNumber(account) {
                table.report(.notAnAccount(key: "account", is: account), at: "account")
            }
            return CashTerms(
                methods: table.choices("methods"), copies: table.choices("copies"), account: account)
        }
    }

    private func terms() -> Terms {
        part("terms", or: Terms(renewalsAhead: 0)) { table in
            Terms(
                tellChangesWithin: table.has("tell_changes_within")
                    ? table.number("tell_changes_within", 1...365) : nil,
                renewalsAhead: table.number("renewals_ahead", 1...365))
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
        case servicePoint, basis, entitlement, relation, package, document, fee, statement, consent, identity, relief,
            earlierCard

        /// Whether a programme has to have at least one.
        var isNeeded: Bool {
            switch self {
            case .servicePoint, .basis, .package, .statement, .identity: true
            case .entitlement, .relation, .document, .fee, .consent, .relief, .earlierCard: false
            }
        }
    }

    var tables: [Kind: [String: TomlTable]] = [:]
}
