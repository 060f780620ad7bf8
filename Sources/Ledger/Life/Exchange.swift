/// Other paper for the same owner: certificates in, certificates of as many shares out, in the
/// very same registration.
///
/// It moves nothing: outstanding shares, holdings and the ownership limit are what they were.
public struct Exchange: Hashable, Sendable {
    /// Why the owner is given other paper.
    public enum Reason: String, CaseIterable, Sendable {
        /// A temporary certificate for the definitive engraved one.
        case definitive
        /// One certificate into several.
        case split
        /// Several certificates into fewer.
        case combination
        /// A certificate that can no longer be read or handled, surrendered as it is.
        case mutilated
        /// The restriction that the paper notes is added, changed or taken away.
        case legend
    }

    /// A certificate that comes of it.
    public struct Piece: Hashable, Sendable {
        public let shares: ShareCount
        public let number: CertificateNumber?

        public init(shares: ShareCount, number: CertificateNumber? = nil) {
            self.shares = shares
            self.number = number
        }
    }

    /// What the new paper notes of the restriction.
    public enum Legend: Hashable, Sendable {
        /// The wording now in force, as every new certificate does.
        case inForce
        case version(Int64)
        case none
    }

    public let security: SecurityID
    public let certificates: [CertificateNumber]
    /// The new certificates; without any, one for each that is surrendered, and one for all of
    /// them where they are combined.
    public let pieces: [Piece]
    public let reason: Reason
    public let legend: Legend
    /// The issuer's instruction; a legend is not changed without one.
    public let authority: WrittenAuthority?

    public init(
        security: SecurityID, certificates: [CertificateNumber], pieces: [Piece] = [],
        reason: Reason, legend: Legend = .inForce, authority: WrittenAuthority? = nil
    ) {
        self.security = security
        self.certificates = certificates
        self.pieces = pieces
        self.reason = reason
        self.legend = legend
        self.authority = authority
    }
}
