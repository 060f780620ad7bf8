/// What decides whether an item is routine.
public struct ClassificationFacts: Hashable, Sendable {
    /// Certificates have to be requisitioned that the agent does not stock.
    public var needsRequisitionedCertificates = false
    /// A stop, an adverse claim or another restriction was notified for one of the certificates.
    public var hasStopOrRestriction = false
    /// The issuer's setting: whether the legend that every certificate bears counts by itself.
    public var legendMakesNonroutine = false
    public var hasLegend = false
    /// Another paper, instruction, assignment, guarantee, explanation or opinion is needed.
    public var needsMore = false
    /// Papers have to be reviewed that are not among the ordinary ones.
    public var needsReviewOfSupport = false
    public var isReorganisation = false
    /// A warrant, right or convertible within five business days of a lapse or change.
    public var isRightNearLapse = false
    /// A warrant, right or convertible presented for exercise or conversion.
    public var isConversion = false
    /// The issue was offered within the last fifteen business days, and not continuously.
    public var isNewlyOffered = false

    public init() {}

    /// Whether the findings leave the item waiting for something else than the end of a stop,
    /// which is a clause of its own.
    public static func needsMore(_ findings: [Finding]) -> Bool {
        let stops: Set<String> = ["STOP_ACTIVE", "ADVERSE_CLAIM", "LEGAL_PROCESS"]
        return findings.contains { finding in
            finding.severity > .note && !stops.contains(finding.code.rawValue)
        }
    }
}
