import Domain
import Photo
import Store
import Terminal
import Widgets

/// Everything about one application that a decision rests on, on part of a screen: person, basis and papers, photo,
/// what an approval would grant.
struct CaseView: Sendable {
    /// The space for the photo.
    static let photo = (rows: 10, columns: 18)

    let file: ApplicationCase
    private var picture: Mosaic?
    /// Which picture is seen.
    private var pictured = 0

    /// A picture of the case: somebody's photo, or the scan of a paper.
    private struct Seen: Hashable, Sendable {
        let hash: String
        let person: String?
        let document: String?
    }

    init(_ file: ApplicationCase) {
        self.file = file
    }

    /// The photos, then the scans.
    private var pictures: [Seen] {
        let form = file.application.form
        let photos = form.people.compactMap { person in
            person.photo.map { Seen(hash: $0.hash, person: person.givenName, document: nil) }
        }
        let scans = form.documents.compactMap { record in
            record.scan.map { scan in
                Seen(
                    hash: scan, person: record.person.flatMap { form.people[safe: $0]?.givenName },
                    document: record.document)
            }
        }
        return photos + scans
    }

    /// The picture to be seen.
    var hash: String? { pictures[safe: pictured]?.hash }

    mutating func show(_ picture: Mosaic?, of hash: String) {
        if self.hash == hash { self.picture = picture }
    }

    /// Goes to the next picture, or to the one before; false where there is none.
    mutating func turn(_ by: Int) -> Bool {
        guard pictures.indices.contains(pictured + by) else { return false }
        pictured += by
        picture = nil
        return true
    }

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        let width = buffer.columns - CaseView.photo.columns - 4
        let lines = CaseText(file, desk).summary.flatMap { line in
            Text.wrapped(line.text, width).map { TableCell($0, line.style) }
        }
        for (row, line) in lines.prefix(buffer.rows).enumerated() {
            buffer.put(line.text, row: row, column: 2, line.style, columns: width)
        }
        if let picture {
            PictureView(picture).draw(
                into: &buffer, row: 0, column: width + 3, rows: min(CaseView.photo.rows, buffer.rows),
                columns: CaseView.photo.columns)
        }
        drawCaption(into: &buffer, column: width + 3, desk)
    }

    private func drawCaption(into buffer: inout Buffer, column: Int, _ desk: Surroundings) {
        guard pictures.count > 1, let seen = pictures[safe: pictured], buffer.rows > CaseView.photo.rows else {
            return
        }
        let what = [seen.person, seen.document.map(desk.name)].compactMap { $0 }.joined(separator: ", ")
        let columns = CaseView.photo.columns
        buffer.put("◂ \(pictured + 1)/\(pictures.count) ▸", row: CaseView.photo.rows, column: column, .key)
        for (row, line) in Text.wrapped(what, columns).prefix(2).enumerated() {
            buffer.put(line, row: CaseView.photo.rows + 1 + row, column: column, .dim, columns: columns)
        }
    }
}

/// An application in words.
struct CaseText {
    private let file: ApplicationCase
    private let desk: Surroundings
    private var application: Application { file.application }
    private var form: ApplicationForm { file.application.form }

    init(_ file: ApplicationCase, _ desk: Surroundings) {
        self.file = file
        self.desk = desk
    }

    /// What a decision rests on.
    var summary: [TableCell] {
        lines { form.people.count > 1 ? companion($0) : person($0) }
    }

    private func lines(about person: (Applicant) -> String) -> [TableCell] {
        var lines = form.people.map { TableCell(person($0), .heading) }
        if let electronic = form.electronic {
            lines.append(TableCell(desk.words("case.electronic", electronic.reference, electronic.sent.iso)))
        }
        lines.append(TableCell(desk.words("case.address", form.address.full)))
        lines.append(TableCell(desk.words("case.contact", contact)))
        lines.append(TableCell(basis))
        lines += papers
        lines += photos
        lines += grants
        if application.status == .supplement {
            lines.append(TableCell("⚠ " + desk.words("case.supplement", application.remark), .warning))
        }
        return lines
    }

    /// Everything that is known, with the history.
    var whole: String {
        var text = [
            desk.words(
                "case.number", application.number, desk.words("application.status.\(application.status.rawValue)"))
        ]
        text.append(desk.words("case.dates", application.submitted.iso, application.deadline.iso))
        text += [""] + lines(about: person).map(\.text) + [""]
        text += declarations + ["", desk.words("case.history")]
        text += file.history.map(desk.words(for:))
        return text.joined(separator: "\n")
    }

    private func person(_ person: Applicant) -> String {
        guard let details = person.details else { return "" }
        let identity =
            switch details.identity {
            case .pesel(let pesel): "PESEL \(pesel.digits)"
            case .document(let document): "\(document.kind) \(document.country) \(document.number)"
            }
        let age = desk.messages.text("case.age", count: details.birthDate.age(on: desk.today))
        return "\(details.listName)   \(desk.words("case.born", details.birthDate.iso)) (\(age))   \(identity)"
    }

    /// One of several, in short: who they are to who files.
    private func companion(_ person: Applicant) -> String {
        guard let details = person.details else { return "" }
        let relation =
            desk.programme.relation(person.relation).map { desk.local($0.label) } ?? desk.words("family.files")
        let role =
            desk.programme.isListed(person, on: application.submitted)
            ? desk.words("family.listed", relation) : relation
        let age = String(details.birthDate.age(on: desk.today))
        return desk.words("case.companion", details.listName, details.birthDate.iso, age, role)
    }

