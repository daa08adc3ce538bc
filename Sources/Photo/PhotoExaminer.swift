import Domain

/// What an examination came to.
public struct Examination: Sendable {
    /// What the programme says.
    public let verdict: PhotoVerdict
    /// What was measured; nil where the file couldn't be read.
    public let measures: PhotoMeasures?
    /// The picture, upright, made smaller where it has far more pixels than asked for; nil where it wasn't whole.
    public let picture: Picture?
    /// The file's bytes as examined, to be kept after ``strippedOfMetadata(_:)``; empty where it couldn't be read.
    public let bytes: [UInt8]
}

/// Examines photo files against a programme's requirements (R-PHO-1). It measures; the requirements judge.
///
/// Any thread may use it, but none that must not wait: a photo of 12 megapixels takes some tens of milliseconds, one
/// made to harm up to five seconds.
public struct PhotoExaminer: Sendable {
    private let requirements: PhotoRequirements

    /// An examiner for one programme.
    public init(requirements: PhotoRequirements) {
        self.requirements = requirements
    }

    /// Reads and examines a file. What can't be read gets a verdict too.
    public func examine(path: String) -> Examination {
        do {
            let file = try PhotoFile(path: path, limit: requirements.maxBytes)
            return examine(file.bytes, size: file.size)
        } catch {
            return Examination(
                verdict: requirements.judge(unreadable: error), measures: nil, picture: nil, bytes: [])
        }
    }

    /// Examines a file's bytes.
    public func examine(_ bytes: [UInt8]) -> Examination {
        examine(bytes, size: bytes.count)
    }

    private func examine(_ bytes: [UInt8], size: Int) -> Examination {
        var measures = PhotoMeasures(bytes: size)
        let picture = measure(bytes, &measures)
        return Examination(
            verdict: requirements.judge(measures), measures: measures, picture: picture, bytes: bytes)
    }

    /// From cheap to dear, and no further than a limit allows.
    private func measure(_ bytes: [UInt8], _ measures: inout PhotoMeasures) -> Picture? {
        measures.format = Container.format(bytes)
        guard let format = measures.format, measures.bytes <= requirements.maxBytes else { return nil }
        let (integrity, header) = Decoding.header(bytes, format)
        measures.integrity = integrity
        guard let header else { return nil }
        note(header, Container(bytes)?.exif(bytes), &measures)
        guard requirements.allowsDecoding(measures) else { return nil }
        let result = Decoding.decode(bytes, format, header, detail: detail(measures.orientation))
        measures.integrity = result.integrity
        guard result.integrity == .complete else { return nil }
        measures.trailingBytes = bytes.count - result.consumed
        return result.picture?.upright(from: measures.orientation)
    }

    private func note(_ header: Decoding.Header, _ exif: Exif?, _ measures: inout PhotoMeasures) {
        measures.orientation = exif?.orientation ?? .upright
        let swaps = measures.orientation.swapsSides
        measures.width = swaps ? header.height : header.width
        measures.height = swaps ? header.width : header.height
        measures.colour = header.colour
        measures.hasAlpha = header.hasAlpha
        measures.hasExif = exif != nil
        measures.hasLocation = exif?.hasLocation ?? false
    }

    /// The sides asked for, as they lie in the file.
    private func detail(_ orientation: PhotoOrientation) -> (width: Int, height: Int) {
        let (width, height) = (max(requirements.minWidth, 1), max(requirements.minHeight, 1))
        return orientation.swapsSides ? (height, width) : (width, height)
    }
}
