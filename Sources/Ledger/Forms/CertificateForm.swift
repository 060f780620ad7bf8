/// The words of a security's certificates, face and back, as the issuer has ordered them.
public struct CertificateForm: Hashable, Sendable {
    /// An abbreviation of the inscription and what it stands for.
    ///
    /// A blank to be filled in stands in the meaning as its caption in braces: `{Cust}`.
    public struct Abbreviation: Hashable, Sendable {
        public let short: String
        public let meaning: String

        public init(short: String, meaning: String) {
            self.short = short
            self.meaning = meaning
        }
    }

    public var seriesTitle: [String]
    public var parts: [FormPart: String]
    public var officers: [String]
    public var abbreviations: [Abbreviation]

    public init(
        seriesTitle: [String], parts: [FormPart: String], officers: [String],
        abbreviations: [Abbreviation]
    ) {
        self.seriesTitle = seriesTitle
        self.parts = parts
        self.officers = officers
        self.abbreviations = abbreviations
    }

    /// A wording, with its white space folded; empty where the form has none.
    public subscript(part: FormPart) -> String {
        (parts[part] ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
