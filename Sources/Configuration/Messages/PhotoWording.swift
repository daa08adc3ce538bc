import Domain
import Glibc

/// What was found on a photo, put into words: `photo.<key>`.
extension Messages {
    /// What was found.
    public func text(_ fact: PhotoFact) -> String {
        text(fact.wordingKey, arguments: arguments(of: fact))
    }

    /// What would make it right; nil where nothing has to be done.
    public func remedy(_ fact: PhotoFact) -> String? {
        let key = "\(fact.wordingKey).remedy"
        return has(key) ? text(key, arguments: arguments(of: fact)) : nil
    }

    /// What was measured, then the limit it met.
    private func arguments(of fact: PhotoFact) -> [String] {
        switch fact {
        case .unreadable(.failed(let error)): [String(cString: strerror(error))]
        case .format(_, let allowed): [allowed.map { $0.rawValue.uppercased() }.joined(separator: ", ")]
        case .bytes(let bytes, let limit): [String(bytes), String(limit), decimal(Double(limit) / 1_048_576, 1)]
        case .pixels(let pixels, let limit): [decimal(Double(pixels) / 1e6, 1), decimal(Double(limit) / 1e6, 1)]
        case .width(let pixels, let limit), .height(let pixels, let limit): [String(pixels), String(limit)]
        case .aspect(let aspect, let wanted, let tolerance):
            [decimal(aspect, 3), decimal(wanted, 3), decimal(tolerance, 3)]
        case .trailing(let bytes): [String(bytes)]
        case .limit(let check, let value, let limit): [figure(value, of: check), figure(limit, of: check)]
        case .lying(let degrees): [String(degrees)]
        case .unreadable, .notDecoded, .cmyk, .turned, .transparent, .exif: []
        }
    }

    /// A measured value as the clerk reads it: shares in per cent, ratios with decimals, all else whole.
    private func figure(_ value: Double, of check: PhotoCheck) -> String {
        switch check {
        case .headMin, .headMax, .secondArea, .centre, .over, .backgroundCover, .eyesDark:
            "\(Int((value * 100).rounded())) %"
        case .cheekRatio, .sharpness, .eyeRatio, .blockiness: decimal(value, 3)
        case .backgroundGradient: decimal(value, 1)
        default: String(Int(value.rounded()))
        }
    }

    /// `0,778` or `0.778`: so many decimals at most, none that are zero at the end.
    private func decimal(_ value: Double, _ decimals: Int) -> String {
        let scale = decimals == 1 ? 10 : 1000
        let thousandths = Int((value * Double(scale)).rounded())
        var fraction = String(thousandths % scale + scale).dropFirst()
        while fraction.last == "0" { fraction.removeLast() }
        let whole = String(thousandths / scale)
        return fraction.isEmpty ? whole : whole + (language == .polish ? "," : ".") + fraction
    }
}

extension PhotoFact {
    /// The key of its words: its own, and where it comes in kinds, the kind.
    fileprivate var wordingKey: String {
        switch self {
        case .unreadable(.missing): "\(key).missing"
        case .unreadable(.notAFile): "\(key).notAFile"
        case .unreadable(.notPermitted): "\(key).notPermitted"
        case .unreadable(.failed): "\(key).failed"
        case .notDecoded(let integrity): "\(key).\(integrity.rawValue)"
        case .exif(let location) where location: "\(key).location"
        case .limit(.count, let faces, _) where faces == 0: "\(key).none"
        default: key
        }
    }
}
