/// A receipt printer that speaks ESC/POS, as far as printers differ.
public struct ReceiptPrinter: Hashable, Sendable {
    /// How many letters of font A fit on its paper.
    public enum Width: Int, CaseIterable, Sendable {
        /// 58 mm paper.
        case narrow = 32
        /// 80 mm paper with 180 dots an inch.
        case medium = 42
        /// 80 mm paper with 203 dots an inch.
        case wide = 48
    }

    /// Its width.
    public var width: Width
    /// Its number for code page 852 in `ESC t`: 18 with most, but each maker counts differently.
    public var codePage: UInt8
    /// Whether it draws QR codes; where it doesn't, the number stands there in figures alone.
    public var drawsCodes: Bool

    /// A printer of these properties.
    public init(width: Width = .medium, codePage: UInt8 = 18, drawsCodes: Bool = true) {
        self.width = width
        self.codePage = codePage
        self.drawsCodes = drawsCodes
    }
}

/// The few commands of ESC/POS that a receipt needs, as in Epson's reference.
enum ReceiptCommand {
    /// `ESC @`: forgets what a broken-off job before left, and `FS .`: single-byte letters, which printers from
    /// China don't begin with.
    static let initialize: [UInt8] = [0x1B, 0x40, 0x1C, 0x2E]
    /// `LF`.
    static let lineFeed: UInt8 = 0x0A
    /// `ESC d`: past the edge where the paper is torn; then `GS V B`: to the knife, and a cut, where there is one.
    static let feedAndCut: [UInt8] = [0x1B, 0x64, 4, 0x1D, 0x56, 0x42, 0]

    /// `ESC t`.
    static func codePage(_ number: UInt8) -> [UInt8] { [0x1B, 0x74, number] }
    /// `ESC E`.
    static func bold(_ isOn: Bool) -> [UInt8] { [0x1B, 0x45, isOn ? 1 : 0] }
    /// `GS !`: twice as high but no wider, so that lines stay as they were broken.
    static func tall(_ isOn: Bool) -> [UInt8] { [0x1D, 0x21, isOn ? 1 : 0] }
    /// `ESC a`.
    static func centred(_ isOn: Bool) -> [UInt8] { [0x1B, 0x61, isOn ? 1 : 0] }

    /// `GS ( k` with symbol type 49: model 2, modules of six dots, error correction M, the content, print.
    static func code(_ payload: CodePayload) -> [UInt8] {
        let content = Array(payload.text.utf8)
        let functions: [[UInt8]] = [
            [65, 50, 0], [67, 6], [69, 49], [80, 48] + content, [81, 48],
        ]
        return functions.flatMap { function in
            let count = function.count + 1
            return [0x1D, 0x28, 0x6B, UInt8(count & 0xFF), UInt8(count >> 8), 49] + function
        }
    }
}
