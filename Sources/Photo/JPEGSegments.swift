import Domain

/// A JPEG file as its marker segments (ITU-T T.81, annex B), without decoding any.
struct JPEGSegments {
    /// A marker with its parameters, and after a start of scan the coded data too.
    struct Segment {
        let marker: UInt8
        /// The marker, its length and everything up to the next marker.
        let range: Range<Int>
        /// The parameters without their length; empty where a marker has none.
        let payload: Range<Int>
    }

    static let signature: [UInt8] = [0xFF, 0xD8, 0xFF]
    private(set) var segments: [Segment] = []
    /// The walk came to the end of the image.
    private(set) var isComplete = false

    private enum Marker {
        static let start: UInt8 = 0xD8
        static let end: UInt8 = 0xD9
        static let scan: UInt8 = 0xDA
        static let restarts: ClosedRange<UInt8> = 0xD0...0xD7
    }

    /// Walks from the start to the end of the image, or as far as the structure holds.
    init(_ bytes: [UInt8]) {
        guard bytes.starts(with: JPEGSegments.signature) else { return }
        var position = 2
        while let segment = JPEGSegments.segment(bytes, at: position) {
            segments.append(segment)
            position = segment.range.upperBound
            if segment.marker == Marker.end {
                isComplete = true
                return
            }
        }
    }

    private static func segment(_ bytes: [UInt8], at start: Int) -> Segment? {
        guard start < bytes.count, bytes[start] == 0xFF else { return nil }
        var position = start
        while position < bytes.count, bytes[position] == 0xFF { position += 1 }
        guard position < bytes.count else { return nil }
        let marker = bytes[position]
        let after = position + 1
        if marker == Marker.end { return Segment(marker: marker, range: start..<after, payload: after..<after) }
        guard marker > 0x01, marker != Marker.start, !Marker.restarts.contains(marker),
            let length = ByteReader(bytes[...]).number(at: after, bytes: 2), length >= 2, after + length <= bytes.count
        else { return nil }
        let payload = after + 2..<after + length
        let end = marker == Marker.scan ? endOfScan(bytes, from: payload.upperBound) : payload.upperBound
        return Segment(marker: marker, range: start..<end, payload: payload)
    }

    /// Coded data goes on over stuffed zeros and restart markers, to the first other marker.
    private static func endOfScan(_ bytes: [UInt8], from start: Int) -> Int {
        bytes.withUnsafeBufferPointer { bytes in
            var position = start
            while position + 1 < bytes.count {
                let next = bytes[position + 1]
                if bytes[position] == 0xFF, next != 0, next != 0xFF, !Marker.restarts.contains(next) { return position }
                position += 1
            }
            return bytes.count
        }
    }

    /// What the first EXIF block says, nil where there is none.
    func exif(_ bytes: [UInt8]) -> Exif? {
        for segment in segments where segment.marker == 0xE1 {
            let payload = bytes[segment.payload]
            if payload.starts(with: Exif.jpegPrefix) { return Exif(tiff: payload.dropFirst(Exif.jpegPrefix.count)) }
        }
        return nil
    }

    /// The file with nothing in it but the picture, its colours and its orientation; nil where it has no end.
    func stripped(_ bytes: [UInt8]) -> [UInt8]? {
        guard isComplete else { return nil }
        var result: [UInt8] = [0xFF, Marker.start]
        let orientation = exif(bytes)?.orientation ?? .upright
        if let jfif = segments.lazy.compactMap({ JPEGSegments.bareJFIF($0, bytes) }).first { result += jfif }
        if orientation != .upright {
            result += JPEGSegments.segment(0xE1, Exif.jpegPrefix + Exif.minimal(orientation))
        }
        for segment in segments { result += JPEGSegments.kept(segment, bytes) }
        return result
    }

    /// Tables, frames and scans as they are; of the application's segments the colour profile and Adobe's transform.
    private static func kept(_ segment: Segment, _ bytes: [UInt8]) -> ArraySlice<UInt8> {
        let payload = bytes[segment.payload]
        switch segment.marker {
        case 0xE2 where payload.starts(with: Array("ICC_PROFILE\0".utf8)): return bytes[segment.range]
        case 0xEE where payload.starts(with: Array("Adobe".utf8)): return Self.segment(0xEE, payload.prefix(12))[...]
        case 0xC0...0xCF where segment.marker != 0xC8, Marker.end...0xDD: return bytes[segment.range]
        default: return []
        }
    }

    /// JFIF's header without the thumbnail that it may carry: that would be another picture of the person.
    private static func bareJFIF(_ segment: Segment, _ bytes: [UInt8]) -> [UInt8]? {
        let payload = bytes[segment.payload]
        guard segment.marker == 0xE0, payload.count >= 14, payload.starts(with: Array("JFIF\0".utf8)) else {
            return nil
        }
        return Self.segment(0xE0, payload.prefix(12) + [0, 0])
    }

    private static func segment(_ marker: UInt8, _ payload: some Collection<UInt8>) -> [UInt8] {
        let length = payload.count + 2
        return [0xFF, marker, UInt8(length >> 8 & 0xFF), UInt8(length & 0xFF)] + payload
    }
}
