import Domain

/// A picture's file, taken apart by its own structure: what it says of itself, and how it looks without its metadata.
enum Container {
    case jpeg(JPEGSegments)
    case png(PNGChunks)

    /// By the first bytes; nil: neither.
    init?(_ bytes: [UInt8]) {
        switch Container.format(bytes) {
        case .jpeg: self = .jpeg(JPEGSegments(bytes))
        case .png: self = .png(PNGChunks(bytes))
        case nil: return nil
        }
    }

    static func format(_ bytes: [UInt8]) -> PhotoFormat? {
        if bytes.starts(with: JPEGSegments.signature) { return .jpeg }
        if bytes.starts(with: PNGChunks.signature) { return .png }
        return nil
    }

    func exif(_ bytes: [UInt8]) -> Exif? {
        switch self {
        case .jpeg(let segments): segments.exif(bytes)
        case .png(let chunks): chunks.exif(bytes)
        }
    }

    func stripped(_ bytes: [UInt8]) -> [UInt8]? {
        switch self {
        case .jpeg(let segments): segments.stripped(bytes)
        case .png(let chunks): chunks.stripped(bytes)
        }
    }
}

/// The file as it may be kept: EXIF with its place, comments, thumbnails and what trails the picture are gone, every
/// pixel is as it was, and so is the way it stands. Nil where the bytes are no JPEG or PNG with an end.
///
/// Meant for pictures that an examination accepted; it decodes nothing.
public func strippedOfMetadata(_ bytes: [UInt8]) -> [UInt8]? {
    Container(bytes)?.stripped(bytes)
}
