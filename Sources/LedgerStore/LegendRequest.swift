import Ledger

/// The wording that the certificates of a security are to bear from a day on.
public struct LegendRequest: Hashable, Sendable {
    public let security: SecurityID
    public let wording: String
    /// The limit that the wording names, if it names one.
    public let ratio: Ratio?
    public let from: CalendarDate?
    public let authority: String

    public init(
        security: SecurityID, wording: String, ratio: Ratio?, from: CalendarDate?,
        authority: String
    ) {
        self.security = security
        self.wording = wording
        self.ratio = ratio
        self.from = from
        self.authority = authority
    }
}

/// What was seen on the paper of a certificate.
public struct LegendNote: Hashable, Sendable {
    public let certificate: CertificateID
    /// The wording that it bears; none where it was looked for and is not there.
    public let version: Int64?
    /// The image of the paper, of which only the digest is kept.
    public let image: [UInt8]?
    public let source: String

    public init(certificate: CertificateID, version: Int64?, image: [UInt8]?, source: String) {
        self.certificate = certificate
        self.version = version
        self.image = image
        self.source = source
    }
}
