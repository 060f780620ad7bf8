import Ledger

/// The back: what the holder must know on the left, the assignment on the right.
struct BackPage: Sendable {
    let face: CertificateFace

    static let left = 56.0
    static let right = 409.0
    static let measure = 327.0

    init(_ face: CertificateFace) { self.face = face }

    var form: CertificateForm { face.form }

    var marks: [Mark] {
        underprint + border + notices + assignment + endorsement
            + Overprint(
                face: face,
                center: Point(x: CertificatePage.width / 2, y: CertificatePage.height / 2),
                width: 620
            ).marks
    }

    private var border: [Mark] {
        func box(_ inset: Double) -> Outline {
            Outline(
                x: inset, y: inset, width: CertificatePage.width - 2 * inset,
                height: CertificatePage.height - 2 * inset)
        }
        let (far, low) = (CertificatePage.width - 33, CertificatePage.height - 33)
        let sides: [(Point, Point, Int)] = [
            (Point(x: 33, y: 33), Point(x: far, y: 33), 66),
            (Point(x: far, y: 33), Point(x: far, y: low), 50),
            (Point(x: far, y: low), Point(x: 33, y: low), 66),
            (Point(x: 33, y: low), Point(x: 33, y: 33), 50),
        ]
        let lace = sides.map { from, to, waves in
            Ribbon(
                from: from, to: to, swing: 4.6, waves: waves, lines: 8, ink: .engraving,
                width: 0.28, overtone: 0.25
            ).mark
        }
        let middle = CertificatePage.width / 2
        let divider = Outline(from: Point(x: middle, y: 56), to: Point(x: middle, y: 556))
        return [
            .stroke(box(26.5), .engraving, width: 1.4), .stroke(box(39.5), .engraving, width: 0.6),
            .stroke(divider, .engraving, width: 0.35),
        ] + lace
    }

    private var underprint: [Mark] {
        let rosette = Rosette(
            center: Point(x: CertificatePage.width / 2, y: CertificatePage.height / 2),
            radiusX: 300, radiusY: 222, ink: .tint, width: 0.3)
        return rosette.marks([
            .init(inner: 0.82, outer: 1.0, petals: 44, lines: 5, overtone: 0.25),
            .init(inner: 0.6, outer: 0.86, petals: 36, lines: 5, overtone: 0.2),
        ])
    }

    /// The restriction first, bolder than the rest and in a frame of its own.
    private var notices: [Mark] {
        var marks: [Mark] = []
        var y = 64.0
        if let legend = face.legend, !legend.isEmpty {
            let inset = 7.0
            let set = Paragraph(
                words: legend, face: .bold, size: size(of: legend),
                leading: legend.count > 1_100 ? 7 : 9.6
            )
            .set(x: Self.left + inset, y: y + 5.5, measure: Self.measure - 2 * inset)
            let box = Outline(
                x: Self.left, y: y - 6, width: Self.measure, height: set.next - y + 3.5)
            marks += [.stroke(box, .text, width: 0.9)] + set.marks
            y = set.next + 9.5
        }
        for part in [FormPart.classTerms, .lossWarning] where !form[part].isEmpty {
            let set = Paragraph(
                words: form[part], face: part == .lossWarning ? .bold : .roman, size: 7.5,
                leading: 9.1
            ).set(x: Self.left, y: y, measure: Self.measure)
            marks += set.marks
            y = set.next + 6
        }
        return marks + abbreviations(from: y + 4)
    }

    /// A legend that is longer than most is set smaller, never cut.
    private func size(of legend: String) -> Double { legend.count > 1_100 ? 5.8 : 7.7 }

    private func abbreviations(from start: Double) -> [Mark] {
        guard !form.abbreviations.isEmpty else { return [] }
        let intro = Paragraph(
            words: form[.abbreviationsExplained], size: 8.4, leading: 10.2
        ).set(x: Self.left, y: start, measure: Self.measure)
        var marks = intro.marks
        var y = intro.next + 5
        let indent = 106.0
        for entry in form.abbreviations {
            let short = TextRun(
                words: entry.short, place: Point(x: Self.left + indent - 16, y: y), face: .bold,
                size: 8, alignment: .end, spacing: 0.4)
            let dash = TextRun(
                words: "-", place: Point(x: Self.left + indent - 8, y: y), size: 8,
                alignment: .middle)
            let set = BlankLines(
                words: entry.meaning, size: 8.4, leading: 11, blank: 54, bareBlank: 22
            ).set(x: Self.left + indent, y: y, measure: Self.measure - indent)
            marks += [.text(short), .text(dash)] + set.marks
            y = set.next + 3.2
        }
        return marks
            + Paragraph(words: form[.otherAbbreviations], size: 8.4, leading: 10.2)
            .set(x: Self.left, y: y + 2, measure: Self.measure).marks
    }
}
