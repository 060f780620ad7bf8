extension String {
    /// How many columns of a terminal the text takes.
    var displayWidth: Int {
        utf8.allSatisfy { $0 < 0x80 } ? utf8.count : reduce(0) { $0 + $1.displayWidth }
    }

    /// The longest beginning that takes no more than so many columns.
    func prefix(displayWidth limit: Int) -> Substring {
        var width = 0
        return prefix { character in
            width += character.displayWidth
            return width <= limit
        }
    }

    /// The text itself, or as much of it as fits before a final “…”.
    func truncated(displayWidth limit: Int) -> String {
        guard displayWidth > limit else { return self }
        guard limit > 0 else { return "" }
        return prefix(displayWidth: limit - 1) + "…"
    }
}

extension Character {
    /// Two for East Asian wide characters and emoji, none for a mark that stands alone, else one.
    var displayWidth: Int {
        if isASCII { return unicodeScalars.count }
        // U+FE0F asks for the emoji form of the character before it, which is wide.
        if unicodeScalars.contains("\u{FE0F}") { return 2 }
        return min(2, unicodeScalars.reduce(0) { $0 + $1.displayWidth })
    }
}

extension Unicode.Scalar {
    fileprivate var displayWidth: Int {
        switch value {
        case ..<0x300, 0x2010...0x2027: return 1
        case 0x1160...0x11FF, 0xD7B0...0xD7FB: return 0  // Inner parts of a Hangul syllable.
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97C,
            0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60,
            0xFFE0...0xFFE6, 0x16FE0...0x18CFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F265,
            0x20000...0x3FFFD:
            return isMark ? 0 : 2
        default:
            if properties.isEmojiPresentation { return isRegionalIndicator ? 1 : 2 }
            return isMark ? 0 : 1
        }
    }

    /// Two of these make one flag.
    private var isRegionalIndicator: Bool { (0x1F1E6...0x1F1FF).contains(value) }

    private var isMark: Bool {
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: true
        default: false
        }
    }
}
