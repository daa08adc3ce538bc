import Foundation

/// A neutral drawing of a person, so that made-up residents have a photo that is nobody's.
enum Silhouette {
    /// A grey PNG of that size (ISO/IEC 15948), its rows not compressed.
    static func png(width: Int, height: Int) -> Data {
        var png = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        let heading = bigEndian(UInt32(width)) + bigEndian(UInt32(height)) + [8, 0, 0, 0, 0]
        for (type, body) in [("IHDR", heading), ("IDAT", stored(rows(width, height))), ("IEND", [])] {
            let chunk = Array(type.utf8) + body
            png.append(contentsOf: bigEndian(UInt32(body.count)) + chunk + bigEndian(crc(chunk)))
        }
        return png
    }

    /// A head and shoulders before a light wall; each row begins with the number of its filter, 0.
    private static func rows(_ width: Int, _ height: Int) -> [UInt8] {
        (0..<height).flatMap { row -> [UInt8] in
            let y = Double(row) / Double(height)
            return [0]
                + (0..<width).map { column in
                    let x = Double(column) / Double(width) - 0.5
                    let isHead = x * x / 0.048 + (y - 0.43) * (y - 0.43) / 0.075 < 1
                    let isBody = x * x / 0.2 + (y - 1.06) * (y - 1.06) / 0.075 < 1
                    return isHead ? 150 : isBody ? 120 : 225
                }
        }
    }

    /// A zlib stream of blocks as they are (RFC 1950, RFC 1951 section 3.2.4).
    private static func stored(_ bytes: [UInt8]) -> [UInt8] {
        var stream: [UInt8] = [0x78, 0x01]
        for start in stride(from: 0, to: bytes.count, by: 65_535) {
            let block = bytes[start..<min(start + 65_535, bytes.count)]
            let length = UInt16(block.count)
            stream.append(start + block.count == bytes.count ? 1 : 0)
            for word in [length, ~length] { stream += [UInt8(word & 0xFF), UInt8(word >> 8)] }
            stream += block
        }
        return stream + bigEndian(adler(bytes))
    }

    private static func adler(_ bytes: [UInt8]) -> UInt32 {
        var (low, high): (UInt32, UInt32) = (1, 0)
        for byte in bytes {
            low = (low + UInt32(byte)) % 65_521
            high = (high + low) % 65_521
        }
        return high << 16 | low
    }

    private static func crc(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(UInt32.max) { crc, byte in
            (0..<8).reduce(crc ^ UInt32(byte)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
        }
    }

    private static func bigEndian(_ word: UInt32) -> [UInt8] {
        withUnsafeBytes(of: word.bigEndian) { Array($0) }
    }
}
