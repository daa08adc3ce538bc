import Domain
import Store
import Terminal
import Widgets

/// What a command would bring about, in words, before it is done.
struct Outlook: Sendable {
    /// The lines; empty before anything is known.
    private(set) var lines: [TableCell] = []
    /// What would happen; empty where something stands in the way.
    private(set) var changes: [Change] = []
    /// What stands in the way.
    private(set) var refusal: Refusal?

    /// Takes what a rehearsal came to, in the world in which it was held.
    mutating func show(_ outcome: Outcome, in world: World, _ desk: Surroundings) {
        switch outcome {
        case .refused(let refusal):
            changes = []
            self.refusal = refusal
            lines = [TableCell("✗ " + desk.explain(refusal), .warning)]
        case .done(let changes):
            self.changes = changes
            refusal = nil
            lines = Outlook.lines(for: world.consequences(of: changes), in: world, desk)
        }
    }

    private static func lines(
        for consequences: [Consequence], in world: World, _ desk: Surroundings
    ) -> [TableCell] {
        let movers = consequences.compactMap { consequence -> String? in
            if case .movesAlong(let person) = consequence { desk.name(of: person, in: world) } else { nil }
        }
        let along = movers.isEmpty ? [] : ["· " + desk.words("outlook.move-along", movers.joined(separator: ", "))]
        let others = consequences.compactMap { words(for: $0, in: world, desk) }
        // Of a family that goes together each member leaves the account: once is enough.
        let lines = (along + others).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        return lines.map { TableCell($0, $0.hasPrefix("·") ? .normal : .warning) }
    }

    private static func words(for consequence: Consequence, in world: World, _ desk: Surroundings) -> String? {
        switch consequence {
        case .movesAlong: nil
        case .freeDuplicate(let card): "· " + desk.words("outlook.free-duplicate", world.cards[card]?.number ?? "")
        case .leavesFamily: "⚠ " + desk.words("outlook.leaves-family")
        case .administrator(let person): "· " + desk.words("outlook.administrator", desk.name(of: person, in: world))
        case .familyDissolved: "⚠ " + desk.words("outlook.family-dissolved")
        case .freshCheck(let person, let cause):
            "⚠ "
                + desk.words(
                    "outlook.fresh-check", desk.name(of: person, in: world), desk.words("doubt.\(cause.rawValue)"))
        case .packageEnds(let package): "⚠ " + desk.words("outlook.package-ends", desk.name(package))
        case .cardBlocked(let card): "⚠ " + desk.words("outlook.card-blocked", world.cards[card]?.number ?? "")
        }
    }

    /// Draws the lines, wrapped, from a row on.
    func draw(into buffer: inout Buffer, row: Int) {
        let wrapped = lines.flatMap { line in
            Text.wrapped(line.text, buffer.columns - 4).map { TableCell($0, line.style) }
        }
        for (index, line) in wrapped.prefix(max(0, buffer.rows - row)).enumerated() {
            buffer.put(line.text, row: row + index, column: 2, line.style, columns: buffer.columns - 3)
        }
    }
}

extension Surroundings {
    /// A person's name as on lists.
    func name(of person: ID<Person>, in world: World) -> String {
        world.people[person]?.details.listName ?? ""
    }

    /// Who may sign for a child of that person's family account.
    func signers(beside person: ID<Person>, in world: World) -> [Option] {
        world.family(of: person).map { world.adults(of: $0, programme, on: today).map(Option.init) } ?? []
    }

    /// Whether somebody is a child whose signer has to be looked up.
    func isChildAlone(_ file: PersonFile) -> Bool {
        file.family == nil && !isAdult(file.person)
    }

    /// Of whom one has to be named who takes the account over when persons leave it; empty where nobody has to.
    func successors(in family: Family?, without persons: Set<ID<Person>>, in world: World) -> [Option] {
        guard let family else { return [] }
        let all = world.successors(in: family, without: persons, programme, on: today)
        return all.count < 2 ? [] : all.compactMap { world.people[$0] }.map(Option.init)
    }

    /// Whether somebody signs for themselves.
    func isAdult(_ person: Person) -> Bool {
        person.isAdult(programme, on: today)
    }
}

extension Option {
    init(_ person: Person) {
        self.init(person.id.text, person.details.listName)
    }
}
