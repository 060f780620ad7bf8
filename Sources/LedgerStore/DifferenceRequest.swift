import Ledger

/// What a person saw on a certificate that the master securityholder file does not say.
public struct DifferenceRequest: Hashable, Sendable {
    public let certificate: CertificateID
    /// The shares that the paper says.
    public let face: ShareCount
    public let reason: String
    /// The day of its discovery; today when nobody says.
    public let openedOn: CalendarDate?
    /// Whether it was there when the book was taken over from an earlier agent.
    public let isPriorAgents: Bool

    public init(
        certificate: CertificateID, face: ShareCount, reason: String, openedOn: CalendarDate?,
        isPriorAgents: Bool
    ) {
        self.certificate = certificate
        self.face = face
        self.reason = reason
        self.openedOn = openedOn
        self.isPriorAgents = isPriorAgents
    }
}
