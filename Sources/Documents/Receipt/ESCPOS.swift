extension Page {
    /// The same paper as ESC/POS for that printer, fed and cut at the end. The lines are those of
    /// ``plainText(columns:)`` of that width, in letters of code page 852: what it lacks is written with what it has
    /// (`„` as `"`, `€` as `EUR`), and nothing in a text can be a command. There is one sheet, so it has no number.
    public func escpos(_ printer: ReceiptPrinter) -> [UInt8] {
        let layout = LineLayout(columns: printer.width.rawValue, emphasis: "") { text in
            CodePage852.transliterated(Typography.prepared(text))
        }
        let parts = layout.parts(of: self).map { $0.flatMap { $0.bytes(for: printer) } }
        return ReceiptCommand.initialize + ReceiptCommand.codePage(printer.codePage)
            + parts.joined(separator: [ReceiptCommand.lineFeed]) + ReceiptCommand.feedAndCut
    }
}

extension LineLayout.Piece {
    fileprivate func bytes(for printer: ReceiptPrinter) -> [UInt8] {
        switch role {
        case .body: text
        case .heading, .emphasis: bold(text)
        case .letterhead: centred(text)
        case .mark, .office: centred(bold(text))
        case .title: centred(bold(ReceiptCommand.tall(true) + text + ReceiptCommand.tall(false)))
        case .code(let payload) where printer.drawsCodes:
            centred(ReceiptCommand.code(payload) + [ReceiptCommand.lineFeed]) + text
        case .code: text
        }
    }

    private var text: [UInt8] {
        lines.flatMap { CodePage852.bytes($0) + [ReceiptCommand.lineFeed] }
    }

    private func bold(_ bytes: [UInt8]) -> [UInt8] {
        ReceiptCommand.bold(true) + bytes + ReceiptCommand.bold(false)
    }

    private func centred(_ bytes: [UInt8]) -> [UInt8] {
        ReceiptCommand.centred(true) + bytes + ReceiptCommand.centred(false)
    }
}
