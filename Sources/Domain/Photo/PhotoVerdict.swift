/// What a programme asks of an applicant's photo file. Every figure comes from the programme's own data.
public struct PhotoRequirements: Sendable, Equatable {
    /// Formats taken, by the file's first bytes, not its name.
    public var formats: [PhotoFormat]
    /// The largest file, in bytes.
    public var maxBytes: Int
    /// The most pixels that a header may claim; more isn't decoded.
    public var maxPixels: Int
    /// The narrowest picture, in pixels, after EXIF rotation.
    public var minWidth: Int
    /// The lowest picture, in pixels, after EXIF rotation.
    public var minHeight: Int
    /// Width over height.
    public var aspect: Double
    /// How far from ``aspect`` a picture may be, either way.
    public var aspectTolerance: Double
    /// The rule that these figures belong to, such as `R-PHO-1`.
    public var rule: String
    /// The regulation's paragraph behind the rule.
    public var paragraph: String
    /// What the picture itself is held against (R-PHO-2), each check with its limit; a check without one isn't made.
    public var limits: [PhotoCheck: Double]

    /// The requirements as a programme states them.
    public init(
        formats: [PhotoFormat], maxBytes: Int, maxPixels: Int, minWidth: Int, minHeight: Int, aspect: Double,
        aspectTolerance: Double, rule: String, paragraph: String, limits: [PhotoCheck: Double] = [:]
    ) {
        self.formats = formats
        self.maxBytes = maxBytes
        self.maxPixels = maxPixels
        self.minWidth = minWidth
        self.minHeight = minHeight
        self.aspect = aspect
        self.aspectTolerance = aspectTolerance
        self.rule = rule
        self.paragraph = paragraph
        self.limits = limits
    }
}

/// A picture's file format.
public enum PhotoFormat: String, CaseIterable, Codable, Sendable {
    case jpeg, png
}

/// How a stored picture has to be turned to stand upright: the values of EXIF 2.3's tag Orientation (0x0112).
public enum PhotoOrientation: Int, Codable, Sendable {
    case upright = 1
    case mirrored, upsideDown, upsideDownMirrored, transposed, turnedRight, transversed, turnedLeft

    /// Width and height change places.
    public var swapsSides: Bool { rawValue >= 5 }
}

/// How colours are kept in the file.
public enum PhotoColour: String, Sendable {
    case grey, rgb, cmyk, other
}

/// What decoding the whole file came to.
public enum PhotoIntegrity: String, Sendable {
    /// Not decoded, because something before that forbade it.
    case unknown
    /// Every bit was there and without an error.
    case complete
    /// Cut short or corrupt.
    case damaged
    /// A kind that can't be decoded, such as lossless or 12-bit JPEG.
    case unsupported
    /// Decoding would take too much memory or time; a picture made to harm, or far larger than any photo.
    case tooCostly
}

/// Why a file couldn't be read at all.
public enum PhotoFileFault: Error, Hashable, Sendable {
    case missing
    /// A folder, a device, a pipe.
    case notAFile
    case notPermitted
    /// The system's error number.
    case failed(Int32)
}

/// What was found on a photo file by measuring. A measure that could not be taken is nil.
public struct PhotoMeasures: Sendable, Equatable {
    /// Size of the file.
    public var bytes: Int
    /// By the first bytes; nil: neither JPEG nor PNG.
    public var format: PhotoFormat?
    /// Pixels across, after EXIF rotation, by the header.
    public var width: Int?
    /// Pixels down, after EXIF rotation, by the header.
    public var height: Int?
    /// By EXIF; upright where it says nothing.
    public var orientation = PhotoOrientation.upright
    /// By the header.
    public var colour: PhotoColour?
    /// Some pixels may be transparent; they are shown on white.
    public var hasAlpha = false
    /// The file carries EXIF.
    public var hasExif = false
    /// Its EXIF says where it was taken.
    public var hasLocation = false
    /// By decoding all of it.
    public var integrity = PhotoIntegrity.unknown
    /// Bytes after the picture's end.
    public var trailingBytes = 0
    /// The head on it; nil where no face was found or none was looked for.
    public var head: PhotoHead?
    /// What was measured on the picture itself.
    public var values: [PhotoMeasure: Double] = [:]

    /// A file of that size of which nothing else is known yet.
    public init(bytes: Int) {
        self.bytes = bytes
    }
}

