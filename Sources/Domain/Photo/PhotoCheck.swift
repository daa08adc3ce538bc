/// Something measured on the picture of an applicant, by which a programme may warn (R-PHO-2). The raw value is its key.
public enum PhotoMeasure: String, CaseIterable, Sendable, Codable {
    /// How many faces look straight ahead.
    case faces = "face.faces"
    /// Area of the second largest face over that of the largest; 0 where there is one.
    case secondArea = "face.second_area"
    /// Head height, crown to chin, over the picture's height.
    case headShare = "face.head_share"
    /// Distance of the eyes' midpoint from the middle, over the picture's width.
    case offCentre = "face.off_centre"
    /// How far the head is tilted to a shoulder, in degrees, without a sign.
    case roll = "face.roll"
    /// Pixels between the eyes, in the file's own pixels.
    case eyeDistance = "face.eye_distance"
    /// How far the picture has to be turned to the right for the face to stand upright: 0, 90, 180 or 270 degrees.
    case turned = "face.turned"
    /// Median luma of the background, 0 to 255.
    case backgroundLuma = "background.luma"
    /// Share of the background within ΔE 20 of its median colour.
    case backgroundCover = "background.cover"
    /// Difference of luma between the background's left and right medians.
    case backgroundLeftRight = "background.left_right"
    /// Mean of the Sobel gradient over 8.
    case backgroundGradient = "background.gradient"
    /// Standard deviation of luma among what lies near the median colour.
    case backgroundDeviation = "background.deviation"
    /// Chroma of the background's median colour in Lab.
    case backgroundChroma = "background.chroma"
    /// Linear light of the darker cheek over the lighter one.
    case cheekRatio = "light.cheek_ratio"
    /// The luma below which 98 % of the whole picture lie.
    case brightest = "light.p98"
    /// Share of the face that is over-exposed.
    case over = "light.over"
    /// p98 − p2 of luma in the face.
    case contrast = "light.contrast"
    /// var(Laplacian) / var(grey) of the face, scaled to 60 pixels between the eyes.
    case sharpness = "sharpness.ratio"
    /// Mean luma around the eyes over that of the cheeks.
    case eyeRatio = "eyes.ratio"
    /// Share of the eyes' surroundings that is darker than .45 × the cheeks.
    case eyesDark = "eyes.dark"
    /// Colour difference between forehead and cheeks, ΔE in Lab.
    case foreheadDeltaE = "head.delta_e"
    /// The same without lightness.
    case foreheadDeltaAB = "head.delta_ab"
    /// Mean of |R − B|.
    case colourDifference = "colour.difference"
    /// How far the mean colour of the cheeks lies outside of skin colours, in Lab.
    case cast = "colour.cast"
    /// Strength of the edges on the 8-pixel grid of JPEG over those beside it.
    case blockiness = "quality.blockiness"
}

/// A limit that a programme may set to a measure. The raw value is its key in the programme file's `[photo]`.
public enum PhotoCheck: String, CaseIterable, Sendable, Codable {
    case count = "face.count"
    case secondArea = "face.second_area"
    case headMin = "face.head_min"
    case headMax = "face.head_max"
    case centre = "face.centre_tolerance"
    case roll = "face.max_roll"
    case eyeDistance = "face.min_eye_distance"
    case backgroundLuma = "background.min_luma"
    case backgroundCover = "background.min_cover"
    case backgroundLeftRight = "background.max_left_right"
    case backgroundGradient = "background.max_gradient"
    case backgroundDeviation = "background.max_deviation"
    case backgroundChroma = "background.max_chroma"
    case cheekRatio = "light.min_cheek_ratio"
    case brightest = "light.min_p98"
    case over = "light.max_over"
    case contrast = "light.min_contrast"
    case sharpness = "sharpness.min"
    case eyeRatio = "eyes.min_ratio"
    case eyesDark = "eyes.max_dark"
    case foreheadDeltaE = "head.max_delta_e"
    case foreheadDeltaAB = "head.max_delta_ab"
    case colourDifference = "colour.min_difference"
    case cast = "colour.max_cast"
    case blockiness = "quality.max_blockiness"

    /// What it limits.
    public var measure: PhotoMeasure {
        switch self {
        case .count: .faces
        case .secondArea: .secondArea
        case .headMin, .headMax: .headShare
        case .centre: .offCentre
        case .roll: .roll
        case .eyeDistance: .eyeDistance
        case .backgroundLuma: .backgroundLuma
        case .backgroundCover: .backgroundCover
        case .backgroundLeftRight: .backgroundLeftRight
        case .backgroundGradient: .backgroundGradient
        case .backgroundDeviation: .backgroundDeviation
        case .backgroundChroma: .backgroundChroma
        case .cheekRatio: .cheekRatio
        case .brightest: .brightest
        case .over: .over
        case .contrast: .contrast
        case .sharpness: .sharpness
        case .eyeRatio: .eyeRatio
        case .eyesDark: .eyesDark
        case .foreheadDeltaE: .foreheadDeltaE
        case .foreheadDeltaAB: .foreheadDeltaAB
        case .colourDifference: .colourDifference
        case .cast: .cast
        case .blockiness: .blockiness
        }
    }

    /// Whether a measure is to be as large as the limit at least; else as large at the most.
    public var isLeast: Bool {
        switch self {
        case .headMin, .eyeDistance, .backgroundLuma, .backgroundCover, .cheekRatio, .brightest, .contrast, .sharpness,
            .eyeRatio, .colourDifference:
            true
        default: false
        }
    }

    /// Whether a value breaks a limit. The number of faces is to be met exactly.
    func warns(of value: Double, limit: Double) -> Bool {
        if self == .count { return value != limit }
        return isLeast ? value < limit : value > limit
    }
}

/// A part of a picture, in fractions of its width and height from the top left.
public struct PhotoArea: Hashable, Sendable {
    /// The left side.
    public var x: Double
    /// The top.
    public var y: Double
    /// From the left side on.
    public var width: Double
    /// From the top on.
    public var height: Double

    /// A part.
    public init(x: Double, y: Double, width: Double, height: Double) {
        (self.x, self.y, self.width, self.height) = (x, y, width, height)
    }
}

/// A point of a picture, in fractions of its width and height from the top left.
public struct PhotoPoint: Hashable, Sendable {
    /// From the left.
    public var x: Double
    /// From the top.
    public var y: Double

    /// A point.
    public init(x: Double, y: Double) {
        (self.x, self.y) = (x, y)
    }
}

/// The head that was found on a picture, in fractions of the upright picture.
public struct PhotoHead: Hashable, Sendable {
    /// The face as the finder boxed it.
    public var face: PhotoArea
    /// The eye on the picture's left.
    public var leftEye: PhotoPoint
    /// The eye on the picture's right.
    public var rightEye: PhotoPoint
    /// The top of the hair, from the picture's top.
    public var crown: Double
    /// The chin, from the picture's top.
    public var chin: Double

    /// A head.
    public init(face: PhotoArea, leftEye: PhotoPoint, rightEye: PhotoPoint, crown: Double, chin: Double) {
        (self.face, self.leftEye, self.rightEye) = (face, leftEye, rightEye)
        (self.crown, self.chin) = (crown, chin)
    }
}