    private var contact: String {
        [form.contact.phone, form.contact.email].filter { !$0.isEmpty }.joined(separator: ", ")
    }

    private var basis: String {
        let label = desk.programme.bases.first { $0.id == form.basis }.map { desk.local($0.label) } ?? form.basis
        let kind = form.cardKind.map { desk.words("card.kind.\($0.rawValue)") } ?? ""
        let point = desk.programme.servicePoint(form.pickupPoint)?.name ?? form.pickupPoint
        return desk.words("case.basis", label, kind, point)
    }

    private var papers: [TableCell] {
        let items = Checklist(for: form, programme: desk.programme, today: application.submitted).items
        return items.map { item in
            guard let record = item.record, let document = desk.programme.document(record.document) else {
                let label = item.alternatives.first.map { desk.local($0.label) } ?? item.group
                return TableCell("✗ \(label): \(desk.words("document.status.missing"))", .bad)
            }
            let whose = item.person.flatMap { form.people[safe: $0]?.givenName }.map { "\($0): " } ?? ""
            var text =
                whose + "\(desk.local(document.label)): \(desk.words("document.status.\(record.status.rawValue)"))"
            if let shown = document.evidence.first(where: { $0.id == record.evidence }) {
                text += ", \(desk.local(shown.label))"
                if let reference = record.reference { text += " …\(reference.suffix(4))" }
            }
            if let last = record.validUntil { text += ", " + desk.words("checklist.valid-until", last.iso) }
            if let reason = record.reason { text += " – \(reason)" }
            let isRight = record.status.isAccepted
            return TableCell((isRight ? "✓ " : "✗ ") + text, isRight ? .normal : .bad)
        }
    }

    private var photos: [TableCell] {
        guard desk.programme.photo != nil else { return [] }
        let taken = form.people.filter { $0.photo != nil }.count
        var lines = [TableCell(desk.words("case.photos", String(taken), String(form.people.count)))]
        for photo in form.people.compactMap(\.photo) where !photo.warnings.isEmpty {
            lines.append(TableCell("⚠ " + desk.words("case.photo-reason", photo.reason), .warning))
        }
        return lines
    }

    /// What an approval would grant: alike for several persons, it is told once.
    private var grants: [TableCell] {
        let all = application.grants(
            to: Dictionary(uniqueKeysWithValues: file.people.map { ($0.id, $0) }), on: desk.today,
            programme: desk.programme)
        var lines: [(text: String, names: [String])] = []
        for (person, grant) in all {
            let until = grant.until.map { desk.words("case.until", $0.iso) } ?? desk.words("case.always")
            let text = desk.words("case.grants", desk.name(grant.package), until, desk.reason(of: grant))
            let index = lines.firstIndex { $0.text == text } ?? lines.endIndex
            if index == lines.endIndex { lines.append((text, [])) }
            lines[index].names.append(name(of: person))
        }
        let several = form.people.count > 1
        return lines.map { TableCell(several ? "\($0.text): \($0.names.joined(separator: ", "))" : $0.text) }
            + checks(all.map { (name(of: $0.person), $0.grant) })
    }

    /// Papers that have to be looked at again before the package ends, one line a person.
    private func checks(_ grants: [(name: String, grant: Grant)]) -> [TableCell] {
        grants.reduce(into: [(name: String, day: Day)]()) { checks, each in
            guard let day = each.grant.checkBy, !checks.contains(where: { $0 == (each.name, day) }) else { return }
            checks.append((each.name, day))
        }.map { TableCell(desk.words("case.check-by", $0.name, $0.day.iso), .warning) }
    }

    private func name(of person: ID<Person>) -> String {
        form.people.first { $0.person == person }?.givenName ?? ""
    }

    private var declarations: [String] {
        let statements = form.statements.filter(\.given).map { "  ✓ \(desk.name($0.id)) (\($0.version))" }
        let consents = form.consents.map { consent in
            let text = desk.programme.consents.first { $0.id == consent.id }.map { desk.local($0.text) } ?? consent.id
            return "  \(consent.given ? "✓" : "–") \(text) (\(consent.version))"
        }
        return [desk.words("case.statements")] + statements + [desk.words("case.consents")] + consents
    }
}

/// One application, whole, to read.
struct CasePage: ShowsPerson {
    let name = "case"
    private let file: ApplicationCase
    private var text = ScrollText()

    init(_ file: ApplicationCase) {
        self.file = file
    }

    var shownPerson: ID<Person>? { file.application.form.people.first?.person }

    func heading(_ desk: Surroundings) -> Heading {
        let name = file.application.form.people.first?.details?.listName ?? ""
        return Heading("\(file.application.number) · \(name)", desk.clock)
    }

    func actions(_ desk: Surroundings) -> [Action] {
        [Action(.f(1), .help), Action(.f(9), .print), Action(.f(10), .back), Action(.escape, .back)]
    }

    mutating func appear(_ desk: Surroundings) -> [Step] {
        text = ScrollText(CaseText(file, desk).whole)
        return []
    }

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        act == .print ? [.ask(.print(.application(file.application.id), job: desk.ids.make()))] : [.pop]
    }

    mutating func type(_ key: Key, _ desk: Surroundings) -> [Step] {
        text.handle(key, rows: desk.rows, columns: desk.columns - 4) == .ignored && key == .enter ? [.pop] : []
    }

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        buffer.region(row: 0, column: 2, rows: buffer.rows, columns: buffer.columns - 4) { region in
            text.draw(into: &region, focused: true)
        }
    }
}