/// One thing to know about a photo, with what was measured and the limit it met.
public enum PhotoFact: Sendable, Hashable {
    case unreadable(PhotoFileFault)
    case format(PhotoFormat?, allowed: [PhotoFormat])
    case bytes(Int, limit: Int)
    case pixels(Int, limit: Int)
    /// Not decoded to its end: damaged, unsupported or too costly.
    case notDecoded(PhotoIntegrity)
    case width(Int, limit: Int)
    case height(Int, limit: Int)
    case aspect(Double, wanted: Double, tolerance: Double)
    /// Ink colours, converted without a profile: they may look wrong.
    case cmyk
    case turned(PhotoOrientation)
    case transparent
    /// EXIF, taken out on storing.
    case exif(location: Bool)
    /// Bytes after the picture's end, taken out on storing.
    case trailing(Int)
    /// The picture breaks a limit: too much, or too little.
    case limit(PhotoCheck, is: Double, limit: Double)
    /// The face looks straight ahead once the picture is turned to the right by so many degrees.
    case lying(degrees: Int)
}

/// What follows from a fact.
public enum PhotoSeverity: Int, Comparable, Sendable {
    /// For information.
    case tell
    /// The clerk may take the photo, with a reason.
    case warn
    /// The photo can't be taken.
    case refuse

    /// Lighter first.
    public static func < (left: PhotoSeverity, right: PhotoSeverity) -> Bool {
        left.rawValue < right.rawValue
    }
}

extension PhotoFact {
    /// The key of its figure in the programme and of its wording in the message catalogue.
    public var key: String {
        switch self {
        case .unreadable: "photo.readable"
        case .format: "photo.formats"
        case .bytes: "photo.max_bytes"
        case .pixels: "photo.max_pixels"
        case .notDecoded: "photo.strict_decode"
        case .width: "photo.min_width"
        case .height: "photo.min_height"
        case .aspect: "photo.aspect"
        case .cmyk: "photo.cmyk"
        case .turned: "photo.orientation"
        case .transparent: "photo.alpha"
        case .exif: "photo.exif"
        case .trailing: "photo.trailing"
        case .limit(let check, _, _): "photo.\(check.rawValue)"
        case .lying: "photo.face.turned"
        }
    }

    /// Whether it is about what the picture shows, not about the file (R-PHO-2).
    var isQuality: Bool {
        switch self {
        case .limit, .lying: true
        default: false
        }
    }

    /// What follows from it.
    public var severity: PhotoSeverity {
        switch self {
        case .unreadable, .format, .bytes, .pixels, .notDecoded, .width, .height, .aspect: .refuse
        case .cmyk, .limit, .lying: .warn
        case .turned, .transparent, .exif, .trailing: .tell
        }
    }
}

/// A fact with the rule and paragraph that it is held against.
public struct PhotoFinding: Sendable, Hashable {
    /// What was found.
    public let fact: PhotoFact
    /// Such as `R-PHO-1`.
    public let rule: String
    /// The regulation's paragraph.
    public let paragraph: String

    /// The key of its figure and of its wording.
    public var key: String { fact.key }
    /// What follows from it.
    public var severity: PhotoSeverity { fact.severity }
}

/// What a programme says of one photo: what refuses it first, then what the clerk must confirm, then what is good to
/// know.
public struct PhotoVerdict: Sendable, Equatable {
    /// Heaviest first; of equal weight in the order of the checks.
    public let findings: [PhotoFinding]

    /// Nothing refuses the photo; warnings may still want the clerk's reason.
    public var accepted: Bool { !findings.contains { $0.severity == .refuse } }
    /// Something wants the clerk's reason.
    public var needsReason: Bool { findings.contains { $0.severity == .warn } }
}

extension PhotoRequirements {
    /// Holds what was measured against the requirements (R-PHO-1).
    public func judge(_ measures: PhotoMeasures) -> PhotoVerdict {
        let limits = fileFacts(measures) + sizeFacts(measures)
        return verdict(
            limits + decodingFacts(measures, refused: !limits.isEmpty) + pictureFacts(measures) + notes(measures))
    }

    /// The verdict on a file of which nothing could be measured.
    public func judge(unreadable fault: PhotoFileFault) -> PhotoVerdict {
        verdict([.unreadable(fault)])
    }

    /// Format, bytes and claimed pixels are within the limits, so that the picture may be decoded.
    public func allowsDecoding(_ measures: PhotoMeasures) -> Bool {
        guard let format = measures.format, let width = measures.width, let height = measures.height else {
            return false
        }
        return formats.contains(format) && measures.bytes <= maxBytes && pixels(width, height) <= maxPixels
    }

