import Ledger

/// A certificate that was outstanding in an earlier agent's book.
public struct TakenCertificate: Sendable {
    public let line: Int
    public let id: CertificateID
    public let shares: ShareCount
    /// The place of its registration among the accounts that are taken over.
    public let account: Int
    public let issuedOn: CalendarDate

    public init(
        line: Int, id: CertificateID, shares: ShareCount, account: Int, issuedOn: CalendarDate
    ) {
        self.line = line
        self.id = id
        self.shares = shares
        self.account = account
        self.issuedOn = issuedOn
    }
}
