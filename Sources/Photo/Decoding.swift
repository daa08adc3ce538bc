import CImage
import Domain

/// Decoding by the C libraries: what goes in and what comes out as Swift values.
enum Decoding {
    /// What a file says of itself; sides as stored.
    struct Header {
        let width: Int
        let height: Int
        let colour: PhotoColour
        let hasAlpha: Bool
    }

    /// A whole picture, smaller where asked for, and where it ended.
    struct Result {
        let integrity: PhotoIntegrity
        let picture: Picture?
        let consumed: Int
    }

    /// Technical bounds, not the programme's: no honest photo comes near them.
    private static let maxScans: Int32 = 100
    private static let maxMilliseconds: Int32 = 5000
    /// A progressive JPEG keeps two bytes for each of up to four samples a pixel.
    private static let bytesPerPixel = 8
    private static let spareMemory = 16 << 20

    static func header(_ bytes: [UInt8], _ format: PhotoFormat) -> (PhotoIntegrity, Header?) {
        var header = cimage_header()
        let status = bytes.withUnsafeBufferPointer {
            format == .jpeg
                ? cimage_jpeg_header($0.baseAddress, $0.count, &header)
                : cimage_png_header($0.baseAddress, $0.count, &header)
        }
        guard status == CIMAGE_OK else { return (integrity(status), nil) }
        let result = Header(
            width: Int(header.width), height: Int(header.height), colour: colour(header.colour), hasAlpha: header.alpha)
        return (.unknown, result)
    }

    /// Decodes all of the file into a picture of at least `detail` pixels a side where it has as many.
    static func decode(
        _ bytes: [UInt8], _ format: PhotoFormat, _ header: Header, detail: (width: Int, height: Int)
    ) -> Result {
        let reduction = reduction(header, format, detail)
        let width = (header.width + reduction - 1) / reduction
        let height = (header.height + reduction - 1) / reduction
        let memory = header.width * header.height * bytesPerPixel + spareMemory
        let limits = cimage_limits(max_memory: memory, max_scans: maxScans, max_milliseconds: maxMilliseconds)
        var (consumed, status) = (0, CIMAGE_OK)
        let rgb = [UInt8](unsafeUninitializedCapacity: width * height * 3) { target, count in
            let decode = format == .jpeg ? cimage_jpeg_decode : cimage_png_decode
            status = bytes.withUnsafeBufferPointer {
                decode(
                    $0.baseAddress, $0.count, limits, UInt32(reduction), target.baseAddress, width * height * 3,
                    &consumed)
            }
            count = status == CIMAGE_OK ? width * height * 3 : 0
        }
        let picture = Picture(width: width, height: height, rgb: rgb)
        return Result(integrity: integrity(status), picture: picture, consumed: consumed)
    }

    /// The strongest reduction that leaves the detail on both sides; stronger still where a picture is so long and
    /// narrow that it would leave more than four times the pixels.
    private static func reduction(
        _ header: Header, _ format: PhotoFormat, _ detail: (width: Int, height: Int)
    ) -> Int {
        let steps = format == .jpeg ? [1, 2, 4, 8] : Array(1...256)
        let bound = 4 * detail.width * detail.height
        let fine = steps.last { header.width / $0 >= detail.width && header.height / $0 >= detail.height } ?? 1
        let enough = steps.first { $0 >= fine && (header.width / $0) * (header.height / $0) <= bound }
        return enough ?? steps[steps.count - 1]
    }

    private static func colour(_ colour: cimage_colour) -> PhotoColour {
        switch colour {
        case CIMAGE_GREY: .grey
        case CIMAGE_RGB: .rgb
        case CIMAGE_CMYK: .cmyk
        default: .other
        }
    }

    private static func integrity(_ status: cimage_status) -> PhotoIntegrity {
        switch status {
        case CIMAGE_OK: .complete
        case CIMAGE_UNSUPPORTED: .unsupported
        case CIMAGE_TOO_COSTLY, CIMAGE_NO_MEMORY: .tooCostly
        default: .damaged
        }
    }
}
