import Domain
import Photo
import Terminal
import Widgets

/// The photo: a file is chosen, judged at once and seen. What the programme only warns of is taken with a reason.
struct PhotoDesk: Workplace, Watches {
    let name = "photo"
    private var folder: PhotoFolder?
    private var table = Table(columns: [Column("", nil)], hasHeader: false)
    private var path: TextField?
    /// The file that is to be judged: the chosen one, or one that was named.
    private var wanted: String?
    /// What was found on it; nil until it was looked at.
    private var report: PhotoReport?
    /// What was found on the photo that is being taken.
    private var taken: PhotoReport?
    private var reason: TextField?
    private var isWorking = false
    private let person: String

    /// The photo of a person, by name.
    init(of person: String) {
        self.person = person
    }

    func heading(_ desk: Surroundings) -> Heading {
        let title = [desk.words("photo.title"), person].filter { !$0.isEmpty }.joined(separator: " · ")
        return Heading(title, desk.words("photo.wanted"))
    }

    func actions(_ desk: Surroundings) -> [Action] {
        var actions = [Action(.f(1), .help)]
        if report?.verdict.accepted == true { actions.append(Action(.f(2), .take)) }
        return actions
            + [
                Action(.f(3), .choose), Action(.f(5), .refresh), Action(.backspace, .parent), Action(.enter, .open),
                Action(.f(10), .back), Action(.escape, .back),
            ].filter { path == nil && reason == nil || [.back].contains($0.act) }
    }

    private var entries: [(name: String, isFolder: Bool)] {
        (folder?.files.map { ($0, false) } ?? []) + (folder?.folders.map { ($0, true) } ?? [])
    }

    // MARK: Update

    mutating func appear(_ desk: Surroundings) -> [Step] {
        [.ask(.listFolder(folder?.path))]
    }

    mutating func act(_ act: Act, _ desk: Surroundings) -> [Step] {
        switch act {
        case .take: return take()
        case .choose:
            path = TextField(columns: 60, limit: 1024)
            return []
        case .refresh: return appear(desk)
        case .parent: return folder.map { [.ask(.listFolder($0.path + "/.."))] } ?? []
        case .open: return open()
        default: return back()
        }
    }

    private mutating func back() -> [Step] {
        guard path != nil || reason != nil else { return [.pop] }
        path = nil
        reason = nil
        return []
    }

    mutating func type(_ key: Key, _ desk: Surroundings) -> [Step] {
        if reason != nil { return typeReason(key, desk) }
        if path != nil { return typePath(key) }
        if case .paste(let text) = key { return examine(PhotoDesk.pasted(text)) }
        let before = table.selection
        _ = table.handle(key)
        return table.selection == before ? [] : examineChosen()
    }

    private mutating func typePath(_ key: Key) -> [Step] {
        guard key == .enter, let typed = path?.text else {
            _ = path?.handle(key)
            return []
        }
        path = nil
        guard !typed.isEmpty else { return [] }
        return typed.hasSuffix("/") ? [.ask(.listFolder(typed))] : examine(PhotoDesk.pasted(typed))
    }

    private mutating func typeReason(_ key: Key, _ desk: Surroundings) -> [Step] {
        guard key == .enter else {
            _ = reason?.handle(key)
            return []
        }
        let isEmpty = reason?.text.allSatisfy(\.isWhitespace) ?? true
        return isEmpty ? [.say(Toast(desk.words("photo.reason.needed"), .warning))] : store()
    }

    mutating func receive(_ answer: Answer, _ desk: Surroundings) -> [Step] {
        switch answer {
        case .folder(let folder):
            return show(folder)
        case .examined(let report) where report.path == wanted:
            isWorking = false
            self.report = report
        case .photoStored(let hash): return hand(hash)
        case .failed:
            isWorking = false
        default: break
        }
        return []
    }

    func pause(_ desk: Surroundings) -> Swift.Duration? { .seconds(1) }

