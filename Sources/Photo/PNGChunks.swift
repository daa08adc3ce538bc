import Domain

/// A PNG file as its chunks (PNG specification, second edition, 5), without unpacking any.
struct PNGChunks {
    /// A chunk by its type.
    struct Chunk {
        let type: String
        /// Length, type, data and checksum.
        let range: Range<Int>
        let data: Range<Int>
    }

    static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    /// What the picture and its colours need; text, times, thumbnails, animation and whatever else goes.
    private static let kept: Set<String> = ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "sRGB", "iCCP", "pHYs"]
    private(set) var chunks: [Chunk] = []
    /// The walk came to IEND.
    private(set) var isComplete = false

    /// Walks from the signature to IEND, or as far as the structure holds.
    init(_ bytes: [UInt8]) {
        guard bytes.starts(with: PNGChunks.signature) else { return }
        let reader = ByteReader(bytes[...])
        var position = PNGChunks.signature.count
        while let length = reader.number(at: position, bytes: 4), length <= bytes.count - position - 12 {
            let data = position + 8..<position + 8 + length
            let type = String(decoding: bytes[position + 4..<position + 8], as: Unicode.ASCII.self)
            chunks.append(Chunk(type: type, range: position..<data.upperBound + 4, data: data))
            position = data.upperBound + 4
            if type == "IEND" {
                isComplete = true
                return
            }
        }
    }

    /// What the eXIf chunk says, nil where there is none.
    func exif(_ bytes: [UInt8]) -> Exif? {
        chunks.first { $0.type == "eXIf" }.map { Exif(tiff: bytes[$0.data]) }
    }

    /// The file with nothing in it but the picture, its colours and its orientation; nil where it has no end.
    func stripped(_ bytes: [UInt8]) -> [UInt8]? {
        guard isComplete else { return nil }
        let orientation = exif(bytes)?.orientation ?? .upright
        var result = PNGChunks.signature
        for chunk in chunks where PNGChunks.kept.contains(chunk.type) {
            result += bytes[chunk.range]
            if chunk.type == "IHDR", orientation != .upright {
                result += PNGChunks.chunk("eXIf", Exif.minimal(orientation))
            }
        }
        return result
    }

    private static func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
        let body = Array(type.utf8) + data
        return bigEndian(UInt32(data.count)) + body + bigEndian(checksum(body))
    }

    private static func bigEndian(_ number: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
    }

    /// CRC-32 as in ISO 3309, bit by bit: it is only run over our own few bytes.
    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(UInt32.max) { sum, byte in
            (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum >> 1 ^ (sum & 1 == 1 ? 0xEDB8_8320 : 0) }
        }
    }
}
