import Domain

/// How one desk is set up: `config.toml`. Every key may be left out; `config.sample.toml` tells each with its default.
public struct Settings: Hashable, Sendable {
    /// The folder of the store; nil: the usual place (see ``Places``).
    public var store: String?
    /// The programme file, or the short name of one of the program's own.
    public var programme = "lomza"
    /// Language of the screen.
    public var language = Language.polish
    /// Where paper goes.
    public var printer = Printer.folder("")
    /// The receipt printer.
    public var receiptPrinter = ReceiptPrinter()
    /// Folder that a camera or scanner fills with photos; nil: none is watched.
    public var photoFolder: String?
    /// Minutes without a key after which the screen is locked; 0: never.
    public var idleMinutes = 10
    /// Milliseconds for which Esc waits for a digit that makes it an F-key.
    public var escapeMilliseconds = 20
    /// Whether the program may not be left or suspended by who works at it.
    public var isKiosk = false
    /// The barcode scanner.
    public var scanner = Scanner()
    /// Street list of the TERYT register.
    public var streets = Streets()

    /// Where paper goes.
    public enum Printer: Hashable, Sendable {
        /// Files in a folder; empty: `paper` in the store's folder.
        case folder(String)
        /// A queue of CUPS.
        case queue(String)
    }

    /// A receipt printer that speaks ESC/POS.
    public struct ReceiptPrinter: Hashable, Sendable {
        /// The way to it; nil: there is none, and receipts go where other paper goes.
        public var port: Port?
        /// Letters on a line: 32, 42 or 48.
        public var columns = 42
        /// Its number for code page 852.
        public var codePage: UInt8 = 18
        /// Whether it draws QR codes.
        public var drawsCodes = true

        /// The way to a receipt printer.
        public enum Port: Hashable, Sendable {
            /// A device, or a file that is there.
            case device(String)
            /// A queue of CUPS that passes bytes on.
            case queue(String)
        }

        /// No printer.
        public init() {}
    }

    /// How a scanner tells itself from a person at the keyboard.
    public struct Scanner: Hashable, Sendable {
        /// What it sends before the code.
        public var prefix = ""
        /// What it sends after the code.
        public var suffix = "\r"
        /// Milliseconds between two signs at the most.
        public var pace = 30
    }

    /// Files of the street list.
    public struct Streets: Hashable, Sendable {
        /// ULIC, the streets; nil: no list, any street may be typed.
        public var ulic: String?
        /// SIMC, the places; nil: the streets of all places in the file are taken.
        public var simc: String?
    }

    /// The defaults.
    public init() {}

    /// Reads a file.
    ///
    /// - Throws: everything that is wrong with it, with file and line.
    public static func read(_ path: String) throws(Faults) -> Settings {
        try read(try Files.bytes(path), name: path)
    }

    /// Reads a text.
    static func read(_ text: [UInt8], name: String) throws(Faults) -> Settings {
        let faults = FaultList(file: name)
        let root = try TomlTable(text: text, faults: faults)
        var settings = Settings()
        settings.store = root.optionalPath("store")
        if root.has("programme") { settings.programme = root.text("programme") }
        if root.has("language") { settings.language = root.choice("language", or: Language.polish) }
        if root.has("photo_folder") { settings.photoFolder = root.optionalPath("photo_folder") }
        if root.has("idle_minutes") { settings.idleMinutes = root.number("idle_minutes", 0...1440) }
        if root.has("escape_ms") { settings.escapeMilliseconds = root.number("escape_ms", 0...2000) }
        if root.has("kiosk") { settings.isKiosk = root.flag("kiosk") }
        if root.has("printer"), let table = root.table("printer") { settings.printer = printer(table) }
        if root.has("receipt_printer"), let table = root.table("receipt_printer") {
            settings.receiptPrinter = receiptPrinter(table)
        }
        if root.has("scanner"), let table = root.table("scanner") { settings.scanner = scanner(table) }
        if root.has("streets"), let table = root.table("streets") {
            settings.streets = Streets(ulic: table.optionalPath("ulic"), simc: table.optionalPath("simc"))
            table.finish()
        }
        root.finish()
        try faults.check()
        return settings
    }

    private static func printer(_ table: TomlTable) -> Printer {
        defer { table.finish() }
        let hasFolder = table.has("folder")
        guard table.has("queue") else { return .folder(hasFolder ? table.optionalPath("folder") ?? "" : "") }
        if hasFolder { table.report(.notBoth("folder", "queue"), at: "folder") }
        return .queue(table.text("queue"))
    }

    private static func receiptPrinter(_ table: TomlTable) -> ReceiptPrinter {
        defer { table.finish() }
        var printer = ReceiptPrinter()
        if let device = table.optionalPath("device") { printer.port = .device(device) }
        if table.has("queue") {
            if printer.port != nil { table.report(.notBoth("device", "queue"), at: "queue") }
            printer.port = .queue(table.text("queue"))
        }
        if table.has("width") { printer.columns = table.width("width") }
        if table.has("code_page") { printer.codePage = UInt8(table.number("code_page", 0...255)) }
        if table.has("qr") { printer.drawsCodes = table.flag("qr") }
        return printer
    }

    private static func scanner(_ table: TomlTable) -> Scanner {
        defer { table.finish() }
        var scanner = Scanner()
        if table.has("prefix") { scanner.prefix = table.text("prefix", mayBeEmpty: true) }
        if table.has("suffix") { scanner.suffix = table.text("suffix") }
        if table.has("pace_ms") { scanner.pace = table.number("pace_ms", 1...1000) }
        return scanner
    }
}

extension TomlTable {
    /// How many letters fit on a receipt printer's line.
    fileprivate func width(_ key: String) -> Int {
        let known = [32, 42, 48]
        let width = number(key, 1...255)
        if !known.contains(width) {
            let list = known.map(String.init).joined(separator: ", ")
            report(.notOneOf(key: key, is: "\(width)", known: list), at: key)
        }
        return width
    }

    /// A path from the root; nil where the key is not there. A path from elsewhere would depend on where the program
    /// was started.
    fileprivate func optionalPath(_ key: String) -> String? {
        guard has(key) else { return nil }
        let path = text(key)
        if !path.isEmpty && !path.hasPrefix("/") { report(.notAPath(key: key, is: path), at: key) }
        return path
    }
}
