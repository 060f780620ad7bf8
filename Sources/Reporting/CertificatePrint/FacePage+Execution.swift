import Ledger

extension FacePage {
    /// Date, countersignature, seal and signatures.
    var execution: [Mark] {
        let seal = SealRing(
            center: Point(x: Self.middle, y: 492), radius: 45, name: form[.corporation],
            base: state)
        return agent + seal.marks + officers
    }

    /// The state, out of the line that names it.
    private var state: String {
        let words = form[.incorporation].uppercased()
        guard let range = words.range(ofLast: "STATE OF ") else { return "" }
        return String(words[range...])
    }

    private var agent: [Mark] {
        let x = Self.left + 14
        let end = x + 224
        let dated = TextRun(words: form[.dated], place: Point(x: x, y: 461), size: 9)
        let day = face.date.map { NumberWords.day($0) } ?? ""
        let signers = [face.countersigner, face.registrar].compactMap { $0 }
        let signature = signers.count == 2 && signers[0] == signers[1] ? [signers[0]] : signers
        return [
            .text(dated),
            label(day, x: x + dated.width + 8, y: 460, .bold, 10),
            .rule(x + dated.width + 4, 463, to: x + 150),
            label(form[.countersigned], x: x, y: 481, .italic, 9.4),
            label(form[.agent], x: x, y: 493, .bold, 8.2, most: 226),
            label(form[.agentOffice], x: x + 128, y: 504, .roman, 7.6),
            label(form[.agentSigns], x: x, y: 524, .roman, 9),
            label(signature.joined(separator: " / "), x: x + 18, y: 523, .italic, 10.5, most: 204),
            .rule(x + 14, 526, to: end),
            centered(
                form[.agentSignature], y: 534.5, .roman, 6.6, most: 200, x: (x + 14 + end) / 2),
        ]
    }

    private var officers: [Mark] {
        let (x, end) = (Self.right - 232.0, Self.right - 14.0)
        return form.officers.enumerated().flatMap { index, title -> [Mark] in
            let y = 483 + 43 * Double(index)
            return [
                .rule(x, y, to: end),
                centered(title, y: y + 8.5, .roman, 7.4, most: 200, spacing: 0.4, x: (x + end) / 2),
            ]
        }
    }

    private func label(
        _ words: String, x: Double, y: Double, _ face: TypeFace, _ size: Double,
        most: Double = 230
    ) -> Mark {
        .text(
            TextRun(words: words, place: Point(x: x, y: y), face: face, size: size).fitting(most))
    }
}

extension String {
    /// Where what follows the last such words begins.
    fileprivate func range(ofLast wanted: String) -> String.Index? {
        var found: String.Index?
        var index = startIndex
        while index < endIndex {
            if self[index...].hasPrefix(wanted) {
                found = self.index(index, offsetBy: wanted.count)
            }
            index = self.index(after: index)
        }
        return found
    }
}