    /// The folder is watched: a file that has just come is chosen and judged at once.
    mutating func look(_ desk: Surroundings) -> [Step] {
        path == nil && reason == nil ? [.ask(.listFolder(folder?.path))] : []
    }

    private mutating func show(_ folder: PhotoFolder) -> [Step] {
        guard folder != self.folder else { return [] }
        let isOther = folder.path != self.folder?.path
        let hasCome = !isOther && folder.newest != self.folder?.newest
        self.folder = folder
        table.count = entries.count
        guard isOther || hasCome || wanted == nil else { return [] }
        table.select(0)
        return examineChosen()
    }

    private mutating func open() -> [Step] {
        guard let entry = entries[safe: table.selection], let folder else { return [] }
        guard entry.isFolder else {
            let isThis = report?.path == "\(folder.path)/\(entry.name)"
            return isThis && report?.verdict.accepted == true ? take() : examineChosen()
        }
        return [.ask(.listFolder("\(folder.path)/\(entry.name)"))]
    }

    private mutating func examineChosen() -> [Step] {
        guard let entry = entries[safe: table.selection], !entry.isFolder, let folder else {
            (wanted, report) = (nil, nil)
            return []
        }
        return examine("\(folder.path)/\(entry.name)")
    }

    private mutating func examine(_ path: String) -> [Step] {
        (wanted, report, isWorking) = (path, nil, true)
        return [.ask(.examinePhoto(path))]
    }

    private mutating func take() -> [Step] {
        guard let report, report.verdict.accepted else { return [] }
        taken = report
        guard !report.verdict.needsReason else {
            reason = TextField(columns: 60, limit: 120)
            return []
        }
        return store()
    }

    private func store() -> [Step] {
        taken.map { [.ask(.storePhoto($0.path))] } ?? []
    }

    private func hand(_ hash: String) -> [Step] {
        let warnings = taken?.verdict.findings.filter { $0.severity == .warn }.map(\.key) ?? []
        return [.hand(.photoTaken(PhotoRecord(hash: hash, warnings: warnings, reason: reason?.text ?? "")))]
    }

    /// A path as a terminal pastes it when a file is dropped on it: quoted, with blanks escaped, or as an address.
    static func pasted(_ text: String) -> String {
        var path = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        path = path.replacing("file://", with: "")
        if let first = path.first, first == "'" || first == "\"", path.last == first, path.count > 1 {
            return String(path.dropFirst().dropLast())
        }
        while path.last == " " { path.removeLast() }
        return path.replacing("\\ ", with: " ")
    }

    // MARK: View

    func draw(into buffer: inout Buffer, _ desk: Surroundings) {
        let left = 30
        let below = 6
        buffer.put(folder?.path ?? "", row: 0, column: 1, .dim, columns: buffer.columns - 2)
        drawList(into: &buffer, rows: buffer.rows - 2, columns: left, desk)
        let box = (rows: buffer.rows - 2 - below, columns: buffer.columns - left - 2)
        if let picture = report?.picture {
            PictureView(picture).draw(into: &buffer, row: 1, column: left + 1, rows: box.rows, columns: box.columns)
        } else {
            let text = desk.words(isWorking ? "photo.working" : report == nil ? "photo.none" : "photo.unseen")
            buffer.put(text, row: 3, column: left + 3, .dim)
        }
        drawVerdict(into: &buffer, row: buffer.rows - below, column: left + 1, desk)
        drawQuestion(into: &buffer, desk)
    }

    private func drawList(into buffer: inout Buffer, rows: Int, columns: Int, _ desk: Surroundings) {
        var table = table
        table.visibleRows = rows
        if entries.isEmpty { buffer.put(desk.words("photo.empty"), row: 2, column: 2, .dim, columns: columns - 2) }
        buffer.region(row: 1, column: 0, rows: rows, columns: columns) { region in
            table.draw(into: &region, focused: path == nil && reason == nil) { index in
                let entry = entries[index]
                return [TableCell(entry.isFolder ? entry.name + "/" : entry.name, entry.isFolder ? .dim : .normal)]
            }
        }
    }

