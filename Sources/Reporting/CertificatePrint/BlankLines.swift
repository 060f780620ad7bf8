/// Words with blanks to be filled in by hand, each a rule with its caption below it.
///
/// A blank stands in the words as its caption in braces; `{}` has none.
struct BlankLines: Sendable {
    var words: String
    var face: TypeFace = .roman
    var size: Double
    var leading: Double
    /// How long a blank is; one without a caption may have its own length.
    var blank: Double
    var bareBlank: Double

    private struct Piece {
        var before: String
        var caption: String?
        var after: String
        var x = 0.0
    }

    func set(x: Double, y: Double, measure: Double) -> (marks: [Mark], next: Double) {
        var marks: [Mark] = []
        var foot = y
        for line in lines(measure: measure) {
            marks += line.flatMap { words($0, x: x, y: foot) }
            let captions = line.compactMap { caption($0, x: x, y: foot) }
            marks += captions
            foot += leading + (captions.isEmpty ? 0 : size * 0.72)
        }
        return (marks, foot)
    }

    private func lines(measure: Double) -> [[Piece]] {
        var lines: [[Piece]] = []
        var line: [Piece] = []
        var reach = 0.0
        let space = face.width(of: " ", size: size)
        for var piece in pieces {
            if !line.isEmpty, reach + space + width(piece) > measure {
                lines.append(line)
                line = []
                reach = 0
            }
            piece.x = line.isEmpty ? 0 : reach + space
            reach = piece.x + width(piece)
            // Words that follow each other are one line of text, not many.
            if piece.caption == nil, let last = line.indices.last, line[last].caption == nil {
                line[last].before += " " + piece.before
            } else {
                line.append(piece)
            }
        }
        return line.isEmpty ? lines : lines + [line]
    }

    private var pieces: [Piece] {
        words.split(separator: " ").map { word in
            guard let open = word.firstIndex(of: "{"), let close = word.firstIndex(of: "}"),
                open < close
            else { return Piece(before: String(word), caption: nil, after: "") }
            return Piece(
                before: String(word[..<open]),
                caption: String(word[word.index(after: open)..<close]),
                after: String(word[word.index(after: close)...]))
        }
    }

    private func length(_ caption: String) -> Double { caption.isEmpty ? bareBlank : blank }

    private func width(_ piece: Piece) -> Double {
        face.width(of: piece.before + piece.after, size: size)
            + (piece.caption.map(length) ?? 0)
    }

    private func words(_ piece: Piece, x: Double, y: Double) -> [Mark] {
        let place = Point(x: x + piece.x, y: y)
        let before = TextRun(words: piece.before, place: place, face: face, size: size)
        guard let caption = piece.caption else { return [.text(before)] }
        let end = place.x + before.width + length(caption)
        let after = TextRun(
            words: piece.after, place: Point(x: end, y: y), face: face, size: size)
        return (piece.before.isEmpty ? [] : [.text(before)])
            + [.rule(place.x + before.width, y + 1.2, to: end, width: 0.4)]
            + (piece.after.isEmpty ? [] : [.text(after)])
    }

    private func caption(_ piece: Piece, x: Double, y: Double) -> Mark? {
        guard let caption = piece.caption, !caption.isEmpty else { return nil }
        let start = x + piece.x + face.width(of: piece.before, size: size)
        return .text(
            TextRun(
                words: "(\(caption))", place: Point(x: start + blank / 2, y: y + size * 0.86),
                face: face, size: size * 0.74, alignment: .middle))
    }
}