    private func pixels(_ width: Int, _ height: Int) -> Int {
        let (pixels, overflow) = width.multipliedReportingOverflow(by: height)
        return overflow ? .max : pixels
    }

    private func verdict(_ facts: [PhotoFact]) -> PhotoVerdict {
        let findings = facts.map { fact in
            PhotoFinding(fact: fact, rule: fact.isQuality ? Rule.photoQuality.rawValue : rule, paragraph: paragraph)
        }
        let severities: [PhotoSeverity] = [.refuse, .warn, .tell]
        return PhotoVerdict(findings: severities.flatMap { severity in findings.filter { $0.severity == severity } })
    }

    private func fileFacts(_ measures: PhotoMeasures) -> [PhotoFact] {
        var facts: [PhotoFact] = []
        if measures.bytes > maxBytes { facts.append(.bytes(measures.bytes, limit: maxBytes)) }
        guard let format = measures.format, formats.contains(format) else {
            return facts + [.format(measures.format, allowed: formats)]
        }
        return facts
    }

    /// A picture that wasn't decoded is never accepted, even where nothing says why.
    private func decodingFacts(_ measures: PhotoMeasures, refused: Bool) -> [PhotoFact] {
        switch measures.integrity {
        case .complete: []
        case .unknown: refused ? [] : [.notDecoded(.unknown)]
        case .damaged, .unsupported, .tooCostly: [.notDecoded(measures.integrity)]
        }
    }

    private func sizeFacts(_ measures: PhotoMeasures) -> [PhotoFact] {
        guard let width = measures.width, let height = measures.height, width > 0, height > 0 else { return [] }
        let pixels = pixels(width, height)
        if pixels > maxPixels { return [.pixels(pixels, limit: maxPixels)] }
        var facts: [PhotoFact] = []
        if width < minWidth { facts.append(.width(width, limit: minWidth)) }
        if height < minHeight { facts.append(.height(height, limit: minHeight)) }
        let aspect = Double(width) / Double(height)
        if abs(aspect - self.aspect) > aspectTolerance {
            facts.append(.aspect(aspect, wanted: self.aspect, tolerance: aspectTolerance))
        }
        return facts
    }

    private func notes(_ measures: PhotoMeasures) -> [PhotoFact] {
        var facts: [PhotoFact] = []
        if measures.colour == .cmyk { facts.append(.cmyk) }
        if measures.orientation != .upright { facts.append(.turned(measures.orientation)) }
        if measures.hasAlpha { facts.append(.transparent) }
        if measures.hasExif { facts.append(.exif(location: measures.hasLocation)) }
        if measures.trailingBytes > 0 { facts.append(.trailing(measures.trailingBytes)) }
        return facts
    }

    /// What the picture itself breaks, in the order of the checks. Each fault is told once, however many measures see it.
    private func pictureFacts(_ measures: PhotoMeasures) -> [PhotoFact] {
        if let turned = measures.values[.turned], turned > 0 { return [.lying(degrees: Int(turned))] }
        let broken = PhotoCheck.allCases.filter { breaks($0, measures) }
        return broken.filter { !isToldElsewhere($0, broken, measures) }.compactMap { check in
            guard let limit = limits[check], let value = measures.values[check.measure] else { return nil }
            return .limit(check, is: value, limit: limit)
        }
    }

    private func breaks(_ check: PhotoCheck, _ measures: PhotoMeasures) -> Bool {
        guard let limit = limits[check], let value = measures.values[check.measure] else { return false }
        return check.warns(of: value, limit: limit)
    }

    private func isToldElsewhere(_ check: PhotoCheck, _ broken: [PhotoCheck], _ measures: PhotoMeasures) -> Bool {
        switch check {
        // A second face so small that it does not matter.
        case .count: (measures.values[.faces] ?? 0) > 1 && limits[.secondArea] != nil && !broken.contains(.secondArea)
        case .secondArea: broken.contains(.count)
        // Forehead and cheeks differ in light alone where the light does; in colour too under a hat.
        case .foreheadDeltaE: !broken.contains(.foreheadDeltaAB)
        case .foreheadDeltaAB: true
        case .eyesDark: broken.contains(.eyeRatio)
        case .cast: broken.contains(.colourDifference)
        default: false
        }
    }
}
