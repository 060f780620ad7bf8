import Ledger

extension FacePage {
    /// Who holds what: the holder's name, the shares in words and figures, and what they are.
    var grant: [Mark] {
        let measure = Self.right - Self.left
        let transfer = Paragraph(
            words: [form[.transferClause], form[.validity]].joined(separator: " "), size: 9.4,
            leading: 11.4
        ).set(x: Self.left + 14, y: 412, measure: measure - 28)
        let witness = Paragraph(words: form[.witness], size: 9.4, leading: 11.4)
            .set(x: Self.left + 14, y: transfer.next + 1.5, measure: measure - 28)
        return [centered(form[.certifies], y: 281, .italic, 15, most: 300)]
            + holder + [centered(form[.holder], y: 325, .italic, 11.5, most: 300)]
            + panel + whatTheyAre + transfer.marks + witness.marks
    }

    /// The inscription, on as few lines and as large as it fits.
    private var holder: [Mark] {
        let measure = 560.0
        var size = 16.0
        var lines = self.lines(size, measure)
        while size * 1.04 * Double(lines.count) > 24, size > 4.5 {
            size -= 0.5
            lines = self.lines(size, measure)
        }
        let leading = size * 1.04
        let first = 309 - leading * Double(lines.count - 1)
        return lines.enumerated().map { index, line in
            centered(
                line, y: first + leading * Double(index), .bold, size, most: measure, spacing: 0.3)
        } + [
            .rule(Self.middle - 300, 313, to: Self.middle + 300, width: 0.5)
        ]
    }

    private func lines(_ size: Double, _ measure: Double) -> [String] {
        Paragraph(words: face.inscription, face: .bold, size: size, leading: size)
            .lines(measure: measure - 0.3 * 60)
    }

    /// The shares in words and figures, on a ground that shows every erasure.
    private var panel: [Mark] {
        let (x, y, width, height) = (Self.middle - 250, 331.5, 500.0, 28.0)
        let box = Outline(x: x, y: y, width: width, height: height)
        let inner = Outline(x: x + 2, y: y + 2, width: width - 4, height: height - 4)
        let ground = [-7.0, 0, 7].map { drop in
            Ribbon(
                from: Point(x: x + 3, y: y + 14 + drop),
                to: Point(x: x + width - 3, y: y + 14 + drop),
                swing: 4.6, waves: 62, lines: 5, ink: .tint, width: 0.34
            ).mark
        }
        return [.fill(box, .paper)] + ground + [
            .stroke(box, .engraving, width: 0.9), .stroke(inner, .engraving, width: 0.3),
        ] + inWords(y: y + 18.8, measure: width - 26)
    }

    /// On one line, or on two where one would be too small to read.
    private func inWords(y: Double, measure: Double) -> [Mark] {
        let words = NumberWords.shares(face.shares, scale: face.scale)
        let figures = face.scale.display(face.shares)
        let line = "***  \(words)  (\(figures))  ***"
        guard TypeFace.bold.width(of: line, size: 8) > measure else {
            return [centered(line, y: y, .bold, 14.5, most: measure, spacing: 0.5)]
        }
        let half = TypeFace.bold.width(of: line, size: 8) * 0.56
        return Paragraph(words: line, face: .bold, size: 8, leading: 9).lines(measure: half)
            .enumerated().map { index, line in
                centered(line, y: y - 5.6 + 9.2 * Double(index), .bold, 8, most: measure)
            }
    }

    private var whatTheyAre: [Mark] {
        let shares = Paragraph(
            words: form[.shares], face: .bold, size: 9.6, leading: 11.6, setting: .centered
        ).set(x: Self.left + 30, y: 374, measure: Self.right - Self.left - 60)
        return shares.marks + [
            centered(
                form[.corporation], y: shares.next + 1.5, .bold, 12.5, most: 500, spacing: 1.2)
        ]
    }

    /// A rule that is a line of words too small to be copied.
    var microtext: [Mark] {
        let phrase =
            form[.corporation] + " \u{B7} "
            + form.seriesTitle.joined(separator: " ") + " \u{B7} "
        guard !form[.corporation].isEmpty else { return [] }
        let measure = Self.right - Self.left
        let width = TypeFace.roman.width(of: phrase, size: 1.7)
        let line = String(repeating: phrase, count: max(1, Int(measure / width)))
        return [68.2, 545.4].map { y in
            .text(
                TextRun(
                    words: line, place: Point(x: Self.middle, y: y), size: 1.7, ink: .engraving,
                    alignment: .middle, measure: measure, isOrnament: true))
        }
    }
}
