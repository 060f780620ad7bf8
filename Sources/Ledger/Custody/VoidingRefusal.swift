/// Why a certificate cannot be made void, and what may be done instead.
public struct VoidingRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    public let certificate: CertificateID
    public let standing: CertificateStanding

    /// Nothing where the certificate never came to carry shares.
    public init?(_ certificate: CertificateID, standing: CertificateStanding) {
        switch standing {
        case .prepared, .countersigned: return nil
        case .outstanding, .ended: break
        }
        self.certificate = certificate
        self.standing = standing
    }

    public var description: String {
        guard case .ended(let cause) = standing else {
            return """
                Certificate \(certificate) is outstanding and carries shares, so it cannot be \
                made void. It ends when it is surrendered in a transfer, or when the item that \
                registered it is reversed.
                """
        }
        return cause == "VOID"
            ? "Certificate \(certificate) is void already."
            : "Certificate \(certificate) has ended already: \(cause.lowercased())."
    }
}
