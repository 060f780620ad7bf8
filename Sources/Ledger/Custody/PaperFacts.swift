/// A certificate that has ended, and what happened to its paper since.
///
/// Voided on the records and marked on the paper: two facts, each with its own time.
public struct PaperFacts: Hashable, Sendable {
    public let certificate: CertificateID
    /// `SURRENDERED`, `REPLACED`, `VOID` …; none while the certificate lives.
    public let cause: String?
    /// The day on which the records voided it.
    public let cancelledOn: CalendarDate?
    /// Whether the paper was at the desk when it was replaced, as mutilated paper is.
    public let isSurrendered: Bool
    public var events: [PaperEvent]
    /// Whether it ended by an event that called it in, while the paper was out.
    public let isCalledIn: Bool

    public init(
        certificate: CertificateID, cause: String?, cancelledOn: CalendarDate?,
        isSurrendered: Bool = false, events: [PaperEvent] = [], isCalledIn: Bool = false
    ) {
        self.isCalledIn = isCalledIn
        self.certificate = certificate
        self.cause = cause
        self.cancelledOn = cancelledOn
        self.isSurrendered = isSurrendered
        self.events = events
    }
}
