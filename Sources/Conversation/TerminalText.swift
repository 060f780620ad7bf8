/// Text as a terminal takes it: harmless, measured in columns, and wrapped.
extension String {
    /// Controls, and the marks that turn text about, are shown and not obeyed: those of ASCII by
    /// their pictures (“␛”), all others by U+FFFD.
    var harmless: String {
        guard unicodeScalars.contains(where: \.isHarmful) else { return self }
        var scalars = UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0x00...0x1F: scalars.append(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}")
            case 0x7F: scalars.append("\u{2421}")
            default: scalars.append(scalar.isHarmful ? "\u{FFFD}" : scalar)
            }
        }
        return String(scalars)
    }

    var terminalWidth: Int { reduce(0) { $0 + $1.terminalWidth } }

    func padded(after width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - terminalWidth))
    }

    func padded(before width: Int) -> String {
        String(repeating: " ", count: max(0, width - terminalWidth)) + self
    }

    /// One line made harmless and broken at spaces; inside a word only where that alone is wider
    /// than a line.
    func wrapped(width: Int, indent: Int = 0) -> [String] {
        let room = max(width - indent, 1)
        var lines: [String] = []
        var current: String?
        for part in harmless.split(separator: " ", omittingEmptySubsequences: false) {
            var word = String(part)
            if let begun = current {
                if begun.terminalWidth + 1 + word.terminalWidth <= room {
                    current = begun + " " + word
                    continue
                }
                lines.append(begun)
            }
            while word.terminalWidth > room {
                let fitting = word.prefix(columns: room)
                lines.append(fitting)
                word.removeFirst(fitting.count)
            }
            current = word
        }
        let margin = String(repeating: " ", count: indent)
        return (lines + [current ?? ""]).map { margin + $0 }
    }

    /// As much of the beginning as fits, but one character at least.
    func prefix(columns limit: Int) -> String {
        var width = 0
        let fitting = prefix { character in
            width += character.terminalWidth
            return width <= limit
        }
        return String(fitting.isEmpty ? prefix(1) : fitting)
    }
}

extension Character {
    /// Two for East Asian wide characters and emoji, none for a mark that stands alone, else one.
    var terminalWidth: Int {
        if isASCII { return 1 }
        if unicodeScalars.contains("\u{FE0F}") { return 2 }
        return min(2, unicodeScalars.reduce(0) { $0 + $1.terminalWidth })
    }
}

extension Unicode.Scalar {
    var isHarmful: Bool {
        switch value {
        case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069:
            true
        default:
            false
        }
    }

    fileprivate var terminalWidth: Int {
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3,
            0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
            return 2
        default:
            return properties.isEmojiPresentation ? 2 : 1
        }
    }
}
