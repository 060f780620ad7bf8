/// How wide words are in a serif type, at most: the reader's machine chooses the type itself.
enum SerifWidth {
    /// In units of the drawing, for letters of a size.
    static func of(_ words: String, size: Int) -> Int {
        words.reduce(0) { $0 + thousandths(of: $1) } * size / 1_000
    }

    /// The words, cut where they would be wider than there is room, and saying so.
    static func fitted(_ words: String, size: Int, room: Int) -> String {
        guard of(words, size: size) > room else { return words }
        var (fitted, used) = ("", thousandths(of: "…") * size)
        for character in words {
            used += thousandths(of: character) * size
            guard used <= room * 1_000 else { break }
            fitted.append(character)
        }
        return fitted + "…"
    }

    private static func thousandths(of character: Character) -> Int {
        switch character {
        case " ", ".", ",", "'", "i", "j", "l", "I": 400
        case "W", "M", "m", "w", "%", "@", "…": 1_030
        case "A"..."Z", "&": 800
        case "a"..."z", "0"..."9", "-", "/": 640
        default: 1_030
        }
    }
}
