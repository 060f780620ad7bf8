import Ledger

/// The face: border, counters, vignette, and the words of the form around the book's facts.
struct FacePage: Sendable {
    let face: CertificateFace

    static let left = 74.0
    static let right = 718.0
    static let middle = CertificatePage.width / 2

    init(_ face: CertificateFace) { self.face = face }

    var form: CertificateForm { face.form }

    var marks: [Mark] {
        underprint + border + head + title + grant + execution + microtext
            + Overprint(
                face: face, center: Point(x: Self.middle, y: CertificatePage.height / 2 + 6),
                width: 620
            ).marks
    }

    private var border: [Mark] {
        BorderFrame(x: 27, y: 27, width: 738, height: 558, band: 32).marks
    }

    /// The pale pattern beneath the words.
    private var underprint: [Mark] {
        let rosette = Rosette(
            center: Point(x: Self.middle, y: 334), radiusX: 286, radiusY: 132, ink: .tint,
            width: 0.36)
        return rosette.marks([
            .init(inner: 0.8, outer: 1.0, petals: 40, lines: 8, overtone: 0.25),
            .init(inner: 0.56, outer: 0.84, petals: 32, lines: 10, overtone: 0.2),
            .init(inner: 0.3, outer: 0.6, petals: 24, lines: 8),
        ]) + [rosette.scaled(0.36).hypotrochoid(cusps: 29, step: 12, reach: 0.5)]
    }

    /// The counters, the vignette, and what stands beneath the counters.
    private var head: [Mark] {
        let serial = Counter(
            center: Point(x: 152, y: 118), radiusX: 74, radiusY: 33, label: "NUMBER",
            words: face.number, ink: .serial, size: 17)
        let count = Counter(
            center: Point(x: 640, y: 118), radiusX: 74, radiusY: 33, label: "SHARES",
            words: face.scale.display(face.shares), ink: .text, size: 17)
        return temporary + serial.marks + count.marks
            + Vignette(
                center: Point(x: Self.middle, y: 137), radiusX: 92, radiusY: 44
            ).marks + besideVignette
    }

    private var temporary: [Mark] {
        guard face.isTemporary else { return [] }
        return [
            centered(form[.temporary], y: 77.5, .italic, 8.4, most: 600)
        ]
    }

    private var besideVignette: [Mark] {
        let series = form.seriesTitle.enumerated().map { index, line in
            Mark.text(
                TextRun(
                    words: line, place: Point(x: 152, y: 167 + 11.5 * Double(index)), face: .bold,
                    size: 9, ink: .engraving, alignment: .middle, spacing: 0.7
                ).fitting(176))
        }
        return series
    }

    private var title: [Mark] {
        let name = TextRun(
            words: form[.corporation], place: Point(x: Self.middle, y: 233), face: .bold,
            size: 33, ink: .text, alignment: .middle, spacing: 2.2
        ).fitting(610)
        var shadow = name
        shadow.ink = .engraving
        shadow.look = .hatched
        shadow.isOrnament = true
        shadow.place = name.place + Point(x: name.size * 0.065, y: name.size * 0.065)
        return [
            .text(shadow), .text(name), right(form[.seeReverse], y: 167, 5.6, spacing: 0.5),
            right(form[.cusip], y: 179.5, 8.4, spacing: 0.8),
            centered(form[.incorporation], y: 250, .roman, 8.6, most: 600, spacing: 1.5),
            centered(form[.transferPlaces], y: 262, .roman, 6.2, most: 600, spacing: 0.9),
        ]
    }

    func centered(
        _ words: String, y: Double, _ face: TypeFace, _ size: Double, most: Double,
        spacing: Double = 0, ink: Ink = .text, x: Double = FacePage.middle
    ) -> Mark {
        .text(
            TextRun(
                words: words, place: Point(x: x, y: y), face: face, size: size, ink: ink,
                alignment: .middle, spacing: spacing
            ).fitting(most))
    }

    private func right(_ words: String, y: Double, _ size: Double, spacing: Double) -> Mark {
        centered(words, y: y, .roman, size, most: 176, spacing: spacing, x: 640)
    }
}
