/// The restriction in the words that certificates of a security bear from a day on.
public struct LegendFacts: Hashable, Sendable {
    public let version: Int
    /// The limit that its wording names, if it names one.
    public let ratio: Ratio?

    public init(version: Int, ratio: Ratio?) {
        self.version = version
        self.ratio = ratio
    }
}

/// What the paper of a certificate says of the restriction.
public enum CertificateLegend: Hashable, Sendable {
    /// Nobody has looked, or the security has no legend on file.
    case unrecorded
    /// It was looked for and is not there.
    case absent
    case bears(LegendFacts)
}
