/// What the face of a certificate presented says of its shares, where the desk has read it.
public struct FaceDetail: Hashable, Sendable {
    public let certificate: CertificateNumber
    public let shares: ShareCount

    public init(certificate: CertificateNumber, shares: ShareCount) {
        self.certificate = certificate
        self.shares = shares
    }
}
