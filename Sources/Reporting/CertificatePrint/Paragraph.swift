/// Words set in lines of one measure.
struct Paragraph: Sendable {
    enum Setting: Sendable {
        case justified
        case centered
        case ragged
    }

    var words: String
    var face: TypeFace = .roman
    var size: Double
    var leading: Double
    var ink: Ink = .text
    var setting = Setting.justified

    /// The words of each line; a word wider than the measure is broken where it must be.
    func lines(measure: Double) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in words.split(whereSeparator: \.isWhitespace).map(String.init) {
            let longer = line.isEmpty ? word : line + " " + word
            if face.width(of: longer, size: size) <= measure {
                line = longer
                continue
            }
            if !line.isEmpty { lines.append(line) }
            line = word
            while face.width(of: line, size: size) > measure, line.count > 1 {
                let part = prefix(of: line, measure: measure)
                lines.append(part)
                line = String(line.dropFirst(part.count))
            }
        }
        return line.isEmpty ? lines : lines + [line]
    }

    private func prefix(of word: String, measure: Double) -> String {
        var part = String(word.prefix(1))
        for character in word.dropFirst() {
            guard face.width(of: part + String(character), size: size) <= measure else { break }
            part.append(character)
        }
        return part
    }

    /// The lines, the first with its foot at `y`, and where the next line would stand.
    func set(x: Double, y: Double, measure: Double) -> (marks: [Mark], next: Double) {
        let lines = lines(measure: measure)
        let marks = lines.enumerated().map { index, line in
            var run = TextRun(
                words: line, place: Point(x: x, y: y + leading * Double(index)), face: face,
                size: size, ink: ink)
            switch setting {
            case .centered:
                run.place.x = x + measure / 2
                run.alignment = .middle
            case .justified where index < lines.count - 1:
                run.measure = measure
            default: break
            }
            return Mark.text(run)
        }
        return (marks, y + leading * Double(lines.count))
    }
}
