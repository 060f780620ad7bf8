import Ledger

/// A stop to be placed: on which certificate, why, and when the notice came.
public struct StopOrder: Hashable, Sendable {
    public let kind: StopKind
    public let certificate: CertificateID
    public let reason: String
    public let demandedBy: String?
    /// Where the notice to the claimant goes; a demand under UCC 8-403 has one.
    public let address: String?
    /// ISO 8601 with its offset; now when nobody says.
    public let receivedAt: String?

    public init(
        kind: StopKind, certificate: CertificateID, reason: String, demandedBy: String?,
        address: String? = nil, receivedAt: String?
    ) {
        self.kind = kind
        self.certificate = certificate
        self.reason = reason
        self.demandedBy = demandedBy
        self.address = address
        self.receivedAt = receivedAt
    }
}

/// What became of an order to stop: its number, or why there is nothing to stop.
public struct StopPlacement: Hashable, Sendable {
    public let stop: Int64?
    public let findings: [Finding]
}
