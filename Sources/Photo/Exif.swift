import Domain

/// The little that is read of EXIF: orientation, and whether a place is in it. TIFF 6.0 and EXIF 2.3.
struct Exif: Equatable {
    var orientation = PhotoOrientation.upright
    var hasLocation = false

    private static let orientationTag = 0x0112
    private static let locationTag = 0x8825
    /// What a JPEG's APP1 payload starts with where it holds EXIF.
    static let jpegPrefix: [UInt8] = Array("Exif\0\0".utf8)

    /// Reads the first directory only, and only inside the bytes given; what doesn't fit is not there.
    init(tiff: ArraySlice<UInt8>) {
        guard let reader = Exif.reader(tiff), let directory = reader.number(at: 4, bytes: 4),
            let entries = reader.number(at: directory, bytes: 2)
        else { return }
        var seen = false
        for index in 0..<entries {
            let entry = directory + 2 + index * 12
            guard let tag = reader.number(at: entry, bytes: 2) else { return }
            if tag == Exif.locationTag { hasLocation = true }
            guard tag == Exif.orientationTag, !seen else { continue }
            seen = true
            orientation = Exif.orientation(reader, entry)
        }
    }

    /// A SHORT, kept in the first two bytes of the value.
    private static func orientation(_ reader: ByteReader, _ entry: Int) -> PhotoOrientation {
        guard reader.number(at: entry + 2, bytes: 2) == 3, let value = reader.number(at: entry + 8, bytes: 2) else {
            return .upright
        }
        return PhotoOrientation(rawValue: value) ?? .upright
    }

    private static func reader(_ tiff: ArraySlice<UInt8>) -> ByteReader? {
        switch Array(tiff.prefix(4)) {
        case [0x49, 0x49, 0x2A, 0x00]: ByteReader(tiff, bigEndian: false)
        case [0x4D, 0x4D, 0x00, 0x2A]: ByteReader(tiff, bigEndian: true)
        default: nil
        }
    }

    /// A TIFF block that says the orientation and nothing else.
    static func minimal(_ orientation: PhotoOrientation) -> [UInt8] {
        let header: [UInt8] = [0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8]
        let entry: [UInt8] = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, UInt8(orientation.rawValue), 0, 0]
        return header + [0, 1] + entry + [0, 0, 0, 0]
    }
}

/// Numbers out of bytes that may end anywhere.
struct ByteReader {
    private let bytes: ArraySlice<UInt8>
    private let bigEndian: Bool

    init(_ bytes: ArraySlice<UInt8>, bigEndian: Bool = true) {
        self.bytes = bytes
        self.bigEndian = bigEndian
    }

    /// The unsigned number of that many bytes (four at most) at an offset from the start, or nil past the end.
    func number(at offset: Int, bytes count: Int) -> Int? {
        guard offset >= 0, offset <= bytes.count - count else { return nil }
        let field = bytes[bytes.startIndex + offset..<bytes.startIndex + offset + count]
        return (bigEndian ? Array(field) : field.reversed()).reduce(0) { $0 << 8 | Int($1) }
    }
}
