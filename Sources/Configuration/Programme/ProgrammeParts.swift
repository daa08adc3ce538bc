import Domain

/// The parts of a programme file that come as lists.
extension ProgrammeReader {
    func servicePoint(_ table: TomlTable) -> ServicePoint {
        ServicePoint(id: table.text("id"), name: table.text("name"), address: table.text("address"))
    }

    func basis(_ table: TomlTable) -> Basis {
        Basis(
            id: table.text("id"), label: table.localText("label"), rule: table.rule(), paragraph: table.paragraph(),
            age: table.ages())
    }

    func entitlement(_ table: TomlTable) -> Entitlement {
        Entitlement(
            id: table.text("id"), label: table.localText("label"), rule: table.rule(), paragraph: table.paragraph(),
            age: table.ages(), listsYounger: table.has("lists_younger") && table.flag("lists_younger"),
            filesAlone: table.has("files_alone") && table.flag("files_alone"))
    }

    func relation(_ table: TomlTable) -> Relation {
        Relation(
            id: table.text("id"), label: table.localText("label"), paragraph: table.paragraph(),
            entitlements: table.texts("entitlements"), most: table.has("most") ? table.number("most", 1...20) : nil)
    }

    func relief(_ table: TomlTable) -> Relief {
        Relief(
            id: table.text("id"), label: table.localText("label"), partner: table.text("partner"),
            packages: table.texts("packages"), from: table.has("from") ? table.day("from") : nil,
            until: table.has("until") ? table.day("until") : nil, entries: entries(table),
            addsUp: table.has("adds_up") && table.flag("adds_up"))
    }

    private func entries(_ table: TomlTable) -> Relief.Entries? {
        guard table.has("entries"), let entries = table.table("entries") else { return nil }
        defer { entries.finish() }
        return Relief.Entries(count: entries.number("count", 1...10_000), period: entries.choice("per", or: .year))
    }

    func earlierCard(_ table: TomlTable) -> EarlierCard {
        EarlierCard(id: table.text("id"), label: table.localText("label"), package: table.id("package"))
    }

    func package(_ table: TomlTable) -> Package {
        Package(
            id: table.text("id"), label: table.localText("label"), trait: table.id("trait"), rule: table.rule(),
            paragraph: table.paragraph(), age: table.ages(),
            children: table.has("children") ? table.number("children", 1...20) : nil, lasts: table.lasts(),
            needs: table.texts("needs"))
    }

    func document(_ table: TomlTable) -> Document {
        Document(
            id: table.text("id"), label: table.localText("label"), group: table.id("group"),
            serves: occasions(table), rule: table.rule(), paragraph: table.paragraph(),
            months: table.has("months") ? months(table) : [], evidence: evidence(table),
            hasValidity: table.flag("has_validity"), mayBeKept: table.flag("may_be_kept"))
    }

    private func months(_ table: TomlTable) -> [Int] {
        let months = table.numbers("months", 1...12)
        if months.isEmpty { table.report(.empty(key: "months"), at: "months") }
        return months
    }

    private func occasions(_ table: TomlTable) -> [Occasion] {
        let texts = table.texts("serves")
        if texts.isEmpty { table.report(.empty(key: "serves"), at: "serves") }
        return texts.enumerated().compactMap { index, text in
            if let occasion = Occasion(text) { return occasion }
            let known = "application, person, basis.…, entitlement.…, package.…"
            table.report(.notOneOf(key: "serves", is: text, known: known), at: "serves", index: index)
            return nil
        }
    }

    private func evidence(_ table: TomlTable) -> [Evidence] {
        var lines: [String: Int] = [:]
        return table.tables("evidence").map { evidence in
            let id = evidence.id("id")
            if let first = lines[id] { evidence.report(.twice(id: id, firstLine: first), at: "id") }
            lines[id] = evidence.line
            let part = Evidence(
                id: id, label: evidence.localText("label"), hasReference: evidence.flag("has_reference"))
            evidence.finish()
            return part
        }
    }

    func fee(_ table: TomlTable) -> Fee {
        Fee(
            id: table.text("id"), label: table.localText("label"), amount: table.amount("amount"),
            changes: changes(table), waivedFor: waivers(table), paragraph: table.paragraph())
    }

    private func changes(_ table: TomlTable) -> [Fee.Change] {
        let changes = table.tables("change").map { change in
            defer { change.finish() }
            return Fee.Change(from: change.day("from"), amount: change.amount("amount"))
        }
        return changes.sorted { $0.from < $1.from }
    }

    private func waivers(_ table: TomlTable) -> [String] {
        let grounds = DuplicateGround.allCases.map(\.rawValue)
        return table.texts("waived_for").enumerated().map { index, text in
            if !grounds.contains(text) {
                let problem = Problem.notOneOf(key: "waived_for", is: text, known: grounds.joined(separator: ", "))
                table.report(problem, at: "waived_for", index: index)
            }
            return text
        }
    }

