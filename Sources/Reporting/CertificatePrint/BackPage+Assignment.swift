import Ledger

extension BackPage {
    private var end: Double { Self.right + Self.measure }

    /// To whom the shares are assigned, and by which attorney.
    var assignment: [Mark] {
        let x = Self.right
        let opening = BlankLines(
            words: form[.forValue] + " {} " + form[.assigns], size: 10, leading: 15, blank: 80,
            bareBlank: 60
        ).set(x: x, y: 69, measure: Self.measure)
        let number = Paragraph(
            words: form[.assigneeNumber], size: 6.8, leading: 8.2, setting: .ragged
        ).set(x: x, y: opening.next + 8, measure: 176)
        let box = Outline(x: x + 186, y: opening.next - 2, width: Self.measure - 186, height: 23)
        let first = number.next + 27
        let rules = (0..<3).map { line in
            Mark.rule(x, first + 22 * Double(line), to: end, width: 0.45)
        }
        let name = Paragraph(
            words: form[.assigneeName], size: 6.4, leading: 7.8, setting: .centered
        ).set(x: x, y: first + 54, measure: Self.measure)
        let shares = BlankLines(
            words: "{} " + form[.assignedShares], size: 10, leading: 13.4, blank: 80, bareBlank: 150
        ).set(x: x, y: name.next + 20, measure: Self.measure)
        let attorney = BlankLines(
            words: "{} " + form[.attorney], size: 10, leading: 13.4, blank: 80, bareBlank: 214
        ).set(x: x, y: shares.next + 16, measure: Self.measure)
        return opening.marks + number.marks + [.stroke(box, .text, width: 0.5)] + rules
            + name.marks + shares.marks + attorney.marks
    }

    /// Date, two signature lines, the notice, and the place of the guarantee.
    var endorsement: [Mark] {
        let x = Self.right
        let y = 358.0
        let dated = TextRun(words: form[.assignmentDated], place: Point(x: x, y: y), size: 9)
        let signatures = [0.0, 1].flatMap { line -> [Mark] in
            let foot = y + 31 * line
            return [
                .text(
                    TextRun(
                        words: form[.signatureMark], place: Point(x: x + 140, y: foot),
                        face: .bold, size: 11)),
                .rule(x + 150, foot + 2, to: end, width: 0.6),
            ]
        }
        let notice = Paragraph(words: form[.signatureNotice], size: 7.4, leading: 9)
            .set(x: x, y: y + 50, measure: Self.measure)
        return [.text(dated), .rule(x + dated.width + 4, y + 2, to: x + 128, width: 0.5)]
            + signatures + notice.marks + guarantee(from: notice.next + 13)
    }

    private func guarantee(from y: Double) -> [Mark] {
        let x = Self.right
        let notice = Paragraph(words: form[.guaranteeNotice], size: 6.9, leading: 8.4)
        let height = notice.leading * Double(notice.lines(measure: Self.measure - 20).count) + 68
        let box = Outline(x: x, y: y - 9, width: Self.measure, height: height)
        let by = TextRun(
            words: form[.guarantorSigns], place: Point(x: x + 10, y: y + 40), size: 9)
        return [
            .stroke(box, .engraving, width: 0.8),
            .text(
                TextRun(
                    words: form[.guaranteed], place: Point(x: x + 10, y: y + 5), face: .bold,
                    size: 8.6)),
            .text(by), .rule(x + 12 + by.width + 2, y + 42, to: end - 10, width: 0.5),
        ] + notice.set(x: x + 10, y: y + 57, measure: Self.measure - 20).marks
    }
}