    private func drawVerdict(into buffer: inout Buffer, row: Int, column: Int, _ desk: Surroundings) {
        guard let report else { return }
        let width = buffer.columns - column - 1
        var lines: [TableCell] = []
        if report.verdict.accepted {
            let measures = report.measures
            let size = desk.words("photo.size", String(measures?.width ?? 0), String(measures?.height ?? 0))
            lines.append(TableCell("✓ \(desk.words("photo.accepted")) · \(size)", .good))
        }
        for finding in report.verdict.findings {
            let (mark, style) = PhotoDesk.signs(finding.severity)
            let text = Text.wrapped("\(mark) \(desk.messages.text(finding.fact))", width)
            lines += text.map { TableCell($0, style) }
        }
        for (index, line) in lines.prefix(buffer.rows - row).enumerated() {
            buffer.put(line.text, row: row + index, column: column, line.style, columns: width)
        }
    }

    private static func signs(_ severity: PhotoSeverity) -> (String, Style) {
        switch severity {
        case .refuse: ("✗", .bad)
        case .warn: ("⚠", .warning)
        case .tell: ("·", .dim)
        }
    }

    private func drawQuestion(into buffer: inout Buffer, _ desk: Surroundings) {
        guard let field = reason ?? path else { return }
        let title = desk.words(reason == nil ? "photo.path" : "photo.reason")
        QuestionBox(title, field).draw(into: &buffer)
    }
}

/// A picture in cells, in the middle of a region.
struct PictureView {
    private let picture: Mosaic

    init(_ picture: Mosaic) {
        self.picture = picture
    }

    func draw(into buffer: inout Buffer, row: Int, column: Int, rows: Int, columns: Int) {
        let top = row + max(0, (rows - picture.rows) / 2)
        let left = column + max(0, (columns - picture.columns) / 2)
        let cells = picture.cells.map { cell in
            PictureCell(
                cell.glyph, foreground: PictureView.colour(cell.foreground),
                background: PictureView.colour(cell.background))
        }
        buffer.region(row: top, column: left, rows: picture.rows, columns: picture.columns) { region in
            Picture(columns: picture.columns, cells: cells).draw(into: &region)
        }
    }

    private static func colour(_ ink: Mosaic.Ink) -> Colour {
        switch ink {
        case .terminal: Colour(rgb: 0)
        case .rgb(let red, let green, let blue): Colour(red: red, green: green, blue: blue)
        case .palette(let number): colour(number)
        }
    }

    /// A number of xterm's palette: eight colours, a cube of six steps a side from 16 on, greys from 232 on.
    private static func colour(_ number: UInt8) -> Colour {
        switch number {
        case 0..<16:
            let parts = (0..<3).map { number >> $0 & 1 == 1 ? UInt8(205) : 0 }
            return Colour(red: parts[0], green: parts[1], blue: parts[2])
        case 16..<232:
            let steps: [UInt8] = [0, 95, 135, 175, 215, 255]
            let place = Int(number) - 16
            return Colour(red: steps[place / 36], green: steps[place / 6 % 6], blue: steps[place % 6])
        default:
            let grey = 8 + 10 * (number - 232)
            return Colour(red: grey, green: grey, blue: grey)
        }
    }
}

/// A question with one line to answer, over the rest.
struct QuestionBox {
    private let title: String
    private let field: TextField

    init(_ title: String, _ field: TextField) {
        self.title = title
        self.field = field
    }

    func draw(into buffer: inout Buffer) {
        let width = min(buffer.columns - 4, field.width + 4)
        let top = max(0, buffer.rows / 2 - 2)
        buffer.region(row: top, column: (buffer.columns - width) / 2, rows: 3, columns: width) { part in
            Box(title).draw(into: &part) { inside in
                inside.region(row: 0, column: 1, rows: 1, columns: inside.columns - 1) { region in
                    field.draw(into: &region, focused: true)
                }
            }
        }
    }
}
