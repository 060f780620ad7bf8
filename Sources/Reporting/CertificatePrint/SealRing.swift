import Glibc

/// The place of the corporate seal: an engraved ring with the corporation's name on it.
struct SealRing: Sendable {
    var center: Point
    var radius: Double
    var name: String
    var base: String

    var marks: [Mark] {
        [
            .stroke(teeth, .engraving, width: 0.45),
            .stroke(ring(0.935), .engraving, width: 0.9),
            .stroke(ring(0.905), .engraving, width: 0.3),
        ] + lathe + words
    }

    private var words: [Mark] {
        let upper = TextRun(
            words: name, place: center, face: .bold, size: radius * 0.142, ink: .engraving,
            alignment: .middle, spacing: 0.5, circle: .init(radius: radius * 0.735))
        let lower = TextRun(
            words: base, place: center, size: radius * 0.142, ink: .engraving,
            alignment: .middle, spacing: 1.2,
            circle: .init(radius: radius * 0.825, isAtBottom: true))
        let middle = ["CORPORATE", "SEAL"].enumerated().map { index, word in
            Mark.text(
                TextRun(
                    words: word,
                    place: Point(
                        x: center.x, y: center.y + radius * (-0.03 + 0.17 * Double(index))),
                    face: .bold, size: radius * 0.122, ink: .engraving, alignment: .middle,
                    spacing: 0.5))
        }
        return [.text(upper.fitting(radius * 2.16)), .text(lower.fitting(radius * 1.4))] + middle
    }

    private var lathe: [Mark] {
        let rosette = Rosette(
            center: center, radiusX: radius, radiusY: radius, ink: .engraving, width: 0.28)
        return rosette.marks([.init(inner: 0.555, outer: 0.625, petals: 48, lines: 4)]) + [
            .stroke(ring(0.65), .engraving, width: 0.5),
            .stroke(ring(0.535), .engraving, width: 0.3),
        ]
            + [0.22, 0.78].map { share in
                let place = Point.polar(center, radius * 0.78, radius * 0.78, .pi * share)
                return .fill(star(place), .engraving)
            }
    }

    private var teeth: Outline {
        let count = 72
        return Outline(
            polygon: (0..<(count * 2)).map { index in
                let reach = index.isMultiple(of: 2) ? 1.0 : 0.955
                return .polar(
                    center, radius * reach, radius * reach,
                    Double.pi * Double(index) / Double(count))
            })
    }

    private func star(_ place: Point) -> Outline {
        Outline(
            polygon: (0..<10).map { index in
                let reach = radius * (index.isMultiple(of: 2) ? 0.055 : 0.022)
                return .polar(place, reach, reach, Double.pi * (Double(index) / 5 - 0.5))
            })
    }

    private func ring(_ share: Double) -> Outline {
        Outline(center: center, radiusX: radius * share, radiusY: radius * share)
    }
}