    func statement(_ table: TomlTable) -> Statement {
        Statement(
            id: table.text("id"), version: table.text("version"), text: table.localText("text"), rule: table.rule(),
            onlyForChildren: table.flag("only_for_children"))
    }

    func consent(_ table: TomlTable) -> Consent {
        Consent(id: table.text("id"), version: table.text("version"), text: table.localText("text"))
    }

    func identity(_ table: TomlTable) -> IdentityKind {
        IdentityKind(id: table.text("id"), label: table.localText("label"))
    }
}

/// The kinds of value that programme files are made of.
extension TomlTable {
    /// A short name: small letters, digits and hyphens, at most 40. It is kept in events and never shown.
    func id(_ key: String) -> String {
        let id = text(key)
        let isPlain = id.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
        if !id.isEmpty && !(isPlain && id.utf8.count <= 40) { report(.notAnID(key: key, is: id), at: key) }
        return id
    }

    /// `{ pl = "…", en = "…" }`.
    func localText(_ key: String) -> LocalText {
        guard let table = table(key) else { return LocalText(polish: "", english: "") }
        let text = LocalText(polish: table.text("pl"), english: table.text("en"))
        table.finish()
        return text
    }

    func rule() -> Rule {
        choice("rule", or: Rule.complete)
    }

    /// A paragraph of the regulation; empty where it has none.
    func paragraph() -> String {
        text("paragraph", mayBeEmpty: true)
    }

    /// `age = { from = 18, below = 26 }`; without it, every age.
    func ages() -> AgeRange {
        guard has("age"), let table = table("age") else { return AgeRange() }
        let range = AgeRange(
            from: table.has("from") ? table.number("from", 0...150) : nil,
            below: table.has("below") ? table.number("below", 1...150) : nil)
        if let from = range.from, let below = range.below, from >= below {
            table.report(.agesReversed(from: from, below: below), at: "from")
        }
        table.finish()
        return range
    }

    /// `lasts = "always"`, `lasts = { years = 1 }` or `lasts = { months = 6 }`.
    func lasts() -> Duration {
        guard !isText("lasts") else {
            let text = text("lasts")
            if text != "always" {
                let known = "\"always\", { years = … }, { months = … }"
                report(.notOneOf(key: "lasts", is: text, known: known), at: "lasts")
            }
            return .always
        }
        guard let table = table("lasts") else { return .always }
        defer { table.finish() }
        return table.has("months") ? .months(table.number("months", 1...1200)) : .years(table.number("years", 1...100))
    }

    /// An amount as text, `"20.00"`: never a number with a floating point.
    func amount(_ key: String) -> Money {
        let text = text(key)
        if let amount = Money(text) { return amount }
        if !text.isEmpty { report(.notAnAmount(key: key, is: text), at: key) }
        return .zero
    }

    /// A pattern of printed numbers.
    func pattern(_ key: String) -> NumberPattern? {
        let text = text(key)
        let pattern = NumberPattern(text)
        if pattern == nil && !text.isEmpty { report(.notANumberPattern(key: key, is: text), at: key) }
        return pattern
    }

    /// A list of words out of a closed vocabulary, at least one.
    func choices<Choice: RawRepresentable<String> & CaseIterable>(_ key: String) -> [Choice] {
        let choices: [Choice] = texts(key).enumerated().compactMap { index, text in
            if let choice = Choice(rawValue: text) { return choice }
            let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            report(.notOneOf(key: key, is: text, known: known), at: key, index: index)
            return nil
        }
        if choices.isEmpty { report(.empty(key: key), at: key) }
        return choices
    }
}

extension Occasion {
    /// Reads `application`, `person`, `basis.pit`, `entitlement.child`, `package.senior`.
    init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        switch (parts.first, parts.count) {
        case ("application", 1): self = .application
        case ("person", 1): self = .person
        case ("basis", 2): self = .basis(parts[1])
        case ("entitlement", 2): self = .entitlement(parts[1])
        case ("package", 2): self = .package(parts[1])
        default: return nil
        }
    }
}

/// Whether it is a Polish account number (NRB): 26 digits, of which the first two are the check digits of IBAN
/// (ISO 13616, MOD 97-10).
func isAccountNumber(_ text: String) -> Bool {
    let digits = text.utf8.filter { $0 != UInt8(ascii: " ") }
    guard digits.count == 26, digits.allSatisfy({ (48...57).contains($0) }) else { return false }
    // "PL" as numbers is 2521; country and check digits go to the end.
    let moved = digits.dropFirst(2) + Array("2521".utf8) + digits.prefix(2)
    return moved.reduce(0) { ($0 * 10 + Int($1) - 48) % 97 } == 1
}
