import Ledger

/// Markup in which every interpolated word is escaped, so that no name can become an element.
///
/// What is written as a literal is markup; what is put in is words, unless it is markup itself.
/// Control characters, which XML does not allow, and marks that turn text about are shown as
/// `sanitize(forTerminal:)` shows them.
struct Hypertext: Hashable, Sendable, ExpressibleByStringInterpolation {
    let text: String

    init(stringLiteral literal: String) { text = literal }

    init(stringInterpolation interpolation: StringInterpolation) { text = interpolation.text }

    /// The words as they are, none of them markup.
    init(words: String) { text = Self.escaped(words) }

    private init(markup: String) { text = markup }

    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var text = ""

        init(literalCapacity: Int, interpolationCount: Int) {}

        mutating func appendLiteral(_ literal: String) { text += literal }

        mutating func appendInterpolation(_ words: String) { text += Hypertext.escaped(words) }

        mutating func appendInterpolation(_ markup: Hypertext) { text += markup.text }

        mutating func appendInterpolation(_ day: CalendarDate) {
            text += "<time>\(day)</time>"
        }

        mutating func appendInterpolation(_ number: some BinaryInteger) { text += String(number) }
    }

    static func + (first: Self, second: Self) -> Self {
        Self(markup: first.text + second.text)
    }

    /// Words that may be broken after each `/`, as a long fraction must be in a narrow column.
    static func breaking(_ words: String) -> Self {
        let parts = words.split(separator: "/", omittingEmptySubsequences: false)
        return parts.map { Self(words: String($0)) }.joined(separator: "/<wbr/>")
    }

    /// A figure that stays on one line, unless it is so long that no column would hold it.
    static func figure(_ words: String) -> Self {
        words.count <= 28 ? "\(words)" : "<span class=\"wide\">\(breaking(words))</span>"
    }

    /// The words as a string of CSS; all but letters, digits and spaces by their numbers.
    static func cssString(_ words: String) -> Self {
        var text = ""
        for scalar in sanitize(forTerminal: words).unicodeScalars {
            let isPlain = scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
            if isPlain || scalar == " " {
                text.unicodeScalars.append(scalar)
            } else {
                text += "\\" + String(scalar.value, radix: 16) + " "
            }
        }
        return Self(markup: "\"\(text)\"")
    }

    private static func escaped(_ words: String) -> String {
        var text = String.UnicodeScalarView()
        for scalar in SVGWriter.escaped(sanitize(forTerminal: words)).unicodeScalars {
            // The last two of each plane are no characters, and XML refuses them.
            text.append(scalar.value & 0xFFFE == 0xFFFE ? "\u{FFFD}" : scalar)
        }
        return String(text)
    }
}

extension Sequence<Hypertext> {
    func joined(separator: Hypertext = "\n") -> Hypertext {
        reduce(into: Optional<Hypertext>.none) { whole, part in
            whole = whole.map { $0 + separator + part } ?? part
        } ?? ""
    }
}
