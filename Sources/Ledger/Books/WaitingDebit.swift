/// A debit in the subsidiary file, 17 CFR 240.17Ad-9(c), which waits on the account of the
/// certificate that was transferred by its face.
public struct WaitingDebit: Hashable, Sendable {
    public let certificate: CertificateNumber
    public let account: AccountID

    public init(certificate: CertificateNumber, account: AccountID) {
        self.certificate = certificate
        self.account = account
    }

    /// Which of the certificates, by the accounts that they are registered to, may not end
    /// against it: of another account nobody presented or signed anything, and its holder could
    /// ask for the shares back (UCC 8-401(a)(2), 8-404).
    public func strangers(among owners: [CertificateNumber: AccountID]) -> [CertificateNumber] {
        owners.filter { $0.value != account }.map(\.key).sorted { $0.text < $1.text }
    }
}
