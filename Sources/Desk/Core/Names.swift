import Documents
import Domain
import Terminal
import Widgets

// Two rooms may use one word; at the desk it means this.
typealias Role = Domain.Role
typealias Rule = Domain.Rule
typealias Table = Widgets.Table
typealias Column = Widgets.Column

extension Text {
    /// The text with blanks behind it, so many columns wide.
    static func padded(_ text: String, _ columns: Int) -> String {
        text + String(repeating: " ", count: max(0, columns - Text.columns(text)))
    }
}
