/// Makes stored text harmless to a terminal, on one line.
///
/// A name in the book may hold an escape sequence that recolours, moves or retitles the screen, a
/// line feed that forges another line, or a mark that turns the text about. Controls of ASCII are
/// shown by their pictures (“␛”, “␊”), all others by U+FFFD; nothing is left out, so that what was
/// stored can be seen. Doing it twice changes nothing.
public func sanitize(forTerminal text: String) -> String {
    guard text.unicodeScalars.contains(where: { $0.harmlessForm != $0 }) else { return text }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { scalars.append(scalar.harmlessForm) }
    return String(scalars)
}

extension Unicode.Scalar {
    fileprivate var harmlessForm: Unicode.Scalar {
        switch value {
        case 0x00...0x1F: Unicode.Scalar(0x2400 + value) ?? "\u{FFFD}"
        case 0x7F: "\u{2421}"
        case 0x80...0x9F, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: "\u{FFFD}"
        default: self
        }
    }
}
