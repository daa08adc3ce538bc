import Domain
import Store
import Terminal
import Widgets

/// A person's file: data, packages with their dates and how those came about, cards, applications, history.
struct PersonFilePage: Workplace {
    let name = "person"
    private let id: ID<Person>
    private var file: PersonFile?
    private var text = ScrollText("")

    init(_ id: ID<Person>) {
        self.id = id
    }

    func heading(_ desk: Surroundings) -> Heading {
        let name = file?.person.details.listName ?? ""
        return Heading("\(desk.words("person.title")) · \(name)", desk.clock)
    }

    func actions(_ desk: Surroundings) -> [Action] {
        let apply = desk.session?.may(.submitApplication) == true ? [Action(.f(4), .application)] : []
        return [Action(.f(1), .help)] + apply
            + [Action(.f(5), .refresh), Action(.f(10), .back), Action(.escape, .back)]
    }

    mutating func appear(_ desk: Surroundings) -> [Step] {
        [.ask(.loadPerson(id))]
    }

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        switch act {
        case .application: file.map { Intake.steps(for: $0, desk) } ?? []
        case .refresh: appear(desk)
        default: [.pop]
        }
    }

    mutating func type(_ key: Key, _ desk: Surroundings) -> [Step] {
        text.visibleRows = desk.rows
        text.columns = desk.columns - 4
        _ = text.handle(key)
        return []
    }

    mutating func receive(_ answer: Answer, _ desk: Surroundings) -> [Step] {
        switch answer {
        case .person(let file):
            self.file = file
            text = ScrollText(PersonText(file, desk).lines.joined(separator: "\n"))
            return []
        default: return []
        }
    }

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        guard file != nil else {
            buffer.put(desk.words("desk.loading"), row: 2, column: 3, .dim)
            return
        }
        buffer.region(row: 0, column: 2, rows: buffer.rows, columns: buffer.columns - 4) { region in
            var text = text
            text.visibleRows = region.rows
            text.columns = region.columns
            text.draw(into: &region, focused: true)
        }
    }
}

/// A person's file in words.
struct PersonText {
    private let file: PersonFile
    private let desk: Surroundings

    init(_ file: PersonFile, _ desk: Surroundings) {
        self.file = file
        self.desk = desk
    }

    var lines: [String] {
        head + [""] + packages + [""] + cards + [""] + applications + [""] + history
    }

    private var head: [String] {
        let details = file.person.details
        let identity =
            switch details.identity {
            case .pesel(let pesel): "PESEL \(pesel.digits)"
            case .document(let document): "\(document.kind) \(document.country) \(document.number)"
            }
        let age = desk.messages.text("case.age", count: details.birthDate.age(on: desk.today))
        let contact = [file.person.contact.phone, file.person.contact.email].filter { !$0.isEmpty }
        return [
            "\(details.listName) \(details.secondName)",
            "\(desk.words("case.born", details.birthDate.iso)) (\(age))   \(identity)",
            file.person.address.full, contact.joined(separator: ", "),
        ]
    }

    private var packages: [String] {
        var lines = [desk.words("person.packages")]
        for package in desk.programme.packages {
            guard let grant = file.person.grants.last(where: { $0.package == package.id }) else { continue }
            let isValid = grant.isValid(on: desk.today)
            let until = grant.until.map { desk.words("case.until", $0.iso) } ?? desk.words("case.always")
            let from = desk.words("person.from", grant.from.iso, grant.paragraph)
            lines.append("  \(isValid ? "✓" : "✗") \(desk.local(package.label)) \(until) \(from)")
        }
        return lines.count == 1 ? lines + ["  –"] : lines
    }

    private var cards: [String] {
        [desk.words("person.cards")]
            + (file.cards.isEmpty
                ? ["  –"]
                : file.cards.map { card in
                    let point = desk.programme.servicePoint(card.pickupPoint)?.name ?? card.pickupPoint
                    let state = desk.words("card.status.\(card.status.rawValue)")
                    return "  \(card.number)  \(desk.words("card.kind.\(card.kind.rawValue)"))  \(state)  \(point)"
                })
    }

    private var applications: [String] {
        [desk.words("person.applications")]
            + (file.applications.isEmpty
                ? ["  –"]
                : file.applications.map { application in
                    let status = desk.words("application.status.\(application.status.rawValue)")
                    let remark = application.remark.isEmpty ? "" : " – \(application.remark)"
                    return "  \(application.number)  \(application.submitted.iso)  \(status)\(remark)"
                })
    }

    private var history: [String] {
        [desk.words("case.history")]
            + file.history.map { line in
                let what = desk.words("event.\(line.type.split(separator: "/")[0])")
                return "  \(line.occurred.day.iso) \(line.occurred.clock)  \(what) – \(line.actorName)"
            }
    }
}
