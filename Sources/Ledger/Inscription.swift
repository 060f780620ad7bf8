/// The name or names on the face of a certificate, kept exactly as they were written.
public struct Inscription: Hashable, Sendable, CustomStringConvertible {
    public let verbatim: String

    public static let maximumLength = 400

    /// Nil when there is nothing to read, or a character that no face could bear: a control, a
    /// line's end, or a mark that turns the reading direction and so shows another name.
    public init?(_ text: String) {
        guard text.count <= Self.maximumLength,
            text.contains(where: { !$0.isWhitespace }),
            text.unicodeScalars.allSatisfy(Self.isPrintable)
        else { return nil }
        verbatim = text
    }

    public static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: false
        default:
            !(0x202A...0x202E).contains(scalar.value) && !(0x2066...0x2069).contains(scalar.value)
        }
    }

    init(unchecked text: String) { verbatim = text }

    public var description: String { verbatim }

    /// Upper case, with white space folded. Nothing else is forgiven: the form demands that
    /// a signature correspond with the face in every particular.
    public static func canonical(_ text: String) -> String {
        text.uppercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    public var canonical: String { Self.canonical(verbatim) }

    /// The names joined by `&` or `AND` that stand before the first of `words`.
    func names(before words: [String]) -> [String] {
        let tokens = canonical.split(separator: " ")
        let end = words.compactMap { Self.position(of: $0, in: tokens) }.min() ?? tokens.count
        let names = tokens[..<end].split { $0 == "&" || $0 == "AND" }
            .map { $0.joined(separator: " ") }
        // A face that names nobody apart from its capacity is signed as it stands.
        let named = names.filter { !$0.isEmpty }
        return named.isEmpty ? [canonical] : named
    }

    /// A capacity never comes first: a name does.
    private static func position(of words: String, in tokens: [Substring]) -> Int? {
        let wanted = words.split(separator: " ")
        guard tokens.count > wanted.count else { return nil }
        return (1...(tokens.count - wanted.count)).first { start in
            Array(tokens[start..<(start + wanted.count)]) == wanted
        }
    }
}
