import Configuration
import Documents

/// A receipt printer and the way to it.
public struct ReceiptOutlet: Hashable, Sendable {
    /// The papers that are printed there; all others want A4.
    static let kinds: Set<String> = ["receipt"]

    /// The printer's properties.
    public var printer: ReceiptPrinter
    /// Where its bytes go.
    public var destination: Destination

    /// The printer that the settings name; nil where they name none.
    public init?(_ settings: Settings.ReceiptPrinter) {
        switch settings.port {
        case .device(let path): destination = .device(path)
        case .queue(let queue): destination = .cups(queue: queue, options: [])
        case nil: return nil
        }
        printer = ReceiptPrinter(
            width: ReceiptPrinter.Width(rawValue: settings.columns) ?? .medium, codePage: settings.codePage,
            drawsCodes: settings.drawsCodes)
    }
}
