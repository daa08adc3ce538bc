import Domain

/// A decoded picture: sRGB by assumption, three bytes a pixel, rows from the top, no padding.
public struct Picture: Sendable, Equatable {
    /// Pixels across.
    public let width: Int
    /// Pixels down.
    public let height: Int
    /// Red, green, blue of every pixel; `width` × `height` × 3 bytes.
    public let rgb: [UInt8]

    /// A picture of these pixels; nil where their number doesn't fit the sides or a side is zero.
    public init?(width: Int, height: Int, rgb: [UInt8]) {
        guard width > 0, height > 0, rgb.count == width * height * 3 else { return nil }
        self.init(trusted: rgb, width: width, height: height)
    }

    private init(trusted rgb: [UInt8], width: Int, height: Int) {
        self.width = width
        self.height = height
        self.rgb = rgb
    }

    /// The picture turned and mirrored so that it stands upright.
    public func upright(from orientation: PhotoOrientation) -> Picture {
        if orientation == .upright { return self }
        let swaps = orientation.swapsSides
        let (newWidth, newHeight) = swaps ? (height, width) : (width, height)
        let step = Picture.step(orientation, width: width, height: height)
        var turned: [UInt8] = []
        turned.reserveCapacity(rgb.count)
        for y in 0..<newHeight {
            for x in 0..<newWidth {
                let source = (step.first + x * step.across + y * step.down) * 3
                turned += rgb[source..<source + 3]
            }
        }
        return Picture(trusted: turned, width: newWidth, height: newHeight)
    }

    /// Where the upright picture's first pixel is stored, and how far away its right and lower neighbours are.
    private static func step(
        _ orientation: PhotoOrientation, width: Int, height: Int
    ) -> (first: Int, across: Int, down: Int) {
        let (right, bottom) = (width - 1, (height - 1) * width)
        return switch orientation {
        case .upright: (0, 1, width)
        case .mirrored: (right, -1, width)
        case .upsideDown: (bottom + right, -1, -width)
        case .upsideDownMirrored: (bottom, 1, -width)
        case .transposed: (0, width, 1)
        case .turnedRight: (bottom, -width, 1)
        case .transversed: (bottom + right, -width, -1)
        case .turnedLeft: (right, width, -1)
        }
    }
}
