import Domain
import Testing

@Suite struct PhotoRules {
    private static let requirements = PhotoRequirements(
        formats: [.jpeg, .png], maxBytes: 5_242_880, maxPixels: 40_000_000, minWidth: 492, minHeight: 633,
        aspect: 0.778, aspectTolerance: 0.03, rule: "R-PHO-1", paragraph: "§ 5 ust. 3 pkt 1")

    /// A photo that meets every requirement, changed in one thing.
    private static func photo(_ change: (inout PhotoMeasures) -> Void = { _ in }) -> PhotoMeasures {
        var measures = PhotoMeasures(bytes: 300_000)
        measures.format = .jpeg
        (measures.width, measures.height) = (700, 900)
        measures.colour = .rgb
        measures.integrity = .complete
        change(&measures)
        return measures
    }

    private static func sides(_ width: Int, _ height: Int) -> PhotoMeasures {
        photo { ($0.width, $0.height) = (width, height) }
    }

    static let rows: [(situation: String, measures: PhotoMeasures, facts: [PhotoFact])] = [
        ("as it should be", photo(), []),
        ("the largest file", photo { $0.bytes = 5_242_880 }, []),
        ("a byte more", photo { $0.bytes = 5_242_881 }, [.bytes(5_242_881, limit: 5_242_880)]),
        ("the smallest picture", sides(492, 633), []),
        ("a column less", sides(491, 633), [.width(491, limit: 492)]),
        ("a row less", sides(492, 632), [.height(632, limit: 633)]),
        ("three to four", sides(750, 1000), []),
        ("too wide", sides(810, 1000), [.aspect(0.81, wanted: 0.778, tolerance: 0.03)]),
        ("too narrow", sides(740, 1000), [.aspect(0.74, wanted: 0.778, tolerance: 0.03)]),
        ("the most pixels", sides(5000, 8000), [.aspect(0.625, wanted: 0.778, tolerance: 0.03)]),
        ("more pixels", sides(5001, 8000), [.pixels(40_008_000, limit: 40_000_000)]),
        ("more pixels than a number holds", sides(.max, .max), [.pixels(.max, limit: 40_000_000)]),
        ("neither format", photo { $0.format = nil }, [.format(nil, allowed: [.jpeg, .png])]),
        ("damaged", photo { $0.integrity = .damaged }, [.notDecoded(.damaged)]),
        ("unsupported", photo { $0.integrity = .unsupported }, [.notDecoded(.unsupported)]),
        ("too costly", photo { $0.integrity = .tooCostly }, [.notDecoded(.tooCostly)]),
        ("not decoded, nobody knows why", photo { $0.integrity = .unknown }, [.notDecoded(.unknown)]),
        (
            "not decoded because too large",
            photo { ($0.bytes, $0.integrity) = (6_000_000, .unknown) }, [.bytes(6_000_000, limit: 5_242_880)]
        ),
        ("ink", photo { $0.colour = .cmyk }, [.cmyk]),
        ("turned", photo { $0.orientation = .turnedLeft }, [.turned(.turnedLeft)]),
        ("transparent", photo { $0.hasAlpha = true }, [.transparent]),
        ("a place", photo { ($0.hasExif, $0.hasLocation) = (true, true) }, [.exif(location: true)]),
        ("a trail", photo { $0.trailingBytes = 3 }, [.trailing(3)]),
        (
            "the heaviest first",
            photo { ($0.hasAlpha, $0.colour, $0.width, $0.height) = (true, .cmyk, 350, 450) },
            [.width(350, limit: 492), .height(450, limit: 633), .cmyk, .transparent]
        ),
    ]

    @Test(arguments: rows) func verdict(situation: String, measures: PhotoMeasures, facts: [PhotoFact]) {
        let verdict = Self.requirements.judge(measures)
        #expect(verdict.findings.map(\.fact) == facts)
        #expect(verdict.findings.allSatisfy { $0.rule == "R-PHO-1" && $0.paragraph == "§ 5 ust. 3 pkt 1" })
        #expect(verdict.accepted == !facts.contains { $0.severity == .refuse })
        #expect(verdict.needsReason == facts.contains(.cmyk))
    }

    @Test func aFormatThatTheProgrammeDoesNotTake() {
        var requirements = Self.requirements
        requirements.formats = [.png]
        let verdict = requirements.judge(Self.photo())
        #expect(verdict.findings.map(\.fact) == [.format(.jpeg, allowed: [.png])])
        #expect(!requirements.allowsDecoding(Self.photo()))
    }

    @Test(arguments: [PhotoFileFault.missing, .notAFile, .notPermitted, .failed(5)])
    func aFileThatCannotBeReadIsRefused(fault: PhotoFileFault) {
        let verdict = Self.requirements.judge(unreadable: fault)
        #expect(verdict.findings.map(\.key) == ["photo.readable"])
        #expect(!verdict.accepted)
    }
}
