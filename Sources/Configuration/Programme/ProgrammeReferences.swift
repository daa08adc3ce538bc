import Domain

/// What the parts of a programme file say of each other.
extension ProgrammeReader {
    func checkReferences(_ packages: [Package], _ documents: [Document]) {
        checkPackages(packages)
        for document in documents { check(document) }
        for group in Set(documents.map(\.group)) { checkSeasons(of: group, documents) }
    }

    func checkReferences(_ relations: [Relation], _ reliefs: [Relief], _ earlier: [EarlierCard]) {
        for relation in relations {
            check(relation.entitlements, "entitlements", .entitlement, in: ids.tables[.relation]?[relation.id])
        }
        for relief in reliefs {
            check(relief.packages, "packages", .package, in: ids.tables[.relief]?[relief.id])
        }
        for card in earlier { check([card.package], "package", .package, in: ids.tables[.earlierCard]?[card.id]) }
    }

    private func check(_ names: [String], _ key: String, _ kind: ProgrammeIDs.Kind, in table: TomlTable?) {
        for (index, name) in names.enumerated() where ids.tables[kind]?[name] == nil {
            let known = (ids.tables[kind] ?? [:]).keys.sorted().joined(separator: ", ")
            let place = names.count > 1 ? index : nil
            table?.report(.unknown(key: key, id: name, known: known), at: key, index: place)
        }
    }

    /// The first package is the one on which cards and the other packages hang; a package needs earlier ones only, so
    /// that none can need itself by a detour.
    private func checkPackages(_ packages: [Package]) {
        if let main = packages.first, !main.needs.isEmpty {
            ids.tables[.package]?[main.id]?.report(.firstPackageNeeds, at: "needs")
        }
        var earlier = packages.prefix(1).map(\.id)
        for package in packages.dropFirst() {
            let table = ids.tables[.package]?[package.id]
            for (index, other) in package.needs.enumerated() where !earlier.contains(other) {
                let isKnown = packages.contains { $0.id == other }
                let known = packages.map(\.id).joined(separator: ", ")
                let problem: Problem =
                    isKnown
                    ? .needsLater(package: package.id, needs: other)
                    : .unknown(key: "needs", id: other, known: known)
                table?.report(problem, at: "needs", index: index)
            }
            earlier.append(package.id)
        }
    }

    private func check(_ document: Document) {
        guard let table = ids.tables[.document]?[document.id] else { return }
        for (index, occasion) in document.serves.enumerated() {
            guard let (kind, id) = occasion.reference, ids.tables[kind]?[id] == nil else { continue }
            let known = (ids.tables[kind] ?? [:]).keys.sorted().joined(separator: ", ")
            table.report(.unknown(key: "serves", id: id, known: known), at: "serves", index: index)
        }
        if Set(document.serves.map(\.isOfPerson)).count > 1 {
            table.report(.occasionsMixed(document: document.id), at: "serves")
        }
    }

    /// Whoever needs a paper of a group must have one that is accepted, whatever the month.
    private func checkSeasons(of group: String, _ documents: [Document]) {
        let papers = documents.filter { $0.group == group }
        for occasion in Set(papers.flatMap(\.serves)) {
            let serving = papers.filter { $0.serves.contains(occasion) }
            let months = serving.flatMap { $0.months.isEmpty ? Array(1...12) : $0.months }
            let lacking = (1...12).filter { !months.contains($0) }
            guard let first = serving.first, !lacking.isEmpty else { continue }
            let problem = Problem.groupOutOfSeason(
                group: group, occasion: occasion.text, months: lacking.map(String.init).joined(separator: ", "))
            ids.tables[.document]?[first.id]?.report(problem, at: "months")
        }
    }
}

extension Occasion {
    /// As written in a programme file.
    var text: String {
        switch self {
        case .application: "application"
        case .person: "person"
        case .basis(let id): "basis.\(id)"
        case .entitlement(let id): "entitlement.\(id)"
        case .package(let id): "package.\(id)"
        }
    }

    /// Whether it is about one person rather than about the whole application.
    fileprivate var isOfPerson: Bool {
        switch self {
        case .application, .basis: false
        case .person, .entitlement, .package: true
        }
    }

    /// The part of the programme that it names.
    fileprivate var reference: (kind: ProgrammeIDs.Kind, id: String)? {
        switch self {
        case .application, .person: nil
        case .basis(let id): (.basis, id)
        case .entitlement(let id): (.entitlement, id)
        case .package(let id): (.package, id)
        }
    }
}
