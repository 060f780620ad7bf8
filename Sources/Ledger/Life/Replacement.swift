/// New certificates in place of those that a case says are lost, stolen or destroyed.
///
/// It moves nothing and is never stopped by the ownership limit: the owner owned before.
/// Source: UCC 8-405; MGCL 2-213.
public struct Replacement: Hashable, Sendable {
    /// The case under which the loss was reported, sworn to and bonded.
    public let caseNumber: Int64
    public let security: SecurityID
    /// The certificates that end; each has one successor of the same shares.
    public let certificates: [CertificateNumber]
    /// The numbers of the successors, in the same order, where the desk has chosen them.
    public let numbers: [CertificateNumber]

    public init(
        caseNumber: Int64, security: SecurityID, certificates: [CertificateNumber],
        numbers: [CertificateNumber] = []
    ) {
        self.caseNumber = caseNumber
        self.security = security
        self.certificates = certificates
        self.numbers = numbers
    }
}
