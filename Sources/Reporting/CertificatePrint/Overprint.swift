import Ledger

/// What is printed across a sheet that may not pass for a certificate.
struct Overprint: Sendable {
    var face: CertificateFace
    var center: Point
    var width: Double

    var marks: [Mark] {
        var marks: [Mark] = []
        if !face.isDrawnFromStock {
            // An ended or unregistered certificate keeps the middle for what is graver.
            let isAlone = face.standing == .outstanding
            marks.append(
                diagonal("SPECIMEN", isAlone ? 0 : -104, size: isAlone ? 132 : 92, .engraving))
        }
        switch face.standing {
        case .outstanding: break
        case .unregistered:
            marks.append(diagonal("NOT VALID", 12, size: 116, .warning))
            marks.append(caption("THIS CERTIFICATE CARRIES NO SHARES YET"))
        case .ended(let cause, let day):
            marks.append(diagonal("VOID", 24, size: 178, .warning))
            let words = [cause, day.map { "ON \(NumberWords.day($0).uppercased())" }].compactMap {
                $0
            }
            marks.append(caption(words.joined(separator: " ")))
        }
        return marks
    }

    private func diagonal(_ words: String, _ drop: Double, size: Double, _ ink: Ink) -> Mark {
        let run = TextRun(
            words: words, place: Point(x: center.x, y: center.y + drop + size * 0.34), face: .bold,
            size: size, ink: ink, alignment: .middle, spacing: size * 0.06,
            look: .outlined(width: 1.1)
        ).fitting(width)
        return .group([.text(run)], turned: -21, about: center, opacity: 0.55)
    }

    private func caption(_ words: String) -> Mark {
        let run = TextRun(
            words: words, place: Point(x: center.x, y: center.y + 122), face: .bold, size: 21,
            ink: .warning, alignment: .middle, spacing: 1.5
        ).fitting(width * 0.8)
        return .group([.text(run)], turned: -21, about: center, opacity: 0.85)
    }
}
