import Configuration
import Domain
import Foundation
import Store

/// Register, figures and renewals: what is listed, and written to files.
extension Runner {
    func listed(_ effect: Effect) throws -> Answer? {
        switch effect {
        case .loadRegister(let filter, let text): return .cards(try cards(filter, text), for: text)
        case .loadRenewals(let days):
            return .renewals(try store.renewals(within: days, of: clock.today), days: days)
        case .loadFigures(let query): return .figures(try store.figures(query.months, at: query.point))
        case .exportRegister(let filter, let text): return .exported(path: try export(filter, text))
        case .exportFigures(let query): return .exported(path: try export(query))
        default: return nil
        }
    }

    private func cards(_ filter: RegisterFilter, _ text: String) throws -> [CardRow] {
        guard !Domain.Folding.words(text).isEmpty else { return try store.register(filter, latestFirst: true) }
        return try store.cards(matching: text, in: filter)
    }

    private func export(_ filter: RegisterFilter, _ text: String) throws -> String {
        let words = RegisterTable(share.messages, share.programme)
        let file = try newFile("register", words.header)
        if Domain.Folding.words(text).isEmpty {
            try store.forEachCard(in: filter) { try file.write(words.cells($0)) }
        } else {
            for card in try store.cards(matching: text, in: filter, limit: .max) { try file.write(words.cells(card)) }
        }
        try file.finish()
        return file.path
    }

    private func export(_ query: FiguresQuery) throws -> String {
        let table = FiguresTable(try store.figures(query.months, at: query.point), share.messages, share.programme)
        let file = try newFile("figures", table.header)
        for row in table.rows { try file.write(row) }
        try file.finish()
        return file.path
    }

    /// A table in the folder for papers, named by what it is and when; nobody's data are in the name.
    private func newFile(_ kind: String, _ header: [String]) throws -> TableFile {
        let folder = exportFolder
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw Failure("failure.export")
        }
        let now = clock.now
        let time = now.iso.dropFirst(11).prefix(8).filter { $0 != ":" }
        let stem = "\(folder)/\(kind)-\(now.day.iso)-\(time)"
        let names = (1...99).lazy.map { $0 == 1 ? "\(stem).csv" : "\(stem)-\($0).csv" }
        let path = names.first { !FileManager.default.fileExists(atPath: $0) } ?? "\(stem).csv"
        do {
            return try TableFile(path: path, header: header)
        } catch StoreFault.diskFull {
            throw StoreFault.diskFull
        } catch {
            throw Failure("failure.export")
        }
    }

    /// Beside the papers where those go to a folder, else in the store's.
    private var exportFolder: String {
        if case .folder(let path) = settings.printer, !path.isEmpty { return path }
        return "\(store.folder)/paper"
    }
}

extension Toast {
    /// A file was written: its name, which tells one from another, before its folder.
    init(exported path: String, _ desk: Surroundings) {
        let file = URL(filePath: path)
        self.init(desk.words("export.done", file.lastPathComponent, file.deletingLastPathComponent().path))
    }
}
