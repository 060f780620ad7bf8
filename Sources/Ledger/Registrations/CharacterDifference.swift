/// Shows where a signature departs from the face, letter by letter.
public enum CharacterDifference {
    private static let faceLabel = "face:   "
    private static let signedLabel = "signed: "

    /// Three lines that fit a terminal: the face, the signature, and a `^` under every letter in
    /// which they differ; one that the other lacks stands over `_`. Two lines where they agree.
    public static func lines(face: String, signed: String, columns: Int = 80) -> [String] {
        let face = Array(Inscription.canonical(face))
        let signed = Array(Inscription.canonical(signed))
        let pairs = window(of: align(face, signed), columns: columns)
        var lines = [faceLabel, signedLabel, String(repeating: " ", count: signedLabel.count)]
        for pair in pairs {
            let width = max(Self.columns(of: pair.face), Self.columns(of: pair.signed))
            lines[0] += padded(pair.face, to: width)
            lines[1] += padded(pair.signed, to: width)
            lines[2] += String(repeating: pair.differs ? "^" : " ", count: width)
        }
        let trimmed = lines.map { line in
            String(line.reversed().drop { $0 == " " }.reversed())
        }
        return trimmed[2].isEmpty ? Array(trimmed.prefix(2)) : trimmed
    }

    private struct Pair {
        let face: Character?
        let signed: Character?
        var differs: Bool { face != signed }
    }

    private static func padded(_ character: Character?, to width: Int) -> String {
        let text = character.map(String.init) ?? "_"
        return text + String(repeating: " ", count: max(0, width - columns(of: character)))
    }

    private static func columns(of character: Character?) -> Int {
        guard let scalar = character?.unicodeScalars.first else { return 1 }
        // Letters of the East Asian planes and pictures take two columns of a terminal.
        return scalar.value >= 0x1100 ? 2 : 1
    }

    /// The pairs that fit beside the label, from a little before the first difference.
    private static func window(of pairs: [Pair], columns: Int) -> ArraySlice<Pair> {
        let first = pairs.firstIndex(where: \.differs) ?? 0
        let room = columns - faceLabel.count
        var total = 0
        for pair in pairs {
            total += max(Self.columns(of: pair.face), Self.columns(of: pair.signed))
        }
        let start = total <= room ? 0 : max(0, min(first - 10, pairs.count - room))
        var end = start
        var used = 0
        while end < pairs.count {
            used += max(
                Self.columns(of: pairs[end].face), Self.columns(of: pairs[end].signed))
            guard used <= room else { break }
            end += 1
        }
        return pairs[start..<end]
    }

    /// The shortest edit from one to the other, in which an exchange costs as a loss does.
    private static func align(_ face: [Character], _ signed: [Character]) -> [Pair] {
        let width = signed.count + 1
        var costs = [Int](repeating: 0, count: (face.count + 1) * width)
        for row in stride(from: face.count, through: 0, by: -1) {
            for column in stride(from: signed.count, through: 0, by: -1) {
                costs[row * width + column] = cost(
                    row, column, face, signed, costs: costs, width: width)
            }
        }
        var pairs: [Pair] = []
        var (row, column) = (0, 0)
        while row < face.count || column < signed.count {
            let here = costs[row * width + column]
            let both = row < face.count && column < signed.count
            if both, face[row] == signed[column],
                costs[(row + 1) * width + column + 1] == here
            {
                pairs.append(Pair(face: face[row], signed: signed[column]))
                (row, column) = (row + 1, column + 1)
            } else if both, costs[(row + 1) * width + column + 1] + 1 == here {
                pairs.append(Pair(face: face[row], signed: signed[column]))
                (row, column) = (row + 1, column + 1)
            } else if row < face.count, costs[(row + 1) * width + column] + 1 == here {
                pairs.append(Pair(face: face[row], signed: nil))
                row += 1
            } else {
                pairs.append(Pair(face: nil, signed: signed[column]))
                column += 1
            }
        }
        return pairs
    }

    private static func cost(
        _ row: Int, _ column: Int, _ face: [Character], _ signed: [Character], costs: [Int],
        width: Int
    ) -> Int {
        if row == face.count { return signed.count - column }
        if column == signed.count { return face.count - row }
        let next = costs[(row + 1) * width + column + 1]
        if face[row] == signed[column] { return next }
        let loss = min(costs[(row + 1) * width + column], costs[row * width + column + 1])
        return 1 + min(next, loss)
    }
}
