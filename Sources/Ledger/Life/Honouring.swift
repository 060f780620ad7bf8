/// The registration of a replaced certificate's original for its protected purchaser.
///
/// The original has ended, so the purchaser's shares are new ones: they need the issuer's
/// authority, authorised shares for the whole of them, and room under the purchaser's limit.
/// Source: UCC 8-405(b), 8-210.
public struct Honouring: Hashable, Sendable {
    public let caseNumber: Int64
    public let original: CertificateID
    /// The purchaser's registration.
    public let account: AccountID
    public let number: CertificateNumber?
    /// The issuer's written authority for the control book.
    public let authority: WrittenAuthority?

    public init(
        caseNumber: Int64, original: CertificateID, account: AccountID,
        number: CertificateNumber? = nil, authority: WrittenAuthority?
    ) {
        self.caseNumber = caseNumber
        self.original = original
        self.account = account
        self.number = number
        self.authority = authority
    }
}
