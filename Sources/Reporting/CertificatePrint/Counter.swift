/// A dark counter of lathe work with a light plate for a number: the serial, the denomination.
struct Counter: Sendable {
    var center: Point
    var radiusX: Double
    var radiusY: Double
    var label: String
    var words: String
    var ink: Ink
    var size: Double

    var marks: [Mark] {
        let white = Rosette(
            center: center, radiusX: radiusX, radiusY: radiusY, ink: .paper, width: 0.34)
        let lace = Rosette(
            center: center, radiusX: radiusX, radiusY: radiusY, ink: .engraving, width: 0.28)
        return lace.marks([
            .init(inner: 1.0, outer: 1.075, petals: 44, lines: 4)
        ]) + [
            .fill(oval(1), .engraving)
        ]
            + white.marks([
                .init(inner: 0.82, outer: 0.97, petals: 36, lines: 6, overtone: 0.2),
                .init(inner: 0.62, outer: 0.86, petals: 28, lines: 8, overtone: 0.3),
            ]) + plate
    }

    private var plate: [Mark] {
        let number = TextRun(
            words: words, place: Point(x: center.x, y: center.y + size * 0.36 + 3.2),
            face: words.count > 16 ? .roman : .bold, size: size, ink: ink, alignment: .middle,
            spacing: words.count > 16 ? 0 : 0.6)
        let caption = TextRun(
            words: label, place: Point(x: center.x, y: center.y - radiusY * 0.3), size: 5.2,
            ink: .engraving, alignment: .middle, spacing: 1.1)
        return [
            .fill(oval(0.69), .paper), .stroke(oval(0.66), .engraving, width: 0.7),
            .stroke(oval(0.635), .engraving, width: 0.25),
            .text(caption), .text(number.fitting(radiusX * 1.17)),
        ]
    }

    private func oval(_ share: Double) -> Outline {
        Outline(center: center, radiusX: radiusX * share, radiusY: radiusY * share)
    }
}
