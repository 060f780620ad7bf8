/// What the face of a certificate says about who owns: every word of it, and what it is for.
///
/// The words are kept, never normalised, so that `print` gives the canonical face back.
public struct RegistrationName: Hashable, Sendable {
    /// Stored beside the parts; it rises whenever the same face would be read otherwise.
    public static let version = 2

    public let kind: RegistrationKind
    let words: [String]
    let spans: [RegistrationPart.Span]

    init(kind: RegistrationKind, words: [String], spans: [RegistrationPart.Span]) {
        self.kind = kind
        self.words = words
        self.spans = spans
    }

    /// Reads the face by its own words alone.
    public static func read(_ inscription: Inscription) -> RegistrationReading {
        guard let face = FaceWords(inscription) else { return .doubtful([.unreadable]) }
        var reader = RegistrationReader(face)
        let kind = reader.read()
        guard reader.doubts.isEmpty else { return .doubtful(reader.doubts) }
        return .clear(RegistrationName(kind: kind, words: face.texts, spans: reader.spans))
    }

    /// The canonical face, put together from the parts.
    public var print: String {
        var text = ""
        for span in spans {
            for index in span.words {
                if !text.isEmpty { text += " " }
                text += words[index]
            }
        }
        return text
    }

    public var parts: [RegistrationPart] {
        spans.map { RegistrationPart(label: $0.label, text: text(of: $0)) }
    }

    func text(of span: RegistrationPart.Span) -> String {
        words[span.words].joined(separator: " ")
    }

    func texts(_ label: RegistrationPart.Label) -> [String] {
        spans.filter { $0.label == label }.map { text(of: $0) }
    }

    func text(_ label: RegistrationPart.Label) -> String? {
        spans.first { $0.label == label }.map { text(of: $0) }
    }

    /// An age that an act may let a custodian hold until.
    static func age(_ word: String) -> Int? {
        let digits = word.filter { $0 != ")" && $0 != "." && $0 != "," }
        guard let age = Int(digits), (18...25).contains(age), digits.utf8.count == 2 else {
            return nil
        }
        return age
    }
}
