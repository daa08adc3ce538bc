/// The values without quotes that files of the configuration may have.
enum BareValue {
    /// Whether a value is `true`, `false`, a whole number, a decimal or a day.
    static func isKnown(_ value: ArraySlice<UInt8>) -> Bool {
        value.elementsEqual("true".utf8) || value.elementsEqual("false".utf8) || isNumber(value) || isDay(value)
    }

    /// `30`, `-7`, `5_242_880`, `0.778`.
    private static func isNumber(_ value: ArraySlice<UInt8>) -> Bool {
        let isSigned = value.first == UInt8(ascii: "-") || value.first == UInt8(ascii: "+")
        let parts = value.dropFirst(isSigned ? 1 : 0)
            .split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let groups = parts.flatMap { $0.split(separator: UInt8(ascii: "_"), omittingEmptySubsequences: false) }
        return parts.count <= 2 && groups.allSatisfy { !$0.isEmpty && isDigits($0) }
    }

    /// `2026-11-20`.
    private static func isDay(_ value: ArraySlice<UInt8>) -> Bool {
        let parts = value.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        return parts.map(\.count) == [4, 2, 2] && parts.allSatisfy(isDigits)
    }

    private static func isDigits(_ value: ArraySlice<UInt8>) -> Bool {
        value.allSatisfy { (48...57).contains($0) }
    }
}
