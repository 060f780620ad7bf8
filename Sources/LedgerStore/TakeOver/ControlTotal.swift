import Ledger

/// What an earlier agent certifies of a class: its control book in one line.
public struct ControlTotal: Hashable, Sendable {
    public let security: SecurityID
    public let issued: ShareCount
    public let authorised: ShareCount?
    /// How many certificates are outstanding, where that is certified too.
    public let certificates: Int64?

    public init(
        security: SecurityID, issued: ShareCount, authorised: ShareCount? = nil,
        certificates: Int64? = nil
    ) {
        self.security = security
        self.issued = issued
        self.authorised = authorised
        self.certificates = certificates
    }
}
